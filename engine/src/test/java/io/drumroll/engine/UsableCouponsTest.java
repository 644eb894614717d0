package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CLOSES_AT;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_ORDER_COUPONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.BasketView;
import io.drumroll.engine.message.Query.CouponProblem;
import io.drumroll.engine.message.Rejection.BelowMinimumSpend;
import io.drumroll.engine.message.Rejection.CouponNotHeld;
import io.drumroll.engine.message.Rejection.CouponsClash;
import io.drumroll.engine.message.Rejection.DealNotLive;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.NothingLeftToPay;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.UnknownDeal;
import io.drumroll.engine.message.Rejection.WrongDealKind;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.Quote;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cart and a basket are quoted with the coupons that can be used, now or as of a moment to come; the others are named. */
class UsableCouponsTest {
    private final Given given = Given.festival();
    private final int cupHouse = given.shop(CNY);
    private final int tea = given.skuOf(TEA_HOUSE, 10_000);
    private final int cup = given.skuOf(cupHouse, 5_000);

    /** A tea and a cup, with these coupons. */
    private BasketView basket(Integer... coupons) {
        return basketAt(Query.NOW, coupons);
    }

    private BasketView basketAt(long atMs, Integer... coupons) {
        return given.read(
                new Query.OfBasket(ANNA, CHINA, CNY, List.of(line(tea, 1), line(cup, 1)), List.of(coupons), atMs));
    }

    private Quote quote(Integer... coupons) {
        return given.basket(line(tea, 1), line(cup, 1)).using(coupons).quote();
    }

    private Query.CartView cart(long atMs, Integer... coupons) {
        return given.read(new Query.OfCart(ANNA, CHINA, CNY, List.of(coupons), atMs));
    }

    @Test
    void leavesOutWhatNoOrderCouldUseInTheOrderNamed() {
        int good = given.held(ANNA, new ShopCoupon(TEA_HOUSE, 10_000, 1_500, 10, 2));
        int second = given.deal(new SecondPiece(tea, 5_000));
        int ended = given.held(ANNA, new FestivalCoupon(100, 10, 10, 2));
        given.accepted(new EndDeal(ended));
        int others = given.deal(new FestivalCoupon(100, 20, 10, 2));

        BasketView view = basket(99, ended, good, second, good, others);

        assertThat(view.problems())
                .containsExactly(
                        new CouponProblem(99, new UnknownDeal(99)),
                        new CouponProblem(ended, new DealNotLive(ended, Offers.STARTS_AT, Offers.ENDS_AT)),
                        new CouponProblem(second, new WrongDealKind(second, 3)),
                        new CouponProblem(good, new CouponsClash(good, good)),
                        new CouponProblem(others, new CouponNotHeld(others)));
        assertThat(view.quote()).isEqualTo(quote(good));
    }

    @Test
    void leavesOutWhatTheLinesDontReachStageByStage() {
        int all = given.held(ANNA, new FestivalCoupon(15_000, 100, 10, 1));
        int cups = given.held(ANNA, new ShopCoupon(cupHouse, 5_001, 500, 10, 1));
        int teas = given.held(ANNA, new ShopCoupon(TEA_HOUSE, 10_000, 1_500, 10, 1));

        BasketView view = basket(all, cups, teas);

        assertThat(view.problems())
                .containsExactly(
                        new CouponProblem(cups, new BelowMinimumSpend(cups, 5_001, 5_000)),
                        new CouponProblem(all, new BelowMinimumSpend(all, 15_000, 13_500)));
        assertThat(view.quote()).isEqualTo(quote(teas));
        assertThat(view.quote().hints())
                .as("how to use them")
                .extracting(Quote.Hint::deal)
                .contains(cups, all);
    }

    @Test
    void leavesOutARedPacketWhereNothingIsLeft() {
        int all = given.held(ANNA, new FestivalCoupon(15_000, 15_000, 10, 1));
        int packet = given.held(ANNA, new RedPacket(100, 100, 1));

        assertThat(basket(packet, all).problems())
                .containsExactly(new CouponProblem(packet, new NothingLeftToPay(packet)));
        assertThat(basket(packet, all).quote().totalMinor()).isZero();
        assertThat(basket(packet).problems()).isEmpty();
    }

