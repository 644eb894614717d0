package io.drumroll.engine;

import static io.drumroll.engine.Basket.off;
import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.promotion.Stage.CROSS_SHOP;
import static io.drumroll.engine.promotion.Stage.FESTIVAL_COUPON;
import static io.drumroll.engine.promotion.Stage.ITEM;
import static io.drumroll.engine.promotion.Stage.RED_PACKET;
import static io.drumroll.engine.promotion.Stage.SHOP_COUPON;
import static io.drumroll.engine.promotion.Stage.SHOP_TIERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Rejection.BelowMinimumSpend;
import io.drumroll.engine.message.Rejection.NothingLeftToPay;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Funder;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Deals of all stages on one order: two teas of 20,000 in one shop, and a cup of 10,000 in another.
 */
class StackingTest {
    private final Given given = Given.festival();
    private final int tea = given.skuOf(TEA_HOUSE, 20_000);
    private final int cup = given.skuOf(given.shop(CNY), 10_000);
    private final Basket basket = given.basket(line(tea, 2), line(cup, 1));

    private final DealTerms half = new SecondPiece(tea, 5_000);
    private final DealTerms tiers = new ShopTiers(TEA_HOUSE, List.of(new Tier(20_000, 2_000)));
    private final DealTerms shopCoupon = new ShopCoupon(TEA_HOUSE, 25_000, 1_000, 10, 1);
    private final DealTerms across = new CrossShop(30_000, 4_000, 0);
    private final DealTerms festivalCoupon = new FestivalCoupon(33_000, 3_000, 10, 1);
    private final DealTerms packet = new RedPacket(1_000, 10_000, 1);

    @Test
    void appliesTheStagesInTheirOrderWhateverTheDealsNumbersAre() {
        int red = given.held(ANNA, packet);
        int all = given.held(ANNA, festivalCoupon);
        int cross = given.deal(across);
        int shop = given.held(ANNA, shopCoupon);
        int steps = given.deal(tiers);
        int second = given.deal(half);

        Basket used = basket.using(red, all, shop);

        // Tea: 40,000 - 10,000 - 2,000 - 1,000 = 27,000; with the cup 37,000, which saves 4,000 once:
        // 2,918.9 and 1,081.1. Of the 24,081 and 8,919 left, 3,000 are 2,189.2 and 810.8. Of the 21,892 and
        // 8,108 left, 1,000 are 729.7 and 270.3.
        assertThat(used.adjustments())
                .containsExactly(
                        off(0, second, ITEM, 10_000),
                        off(0, steps, SHOP_TIERS, 2_000),
                        off(0, shop, SHOP_COUPON, 1_000),
                        off(0, cross, CROSS_SHOP, 2_919),
                        off(1, cross, CROSS_SHOP, 1_081),
                        off(0, all, FESTIVAL_COUPON, 2_189),
                        off(1, all, FESTIVAL_COUPON, 811),
                        off(0, red, RED_PACKET, 730),
                        off(1, red, RED_PACKET, 270));
        assertThat(used.payable()).containsExactly(21_162L, 7_838L);
        assertThat(used.total()).isEqualTo(29_000);
        assertThat(used.quote().savingMinor()).isEqualTo(21_000);
    }

    @Test
    void letsTheBuyerPayTheSameWhoeverFundsTheDeals() {
        // Shops bear what is theirs and the festival the rest: 21,162 + 5,838 = 27,000, and 7,838 + 2,162 = 10,000.
        assertThat(confirmed(Funder.SHOP, Funder.FESTIVAL))
                .containsExactly(
                        new OrderLine(tea, 2, 20_000, 21_162, 21_162, 0, 27_000, 5_838, 0),
                        new OrderLine(cup, 1, 10_000, 7_838, 7_838, 0, 10_000, 2_162, 0));
        assertThat(confirmed(Funder.FESTIVAL, Funder.SHOP))
                .containsExactly(
                        new OrderLine(tea, 2, 20_000, 21_162, 21_162, 0, 34_162, 13_000, 0),
                        new OrderLine(cup, 1, 10_000, 7_838, 7_838, 0, 7_838, 0, 0));
        assertThat(confirmed(Funder.SHOP, Funder.SHOP))
                .containsExactly(
                        new OrderLine(tea, 2, 20_000, 21_162, 21_162, 0, 21_162, 0, 0),
                        new OrderLine(cup, 1, 10_000, 7_838, 7_838, 0, 7_838, 0, 0));
        assertThat(confirmed(Funder.FESTIVAL, Funder.FESTIVAL))
                .containsExactly(
                        new OrderLine(tea, 2, 20_000, 21_162, 21_162, 0, 40_000, 18_838, 0),
                        new OrderLine(cup, 1, 10_000, 7_838, 7_838, 0, 10_000, 2_162, 0));
    }

    private List<OrderLine> confirmed(Funder ofShopStages, Funder ofFestivalStages) {
        Given festival = given.restored();
        festival.deal(Offers.fundedBy(ofShopStages, half));
        festival.deal(Offers.fundedBy(ofShopStages, tiers));
        int shop = festival.deal(Offers.fundedBy(ofShopStages, shopCoupon));
        festival.deal(Offers.fundedBy(ofFestivalStages, across));
        int all = festival.deal(Offers.fundedBy(ofFestivalStages, festivalCoupon));
        int red = festival.deal(Offers.fundedBy(ofFestivalStages, packet));
        festival.claimed(ANNA, shop).claimed(ANNA, all).claimed(ANNA, red);
        return festival.basket(line(tea, 2), line(cup, 1)).using(shop, all, red).confirmed();
    }

