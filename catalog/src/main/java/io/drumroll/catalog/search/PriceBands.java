package io.drumroll.catalog.search;

import java.util.Arrays;
import java.util.List;

/**
 * Prices in bands: band 0 is below the first edge, band n from edge n-1 (inclusive) to edge n (exclusive), the last one has
 * no end.
 *
 * @param edgesMinor rising, in minor units of the festival's currency, at most {@value #MAX_EDGES}.
 */
public record PriceBands(List<Long> edgesMinor) {
    /** The most edges; there is one band more. */
    public static final int MAX_EDGES = 15;

    public PriceBands {
        edgesMinor = List.copyOf(edgesMinor);
        if (edgesMinor.size() > MAX_EDGES) {
            throw new IllegalArgumentException(edgesMinor.size() + " edges, and at most " + MAX_EDGES + " are kept");
        }
        for (int i = 1; i < edgesMinor.size(); i++) {
            if (edgesMinor.get(i) <= edgesMinor.get(i - 1)) {
                throw new IllegalArgumentException("the edges don't rise: " + edgesMinor);
            }
        }
    }

    /** 50, 100, 200, 500, 1,000 and 5,000 of a currency with two decimals. */
    public static PriceBands usual() {
        return new PriceBands(List.of(5_000L, 10_000L, 20_000L, 50_000L, 100_000L, 500_000L));
    }

    /** How many bands there are. */
    public int count() {
        return edgesMinor.size() + 1;
    }

    /** The edges as an array of one's own, to find bands of many prices with {@link #bandOf(long[], long)}. */
    long[] toArray() {
        return edgesMinor.stream().mapToLong(Long::longValue).toArray();
    }

    static int bandOf(long[] edges, long priceMinor) {
        int found = Arrays.binarySearch(edges, priceMinor);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
