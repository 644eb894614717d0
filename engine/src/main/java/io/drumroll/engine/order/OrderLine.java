package io.drumroll.engine.order;

/**
 * One line of an order as it was confirmed; it never changes afterwards. What deals took off it stands beside it, in the
 * order's {@link io.drumroll.engine.promotion.Adjustment}s.
 *
 * @param sku the SKU's number.
 * @param quantity pieces, 1 or more.
 * @param unitPriceMinor list price of one piece, in the shop's currency.
 * @param festivalMinor what it was sold for, in the festival's currency, without duty.
 * @param payableMinor what it was sold for, in the buyer's currency, without duty.
 * @param dutyMinor the duty on it, in the buyer's currency.
 * @param proceedsMinor what the sale comes to for the shop, in the shop's currency, commission included.
 * @param subsidyMinor what the festival adds for the discounts that it funds, in the festival's currency.
 * @param commissionBps what part of the proceeds the festival keeps, in basis points.
 */
public record OrderLine(
        int sku,
        int quantity,
        long unitPriceMinor,
        long festivalMinor,
        long payableMinor,
        long dutyMinor,
        long proceedsMinor,
        long subsidyMinor,
        int commissionBps) {
    /** List price of all pieces, in the shop's currency. */
    public long grossMinor() {
        return quantity * unitPriceMinor;
    }
}
