package io.drumroll.catalog.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best so many of the products that are offered: those with the lowest rank, and among equals the lowest product
 * number. A heap with the worst on top, in plain arrays.
 */
final class TopHits {
    private final int most;
    private final long[] ranks;
    private final long[] products;
    private final float[] scores;
    private int size;

    TopHits(int most) {
        this.most = most;
        ranks = new long[most];
        products = new long[most];
        scores = new float[most];
    }

    /** Whether a product of this rank may be among the best. */
    boolean wants(long rank) {
        return size < most || (most > 0 && rank <= ranks[0]);
    }

    void offer(long rank, long product, float score) {
        if (size < most) {
            put(size, rank, product, score);
            size++;
            rise(size - 1);
        } else if (most > 0 && isBefore(rank, product, ranks[0], products[0])) {
            put(0, rank, product, score);
            sink();
        }
    }

    static boolean isBefore(long rank, long product, long otherRank, long otherProduct) {
        return rank < otherRank || (rank == otherRank && product < otherProduct);
    }

    /** A product that was kept. */
    record Ranked(long rank, long product, float score) {}

    /** The best, in order. */
    List<Ranked> inOrder() {
        Ranked[] kept = IntStream.range(0, size)
                .mapToObj(i -> new Ranked(ranks[i], products[i], scores[i]))
                .toArray(Ranked[]::new);
        Arrays.sort(kept, (a, b) -> {
            int byRank = Long.compare(a.rank, b.rank);
            return byRank != 0 ? byRank : Long.compare(a.product, b.product);
        });
        return List.of(kept);
    }

    private void put(int place, long rank, long product, float score) {
        ranks[place] = rank;
        products[place] = product;
        scores[place] = score;
    }

    private boolean isBefore(int place, int other) {
        return isBefore(ranks[place], products[place], ranks[other], products[other]);
    }

    private void rise(int from) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / 2;
            if (!isBefore(parent, place)) {
                return;
            }
            swap(parent, place);
            place = parent;
        }
    }

    private void sink() {
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && isBefore(child, child + 1)) {
                child++;
            }
            if (!isBefore(place, child)) {
                return;
            }
            swap(place, child);
            place = child;
        }
    }

    private void swap(int a, int b) {
        long rank = ranks[a];
        long product = products[a];
        float score = scores[a];
        put(a, ranks[b], products[b], scores[b]);
        put(b, rank, product, score);
    }
}
