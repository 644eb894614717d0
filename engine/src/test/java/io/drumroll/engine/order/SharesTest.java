package io.drumroll.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final long SEED = Long.getLong("drumroll.seed", 20_261_111L);

    @Test
    void isTheFloorOfTheExactShareHoweverLargeTheAmount() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            long amount = random.nextLong(1L << random.nextInt(1, 62));
            long quantity = random.nextLong(1, 1_000_001);
            long pieces = random.nextLong(quantity + 1);
            long exact = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(pieces))
                    .divide(BigInteger.valueOf(quantity))
                    .longValueExact();
            assertThat(Shares.of(amount, pieces, quantity))
                    .as("%s of %s of %s, seed %s", pieces, quantity, amount, SEED)
                    .isEqualTo(exact);
        }
    }

    @Test
    void sumsToTheWholePieceByPiece() {
        long sum = 0;
        for (int piece = 0; piece < 7; piece++) {
            sum += Shares.between(1_000, piece, piece + 1, 7);
        }
        assertThat(sum).isEqualTo(1_000);
    }

    @Test
    void hasNothingWhereNoPieceIsLeft() {
        assertThat(Shares.between(0, 0, 0, 0)).isZero();
    }
}
