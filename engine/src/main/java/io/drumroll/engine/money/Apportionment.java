package io.drumroll.engine.money;

import java.util.Arrays;

/**
 * Splits an amount over parts in proportion to their weights, by largest remainder (Hamilton's method): each part first
 * gets the floor of its exact share, then the units left over go, one each, to the parts with the largest remainders.
 *
 * <p>Tie-breaker: of two equal remainders, the part named first wins.
 */
public final class Apportionment {
    /** Up to so many parts, looking for the largest remainder again and again is quicker than sorting. */
    private static final int FEW = 32;

    private Apportionment() {}

    /**
     * Splits {@code total} over {@code weights}.
     *
     * @param total what to split, in minor units; 0 to the sum of the weights, so that no share exceeds its weight.
     * @param weights zero or more per part, and together at least one when {@code total} is not zero.
     * @return the shares, in the order of the weights; they sum to {@code total}, and none exceeds its weight.
     * @throws IllegalArgumentException when the total or a weight is out of range.
     * @throws ArithmeticException when the weights sum to more than a {@code long} holds.
     */
    public static long[] byLargestRemainder(long total, long[] weights) {
        return byLargestRemainder(total, weights, weights.length);
    }

    /** {@link #byLargestRemainder(long, long[])} over the first {@code count} weights. */
    public static long[] byLargestRemainder(long total, long[] weights, int count) {
        long[] shares = new long[count];
        split(total, weights, count, shares, new long[count]);
        return shares;
    }

    /**
     * {@link #byLargestRemainder(long, long[])} over the first {@code count} weights, without new objects.
     *
     * @param shares takes the shares in its first {@code count} places.
     * @param remainders scratch of {@code count} places or more.
     */
    public static void split(long total, long[] weights, int count, long[] shares, long[] remainders) {
        long sum = sumOf(weights, count);
        if (total < 0 || total > sum) {
            throw new IllegalArgumentException("cannot split " + total + " over weights that sum to " + sum);
        }
        if (total == 0) {
            Arrays.fill(shares, 0, count, 0);
            return;
        }
        if (count <= 2) {
            splitFew(total, weights, count, sum, shares, remainders);
            return;
        }
        long left = total;
        for (int i = 0; i < count; i++) {
            shares[i] = floorOfShare(total, weights[i], sum, remainders, i);
            left -= shares[i];
        }
        handOut(left, shares, remainders, count);
    }

    /** One part gets all; of two, whose remainders sum to the whole or nothing, one division tells both. */
    private static void splitFew(long total, long[] weights, int count, long sum, long[] shares, long[] remainders) {
        shares[0] = total;
        if (count == 2) {
            long floor = floorOfShare(total, weights[0], sum, remainders, 0);
            long remainder = remainders[0];
            shares[0] = remainder != 0 && remainder >= sum - remainder ? floor + 1 : floor;
            shares[1] = total - shares[0];
        }
    }

    private static long sumOf(long[] weights, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weights[i]);
            }
            sum = Math.addExact(sum, weights[i]);
        }
        return sum;
    }

    /** Floor of {@code total * weight / sum}; the product may need 128 bits, and plain longs are used when it fits. */
    private static long floorOfShare(long total, long weight, long sum, long[] remainders, int index) {
        long high = Math.multiplyHigh(total, weight);
        long low = total * weight;
        if (high == 0 && low >= 0) {
            remainders[index] = low % sum;
            return low / sum;
        }
        // The product is at most the sum squared, so its upper half is below the sum.
        long quotient = Rounding.quotient(high, low, sum);
        remainders[index] = low - quotient * sum;
        return quotient;
    }

    private static void handOut(long left, long[] shares, long[] remainders, int count) {
        if (count > FEW) {
            handOutBySorting((int) left, shares, remainders, count);
            return;
        }
        for (long given = 0; given < left; given++) {
            int largest = 0;
            for (int i = 1; i < count; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            shares[largest]++;
            remainders[largest] = -1;
        }
    }

    /** The same for many parts: all above the last remainder that gets a unit, then as many of its equals as are left over. */
    private static void handOutBySorting(int left, long[] shares, long[] remainders, int count) {
        if (left == 0) {
            return;
        }
        long[] sorted = Arrays.copyOf(remainders, count);
        Arrays.sort(sorted);
        long last = sorted[count - left];
        int equals = left;
        for (int i = count - 1; sorted[i] > last; i--) {
            equals--;
        }
        for (int i = 0; i < count; i++) {
            if (remainders[i] > last || (remainders[i] == last && equals-- > 0)) {
                shares[i]++;
            }
        }
    }
}
