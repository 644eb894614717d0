package io.drumroll.engine;

import static io.drumroll.engine.Basket.off;
import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_ORDER_COUPONS;
import static io.drumroll.engine.order.PayMode.LATER;
import static io.drumroll.engine.order.PayMode.NOW;
import static io.drumroll.engine.promotion.Stage.FESTIVAL_COUPON;
import static io.drumroll.engine.promotion.Stage.SHOP_COUPON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.RefundOrder;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.BelowMinimumSpend;
import io.drumroll.engine.message.Rejection.CouponNotHeld;
import io.drumroll.engine.message.Rejection.CouponsClash;
import io.drumroll.engine.message.Rejection.DealNotLive;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Rejection.UnknownDeal;
import io.drumroll.engine.message.Rejection.WrongDealKind;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coupons in orders: what they take off, when they can be used, and when they come back. */
class CouponsTest {
    private final Given given = Given.festival();
    private final int cupHouse = given.shop(CNY);
    private final int tea = given.skuOf(TEA_HOUSE, 10_000);
    private final int cup = given.skuOf(cupHouse, 5_000);

    /** Spend 10,000 in the shop and save 1,500; there are ten, and a buyer may claim two. */
    private static ShopCoupon ofShop(int shop) {
        return new ShopCoupon(shop, 10_000, 1_500, 10, 2);
    }

    private static FestivalCoupon ofFestival(long spendMinor, long saveMinor) {
        return new FestivalCoupon(spendMinor, saveMinor, 10, 2);
    }

    // What they take off

    @Test
    void takesAShopsCouponOffTheShopsLinesOnly() {
        int leaf = given.skuOf(TEA_HOUSE, 5_000);
        int coupon = given.held(ANNA, ofShop(TEA_HOUSE));

        Basket basket = given.basket(line(cup, 1), line(tea, 1), line(leaf, 1)).using(coupon);

        // 1,500 by 10,000 and 5,000.
        assertThat(basket.adjustments())
                .containsExactly(off(1, coupon, SHOP_COUPON, 1_000), off(2, coupon, SHOP_COUPON, 500));
        assertThat(basket.total()).isEqualTo(18_500);
        assertThat(given.basket(line(tea, 1)).total()).as("not named, not used").isEqualTo(10_000);
    }

    @Test
    void takesAFestivalCouponOffAllLines() {
        int coupon = given.held(ANNA, ofFestival(15_000, 1_000));

        // 1,000 by 10,000 and 5,000: 666.67 and 333.33.
        assertThat(given.basket(line(tea, 1), line(cup, 1)).using(coupon).adjustments())
                .containsExactly(off(0, coupon, FESTIVAL_COUPON, 667), off(1, coupon, FESTIVAL_COUPON, 333));
    }

    @Test
    void takesOneCouponOfEachShopOneOfTheFestivalAndOneRedPacketTogether() {
        int teas = given.held(ANNA, ofShop(TEA_HOUSE));
        int cups = given.held(ANNA, new ShopCoupon(cupHouse, 5_000, 500, 1, 1));
        int all = given.held(ANNA, ofFestival(13_000, 300));
        int packet = given.held(ANNA, new RedPacket(200, 200, 1));

        assertThat(given.basket(line(tea, 1), line(cup, 1))
                        .using(packet, all, cups, teas)
                        .total())
                .isEqualTo(15_000 - 1_500 - 500 - 300 - 200);
        given.basket(line(tea, 1), line(cup, 1)).using(packet, all, cups, teas).placed();
    }

    @Test
    void listsShopCouponsInTheOrderNamed() {
        int teas = given.held(ANNA, ofShop(TEA_HOUSE));
        int cups = given.held(ANNA, new ShopCoupon(cupHouse, 5_000, 500, 1, 1));

        assertThat(given.basket(line(tea, 1), line(cup, 1)).using(cups, teas).adjustments())
                .containsExactly(off(1, cups, SHOP_COUPON, 500), off(0, teas, SHOP_COUPON, 1_500));
    }

    @Test
    void takesAsManyCouponsAsAnOrderMayName() {
        List<Integer> coupons = new ArrayList<>();
        List<LineRequest> lines = new ArrayList<>();
        for (int i = 2; i < MAX_ORDER_COUPONS; i++) {
            int shop = given.shop(CNY);
            lines.add(line(given.skuOf(shop, 10_000), 1));
            coupons.add(given.held(ANNA, ofShop(shop)));
        }
        coupons.add(given.held(ANNA, new RedPacket(100, 100, 1)));
        coupons.add(given.held(ANNA, ofFestival(100, 100)));
        Basket basket = given.basket(lines.toArray(LineRequest[]::new)).using(coupons.toArray(Integer[]::new));

        assertThat(basket.total()).isEqualTo(48 * 8_500 - 200);
        basket.placed();
    }

