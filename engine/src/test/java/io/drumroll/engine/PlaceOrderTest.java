package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CLOSES_AT;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.GUANGDONG;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.Given.opening;
import static io.drumroll.engine.Given.order;
import static io.drumroll.engine.Given.plainLine;
import static io.drumroll.engine.Given.schedule;
import static io.drumroll.engine.limit.Limits.MAX_AMOUNT_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_ORDER_COUPONS;
import static io.drumroll.engine.limit.Limits.MAX_ORDER_LINES;
import static io.drumroll.engine.limit.Limits.MAX_PRICE_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_QUANTITY;
import static io.drumroll.engine.order.PayMode.LATER;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.DoorsClosed;
import io.drumroll.engine.message.Rejection.DoorsNotOpen;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.NoLines;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Rejection.SkuOffSale;
import io.drumroll.engine.message.Rejection.UnknownCurrency;
import io.drumroll.engine.message.Rejection.UnknownOrder;
import io.drumroll.engine.message.Rejection.UnknownSku;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an order may ask for, when, and that its lines add up. */
class PlaceOrderTest {
    private static final Currency SEK = new Currency("SEK");

    private final Given given = Given.festival();

    @Test
    void quotesWhatNothingIsTakenOffAtItsListPrice() {
        int sku = given.sku(500, 10);

        assertThat(given.basket(line(sku, 2)).quote().lines())
                .containsExactly(new QuoteLine(sku, 2, TEA_HOUSE, CNY, 500, 1_000, 1_000, 1_000, 0));
        assertThat(given.basket(line(sku, 2)).confirmed()).containsExactly(plainLine(sku, 2, 500));
    }

    @Test
    void refundsExactlyWhatWasPaidLineByLine() {
        given.deal(new CrossShop(30_000, 4_000, 0));
        int tea = given.wallet(ANNA, 50_000).sku(10_000, 10);
        int cup = given.sku(5_001, 10);

        // 50,004 saves 4,000 once: 4,000 x 30,000 / 50,004 = 2,399.8, and 1,600.2 for the cups.
        long order = given.paid(ANNA, 46_004, line(tea, 3), line(cup, 4));
        List<OrderLine> lines = given.read(new Query.OfOrder(order)).lines();
        Accepted cancelled = given.accepted(new CancelOrder(order));

        assertThat(lines)
                .containsExactly(
                        new OrderLine(tea, 3, 10_000, 27_600, 27_600, 0, 30_000, 2_400, 0),
                        new OrderLine(cup, 4, 5_001, 18_404, 18_404, 0, 20_004, 1_600, 0));
        assertThat(lines.stream().mapToLong(OrderLine::payableMinor).sum()).isEqualTo(46_004);
        assertThat(cancelled.amountMinor()).isEqualTo(46_004);
        assertThat(given.events()).containsExactly(new OrderCancelled(order, ANNA, 46_004, 0, 0));
        assertThat(given.balance(ANNA)).isEqualTo(50_000);
        assertThat(given.available(tea)).isEqualTo(10);
        assertThat(given.available(cup)).isEqualTo(10);
    }

    @Test
    void refusesAnotherTotalWithTheQuoteAsItWouldBeRead() {
        int tea = given.sku(20_000, 10);
        given.deal(new CrossShop(30_000, 4_000, 0));
        Basket basket = given.basket(line(tea, 2));

        assertThat(basket.hints()).isNotEmpty();
        given.refuses(basket.order(40_000, LATER), new PriceChanged(40_000, basket.quote()));
        given.refuses(basket.order(Long.MIN_VALUE, LATER), new PriceChanged(Long.MIN_VALUE, basket.quote()));
    }

    @Test
    void quotesForNobodyInParticularButForNoNegativeBuyer() {
        Basket basket = given.basket(line(given.sku(500, 0), 1));

        assertThat(basket.by(0).total()).isEqualTo(500);
        given.refusesRead(
                new Query.OfQuote(-1, CHINA, CNY, basket.lines(), List.of()),
                new OutOfRange(Field.BUYER, -1, 0, Long.MAX_VALUE));
    }

    @Test
    void takesOrdersFromWhenTheDoorsOpenUntilTheyClose() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        Given early = Given.nothing().at(OPENS_AT - 1);
        early.accepted(schedule(CNY));
        early.accepted(opening(CNY));
        early.sku(500, 10);