    @Test
    void refusesAnOrderWhoseCouponsAReadLeavesOut() {
        int cups = given.held(ANNA, new ShopCoupon(cupHouse, 5_001, 500, 10, 1));
        assertThat(basket(cups).problems()).hasSize(1);

        given.basket(line(tea, 1), line(cup, 1)).using(cups).isRefused(new BelowMinimumSpend(cups, 5_001, 5_000));
    }

    @Test
    void leavesOutNoMoreThanAnOrderMayName() {
        List<Integer> most = Collections.nCopies(MAX_ORDER_COUPONS, 99);
        Query.OfBasket query = new Query.OfBasket(ANNA, CHINA, CNY, List.of(line(tea, 1)), most, Query.NOW);
        assertThat(given.read(query).problems()).hasSize(MAX_ORDER_COUPONS);

        given.refusesRead(
                new Query.OfBasket(
                        ANNA,
                        CHINA,
                        CNY,
                        List.of(line(tea, 1)),
                        Collections.nCopies(MAX_ORDER_COUPONS + 1, 99),
                        Query.NOW),
                new OutOfRange(Field.COUPONS, MAX_ORDER_COUPONS + 1, 0, MAX_ORDER_COUPONS));
    }

    @Test
    void namesTheCouponsOfACartThatCannotBeUsed() {
        int coupon = given.held(ANNA, new ShopCoupon(cupHouse, 5_001, 500, 10, 1));
        given.accepted(new SetCartLine(ANNA, cup, 1));

        assertThat(cart(Query.NOW, coupon, 99).couponProblems())
                .containsExactly(
                        new CouponProblem(99, new UnknownDeal(99)),
                        new CouponProblem(coupon, new BelowMinimumSpend(coupon, 5_001, 5_000)));
        assertThat(cart(Query.NOW, coupon, 99).quote().totalMinor()).isEqualTo(5_000);
    }

    // As of a moment to come

    @Test
    void pricesAsOfTheMomentWhenADealStarts() {
        long start = OPENS_AT + 500;
        given.deal(Offers.during(start, CLOSES_AT, new CrossShop(10_000, 1_000, 0)));
        int coupon = given.deal(Offers.during(start, CLOSES_AT, new ShopCoupon(TEA_HOUSE, 10_000, 500, 1, 1)));
        given.claimed(ANNA, coupon);
        given.accepted(new SetCartLine(ANNA, tea, 1));

        assertThat(cart(start - 1, coupon).quote().totalMinor()).isEqualTo(10_000);
        assertThat(cart(start - 1, coupon).couponProblems()).hasSize(1);
        assertThat(cart(start, coupon).quote().totalMinor())
                .as("without the 10,000")
                .isEqualTo(9_500);
        assertThat(cart(start).quote().totalMinor()).isEqualTo(9_000);
        assertThat(basketAt(start, coupon).quote().totalMinor()).isEqualTo(15_000 - 500 - 1_000);
        assertThat(cart(Query.NOW).quote().totalMinor())
                .as("reading changes nothing")
                .isEqualTo(10_000);
    }

    @Test
    void pricesFromNowToTheFestivalsCloseOnly() {
        given.accepted(new SetCartLine(ANNA, tea, 1));
        assertThat(cart(OPENS_AT).quote()).isEqualTo(cart(Query.NOW).quote());
        assertThat(cart(CLOSES_AT).quote().totalMinor()).isEqualTo(10_000);

        for (long atMs : new long[] {OPENS_AT - 1, CLOSES_AT + 1, -1, Long.MAX_VALUE}) {
            OutOfRange why = new OutOfRange(Field.AT, atMs, OPENS_AT, CLOSES_AT);
            given.refusesRead(new Query.OfCart(ANNA, CHINA, CNY, List.of(), atMs), why);
            given.refusesRead(new Query.OfBasket(ANNA, CHINA, CNY, List.of(line(tea, 1)), List.of(), atMs), why);
        }
    }
}
