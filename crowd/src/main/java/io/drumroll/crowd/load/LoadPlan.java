package io.drumroll.crowd.load;

import io.drumroll.engine.limit.Limits;

/**
 * What load to make.
 *
 * @param ratePerSecond orders a second, or 0 for as many as are answered.
 * @param seconds how long, 1 or more, after {@code warmUpSeconds}.
 * @param warmUpSeconds how long the same load runs before anything is measured.
 * @param skus how many SKUs to list and order, 1 or more.
 * @param lines lines of an order, 1 to 100.
 * @param hotShare share of orders whose first line is the one hot SKU, 0 to 1.
 * @param inFlight how many orders may be under way; at a given rate those above are counted as late, not dropped.
 * @param buyers how many buyers order.
 * @param seed of everything that is chosen at random.
 * @param deals whether each order gets a festival price for each SKU, a shop tier, the saving across shops and a festival
 *     coupon.
 */
public record LoadPlan(
        long ratePerSecond,
        int seconds,
        int warmUpSeconds,
        int skus,
        int lines,
        double hotShare,
        int inFlight,
        int buyers,
        long seed,
        boolean deals) {
    private static final long MAX_RATE_COUPONS = 200_000;

    public LoadPlan {
        require(ratePerSecond >= 0, "the rate is 1 or more orders a second, or 'max'");
        require(seconds >= 1, "--seconds is 1 or more");
        require(skus >= lines, "--skus is at least as many as --lines");
        require(lines >= 1 && lines <= 100, "--lines is 1 to 100");
        require(hotShare >= 0 && hotShare <= 1, "--hot is a share of 0 to 1");
        require(inFlight >= 1, "there is at least one order in flight");
        require(buyers >= 1, "there is at least one buyer");
    }

    private static void require(boolean isMet, String what) {
        if (!isMet) {
            throw new IllegalArgumentException(what);
        }
    }

    /** How many coupons each buyer claims in advance; at no rate about as many as a fast machine uses. */
    int couponsPerBuyer() {
        long orders = (isMax() ? MAX_RATE_COUPONS : ratePerSecond) * (seconds + warmUpSeconds);
        return deals ? (int) Math.min(Limits.MAX_QUANTITY, orders / buyers + 1) : 0;
    }

    /** Whether there is no rate but as many as are answered. */
    public boolean isMax() {
        return ratePerSecond == 0;
    }
}
