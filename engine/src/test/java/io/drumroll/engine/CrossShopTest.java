package io.drumroll.engine;

import static io.drumroll.engine.Basket.off;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.promotion.Stage.CROSS_SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.ChangeDeal;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.Funder;
import org.junit.jupiter.api.Test;

/** Every full 300 across shops saves 40, split over the lines to the last unit. */
class CrossShopTest {
    private final Given given = Given.festival();
    private final int cupHouse = given.shop(CNY);
    private final int potHouse = given.shop(CNY);

    @Test
    void savesForEveryFullAmountAcrossShops() {
        given.deal(new CrossShop(30_000, 4_000, 0));
        int tea = given.skuOf(TEA_HOUSE, 10_000);
        int cup = given.skuOf(cupHouse, 10_000);
        int leaf = given.skuOf(potHouse, 1);

        assertThat(given.basket(line(tea, 1), line(cup, 1), line(leaf, 9_999)).total())
                .isEqualTo(29_999);
        assertThat(given.basket(line(tea, 1), line(cup, 1), line(leaf, 10_000)).total())
                .isEqualTo(26_000);
        assertThat(given.basket(line(tea, 3), line(cup, 2), line(leaf, 9_999)).total())
                .isEqualTo(55_999);
        assertThat(given.basket(line(tea, 3), line(cup, 3)).total()).isEqualTo(52_000);
        assertThat(given.basket(line(tea, 300)).total()).isEqualTo(3_000_000 - 400_000);
    }

    @Test
    void givesTheUnitLeftOverToTheLargestRemainder() {
        int deal = given.deal(new CrossShop(30_000, 4_000, 0));
        int tea = given.skuOf(TEA_HOUSE, 10_000);
        int cup = given.skuOf(cupHouse, 10_000);
        int pot = given.skuOf(potHouse, 10_001);

        // 4,000 x 10,000 / 30,001 = 1,333.29 twice, and 4,000 x 10,001 / 30,001 = 1,333.42.
        assertThat(given.basket(line(tea, 1), line(cup, 1), line(pot, 1)).adjustments())
                .containsExactly(
                        off(0, deal, CROSS_SHOP, 1_333),
                        off(1, deal, CROSS_SHOP, 1_333),
                        off(2, deal, CROSS_SHOP, 1_334));
    }

    @Test
    void givesTheUnitLeftOverToTheFirstOfEqualRemainders() {
        int deal = given.deal(new CrossShop(30_000, 4_000, 0));
        int tea = given.skuOf(TEA_HOUSE, 10_000);
        int cup = given.skuOf(cupHouse, 10_000);
        int pot = given.skuOf(potHouse, 10_000);

        assertThat(given.basket(line(pot, 1), line(tea, 1), line(cup, 1)).adjustments())
                .containsExactly(
                        off(0, deal, CROSS_SHOP, 1_334),
                        off(1, deal, CROSS_SHOP, 1_333),
                        off(2, deal, CROSS_SHOP, 1_333));
    }

    @Test
    void givesSeveralUnitsLeftOverOneToEach() {
        int deal = given.deal(new CrossShop(7, 5, 0));
        int tea = given.skuOf(TEA_HOUSE, 1);
        int cup = given.skuOf(cupHouse, 2);
        int pot = given.skuOf(potHouse, 4);

        // 5/7, 10/7 and 20/7: floors 0, 1, 2; remainders 5, 3 and 6 of 7; two units are left over.
        assertThat(given.basket(line(tea, 1), line(cup, 1), line(pot, 1)).adjustments())
                .containsExactly(off(0, deal, CROSS_SHOP, 1), off(1, deal, CROSS_SHOP, 1), off(2, deal, CROSS_SHOP, 3));
    }

    @Test
    void savesNoMoreThanTheCap() {
        given.deal(new CrossShop(30_000, 4_000, 9_000));
        int tea = given.skuOf(TEA_HOUSE, 30_000);

        assertThat(given.basket(line(tea, 2)).total()).isEqualTo(52_000);
        // A cap need not be a multiple of what is saved each time.
        assertThat(given.basket(line(tea, 3)).total()).isEqualTo(81_000);
        assertThat(given.basket(line(tea, 300)).total()).isEqualTo(9_000_000 - 9_000);
    }

    @Test
    void savesOnceWhereTheCapIsOneSaving() {
        given.deal(new CrossShop(30_000, 4_000, 4_000));
        int tea = given.skuOf(TEA_HOUSE, 30_000);

        assertThat(given.basket(line(tea, 1)).total()).isEqualTo(26_000);
        assertThat(given.basket(line(tea, 2)).total()).isEqualTo(56_000);
    }

    @Test
    void leavesNoPartOfNothingInTheList() {
        int deal = given.deal(new CrossShop(30_000, 1, 0));
        int tea = given.skuOf(TEA_HOUSE, 30_000);
        int leaf = given.skuOf(cupHouse, 1);

        assertThat(given.basket(line(leaf, 1), line(tea, 1)).adjustments())
                .containsExactly(off(1, deal, CROSS_SHOP, 1));
    }

    @Test
    void takesAllThatIsLeftWhenItSavesAllThatIsAskedFor() {
        given.deal(new CrossShop(100, 100, 0));
        int tea = given.skuOf(TEA_HOUSE, 99);

        assertThat(given.basket(line(tea, 1)).total()).isEqualTo(99);
        // 198 saves 100 once, 10,000 times 99 saves all.
        assertThat(given.basket(line(tea, 2)).total()).isEqualTo(98);
        assertThat(given.basket(line(tea, 100)).total()).isZero();
    }

    @Test
    void isBorneByWhoeverFundsIt() {
        int festivals = given.deal(Offers.fundedBy(Funder.FESTIVAL, new CrossShop(100, 10, 0)));
        int tea = given.skuOf(TEA_HOUSE, 200);
        assertThat(given.basket(line(tea, 1)).confirmed())
                .containsExactly(new OrderLine(tea, 1, 200, 180, 180, 0, 200, 20, 0));

        given.accepted(new ChangeDeal(festivals, Offers.fundedBy(Funder.SHOP, new CrossShop(100, 10, 0))));
        assertThat(given.basket(line(tea, 1)).confirmed())
                .containsExactly(new OrderLine(tea, 1, 200, 180, 180, 0, 180, 0, 0));
    }
}
