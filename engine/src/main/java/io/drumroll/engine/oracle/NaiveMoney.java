package io.drumroll.engine.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The arithmetic of the rules: the one rounding, splitting by largest remainder, and the parts of a line. */
final class NaiveMoney {
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final long WHOLE_BPS = 10_000;

    private NaiveMoney() {}

    /** The exact fraction of two numbers, neither negative, to the nearest unit, halves up; at most the largest long. */
    static long nearest(BigInteger numerator, BigInteger denominator) {
        BigInteger rounded = numerator.multiply(TWO).add(denominator).divide(denominator.multiply(TWO));
        return rounded.min(LARGEST).longValue();
    }

    /** So many basis points of an amount. */
    static long bps(long amountMinor, int bps) {
        if (amountMinor == 0 || bps == 0) {
            return 0;
        }
        return nearest(big(amountMinor).multiply(big(bps)), big(WHOLE_BPS));
    }

    /** Of an amount of so many pieces, what the first few of them come to. */
    static long share(long amountMinor, int pieces, int ofPieces) {
        if (pieces == 0 || amountMinor == 0) {
            return 0;
        }
        return pieces == ofPieces
                ? amountMinor
                : big(amountMinor).multiply(big(pieces)).divide(big(ofPieces)).longValue();
    }

    /** Of two amounts, neither negative; at most the largest long. */
    static long sum(long aMinor, long bMinor) {
        return aMinor > Long.MAX_VALUE - bMinor ? Long.MAX_VALUE : aMinor + bMinor;
    }

    /** Splits an amount in proportion to the weights: floors first, the rest one each by largest remainder, then place. */
    static long[] split(long totalMinor, long[] weights) {
        long[] parts = new long[weights.length];
        if (totalMinor == 0) {
            return parts;
        }
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            sum = sum.add(big(weight));
        }
        List<BigInteger> remainders = new ArrayList<>();
        long left = totalMinor;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] exact = big(totalMinor).multiply(big(weights[i])).divideAndRemainder(sum);
            parts[i] = exact[0].longValue();
            remainders.add(exact[1]);
            left -= parts[i];
        }
        for (int place : largestFirst(remainders).subList(0, Math.toIntExact(left))) {
            parts[place]++;
        }
        return parts;
    }

    private static List<Integer> largestFirst(List<BigInteger> remainders) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < remainders.size(); i++) {
            places.add(i);
        }
        // The sort is stable, so that of equal remainders the first keeps its place in front.
        places.sort(
                Comparator.comparing((Integer place) -> remainders.get(place)).reversed());
        return places;
    }

    static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
