package io.drumroll.engine.money;

/**
 * Splits an amount over parts in proportion to their weights, by largest remainder (Hamilton's method): each part first
 * gets the floor of its exact share, then the units left over go, one each, to the parts with the largest remainders.
 *
 * <p>Tie-breaker: of two equal remainders, the part named first wins.
 */
public final class Apportionment {
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
        long sum = sumOf(weights, count);
        if (total < 0 || total > sum) {
            throw new IllegalArgumentException("cannot split " + total + " over weights that sum to " + sum);
        }
        long[] shares = new long[count];
        if (total == 0) {
            return shares;
        }
        long[] remainders = new long[count];
        long left = total;
        for (int i = 0; i < count; i++) {
            shares[i] = floorOfShare(total, weights[i], sum, remainders, i);
            left -= shares[i];
        }
        handOut(left, shares, remainders);
        return shares;
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
        long quotient = 0;
        long remainder = 0;
        // Schoolbook division of the 126-bit product, from its highest bit; remainder stays below sum < 2^63.
        for (int bit = 127; bit >= 0; bit--) {
            long next = bit >= 64 ? (high >>> (bit - 64)) & 1 : (low >>> bit) & 1;
            remainder = (remainder << 1) | next;
            quotient <<= 1;
            if (Long.compareUnsigned(remainder, sum) >= 0) {
                remainder -= sum;
                quotient |= 1;
            }
        }
        remainders[index] = remainder;
        return quotient;
    }

    private static void handOut(long left, long[] shares, long[] remainders) {
        for (long given = 0; given < left; given++) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            shares[largest]++;
            remainders[largest] = -1;
        }
    }
}
