package io.drumroll.engine.promotion;

import io.drumroll.engine.money.Apportionment;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import java.util.ArrayList;
import java.util.List;

/** Prices lines. Pure: the same lines and saving give the same quote. */
public final class Pricing {
    private Pricing() {}

    /**
     * What lines come to.
     *
     * @param currency what amounts are counted in.
     * @param skus the lines' SKUs, each once.
     * @param quantities pieces of each, 1 or more.
     * @param unitPricesMinor price of a piece of each.
     * @param saving the festival's saving.
     * @throws ArithmeticException when the subtotal exceeds a {@code long}; callers check ranges before.
     */
    public static Quote quote(
            Currency currency, int[] skus, int[] quantities, long[] unitPricesMinor, SpendAndSave saving) {
        long[] grossMinor = new long[skus.length];
        long subtotal = 0;
        for (int i = 0; i < skus.length; i++) {
            grossMinor[i] = Math.multiplyExact(quantities[i], unitPricesMinor[i]);
            subtotal = Math.addExact(subtotal, grossMinor[i]);
        }
        long saved = saving.savingOn(subtotal);
        long[] shares = Apportionment.byLargestRemainder(saved, grossMinor);
        List<QuoteLine> lines = new ArrayList<>(skus.length);
        for (int i = 0; i < skus.length; i++) {
            lines.add(new QuoteLine(skus[i], quantities[i], unitPricesMinor[i], shares[i], grossMinor[i] - shares[i]));
        }
        return new Quote(
                currency,
                List.copyOf(lines),
                subtotal,
                saved,
                subtotal - saved,
                saving.toNextStep(subtotal),
                saving.saveMinor());
    }
}