    // What refuses them

    @Test
    void refusesACouponBelowItsMinimumByOneUnitAndTakesItAtTheMinimum() {
        int coupon = given.held(ANNA, ofShop(TEA_HOUSE));
        given.accepted(new ChangePrice(tea, cny(9_999)));
        given.basket(line(tea, 1), line(cup, 10)).using(coupon).isRefused(new BelowMinimumSpend(coupon, 10_000, 9_999));

        given.accepted(new ChangePrice(tea, cny(10_000)));
        assertThat(given.basket(line(tea, 1)).using(coupon).total()).isEqualTo(8_500);
    }

    @Test
    void countsNothingTowardsACouponOfAShopThatIsNotInTheOrder() {
        int coupon = given.held(ANNA, ofShop(cupHouse));

        given.basket(line(tea, 5)).using(coupon).isRefused(new BelowMinimumSpend(coupon, 10_000, 0));
    }

    @Test
    void countsWhatEarlierStagesLeftTowardsTheMinimum() {
        given.deal(new SecondPiece(tea, 5_000));
        int shops = given.held(ANNA, new ShopCoupon(TEA_HOUSE, 15_001, 1, 1, 1));
        int festivals = given.held(ANNA, ofFestival(15_001, 1));

        given.basket(line(tea, 2)).using(shops).isRefused(new BelowMinimumSpend(shops, 15_001, 15_000));
        given.basket(line(tea, 2)).using(festivals).isRefused(new BelowMinimumSpend(festivals, 15_001, 15_000));
    }

    @Test
    void refusesTwoCouponsForOnePlaceAndOneCouponTwice() {
        int first = given.held(ANNA, ofShop(TEA_HOUSE));
        int second = given.held(ANNA, ofShop(TEA_HOUSE));
        int all = given.held(ANNA, ofFestival(100, 1));
        int others = given.held(ANNA, ofFestival(100, 2));
        int packet = given.held(ANNA, new RedPacket(5, 5, 1));
        int another = given.held(ANNA, new RedPacket(6, 6, 1));
        given.claimed(ANNA, first);
        Basket basket = given.basket(line(tea, 3), line(cup, 3));

        basket.using(first, all, packet, second).isRefused(new CouponsClash(second, first));
        basket.using(all, others).isRefused(new CouponsClash(others, all));
        basket.using(another, packet).isRefused(new CouponsClash(packet, another));
        // Anna holds two of the first, but an order takes one.
        basket.using(first, first).isRefused(new CouponsClash(first, first));
    }

    @Test
    void refusesACouponThatNobodyMadeOrThatIsNone() {
        int second = given.deal(new SecondPiece(tea, 5_000));

        given.basket(line(tea, 1)).using(99).isRefused(new UnknownDeal(99));
        given.basket(line(tea, 1)).using(0).isRefused(new UnknownDeal(0));
        given.basket(line(tea, 1)).using(-1).isRefused(new UnknownDeal(-1));
        given.basket(line(tea, 1)).using(second).isRefused(new WrongDealKind(second, 3));
    }

    @Test
    void refusesACouponThatTheBuyerDoesNotHoldOrHasUsed() {
        int coupon = given.held(ANNA, ofShop(TEA_HOUSE));
        Basket basket = given.basket(line(tea, 1)).using(coupon);

        basket.by(BO).isRefused(new CouponNotHeld(coupon));
        given.refusesRead(
                new Query.OfQuote(0, CHINA, CNY, List.of(line(tea, 1)), List.of(coupon)), new CouponNotHeld(coupon));
        basket.placed();
        basket.isRefused(new CouponNotHeld(coupon));
        given.claimed(ANNA, coupon);
        basket.placed();
        basket.isRefused(new CouponNotHeld(coupon));
    }

    @Test
    void takesACouponFromItsStartToItsEndOnly() {
        long start = OPENS_AT + 10;
        long end = OPENS_AT + 20;
        int coupon = given.deal(Offers.during(start, end, ofShop(TEA_HOUSE)));
        given.claimed(ANNA, coupon).claimed(ANNA, coupon);
        Basket basket = given.basket(line(tea, 1)).using(coupon);
        DealNotLive notLive = new DealNotLive(coupon, start, end);

        given.at(start - 1);
        basket.isRefused(notLive);
        given.at(start).tick();
        basket.placed();
        given.at(end - 1).tick();
        basket.placed();
        given.at(end);
        basket.isRefused(notLive);
    }

