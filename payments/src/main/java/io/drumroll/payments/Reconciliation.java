package io.drumroll.payments;

/**
 * What a round of the reconciler found.
 *
 * @param taken captured payments that the engine has, by this round or before.
 * @param refunded payments of which nothing is due back any more.
 * @param failed payments and pages that have to be tried again.
 * @param complete whether it came to the end of both lists.
 */
public record Reconciliation(int taken, int refunded, int failed, boolean complete) {
    static final Reconciliation NOTHING = new Reconciliation(0, 0, 0, true);

    /** Whether both books agree, as far as this round saw them. */
    public boolean isSettled() {
        return failed == 0 && complete;
    }

    Reconciliation and(Reconciliation other) {
        return new Reconciliation(
                taken + other.taken, refunded + other.refunded, failed + other.failed, complete && other.complete);
    }

    Reconciliation failedOnce() {
        return new Reconciliation(taken, refunded, failed + 1, false);
    }

    Reconciliation unfinished() {
        return new Reconciliation(taken, refunded, failed, false);
    }
}
