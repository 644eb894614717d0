package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.promotion.Stage.CROSS_SHOP;
import static io.drumroll.engine.promotion.Stage.FESTIVAL_COUPON;
import static io.drumroll.engine.promotion.Stage.SHOP_COUPON;
import static io.drumroll.engine.promotion.Stage.SHOP_TIERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Quote.Hint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 'Add 50 to save 20': the smallest amount to the next saving, and what it saves on top. */
class HintsTest {
    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 1_000);
    private final int cupHouse = given.shop(CNY);
    private final int cup = given.skuOf(cupHouse, 1_000);

    @Test
    void saysWhatIsMissingToTheNextTierAndWhatItSavesMore() {
        int deal = given.deal(new ShopTiers(TEA_HOUSE, List.of(new Tier(20_000, 2_000), new Tier(50_000, 8_000))));

        assertThat(given.basket(line(tea, 15)).hints())
                .containsExactly(new Hint(deal, SHOP_TIERS, TEA_HOUSE, 5_000, 2_000));
        assertThat(given.basket(line(tea, 20)).hints())
                .containsExactly(new Hint(deal, SHOP_TIERS, TEA_HOUSE, 30_000, 6_000));
        assertThat(given.basket(line(tea, 50)).hints()).isEmpty();
        assertThat(given.basket(line(cup, 15)).hints()).isEmpty();
    }

    @Test
    void keepsItsWordWhenExactlyWhatItAskedForIsAdded() {
        int leaf = given.skuOf(TEA_HOUSE, 1);
        given.deal(new ShopTiers(TEA_HOUSE, List.of(new Tier(20_000, 2_000))));
        Hint hint = given.basket(line(tea, 15)).hints().getFirst();

        int added = (int) hint.addMinor();
        assertThat(given.basket(line(tea, 15), line(leaf, added - 1)).quote().savingMinor())
                .isZero();
        assertThat(given.basket(line(tea, 15), line(leaf, added)).quote().savingMinor())
                .isEqualTo(hint.saveMinor());
    }

    @Test
    void countsWhatItemDealsLeft() {
        given.deal(new SecondPiece(tea, 5_000));
        int deal = given.deal(new ShopTiers(TEA_HOUSE, List.of(new Tier(20_000, 2_000))));

        assertThat(given.basket(line(tea, 20)).hints())
                .containsExactly(new Hint(deal, SHOP_TIERS, TEA_HOUSE, 5_000, 2_000));
    }

    @Test
    void leavesOutLinesThatBarTheStage() {
        given.deal(new SecondPiece(tea, 5_000), SHOP_TIERS, CROSS_SHOP);
        int deal = given.deal(new CrossShop(10_000, 100, 0));
        int tiers = given.deal(new ShopTiers(TEA_HOUSE, List.of(new Tier(20_000, 2_000))));

        assertThat(given.basket(line(tea, 20), line(cup, 3)).hints())
                .containsExactly(
                        new Hint(tiers, SHOP_TIERS, TEA_HOUSE, 20_000, 2_000),
                        new Hint(deal, CROSS_SHOP, 0, 7_000, 100));
    }

    @Test
    void saysWhatIsMissingToTheNextFullAmountAcrossShopsUntilTheCap() {
        int deal = given.deal(new CrossShop(30_000, 4_000, 9_000));

        assertThat(given.basket(line(tea, 20), line(cup, 5)).hints())
                .containsExactly(new Hint(deal, CROSS_SHOP, 0, 5_000, 4_000));
        assertThat(given.basket(line(tea, 30)).hints()).containsExactly(new Hint(deal, CROSS_SHOP, 0, 30_000, 4_000));
        // What the cap leaves.
        assertThat(given.basket(line(tea, 61)).hints()).containsExactly(new Hint(deal, CROSS_SHOP, 0, 29_000, 1_000));
        assertThat(given.basket(line(tea, 90)).hints()).isEmpty();
        assertThat(given.basket(line(tea, 200)).hints()).isEmpty();
    }

    @Test
    void saysWhatIsMissingToACouponThatIsHeldAndNotNamed() {
        int shops = given.held(ANNA, new ShopCoupon(TEA_HOUSE, 10_000, 1_500, 10, 1));
        int festivals = given.held(ANNA, new FestivalCoupon(12_000, 2_000, 10, 1));
        Basket basket = given.basket(line(tea, 4), line(cup, 1));

        assertThat(basket.hints())
                .containsExactly(
                        new Hint(shops, SHOP_COUPON, TEA_HOUSE, 6_000, 1_500),
                        new Hint(festivals, FESTIVAL_COUPON, 0, 7_000, 2_000));
        assertThat(basket.by(BO).hints()).isEmpty();
        assertThat(basket.by(0).hints()).isEmpty();
    }

    @Test
    void saysNothingOfCouponsThatAreReachedUsedOverOrOfOtherShops() {
        int reached = given.held(ANNA, new ShopCoupon(TEA_HOUSE, 10_000, 1_500, 10, 1));
        int used = given.held(ANNA, new FestivalCoupon(10_000, 2_000, 10, 1));
        given.basket(line(tea, 10)).using(used).placed();
        int ended = given.held(ANNA, new FestivalCoupon(20_000, 2_000, 10, 1));
        given.accepted(new EndDeal(ended));
        int early = given.deal(Offers.during(OPENS_AT + 1, OPENS_AT + 2, new FestivalCoupon(20_000, 2_000, 10, 1)));
        given.claimed(ANNA, early);
        given.held(ANNA, new ShopCoupon(cupHouse, 90_000, 1_500, 10, 1));
        given.held(ANNA, new RedPacket(90_000, 90_000, 1));

        assertThat(given.basket(line(tea, 10)).hints()).isEmpty();
        assertThat(given.basket(line(tea, 9)).hints())
                .containsExactly(new Hint(reached, SHOP_COUPON, TEA_HOUSE, 1_000, 1_500));
    }

    @Test
    void saysNothingOfACouponForAPlaceThatANamedOneHas() {
        int named = given.held(ANNA, new ShopCoupon(TEA_HOUSE, 1_000, 100, 10, 1));
        int better = given.held(ANNA, new ShopCoupon(TEA_HOUSE, 10_000, 1_500, 10, 1));
        int festivals = given.held(ANNA, new FestivalCoupon(10_000, 2_000, 10, 1));

        assertThat(given.basket(line(tea, 5)).using(named).hints())
                .containsExactly(new Hint(festivals, FESTIVAL_COUPON, 0, 5_100, 2_000));
        assertThat(given.basket(line(tea, 5)).hints())
                .containsExactly(
                        new Hint(better, SHOP_COUPON, TEA_HOUSE, 5_000, 1_500),
                        new Hint(festivals, FESTIVAL_COUPON, 0, 5_000, 2_000));
    }

    @Test
    void listsHintsByStageAndWithinOneByShopOrFirstClaim() {
        int festivals = given.held(ANNA, new FestivalCoupon(50_000, 1, 1, 1));
        int cups = given.held(ANNA, new ShopCoupon(cupHouse, 10_000, 2, 1, 1));
        int teas = given.held(ANNA, new ShopCoupon(TEA_HOUSE, 10_000, 3, 1, 1));
        int others = given.held(ANNA, new FestivalCoupon(60_000, 4, 1, 1));
        int across = given.deal(new CrossShop(30_000, 5, 0));
        int teaTiers = given.deal(new ShopTiers(TEA_HOUSE, List.of(new Tier(10_000, 6))));
        int cupTiers = given.deal(new ShopTiers(cupHouse, List.of(new Tier(10_000, 7))));

        assertThat(given.basket(line(cup, 1), line(tea, 2)).hints())
                .containsExactly(
                        new Hint(cupTiers, SHOP_TIERS, cupHouse, 9_000, 7),
                        new Hint(teaTiers, SHOP_TIERS, TEA_HOUSE, 8_000, 6),
                        new Hint(cups, SHOP_COUPON, cupHouse, 9_000, 2),
                        new Hint(teas, SHOP_COUPON, TEA_HOUSE, 8_000, 3),
                        new Hint(across, CROSS_SHOP, 0, 27_000, 5),
                        new Hint(festivals, FESTIVAL_COUPON, 0, 47_000, 1),
                        new Hint(others, FESTIVAL_COUPON, 0, 57_000, 4));
    }

    @Test
    void countsInTheShopsCurrencyAndTheFestivals() {
        Currency yen = new Currency("JPY");
        int kyoto = given.rate(yen, 5, 1).shop(yen);
        int bowl = given.skuOf(kyoto, 1_000);
        int tiers = given.deal(new ShopTiers(kyoto, List.of(new Tier(1_500, 100))));
        int across = given.deal(new CrossShop(6_000, 100, 0));

        // 1,000 yen are 5,000 fen.
        assertThat(given.basket(line(bowl, 1)).in(yen).hints())
                .containsExactly(
                        new Hint(tiers, SHOP_TIERS, kyoto, 500, 100), new Hint(across, CROSS_SHOP, 0, 1_000, 100));
    }
}
