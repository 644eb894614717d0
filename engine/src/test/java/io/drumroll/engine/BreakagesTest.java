package io.drumroll.engine;

import static io.drumroll.engine.Basket.off;
import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.Given.order;
import static io.drumroll.engine.limit.Limits.MAX_ORDER_LINES;
import static io.drumroll.engine.order.PayMode.LATER;
import static io.drumroll.engine.order.PayMode.NOW;
import static io.drumroll.engine.promotion.Stage.ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ChangeDeal;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.CouponNotHeld;
import io.drumroll.engine.message.Rejection.CouponsClash;
import io.drumroll.engine.message.Rejection.CouponsGone;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.InsufficientStock;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.QuantityBreaks;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What users of other shops report at a peak, each with where, as far as it concerns stock, coupons or prices. */
class BreakagesTest {
    private final Given given = Given.festival();

    // Stock

    @Test
    @DisplayName("oversold (vendurehq/vendure 3508, macrozheng/mall 353 and 376, BroadleafCommerce 2472)")
    void sellsTenPiecesToTenOfAHundredBuyers() {
        int sku = given.sku(500, 10);
        int placed = 0;
        for (long buyer = 1; buyer <= 100; buyer++) {
            Outcome outcome = given.when(given.freshKey(), order(buyer, 500, LATER, line(sku, 1)));
            placed += outcome instanceof Accepted ? 1 : 0;
        }

        assertThat(placed).isEqualTo(10);
        assertThat(given.orders()).isEqualTo(10);
        assertThat(given.available(sku)).isZero();
    }

    @Test
    @DisplayName("an orphaned second order for the last piece (medusajs/medusa 16825)")
    void sellsTheLastPieceToOneOfTwoBuyersAndLeavesNoOrderOfTheOther() {
        int sku = given.wallet(ANNA, 500).wallet(BO, 500).sku(500, 1);

        long first = given.paid(ANNA, 500, line(sku, 1));
        given.refuses(order(BO, 500, NOW, line(sku, 1)), new InsufficientStock(sku, 1, 0));

        assertThat(given.orders()).isEqualTo(first).isEqualTo(1);
        assertThat(given.available(sku)).isZero();
        assertThat(given.balance(BO)).isEqualTo(500);
        assertThat(given.read(new Query.OfBuyerOrders(BO, 0, 10)).orders()).isEmpty();
    }

    @Test
    @DisplayName("lines of a bundle share stock and are checked alone (medusajs/medusa 16502)")
    void countsABundlesPiecesAndLoosePiecesOfOneSkuTogether() {
        int tea = given.sku(1_000, 10);
        int cup = given.sku(500, 3);
        given.deal(new BundlePrice(List.of(line(tea, 1), line(cup, 2)), 1_500));

        // A bundle with two cups and two loose ones: each fits, together they do not.
        given.refuses(
                order(ANNA, 2_500, LATER, line(tea, 1), line(cup, 2), line(cup, 2)), new InsufficientStock(cup, 4, 3));
        // Two bundles in one order, neither.
        given.refuses(
                order(ANNA, 3_000, LATER, line(cup, 2), line(tea, 2), line(cup, 2)), new InsufficientStock(cup, 4, 3));
        given.placed(ANNA, 2_000, line(tea, 1), line(cup, 2), line(cup, 1));

        assertThat(given.available(cup)).isZero();
        assertThat(given.available(tea)).isEqualTo(9);
    }

    @Test
    @DisplayName("a cached page sells stock that is gone (shopware/shopware 14816)")
    void refusesWhatIsGoneHoweverFreshTheQuoteWas() {
        int sku = given.sku(500, 1);
        Basket basket = given.basket(line(sku, 1));
        long seen = basket.total();
        given.placed(BO, 500, line(sku, 1));

        given.refuses(basket.order(seen, LATER), new InsufficientStock(sku, 1, 0));
        given.accepted(new RestockSku(sku, 1));
        basket.placed();
    }

    @Test
    @DisplayName("100 users ordering at once lose a few orders (magento/magento2 39417)")
    void confirmsAHundredOrdersOfAHundredBuyersInOneMillisecond() {
        int sku = given.sku(500, 100);
        List<Long> orders = new ArrayList<>();
        for (long buyer = 1; buyer <= 100; buyer++) {
            orders.add(given.placed(buyer, 500, line(sku, 1)));
        }

        assertThat(orders)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
        for (long buyer = 1; buyer <= 100; buyer++) {
            assertThat(given.read(new Query.OfBuyerOrders(buyer, 0, 10)).orders())
                    .extracting(Query.OrderView::order)
                    .containsExactly(buyer);
        }
    }

