package io.drumroll.engine.order;

/** The parts of a line's amounts, by the rules' way of splitting that sums to the whole however often it is split. */
final class Shares {
    private Shares() {}

    /**
     * What the first {@code pieces} of {@code quantity} pieces have of an amount: the floor of their exact share.
     *
     * @param amountMinor 0 or more.
     * @param pieces 0 to the quantity.
     * @param quantity 1 to {@link io.drumroll.engine.limit.Limits#MAX_QUANTITY}; or 0, which has nothing.
     */
    static long of(long amountMinor, long pieces, long quantity) {
        if (pieces == quantity) {
            return amountMinor;
        }
        // Whole and rest apart, so that no product leaves a long.
        return amountMinor / quantity * pieces + amountMinor % quantity * pieces / quantity;
    }

    /** What the pieces behind the first {@code from} up to the first {@code to} have of an amount. */
    static long between(long amountMinor, long from, long to, long quantity) {
        return of(amountMinor, to, quantity) - of(amountMinor, from, quantity);
    }
}
