package io.drumroll.engine.oracle;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lines cost, reckoned again from the rules. */
final class NaivePricing {
    private final NaiveState state;

    NaivePricing(NaiveState state) {
        this.state = state;
    }

    /** Checks lines and adds them up; neither stock nor limits are looked at. */
    Result<Quote> quote(List<LineRequest> asked) {
        Rejection why = whyNotLines(asked);
        if (why != null) {
            return new Result.Refused<>(why);
        }
        Map<Integer, Long> merged = new LinkedHashMap<>();
        for (LineRequest line : asked) {
            merged.merge(line.sku(), (long) line.quantity(), Long::sum);
        }
        for (long quantity : merged.values()) {
            why = NaiveState.whyOutOfRange(Field.QUANTITY, quantity, 1, Limits.MAX_QUANTITY);
            if (why != null) {
                return new Result.Refused<>(why);
            }
        }
        return quoteOf(merged);
    }

    private @Nullable Rejection whyNotLines(List<LineRequest> asked) {
        if (asked.isEmpty()) {
            return new Rejection.NoLines();
        }
        if (asked.size() > Limits.MAX_ORDER_LINES) {
            return new Rejection.OutOfRange(Field.ORDER_LINES, asked.size(), 1, Limits.MAX_ORDER_LINES);
        }
        for (LineRequest line : asked) {
            Rejection why = NaiveState.whyOutOfRange(Field.QUANTITY, line.quantity(), 1, Limits.MAX_QUANTITY);
            if (why == null) {
                why = state.whyNotForSale(line.sku());
            }
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    /** Prices pieces by SKU, whether still on sale or not; refused only when the subtotal is too large. */
    Result<Quote> quoteOf(Map<Integer, Long> pieces) {
        long[] gross = new long[pieces.size()];
        long subtotal = 0;
        int at = 0;
        for (Map.Entry<Integer, Long> line : pieces.entrySet()) {
            gross[at] = line.getValue() * state.knownSku(line.getKey()).priceMinor;
            subtotal = subtotal > Long.MAX_VALUE - gross[at] ? Long.MAX_VALUE : subtotal + gross[at];
            at++;
        }
        Rejection why = NaiveState.whyOutOfRange(Field.ORDER_TOTAL, subtotal, 0, Limits.MAX_AMOUNT_MINOR);
        return why == null ? new Result.Found<>(quoteOf(pieces, gross, subtotal)) : new Result.Refused<>(why);
    }

    private Quote quoteOf(Map<Integer, Long> pieces, long[] gross, long subtotal) {
        long spend = state.scheduledFrame().saving().spendMinor();
        long save = state.scheduledFrame().saving().saveMinor();
        long saved = spend == 0 ? 0 : subtotal / spend * save;
        long[] shares = shares(saved, gross, subtotal);
        List<QuoteLine> lines = new ArrayList<>(gross.length);
        int at = 0;
        for (Map.Entry<Integer, Long> line : pieces.entrySet()) {
            int sku = line.getKey();
            int quantity = line.getValue().intValue();
            long price = state.knownSku(sku).priceMinor;
            lines.add(new QuoteLine(sku, quantity, price, shares[at], gross[at] - shares[at]));
            at++;
        }
        long toNext = save == 0 ? 0 : spend - subtotal % spend;
        return new Quote(state.currency(), lines, subtotal, saved, subtotal - saved, toNext, save);
    }

    /** Splits a saving in proportion to the weights: floors first, the rest one each by largest remainder, then place. */
    static long[] shares(long saved, long[] weights, long sum) {
        long[] shares = new long[weights.length];
        if (saved == 0) {
            return shares;
        }
        long[] remainders = new long[weights.length];
        long left = saved;
        for (int i = 0; i < weights.length; i++) {
            shares[i] = share(saved, weights[i], sum, remainders, i);
            left -= shares[i];
        }
        for (int place : largestFirst(remainders).subList(0, Math.toIntExact(left))) {
            shares[place]++;
        }
        return shares;
    }

    /**
     * Floor of {@code saved * weight / sum}, multiplied out bit by bit as one would on paper: the product may need more
     * than 64 bits, but what is carried over stays below three times the sum.
     */
    private static long share(long saved, long weight, long sum, long[] remainders, int place) {
        long quotient = 0;
        long rest = 0;
        for (long bit = Long.highestOneBit(saved); bit != 0; bit >>>= 1) {
            rest = 2 * rest + ((saved & bit) == 0 ? 0 : weight);
            quotient = 2 * quotient + rest / sum;
            rest %= sum;
        }
        remainders[place] = rest;
        return quotient;
    }

    private static List<Integer> largestFirst(long[] remainders) {
        List<Integer> places = new ArrayList<>(remainders.length);
        for (int i = 0; i < remainders.length; i++) {
            places.add(i);
        }
        // The sort is stable, so that of equal remainders the first keeps its place in front.
        places.sort(
                Comparator.comparingLong((Integer place) -> remainders[place]).reversed());
        return places;
    }
}
