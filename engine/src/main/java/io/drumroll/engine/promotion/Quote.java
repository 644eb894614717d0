package io.drumroll.engine.promotion;

import io.drumroll.engine.money.Currency;
import java.util.List;

/**
 * What given lines cost now, line by line; the same code prices an order.
 *
 * @param currency the buyer's currency: what it is paid in.
 * @param lines one per SKU, in the order asked for.
 * @param adjustments what deals take off which line; see {@link io.drumroll.engine.message.Event.OrderPlaced}.
 * @param hints the next savings within reach, in the order of the stages.
 * @param subtotalMinor the lines' list prices, in the buyer's currency.
 * @param savingMinor what all deals take off: subtotal and duty less total.
 * @param dutyMinor the sum of the lines' duties, in the buyer's currency.
 * @param totalMinor what is to be paid, in the buyer's currency: the sum of the lines' payable amounts and duties.
 * @param depositMinor what of that is to be paid now, for a pre-sale; otherwise 0.
 */
public record Quote(
        Currency currency,
        List<QuoteLine> lines,
        List<Adjustment> adjustments,
        List<Hint> hints,
        long subtotalMinor,
        long savingMinor,
        long dutyMinor,
        long totalMinor,
        long depositMinor) {

    /**
     * One line of a quote.
     *
     * @param sku the SKU's number.
     * @param quantity pieces, 1 or more.
     * @param shop the shop's number.
     * @param shopCurrency what the shop prices in.
     * @param unitPriceMinor list price of one piece, in the shop's currency.
     * @param listMinor list price of all pieces, in the buyer's currency.
     * @param festivalMinor what it is sold for, in the festival's currency, without duty.
     * @param payableMinor what it is sold for, in the buyer's currency, without duty.
     * @param dutyMinor the duty on it, in the buyer's currency.
     */
    public record QuoteLine(
            int sku,
            int quantity,
            int shop,
            Currency shopCurrency,
            long unitPriceMinor,
            long listMinor,
            long festivalMinor,
            long payableMinor,
            long dutyMinor) {
        /** What the buyer pays for the line, and what a refund of it gives, in the buyer's currency. */
        public long refundMinor() {
            return payableMinor + dutyMinor;
        }
    }

    /**
     * A saving within reach: add so much to what counts towards it, and save so much more.
     *
     * @param deal the deal's number.
     * @param stage where it applies; it fixes the currency, as for an {@link Adjustment}.
     * @param shop the shop in which to spend, 0 for any.
     * @param addMinor the smallest amount to add, 1 or more.
     * @param saveMinor what is saved on top, 1 or more.
     */
    public record Hint(int deal, Stage stage, int shop, long addMinor, long saveMinor) {}
}
