package io.drumroll.engine.money;

/** The one rounding of amounts: to the nearest minor unit, halves up. */
public final class Rounding {
    private Rounding() {}

    /**
     * {@code a * b / c} of the exact product, to the nearest whole, halves up.
     *
     * @param a 0 or more.
     * @param b 0 or more.
     * @param c 1 or more.
     * @return the result; {@link Long#MAX_VALUE} where it would be larger.
     */
    public static long nearest(long a, long b, long c) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        long quotient;
        if (high == 0 && low >= 0) {
            quotient = low / c;
        } else if (high >= c) {
            return Long.MAX_VALUE;
        } else {
            quotient = quotient(high, low, c);
        }
        if (quotient < 0) {
            return Long.MAX_VALUE;
        }
        // Exact although the products overflow: the remainder is below c, so its lower 64 bits are all of it.
        long remainder = low - quotient * c;
        long rounded = remainder >= c - remainder ? quotient + 1 : quotient;
        return rounded < 0 ? Long.MAX_VALUE : rounded;
    }

    /** Floor of a product of 126 bits by a divisor above {@code high}, digit by digit from the highest bit. */
    static long quotient(long high, long low, long divisor) {
        long quotient = 0;
        long remainder = high;
        for (int bit = 63; bit >= 0; bit--) {
            remainder = (remainder << 1) | ((low >>> bit) & 1);
            quotient <<= 1;
            if (Long.compareUnsigned(remainder, divisor) >= 0) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        return quotient;
    }
}
