package io.drumroll.engine;

import static io.drumroll.engine.Basket.off;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.promotion.Stage.SHOP_TIERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Funder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** '200 save 20, 500 save 80': the highest tier that a shop's lines reach together, once. */
class ShopTiersTest {
    private static final List<Tier> TIERS = List.of(new Tier(20_000, 2_000), new Tier(50_000, 8_000));

    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 10_000);
    private final int leaf = given.skuOf(TEA_HOUSE, 1);

    @Test
    void savesWhatTheHighestTierReachedSavesAndNothingBelowTheFirst() {
        given.deal(new ShopTiers(TEA_HOUSE, TIERS));

        assertThat(given.basket(line(tea, 1), line(leaf, 9_999)).total()).isEqualTo(19_999);
        assertThat(given.basket(line(tea, 2)).total()).isEqualTo(18_000);
        assertThat(given.basket(line(tea, 4), line(leaf, 9_999)).total()).isEqualTo(47_999);
        assertThat(given.basket(line(tea, 5)).total()).isEqualTo(42_000);
        // Once, not for every 50,000.
        assertThat(given.basket(line(tea, 20)).total()).isEqualTo(192_000);
    }

    @Test
    void splitsTheSavingOverTheShopsLinesByWhatIsLeftOfThem() {
        int cup = given.skuOf(TEA_HOUSE, 5_000);
        given.deal(new FestivalPrice(cup, 1_000, 10, 0));
        int tiers = given.deal(new ShopTiers(TEA_HOUSE, TIERS));

        Basket basket = given.basket(line(tea, 2), line(cup, 1), line(leaf, 1));

        // 20,000, 1,000 after its own deal, and 1: 2,000 x 20,000 / 21,001 = 1,904.67; 95.23; 0.095.
        assertThat(basket.adjustments().subList(1, 3))
                .containsExactly(off(0, tiers, SHOP_TIERS, 1_905), off(1, tiers, SHOP_TIERS, 95));
        assertThat(basket.payable()).containsExactly(18_095L, 905L, 1L);
    }

    @Test
    void countsWhatItemDealsLeftTowardsATier() {
        given.deal(new FestivalPrice(tea, 9_999, 10, 0));
        given.deal(new ShopTiers(TEA_HOUSE, TIERS));

        assertThat(given.basket(line(tea, 2)).total()).isEqualTo(19_998);
        assertThat(given.basket(line(tea, 2), line(leaf, 2)).total()).isEqualTo(18_000);
    }

    @Test
    void countsEachShopOnItsOwn() {
        int cupHouse = given.shop(CNY);
        int cup = given.skuOf(cupHouse, 10_000);
        int teas = given.deal(new ShopTiers(TEA_HOUSE, TIERS));
        int cups = given.deal(new ShopTiers(cupHouse, List.of(new Tier(10_000, 500))));

        // 10,000 in each shop is 20,000 in none.
        assertThat(given.basket(line(tea, 1), line(cup, 1)).total()).isEqualTo(19_500);
        // By shop in order of first appearance, whatever the deals' numbers.
        assertThat(given.basket(line(cup, 1), line(tea, 1), line(leaf, 10_000)).adjustments())
                .containsExactly(
                        off(0, cups, SHOP_TIERS, 500),
                        off(1, teas, SHOP_TIERS, 1_000),
                        off(2, teas, SHOP_TIERS, 1_000));
    }

    @Test
    void givesATierThatSavesAllThatItAsksFor() {
        given.deal(new ShopTiers(TEA_HOUSE, List.of(new Tier(10_000, 10_000))));

        assertThat(given.basket(line(tea, 1)).total()).isZero();
        given.basket(line(tea, 1)).placed();
    }

    @Test
    void letsTheFestivalBearAShopsTiersWhenItFundsThem() {
        given.deal(Offers.fundedBy(Funder.FESTIVAL, new ShopTiers(TEA_HOUSE, TIERS)));

        assertThat(given.basket(line(tea, 2)).confirmed())
                .containsExactly(new OrderLine(tea, 2, 10_000, 18_000, 18_000, 0, 20_000, 2_000, 0));
    }
}
