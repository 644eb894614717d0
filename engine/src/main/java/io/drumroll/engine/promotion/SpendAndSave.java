package io.drumroll.engine.promotion;

/**
 * The festival's own saving across shops: every full {@code spendMinor} of an order saves {@code saveMinor}.
 *
 * @param spendMinor the step, in minor units; 1 or more. {@link #NONE} has none.
 * @param saveMinor what each full step saves, in minor units; 0 to {@code spendMinor}, so that no order falls below
 *     zero.
 */
public record SpendAndSave(long spendMinor, long saveMinor) {
    /** No saving at all. */
    public static final SpendAndSave NONE = new SpendAndSave(0, 0);

    /** What an order of this subtotal saves, in minor units; never more than the subtotal. */
    public long savingOn(long subtotalMinor) {
        return spendMinor == 0 ? 0 : subtotalMinor / spendMinor * saveMinor;
    }

    /** What to add to an order of this subtotal to reach the next step, in minor units; 0 where there is no saving. */
    public long toNextStep(long subtotalMinor) {
        return saveMinor == 0 ? 0 : spendMinor - subtotalMinor % spendMinor;
    }

    /** Whether the figures make a saving: both zero, or a step of 1 or more that saves no more than itself. */
    public static boolean isValid(long spendMinor, long saveMinor) {
        return (spendMinor == 0 && saveMinor == 0) || (spendMinor > 0 && saveMinor >= 0 && saveMinor <= spendMinor);
    }
}
