package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.GUANGDONG;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.Given.plainLine;
import static io.drumroll.engine.order.PayMode.LATER;
import static io.drumroll.engine.order.PayMode.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.OrderCartLines;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Event.CartLineRemoved;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.IdempotencyConflict;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.InsufficientStock;
import io.drumroll.engine.message.Rejection.NoLines;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Rejection.SkuOffSale;
import io.drumroll.engine.message.Rejection.UnknownCartLine;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Some lines of a cart are ordered and leave it, at once or not at all; the others stay. */
class OrderCartLinesTest {
    private final Given given = Given.festival();
    private final int tea = given.sku(500, 10);
    private final int cup = given.sku(300, 10);
    private final int pot = given.sku(700, 10);

    private void cartOfAll() {
        given.accepted(new SetCartLine(ANNA, tea, 1));
        given.accepted(new SetCartLine(ANNA, cup, 2));
        given.accepted(new SetCartLine(ANNA, pot, 1));
    }

    private static OrderCartLines order(long totalMinor, PayMode pay, LineRequest... lines) {
        return new OrderCartLines(ANNA, GUANGDONG, List.of(lines), List.of(), cny(totalMinor), pay);
    }

    private List<QuoteLine> cart() {
        return given.read(new Query.OfCart(ANNA, CHINA, CNY, List.of())).quote().lines();
    }

    @Test
    void ordersTheSelectedLinesAndTakesThemOutOfTheCart() {
        cartOfAll();
        given.accepted(order(1_200, LATER, line(pot, 1), line(tea, 1)));

        assertThat(given.events())
                .containsExactly(
                        new OrderPlaced(
                                1,
                                ANNA,
                                GUANGDONG,
                                CNY,
                                List.of(plainLine(pot, 1, 700), plainLine(tea, 1, 500)),
                                List.of(),
                                1_200,
                                OPENS_AT + PAY_WINDOW,
                                false),
                        new CartLineRemoved(ANNA, pot),
                        new CartLineRemoved(ANNA, tea));
        assertThat(cart()).extracting(QuoteLine::sku, QuoteLine::quantity).containsExactly(tuple(cup, 2));
        assertThat(given.available(tea)).isEqualTo(9);
    }

    @Test
    void answersWithThePositionBehindAllThatItDid() {
        cartOfAll();
        given.wallet(ANNA, 5_000);
        Accepted accepted = given.accepted(order(500, NOW, line(tea, 1)));

        assertThat(given.events())
                .hasSize(3)
                .endsWith(new OrderPaid(1, ANNA, 500, PayMethod.WALLET), new CartLineRemoved(ANNA, tea));
        assertThat(accepted).isEqualTo(new Accepted(given.position(), 1, 500, false));
    }

    @Test
    void takesTheQuantitiesOfTheOrderWhateverStandsInTheCart() {
        cartOfAll();
        given.accepted(order(1_300, LATER, line(cup, 1), line(tea, 2)));

        assertThat(cart()).extracting(QuoteLine::sku).containsExactly(pot);
    }

    @Test
    void countsLinesOfOneSkuTogetherAndRemovesThemOnce() {
        cartOfAll();
        given.accepted(order(900, LATER, line(cup, 1), line(cup, 2)));

        assertThat(given.events()).hasSize(2).endsWith(new CartLineRemoved(ANNA, cup));
    }

    @Test
    void emptiesACartOfWhichAllLinesAreSelectedAndCanFillItAgain() {
        cartOfAll();
        given.accepted(order(1_800, LATER, line(tea, 1), line(cup, 2), line(pot, 1)));
        assertThat(cart()).isEmpty();

        given.accepted(new SetCartLine(ANNA, cup, 1));
        assertThat(cart()).extracting(QuoteLine::sku).containsExactly(cup);
    }

    @Test
    void refusesALineThatIsNotInTheCartAndKeepsTheCart() {
        cartOfAll();
        int leaf = given.sku(100, 10);

        given.refuses(order(600, LATER, line(tea, 1), line(leaf, 1)), new UnknownCartLine(ANNA, leaf));
        given.refuses(
                new OrderCartLines(BO, GUANGDONG, List.of(line(tea, 1)), List.of(), cny(500), LATER),
                new UnknownCartLine(BO, tea));
        assertThat(cart()).hasSize(3);
    }

    @Test
    void refusesWhatAnOrderRefusesInTheSameOrder() {
        cartOfAll();
        given.refuses(order(0, LATER), new NoLines());
        given.refuses(order(5_500, LATER, line(tea, 11)), new InsufficientStock(tea, 11, 10));
        given.refuses(order(500, NOW, line(tea, 1)), new InsufficientFunds(500, 0));
        given.refuses(
                order(1, LATER, line(tea, 1)),
                new PriceChanged(1, given.basket(line(tea, 1)).quote()));
        given.accepted(new DelistSku(pot));
        given.refuses(order(700, LATER, line(pot, 1)), new SkuOffSale(pot));
    }

    @Test
    void usesCouponsAsAnyOrder() {
        cartOfAll();
        int coupon = given.held(ANNA, new FestivalCoupon(500, 100, 10, 1));

        given.accepted(new OrderCartLines(ANNA, GUANGDONG, List.of(line(tea, 1)), List.of(coupon), cny(400), LATER));
        assertThat(given.read(new Query.OfCoupons(ANNA)).coupons().getFirst().used())
                .isEqualTo(1);
    }

    @Test
    void answersARepeatedKeyAsAtFirstAndKeepsItApartFromAnOrderOfTheSameLines() {
        cartOfAll();
        Request key = given.freshKey();
        Accepted first = given.accepted(key, order(500, LATER, line(tea, 1)));

        assertThat(given.accepted(key, order(500, LATER, line(tea, 1)))).isEqualTo(first.again());
        assertThat(given.orders()).isEqualTo(1);
        given.refuses(key, Given.order(ANNA, 500, LATER, line(tea, 1)), new IdempotencyConflict(first.position()));
    }

    @Test
    void ordersTheFullestCartAtOnce() {
        List<LineRequest> all = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_CART_LINES; i++) {
            int sku = given.sku(100, 1);
            given.accepted(new SetCartLine(ANNA, sku, 1));
            all.addFirst(line(sku, 1));
        }
        given.accepted(order(100L * all.size(), LATER, all.toArray(LineRequest[]::new)));

        assertThat(given.events()).hasSize(1 + Limits.MAX_CART_LINES);
        assertThat(cart()).isEmpty();
    }
}