    @Test
    @DisplayName("unpaid orders lock a shop's stock (dujiao-next 105)")
    void givesTheStockOfAnUnpaidOrderBackAtItsDeadline() {
        int sku = given.sku(500, 2);
        long order = given.placed(ANNA, 1_000, line(sku, 2));

        assertThat(given.at(OPENS_AT + PAY_WINDOW - 1).tick()).isZero();
        given.refuses(order(BO, 500, LATER, line(sku, 1)), new InsufficientStock(sku, 1, 0));
        assertThat(given.at(OPENS_AT + PAY_WINDOW).tick()).isEqualTo(1);

        assertThat(given.events()).containsExactly(new OrderExpired(order, ANNA));
        assertThat(given.available(sku)).isEqualTo(2);
        given.refuses(new CancelOrder(order), new WrongOrderState(order, OrderState.EXPIRED));
        given.placed(BO, 500, line(sku, 1));
    }

    @Test
    @DisplayName("a failed workflow never gives its stock back (medusajs/medusa 13625)")
    void takesNothingForAnOrderThatFailsAtItsLastStep() {
        int sku = given.wallet(ANNA, 100).sku(500, 1);
        int deal = given.deal(new FestivalPrice(sku, 400, 1, 1));
        int coupon = given.held(ANNA, new FestivalCoupon(400, 100, 1, 1));
        Basket basket = given.basket(line(sku, 1)).using(coupon);

        // Stock, festival price and coupon are there; only the money is not.
        given.refuses(basket.order(300, NOW), new InsufficientFunds(300, 100));

        assertThat(given.available(sku)).isEqualTo(1);
        assertThat(given.read(new Query.OfDeal(deal)).taken()).isZero();
        assertThat(given.read(new Query.OfDeal(coupon)).used()).isZero();
        given.wallet(ANNA, 200);
        basket.paid();
    }

    // Coupons

    @Test
    @DisplayName("coupon counters deadlock (magento/magento2 40009)")
    void countsEveryClaimAndUseOfOneCouponByManyBuyers() {
        int sku = given.sku(1_000, 1_000);
        int coupon = given.deal(new ShopCoupon(TEA_HOUSE, 1_000, 100, 500, 1));
        for (long buyer = 1; buyer <= 500; buyer++) {
            given.claimed(buyer, coupon);
        }
        for (long buyer = 1; buyer <= 500; buyer++) {
            given.accepted(given.basket(line(sku, 1)).by(buyer).using(coupon).order(900, LATER));
        }

        assertThat(given.read(new Query.OfDeal(coupon)))
                .extracting(Query.DealView::taken, Query.DealView::used)
                .containsExactly(500L, 500L);
        given.refuses(new ClaimCoupon(501, coupon), new CouponsGone(coupon, 500));
    }

    @Test
    @DisplayName("one single-use coupon serves two orders (vendurehq/vendure 4660, macrozheng/mall 1003)")
    void servesOneOrderWithASingleUseCoupon() {
        int sku = given.sku(1_000, 10);
        int coupon = given.held(ANNA, new FestivalCoupon(1_000, 100, 10, 1));
        Basket basket = given.basket(line(sku, 1)).using(coupon);

        // Both are quoted with it, side by side.
        assertThat(basket.total()).isEqualTo(900);
        assertThat(basket.total()).isEqualTo(900);
        Request key = given.freshKey();
        Accepted first = given.accepted(key, basket.order(900, LATER));
        given.refuses(basket.order(900, LATER), new CouponNotHeld(coupon));
        assertThat(given.accepted(key, basket.order(900, LATER))).isEqualTo(first.again());
        given.claimed(BO, coupon);
        given.basket(line(sku, 2)).by(BO).using(coupon, coupon).isRefused(new CouponsClash(coupon, coupon));

        assertThat(given.orders()).isEqualTo(1);
        assertThat(given.read(new Query.OfDeal(coupon)).used()).isEqualTo(1);
    }

    // Price

