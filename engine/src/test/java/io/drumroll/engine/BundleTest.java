package io.drumroll.engine;

import static io.drumroll.engine.Basket.off;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.promotion.Stage.ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tea at 1,000 and two cups at 500 for 1,500 together, and what else their pieces may have. */
class BundleTest {
    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 1_000);
    private final int cup = given.skuOf(TEA_HOUSE, 500);
    private final int bundle = given.deal(new BundlePrice(List.of(line(tea, 1), line(cup, 2)), 1_500));

    @Test
    void sellsOneBundleAtItsPrice() {
        Basket one = given.basket(line(tea, 1), line(cup, 2));

        assertThat(one.total()).isEqualTo(1_500);
        // 500 off, split by 1,000 and 2 x 500.
        assertThat(one.adjustments()).containsExactly(off(0, bundle, ITEM, 250), off(1, bundle, ITEM, 250));
        assertThat(one.payable()).containsExactly(750L, 750L);
    }

    @Test
    void makesNoBundleOfWhatIsNotWhole() {
        assertThat(given.basket(line(tea, 5), line(cup, 1)).total()).isEqualTo(5_500);
        assertThat(given.basket(line(cup, 8)).total()).isEqualTo(4_000);
    }

    @Test
    void makesTwoBundlesOfTwoBundlesWorthAndLeavesTheRestAtItsPrice() {
        Basket two = given.basket(line(tea, 2), line(cup, 5));

        assertThat(two.total()).isEqualTo(3_500);
        assertThat(two.adjustments()).containsExactly(off(0, bundle, ITEM, 500), off(1, bundle, ITEM, 500));
    }

    @Test
    void givesSingleDealsToThePiecesThatNoBundleTook() {
        int second = given.deal(new SecondPiece(tea, 5_000));

        Basket basket = given.basket(line(tea, 4), line(cup, 2));

        // One bundle saves 250 of each line; of the three teas left every second is at half price.
        assertThat(basket.adjustments())
                .containsExactly(off(0, bundle, ITEM, 250), off(1, bundle, ITEM, 250), off(0, second, ITEM, 500));
        assertThat(basket.payable()).containsExactly(3_250L, 750L);
    }

    @Test
    void prefersABundleToASingleDealThatWouldSaveMore() {
        int price = given.deal(new FestivalPrice(tea, 100, 10, 0));

        assertThat(given.basket(line(tea, 2), line(cup, 2)).adjustments())
                .containsExactly(
                        off(0, bundle, ITEM, 250), off(1, bundle, ITEM, 250), new Adjustment(0, price, ITEM, 1, 900));
    }

    @Test
    void takesNoPiecesForABundleThatSavesNothing() {
        int second = given.deal(new SecondPiece(tea, 5_000));
        given.accepted(new ChangePrice(tea, cny(500)));

        // A tea and two cups are 1,500 now, which is what the bundle costs.
        assertThat(given.basket(line(tea, 2), line(cup, 4)).adjustments()).containsExactly(off(0, second, ITEM, 250));

        given.accepted(new ChangePrice(tea, cny(400)));
        assertThat(given.basket(line(tea, 2), line(cup, 4)).adjustments()).containsExactly(off(0, second, ITEM, 200));

        given.accepted(new ChangePrice(tea, cny(501)));
        assertThat(given.basket(line(tea, 1), line(cup, 2)).total()).isEqualTo(1_500);
    }

    @Test
    void splitsWhatABundleSavesByLargestRemainderWithTiesToTheFirst() {
        int pot = given.skuOf(TEA_HOUSE, 300);
        int lid = given.skuOf(TEA_HOUSE, 300);
        int tray = given.skuOf(TEA_HOUSE, 300);
        int set = given.deal(new BundlePrice(List.of(line(pot, 1), line(lid, 1), line(tray, 1)), 800));

        // 100 over three equal parts.
        assertThat(given.basket(line(pot, 1), line(lid, 1), line(tray, 1)).adjustments())
                .containsExactly(off(0, set, ITEM, 34), off(1, set, ITEM, 33), off(2, set, ITEM, 33));
    }

    @Test
    void makesBundlesOfLinesThatNameASkuTwice() {
        assertThat(given.basket(line(cup, 1), line(tea, 1), line(cup, 1)).total())
                .isEqualTo(1_500);
    }

    @Test
    void makesSeveralKindsOfBundlesInOneOrder() {
        int pot = given.skuOf(TEA_HOUSE, 2_000);
        int lid = given.skuOf(TEA_HOUSE, 1_000);
        int set = given.deal(new BundlePrice(List.of(line(pot, 1), line(lid, 1)), 2_400));

        Basket basket = given.basket(line(pot, 1), line(tea, 1), line(lid, 1), line(cup, 2));

        assertThat(basket.adjustments())
                .containsExactly(
                        off(1, bundle, ITEM, 250),
                        off(3, bundle, ITEM, 250),
                        off(0, set, ITEM, 400),
                        off(2, set, ITEM, 200));
        assertThat(basket.total()).isEqualTo(5_000 - 500 - 600);
    }

    @Test
    void takesThePriceOfAWholeBundleDownToOneUnit() {
        int pot = given.skuOf(TEA_HOUSE, 3);
        int lid = given.skuOf(TEA_HOUSE, 3);
        given.deal(new BundlePrice(List.of(line(pot, 1), line(lid, 1)), 1));

        assertThat(given.basket(line(pot, 1), line(lid, 1)).payable()).containsExactly(0L, 1L);
    }

    @Test
    void listsItsLinesInTheOrdersOrderNotTheBundles() {
        int pot = given.skuOf(TEA_HOUSE, 2_000);
        int lid = given.skuOf(TEA_HOUSE, 1_000);
        int set = given.deal(new BundlePrice(List.of(line(pot, 1), line(lid, 1)), 2_400));

        assertThat(given.basket(line(lid, 1), line(pot, 1)).adjustments())
                .containsExactly(off(0, set, ITEM, 200), off(1, set, ITEM, 400));
    }

    @Test
    void givesTheUnitThatIsLeftOverToTheOrdersFirstLine() {
        int pot = given.skuOf(TEA_HOUSE, 1_000);
        int lid = given.skuOf(TEA_HOUSE, 1_000);
        given.deal(new BundlePrice(List.of(line(pot, 1), line(lid, 1)), 1_999));

        assertThat(given.basket(line(lid, 1), line(pot, 1)).payable()).containsExactly(999L, 1_000L);
    }
}
