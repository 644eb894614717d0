package io.drumroll.crowd.demo;

import java.util.random.RandomGenerator;

/**
 * What shoppers like: a few SKUs very much, most a little. The SKU at rank r is wanted in proportion to {@code 1 / (r +
 * 10) ^ exponent} (Zipf and Mandelbrot), and ranks are dealt to SKU numbers by a seeded shuffle.
 *
 * <p>Choosing takes constant time (Walker's alias method, built as by Vose, 1991) and 12 bytes of memory a SKU.
 * Unchanging, so safe for use by many threads.
 */
public final class Popularity {
    /** The most SKUs that one table holds. */
    public static final int MAX_SKUS = 20_000_000;
    /** An exponent at which the first of 10,000 SKUs gets about one order line in a hundred. */
    public static final double DEFAULT_EXPONENT = 0.9;

    /** Flattens the head of the curve, so that no single SKU takes a tenth of all sales. */
    private static final int HEAD_OFFSET = 10;

    private final int[] skuAtRank;
    private final float[] keepChance;
    private final int[] otherRank;

    /**
     * Builds the table.
     *
     * @param skus how many SKUs, numbered from 1; 1 to {@link #MAX_SKUS}.
     * @param exponent how skewed, 0 (all alike) or more.
     * @param seed deals the ranks.
     */
    public Popularity(int skus, double exponent, long seed) {
        if (skus < 1 || skus > MAX_SKUS) {
            throw new IllegalArgumentException("skus must be 1 to " + MAX_SKUS + ", not " + skus);
        }
        if (!(exponent >= 0)) {
            throw new IllegalArgumentException("exponent must be 0 or more, not " + exponent);
        }
        skuAtRank = shuffled(skus, seed);
        keepChance = new float[skus];
        otherRank = new int[skus];
        fillTable(scaledWeights(skus, exponent));
    }

    /** A SKU's number, 1 to the number of SKUs, chosen with the given source of randomness. */
    public int pick(RandomGenerator random) {
        int rank = random.nextInt(skuAtRank.length);
        return skuAtRank[random.nextFloat() < keepChance[rank] ? rank : otherRank[rank]];
    }

    /** The SKU at a rank; 0 is the one wanted most. */
    public int skuAtRank(int rank) {
        return skuAtRank[rank];
    }

    private static int[] shuffled(int skus, long seed) {
        int[] numbers = new int[skus];
        for (int i = 0; i < skus; i++) {
            numbers[i] = i + 1;
        }
        for (int i = skus - 1; i > 0; i--) {
            int other = (int) Math.unsignedMultiplyHigh(Mixing.mix(seed + i), i + 1L);
            int number = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = number;
        }
        return numbers;
    }

    /** Weights by rank, scaled so that their mean is 1. */
    private static double[] scaledWeights(int skus, double exponent) {
        double[] weights = new double[skus];
        double sum = 0;
        for (int rank = 0; rank < skus; rank++) {
            weights[rank] = Math.pow(rank + HEAD_OFFSET, -exponent);
            sum += weights[rank];
        }
        for (int rank = 0; rank < skus; rank++) {
            weights[rank] *= skus / sum;
        }
        return weights;
    }

    /** Pairs each rank that has too little with one that has too much, until all hold exactly one share. */
    private void fillTable(double[] weights) {
        int[] poor = new int[weights.length];
        int[] rich = new int[weights.length];
        int poorCount = 0;
        int richCount = 0;
        for (int rank = 0; rank < weights.length; rank++) {
            if (weights[rank] < 1) {
                poor[poorCount++] = rank;
            } else {
                rich[richCount++] = rank;
            }
        }
        while (poorCount > 0 && richCount > 0) {
            int taker = poor[--poorCount];
            int giver = rich[--richCount];
            keepChance[taker] = (float) weights[taker];
            otherRank[taker] = giver;
            weights[giver] -= 1 - weights[taker];
            if (weights[giver] < 1) {
                poor[poorCount++] = giver;
            } else {
                rich[richCount++] = giver;
            }
        }
        // What is left over on either side differs from 1 by rounding only.
        keepAlone(poor, poorCount);
        keepAlone(rich, richCount);
    }

    private void keepAlone(int[] ranks, int count) {
        for (int i = 0; i < count; i++) {
            keepChance[ranks[i]] = 1;
            otherRank[ranks[i]] = ranks[i];
        }
    }
}