    @Test
    @DisplayName("a promotion's cost grows exponentially with its groups (shopware/shopware 4075, saleor/saleor 14696)")
    void pricesTheLongestOrderWithABundleForEveryTwoLines() {
        LineRequest[] lines = new LineRequest[MAX_ORDER_LINES];
        int half = MAX_ORDER_LINES / 2;
        for (int i = 0; i < half; i++) {
            int tea = given.sku(3, 1_000_000);
            int cup = given.sku(1, 1_000_000);
            given.deal(new BundlePrice(List.of(line(tea, 1), line(cup, 2)), 4));
            // Far apart, and half a million bundles each.
            lines[i] = line(tea, 500_000);
            lines[i + half] = line(cup, 1_000_000);
        }

        Basket basket = given.basket(lines);

        assertThat(basket.total()).isEqualTo(half * 500_000L * 4);
        assertThat(basket.adjustments()).hasSize(MAX_ORDER_LINES);
        basket.placed();
    }

    @Test
    @DisplayName("one promotion takes the cart from 0.3 s to 6 s (vendurehq/vendure 3075)")
    void quotesTheSameWithAHundredThousandDealsElsewhere() {
        int sku = given.sku(1_000, 10);
        int deal = given.deal(new SecondPiece(sku, 5_000));
        Basket basket = given.basket(line(sku, 2));
        Quote before = basket.quote();
        for (int i = 0; i < 20_000; i++) {
            int other = given.sku(1_000, 10);
            given.deal(new FestivalPrice(other, 900, 10, 1));
            given.deal(new QuantityBreaks(other, List.of(new Break(2, 800))));
            given.deal(new SecondPiece(other, 5_000));
            given.deal(new ShopCoupon(TEA_HOUSE, 100, 10, 10, 1));
            given.deal(new FestivalCoupon(100, 10, 10, 1));
        }

        assertThat(basket.quote()).isEqualTo(before);
        assertThat(basket.adjustments()).containsExactly(off(0, deal, ITEM, 500));
    }

    @Test
    @DisplayName("yesterday's price is still honoured (spree/spree 11801)")
    void refusesYesterdaysPriceWithTheNewQuoteAndChargesNothing() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        given.accepted(new ChangePrice(sku, cny(600)));
        Basket basket = given.basket(line(sku, 2));

        given.refuses(basket.order(1_000, NOW), new PriceChanged(1_000, basket.quote()));

        assertThat(basket.quote().totalMinor()).isEqualTo(1_200);
        assertThat(given.balance(ANNA)).isEqualTo(5_000);
        assertThat(given.available(sku)).isEqualTo(10);
    }

    @Test
    @DisplayName("the price changes between summary and order (shopware/shopware 1741)")
    void refusesATotalThatADealHasChangedSince() {
        int sku = given.sku(500, 10);
        int deal = given.deal(Offers.during(0, OPENS_AT + 100, new FestivalPrice(sku, 400, 2, 0)));
        Basket basket = given.basket(line(sku, 2));
        long seen = basket.total();

        // Somebody else takes a piece, then the deal is changed, ended, and over.
        given.placed(BO, 400, line(sku, 1));
        given.refuses(basket.order(seen, LATER), new PriceChanged(800, basket.quote()));
        assertThat(basket.total()).isEqualTo(900);
        given.accepted(new ChangeDeal(deal, Offers.during(0, OPENS_AT + 100, new FestivalPrice(sku, 300, 3, 0))));
        given.refuses(basket.order(900, LATER), new PriceChanged(900, basket.quote()));
        assertThat(basket.total()).isEqualTo(600);
        given.at(OPENS_AT + 100).tick();
        given.refuses(basket.order(600, LATER), new PriceChanged(600, basket.quote()));
        assertThat(basket.total()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("the price changes between order and payment (shopware/shopware 1741)")
    void keepsThePriceOfAPlacedOrderWhateverChangesAfterwards() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        int deal = given.deal(new FestivalPrice(sku, 400, 2, 0));
        long order = given.placed(ANNA, 400, line(sku, 1));

        given.accepted(new ChangePrice(sku, cny(900)));
        given.accepted(new EndDeal(deal));

        assertThat(given.accepted(new PayOrder(order)).amountMinor()).isEqualTo(400);
        assertThat(given.read(new Query.OfOrder(order)).adjustments())
                .containsExactly(new Adjustment(0, deal, ITEM, 1, 100));
    }
}
