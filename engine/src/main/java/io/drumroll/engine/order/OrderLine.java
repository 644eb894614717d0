package io.drumroll.engine.order;

/**
 * One line of an order as it was confirmed; it never changes afterwards.
 *
 * @param sku the SKU's number.
 * @param quantity pieces, 1 or more.
 * @param unitPriceMinor price of one piece before savings.
 * @param savingMinor this line's share of the order's saving; {@code quantity * unitPriceMinor - savingMinor} is what
 *     the line was sold for, and what its refund gives.
 */
public record OrderLine(int sku, int quantity, long unitPriceMinor, long savingMinor) {
    /** What the line was sold for, in minor units. */
    public long payableMinor() {
        return quantity * unitPriceMinor - savingMinor;
    }
}