    // Bars

    @Test
    void leavesALineOutOfAStageThatItsDealBarsInWhatCountsAndInWhatIsTaken() {
        given.deal(half, CROSS_SHOP);
        int cross = given.deal(new CrossShop(10_000, 1_000, 0));

        // Only the cup's 10,000 count, not the tea's 30,000, and only the cup is touched.
        assertThat(basket.adjustments()).endsWith(off(1, cross, CROSS_SHOP, 1_000));
        assertThat(basket.payable()).containsExactly(30_000L, 9_000L);
    }

    @Test
    void barsNothingForALineThatTheDealDoesNotTouch() {
        given.deal(half, CROSS_SHOP);
        int cross = given.deal(across);

        // One tea has no second piece, so it counts: 30,000 together, and 2,666.7 are the tea's.
        assertThat(given.basket(line(tea, 1), line(cup, 1)).adjustments())
                .containsExactly(off(0, cross, CROSS_SHOP, 2_667), off(1, cross, CROSS_SHOP, 1_333));
    }

    @Test
    void barsOnlyTheStagesNamed() {
        given.deal(half, SHOP_TIERS, FESTIVAL_COUPON);
        int steps = given.deal(new ShopTiers(TEA_HOUSE, List.of(new Tier(1, 1))));
        int shop = given.held(ANNA, shopCoupon);
        int cross = given.deal(across);
        int all = given.held(ANNA, new FestivalCoupon(8_000, 3_000, 10, 1));
        int red = given.held(ANNA, packet);

        Basket used = basket.using(shop, all, red);

        // Tea 30,000, no tiers, coupon: 29,000. Across 39,000: 4,000 are 2,974.4 and 1,025.6. The festival's coupon
        // finds 8,974 of the cup only. Of 26,026 and 5,974, 1,000 are 813.3 and 186.7.
        assertThat(used.adjustments().subList(1, 7))
                .containsExactly(
                        off(0, shop, SHOP_COUPON, 1_000),
                        off(0, cross, CROSS_SHOP, 2_974),
                        off(1, cross, CROSS_SHOP, 1_026),
                        off(1, all, FESTIVAL_COUPON, 3_000),
                        off(0, red, RED_PACKET, 813),
                        off(1, red, RED_PACKET, 187));
        assertThat(used.adjustments()).noneMatch(adjustment -> adjustment.deal() == steps);
    }

    @Test
    void refusesACouponForWhichTheBarredLinesAreMissing() {
        given.deal(half, SHOP_COUPON, FESTIVAL_COUPON);
        int shop = given.held(ANNA, shopCoupon);
        int all = given.held(ANNA, festivalCoupon);

        basket.using(shop).isRefused(new BelowMinimumSpend(shop, 25_000, 0));
        basket.using(all).isRefused(new BelowMinimumSpend(all, 33_000, 10_000));
    }

    @Test
    void refusesARedPacketThatAllLinesBar() {
        given.deal(half, RED_PACKET);
        int red = given.held(ANNA, packet);

        given.basket(line(tea, 2)).using(red).isRefused(new NothingLeftToPay(red));
        assertThat(basket.using(red).adjustments()).endsWith(off(1, red, RED_PACKET, 1_000));
    }

    @Test
    void barsForEveryLineThatABundleTouches() {
        int saucer = given.skuOf(TEA_HOUSE, 10_000);
        int set = given.deal(new BundlePrice(List.of(line(tea, 1), line(saucer, 1)), 27_000), CROSS_SHOP);
        int cross = given.deal(new CrossShop(10_000, 1_000, 0));

        assertThat(given.basket(line(tea, 1), line(saucer, 1), line(cup, 1)).adjustments())
                .containsExactly(off(0, set, ITEM, 2_000), off(1, set, ITEM, 1_000), off(2, cross, CROSS_SHOP, 1_000));
    }

    @Test
    void barsByDealsOfLaterStagesToo() {
        given.deal(tiers, RED_PACKET);
        int cross = given.deal(across, FESTIVAL_COUPON);
        int all = given.held(ANNA, new FestivalCoupon(1, 1, 1, 1));
        int red = given.held(ANNA, packet);

        // The saving across shops touches both lines, so that nothing counts for the festival's coupon.
        basket.using(all).isRefused(new BelowMinimumSpend(all, 1, 0));
        // The tiers touch the tea: 38,000 and 10,000 save 4,000 as 3,166.7 and 833.3.
        assertThat(basket.using(red).adjustments())
                .endsWith(
                        off(0, cross, CROSS_SHOP, 3_167),
                        off(1, cross, CROSS_SHOP, 833),
                        off(1, red, RED_PACKET, 1_000));
    }

    @Test
    void barsForALineThatACouponTouches() {
        int shop = given.deal(shopCoupon, CROSS_SHOP);
        int cross = given.deal(new CrossShop(10_000, 1_000, 0));
        given.claimed(ANNA, shop);

        assertThat(basket.using(shop).adjustments())
                .containsExactly(off(0, shop, SHOP_COUPON, 1_000), off(1, cross, CROSS_SHOP, 1_000));
    }

    @Test
    void addsUpTheBarsOfAllDealsThatTouchALine() {
        given.deal(half, CROSS_SHOP);
        given.deal(tiers, RED_PACKET);
        given.deal(new CrossShop(10_000, 1_000, 0));
        int red = given.held(ANNA, packet);

        // The tea is left out of both; the cup pays 10,000 - 1,000 - 1,000.
        assertThat(basket.using(red).payable()).containsExactly(28_000L, 8_000L);
    }
}
