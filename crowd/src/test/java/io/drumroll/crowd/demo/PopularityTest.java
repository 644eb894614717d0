package io.drumroll.crowd.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PopularityTest {
    private static final int DRAWS = 2_000_000;

    @Test
    void wantsSkusInProportionToTheCurve() {
        int skus = 1_000;
        Popularity popularity = new Popularity(skus, 1.0, 3);
        int[] drawn = draw(popularity, skus);

        double sum = 0;
        for (int rank = 0; rank < skus; rank++) {
            sum += 1.0 / (rank + 10);
        }
        for (int rank : new int[] {0, 1, 10, 100, 999}) {
            double expected = 1.0 / (rank + 10) / sum;
            double actual = (double) drawn[popularity.skuAtRank(rank)] / DRAWS;
            assertThat(actual).as("share at rank %d", rank).isCloseTo(expected, within(expected * 0.2));
        }
    }

    @Test
    void wantsAllAlikeWithoutSkew() {
        int[] drawn = draw(new Popularity(4, 0, 3), 4);

        for (int sku = 1; sku <= 4; sku++) {
            assertThat((double) drawn[sku] / DRAWS).isCloseTo(0.25, within(0.01));
        }
    }

    @Test
    void dealsRanksToEverySkuOnceByTheSeed() {
        int skus = 10_000;
        Popularity popularity = new Popularity(skus, 0.9, 3);
        boolean[] seen = new boolean[skus + 1];
        for (int rank = 0; rank < skus; rank++) {
            seen[popularity.skuAtRank(rank)] = true;
        }

        assertThat(seen[0]).isFalse();
        for (int sku = 1; sku <= skus; sku++) {
            assertThat(seen[sku]).as("SKU %d", sku).isTrue();
        }
        assertThat(new Popularity(skus, 0.9, 4).skuAtRank(0)).isNotEqualTo(popularity.skuAtRank(0));
    }

    @Test
    void holdsAMillionSkusAndASingleOne() {
        SplittableRandom random = new SplittableRandom(5);

        assertThat(new Popularity(1_000_000, 0.9, 1).pick(random)).isBetween(1, 1_000_000);
        assertThat(new Popularity(1, 0.9, 1).pick(random)).isEqualTo(1);
    }

    @Test
    void refusesNoSkusAtAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Popularity(0, 0.9, 1));
    }

    private static int[] draw(Popularity popularity, int skus) {
        SplittableRandom random = new SplittableRandom(9);
        int[] drawn = new int[skus + 1];
        for (int i = 0; i < DRAWS; i++) {
            drawn[popularity.pick(random)]++;
        }
        return drawn;
    }
}