    @Test
    void takesACouponNoMoreOnceItsDealWasEnded() {
        int coupon = given.held(ANNA, ofShop(TEA_HOUSE));
        given.accepted(new EndDeal(coupon));

        given.basket(line(tea, 1)).using(coupon).isRefused(new DealNotLive(coupon, Offers.STARTS_AT, Offers.ENDS_AT));
    }

    @Test
    void refusesCouponsInTheOrderOfTheirChecks() {
        int late = given.deal(Offers.during(OPENS_AT + 1_000, OPENS_AT + 2_000, ofShop(TEA_HOUSE)));
        int other = given.deal(ofShop(TEA_HOUSE));

        // Not live comes before not held, a clash before both, and both before the minimum.
        given.basket(line(cup, 1)).using(late).isRefused(new DealNotLive(late, OPENS_AT + 1_000, OPENS_AT + 2_000));
        given.basket(line(cup, 1)).using(other).isRefused(new CouponNotHeld(other));
        given.claimed(ANNA, other);
        given.basket(line(cup, 1)).using(other, late).isRefused(new CouponsClash(late, other));
        given.basket(line(cup, 1)).using(other).isRefused(new BelowMinimumSpend(other, 10_000, 0));
    }

    // When they come back

    @Test
    void givesACouponBackWhenItsOrderIsCancelledAndLetsItBeUsedAgain() {
        int coupon = given.wallet(ANNA, 50_000).held(ANNA, ofShop(TEA_HOUSE));
        Basket basket = given.basket(line(tea, 1)).using(coupon);

        given.accepted(new CancelOrder(basket.placed()));
        given.accepted(new CancelOrder(basket.paid()));

        assertThat(given.read(new Query.OfDeal(coupon)))
                .extracting(Query.DealView::taken, Query.DealView::used)
                .containsExactly(1L, 0L);
        assertThat(given.balance(ANNA)).isEqualTo(50_000);
        basket.placed();
        basket.isRefused(new CouponNotHeld(coupon));
    }

    @Test
    void givesACouponBackWhenItsOrderExpiresAndLetsItBeUsedAgain() {
        int coupon = given.held(ANNA, ofFestival(10_000, 1_000));
        Basket basket = given.basket(line(tea, 1)).using(coupon);
        basket.placed();

        given.at(OPENS_AT + PAY_WINDOW - 1).tick();
        basket.isRefused(new CouponNotHeld(coupon));
        given.at(OPENS_AT + PAY_WINDOW).tick();

        assertThat(basket.total()).isEqualTo(9_000);
        basket.placed();
    }

    @Test
    void givesARedPacketBackWhenItsOrderIsCancelled() {
        int packet = given.held(ANNA, new RedPacket(700, 700, 1));
        Basket basket = given.basket(line(tea, 1)).using(packet);

        given.accepted(new CancelOrder(basket.placed()));

        assertThat(basket.total()).isEqualTo(9_300);
    }

    @Test
    void keepsACouponThatIsGivenBackAfterItsEndButTakesItNoMore() {
        int coupon = given.deal(Offers.during(OPENS_AT, OPENS_AT + 10, ofShop(TEA_HOUSE)));
        long order =
                given.claimed(ANNA, coupon).basket(line(tea, 1)).using(coupon).placed();
        given.at(OPENS_AT + 10);
        given.accepted(new CancelOrder(order));

        given.basket(line(tea, 1)).using(coupon).isRefused(new DealNotLive(coupon, OPENS_AT, OPENS_AT + 10));
        assertThat(given.read(new Query.OfCoupons(ANNA)).coupons())
                .extracting(Query.Coupon::claimed, Query.Coupon::used)
                .containsExactly(tuple(1, 0));
    }

    @Test
    void givesNoCouponBackWhenItsOrderIsRefunded() {
        int coupon = given.wallet(ANNA, 50_000).held(ANNA, ofShop(TEA_HOUSE));
        Basket basket = given.basket(line(tea, 1)).using(coupon);
        long order = basket.paid();

        assertThat(given.accepted(new RefundOrder(order, List.of())).amountMinor())
                .isEqualTo(8_500);

        basket.isRefused(new CouponNotHeld(coupon));
        assertThat(given.read(new Query.OfDeal(coupon)).used()).isEqualTo(1);
        assertThat(given.balance(ANNA)).isEqualTo(50_000);
    }

    @Test
    void usesNoCouponForAnOrderThatIsRefused() {
        int coupon = given.held(ANNA, ofShop(TEA_HOUSE));
        Basket basket = given.basket(line(tea, 1)).using(coupon);

        given.refuses(basket.order(10_000, LATER), new PriceChanged(10_000, basket.quote()));
        given.refuses(basket.order(8_500, NOW), new InsufficientFunds(8_500, 0));

        basket.placed();
    }
}
