package io.drumroll.engine.promotion;

import io.drumroll.engine.money.Currency;
import java.util.List;

/**
 * What given lines cost now, line by line; the same code prices an order.
 *
 * @param currency what all amounts are counted in.
 * @param lines one per SKU, in the order asked for; their {@code payableMinor} sum to {@code totalMinor}.
 * @param subtotalMinor the sum before savings.
 * @param savingMinor what the festival's {@link SpendAndSave} takes off.
 * @param totalMinor what is to be paid: subtotal less saving.
 * @param addMinor the smallest amount to add to reach the next saving, 0 where there is none.
 * @param nextSavingMinor what that next step saves on top, 0 where there is none.
 */
public record Quote(
        Currency currency,
        List<QuoteLine> lines,
        long subtotalMinor,
        long savingMinor,
        long totalMinor,
        long addMinor,
        long nextSavingMinor) {

    /**
     * One line of a quote.
     *
     * @param sku the SKU's number.
     * @param quantity pieces, 1 or more.
     * @param unitPriceMinor list price of one piece.
     * @param savingMinor this line's share of the order's saving.
     * @param payableMinor {@code quantity * unitPriceMinor - savingMinor}, which is also what a refund of it gives.
     */
    public record QuoteLine(int sku, int quantity, long unitPriceMinor, long savingMinor, long payableMinor) {}
}
