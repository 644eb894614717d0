package io.drumroll.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    private static final long SEED = Long.getLong("drumroll.seed", 20_091_111L);
    private static final int RUNS = 20_000;

    @Test
    void givesTheUnitLeftOverToTheLargestRemainder() {
        // Exact shares are about 2399.8 and 1600.2.
        assertThat(Apportionment.byLargestRemainder(4_000, new long[] {30_000, 20_004}))
                .containsExactly(2_400, 1_600);
        // Exact shares are 0.2, 0.2 and 0.6.
        assertThat(Apportionment.byLargestRemainder(1, new long[] {1, 1, 3})).containsExactly(0, 0, 1);
    }

    @Test
    void givesTheUnitLeftOverToTheFirstOfEqualRemainders() {
        assertThat(Apportionment.byLargestRemainder(1, new long[] {5, 5, 5})).containsExactly(1, 0, 0);
        assertThat(Apportionment.byLargestRemainder(2, new long[] {5, 5, 5})).containsExactly(1, 1, 0);
        assertThat(Apportionment.byLargestRemainder(5, new long[] {7, 7})).containsExactly(3, 2);
    }

    @Test
    void splitsNothingIntoNothing() {
        assertThat(Apportionment.byLargestRemainder(0, new long[0])).isEmpty();
        assertThat(Apportionment.byLargestRemainder(0, new long[] {0, 7})).containsExactly(0, 0);
    }

    @Test
    void givesAllOfItsWeightToEachPartWhenTheTotalIsTheirSum() {
        assertThat(Apportionment.byLargestRemainder(12, new long[] {3, 0, 9})).containsExactly(3, 0, 9);
    }

    @Test
    void splitsOnlyOverTheFirstWeightsWhenFewerAreCounted() {
        assertThat(Apportionment.byLargestRemainder(4, new long[] {5, 5, 1_000}, 2))
                .containsExactly(2, 2);
    }

    @Test
    void staysExactWhereTheProductNeedsMoreThan64Bits() {
        long large = Long.MAX_VALUE - 2;

        assertThat(Apportionment.byLargestRemainder(large, new long[] {large - 1, 2}))
                .containsExactly(large - 2, 2);
        assertThat(Apportionment.byLargestRemainder(Long.MAX_VALUE, new long[] {Long.MAX_VALUE}))
                .containsExactly(Long.MAX_VALUE);
        // 2^32 * 2^31 is 2^63: its upper half is zero, and as a long it is negative.
        assertThat(Apportionment.byLargestRemainder(1L << 32, new long[] {1L << 31, 3L << 31}))
                .containsExactly(1L << 30, 3L << 30);
    }

    @Test
    void refusesWhatCannotBeSplit() {
        assertThatThrownBy(() -> Apportionment.byLargestRemainder(8, new long[] {3, 4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot split 8 over weights that sum to 7");
        assertThatThrownBy(() -> Apportionment.byLargestRemainder(-1, new long[] {3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot split -1 over weights that sum to 3");
        assertThatThrownBy(() -> Apportionment.byLargestRemainder(1, new long[] {3, -2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a weight is negative: -2");
        assertThatThrownBy(() -> Apportionment.byLargestRemainder(1, new long[] {Long.MAX_VALUE, 1}))
                .isInstanceOf(ArithmeticException.class);
    }

    /** Shares sum to the total, are the exact share rounded down or up, and go up for the largest remainders first. */
    @Test
    void sharesSumToTheTotalAndFollowTheLargestRemainders() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < RUNS; run++) {
            long bound = 1L << random.nextInt(1, 60);
            long[] weights = random.longs(random.nextInt(1, 9), 0, bound).toArray();
            long sum = LongStream.of(weights).sum();
            long total = random.nextLong(sum + 1);

            assertThat(Apportionment.byLargestRemainder(total, weights))
                    .as("seed %d, run %d: %d over %s", SEED, run, total, Arrays.toString(weights))
                    .satisfies(shares -> assertThat(LongStream.of(shares).sum()).isEqualTo(total))
                    .containsExactly(plainly(total, weights, sum));
        }
    }

    /** The same in numbers of any size: sort by remainder, keep the order of equal ones, hand out what is left. */
    private static long[] plainly(long total, long[] weights, long sum) {
        if (total == 0) {
            return new long[weights.length];
        }
        BigInteger whole = BigInteger.valueOf(sum);
        BigInteger[][] parts = LongStream.of(weights)
                .mapToObj(weight -> BigInteger.valueOf(total)
                        .multiply(BigInteger.valueOf(weight))
                        .divideAndRemainder(whole))
                .toArray(BigInteger[][]::new);
        long[] shares =
                Arrays.stream(parts).mapToLong(part -> part[0].longValueExact()).toArray();
        long left = total - LongStream.of(shares).sum();
        IntStream.range(0, weights.length)
                .boxed()
                .sorted((a, b) -> parts[b][1].compareTo(parts[a][1]))
                .limit(left)
                .forEach(part -> shares[part]++);
        return shares;
    }
}
