package io.drumroll.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One caller's endless orders: two different SKUs, one piece of each, the lower number first. For one thread. */
public final class Workload {
    /** Callers, each on a thread of its own. */
    public static final int CALLERS = 16;
    /** SKUs on sale, numbered from 1. */
    public static final int SKUS = 100_000;
    /** Buyers, numbered from 1. */
    public static final int BUYERS = 100_000;
    /** Pieces of each SKU, more than a run can sell. */
    public static final long STOCK = 1_000_000_000;
    /** Price of one piece, in minor units. */
    public static final long PRICE_MINOR = 9_900;

    /** What orders are after. */
    public enum Demand {
        /** Both SKUs chosen evenly. */
        SPREAD("spread over 100,000 SKUs"),
        /** SKU 1 is in every order, the other chosen evenly. */
        HOT("one SKU in every order");

        private final String label;

        Demand(String label) {
            this.label = label;
        }

        /** The name to show. */
        public String label() {
            return label;
        }
    }

    /** An order: {@code first < second}, so that locks are always taken in the same order. */
    public record Order(long buyer, int first, int second) {}

    private final Demand demand;
    private final SplittableRandom random;

    private Workload(Demand demand, long seed) {
        this.demand = demand;
        this.random = new SplittableRandom(seed);
    }

    /** A source for each of {@link #CALLERS}, the same in every run. */
    public static List<Workload> forCallers(Demand demand) {
        List<Workload> all = new ArrayList<>();
        for (int caller = 1; caller <= CALLERS; caller++) {
            all.add(new Workload(demand, caller));
        }
        return all;
    }

    /** The next order. */
    public Order next() {
        int one = demand == Demand.HOT ? 1 : 1 + random.nextInt(SKUS);
        int other = 1 + random.nextInt(SKUS - 1);
        if (other >= one) {
            other++;
        }
        return new Order(1 + random.nextInt(BUYERS), Math.min(one, other), Math.max(one, other));
    }
}