        early.refuses(order(ANNA, 500, LATER, line(1, 1)), new DoorsNotOpen(OPENS_AT));
        early.at(OPENS_AT).placed(ANNA, 500, line(1, 1));
        long last = given.at(CLOSES_AT - 1).placed(ANNA, 500, line(sku, 1));
        given.at(CLOSES_AT).refuses(order(ANNA, 500, LATER, line(sku, 1)), new DoorsClosed(CLOSES_AT));
        given.accepted(new PayOrder(last));
        // A time that runs backwards does not open the doors again.
        given.at(CLOSES_AT - 1).refuses(order(ANNA, 500, LATER, line(sku, 1)), new DoorsClosed(CLOSES_AT));
    }

    @Test
    void refusesATotalThatIsTooLargeInsteadOfWrappingAround() {
        int sku = given.sku(MAX_PRICE_MINOR, 0);
        given.refuses(
                order(ANNA, 0, LATER, line(sku, 101)),
                new OutOfRange(Field.ORDER_TOTAL, 101 * MAX_PRICE_MINOR, 0, MAX_AMOUNT_MINOR));

        // Together 2^64 + 5: a sum in 64 bits would wrap around to 5, and the goods would be as good as free.
        List<LineRequest> lines = new ArrayList<>();
        for (int i = 0; i < 184; i++) {
            lines.add(line(given.sku(MAX_PRICE_MINOR, MAX_QUANTITY), MAX_QUANTITY));
        }
        lines.add(line(given.sku(MAX_PRICE_MINOR, MAX_QUANTITY), 467_440));
        lines.add(line(given.sku(73_709_551_621L, 1), 1));
        given.refuses(
                order(ANNA, 5, LATER, lines.toArray(LineRequest[]::new)),
                new OutOfRange(Field.ORDER_TOTAL, Long.MAX_VALUE, 0, MAX_AMOUNT_MINOR));
    }

    @Test
    void acceptsTheLargestTotalThatAnOrderMayHave() {
        int sku = given.sku(MAX_PRICE_MINOR, 100);

        given.placed(ANNA, MAX_AMOUNT_MINOR, line(sku, 100));

        assertThat(given.available(sku)).isZero();
    }

    @Test
    void refusesAnOrderOutOfItsRanges() {
        int sku = given.sku(1, 10);
        int most = MAX_ORDER_LINES;
        LineRequest[] tooMany = Collections.nCopies(most + 1, line(sku, 1)).toArray(LineRequest[]::new);
        LineRequest[] heavy = Collections.nCopies(most, line(sku, MAX_QUANTITY)).toArray(LineRequest[]::new);

        given.refuses(order(0, 1, LATER, line(sku, 1)), new OutOfRange(Field.BUYER, 0, 1, Long.MAX_VALUE));
        given.refuses(order(ANNA, 0, LATER), new NoLines());
        given.refuses(order(ANNA, 1, LATER, tooMany), new OutOfRange(Field.ORDER_LINES, most + 1, 1, most));
        given.refuses(order(ANNA, 1, LATER, line(sku, -1)), new OutOfRange(Field.QUANTITY, -1, 1, MAX_QUANTITY));
        given.refuses(
                order(ANNA, 1, LATER, heavy),
                new OutOfRange(Field.QUANTITY, (long) most * MAX_QUANTITY, 1, MAX_QUANTITY));
        given.refuses(
                new PlaceOrder(ANNA, GUANGDONG, List.of(line(sku, 1)), true, List.of(), cny(1), LATER),
                new OutOfRange(Field.ORDER_LINES, 1, 0, 0));
        given.basket(line(sku, 1))
                .using(Collections.nCopies(MAX_ORDER_COUPONS + 1, 1).toArray(Integer[]::new))
                .isRefused(new OutOfRange(Field.COUPONS, MAX_ORDER_COUPONS + 1, 0, MAX_ORDER_COUPONS));
    }

    @Test
    void refusesToBePaidInACurrencyWithoutARate() {
        int sku = given.sku(1, 10);

        given.basket(line(sku, 1)).in(SEK).isRefused(new UnknownCurrency("SEK"));
        // The currency is looked at before the lines are.
        given.refuses(
                new PlaceOrder(ANNA, GUANGDONG, List.of(), false, List.of(), new Money(1, SEK), LATER),
                new UnknownCurrency("SEK"));
    }

    @Test
    void refusesWhatIsOffSaleOrWasNeverListed() {
        int sku = given.sku(500, 10);
        given.accepted(new DelistSku(sku));

        given.refuses(order(ANNA, 500, LATER, line(sku, 1)), new SkuOffSale(sku));
        given.refuses(order(ANNA, 500, LATER, line(99, 1)), new UnknownSku(99));
        given.refuses(new CancelOrder(99), new UnknownOrder(99));
    }
}
