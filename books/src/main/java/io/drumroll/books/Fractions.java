package io.drumroll.books;

import java.math.BigInteger;

/** The one rounding of the books: to the nearest whole number, halves up. */
final class Fractions {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private Fractions() {}

    /**
     * floor(n / d + 1/2) of the exact fraction; what is larger than a long counts as the largest long.
     *
     * @param denominator 1 or more.
     */
    static long nearest(BigInteger numerator, BigInteger denominator) {
        BigInteger twice = numerator.shiftLeft(1).add(denominator);
        BigInteger[] parts = twice.divideAndRemainder(denominator.shiftLeft(1));
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return floor.min(LARGEST).longValueExact();
    }

    /** floor(x * k / q), of a line's amount x and k of its q pieces; pieces are at most 1,000,000. */
    static long share(long amountMinor, long pieces, long quantity) {
        return amountMinor / quantity * pieces + amountMinor % quantity * pieces / quantity;
    }
}
