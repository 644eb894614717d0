package io.drumroll.board;

/** Sums of amounts that stop at the largest number: a board that shows the limit is better than one that stops. */
final class Sums {
    private Sums() {}

    /** The sum of two numbers that are 0 or more, or {@link Long#MAX_VALUE} where it would be larger. */
    static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
