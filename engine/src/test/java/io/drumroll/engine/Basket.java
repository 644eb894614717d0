package io.drumroll.engine;

import static io.drumroll.engine.order.PayMode.LATER;
import static io.drumroll.engine.order.PayMode.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.Hint;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.List;

/**
 * What somebody wants: to be quoted, and to be ordered for exactly what was quoted. Every quote that it gives was checked
 * to add up.
 */
record Basket(
        Given given,
        long buyer,
        Country destination,
        Currency currency,
        List<Integer> coupons,
        List<LineRequest> lines) {
    Basket by(long otherBuyer) {
        return new Basket(given, otherBuyer, destination, currency, coupons, lines);
    }

    Basket to(Country country) {
        return new Basket(given, buyer, country, currency, coupons, lines);
    }

    Basket in(Currency otherCurrency) {
        return new Basket(given, buyer, destination, otherCurrency, coupons, lines);
    }

    Basket using(Integer... deals) {
        return new Basket(given, buyer, destination, currency, List.of(deals), lines);
    }

    /** What a deal takes off a line, as quotes and orders list it. */
    static Adjustment off(int line, int deal, Stage stage, long amountMinor) {
        return new Adjustment(line, deal, stage, 0, amountMinor);
    }

    Quote quote() {
        Quote quote = given.read(query());
        assertAddsUp(quote);
        return quote;
    }

    private Query.OfQuote query() {
        return new Query.OfQuote(buyer, destination, currency, lines, coupons);
    }

    private static void assertAddsUp(Quote quote) {
        List<QuoteLine> lines = quote.lines();
        assertThat(quote.subtotalMinor())
                .isEqualTo(lines.stream().mapToLong(QuoteLine::listMinor).sum());
        assertThat(quote.dutyMinor())
                .isEqualTo(lines.stream().mapToLong(QuoteLine::dutyMinor).sum());
        assertThat(quote.totalMinor())
                .isEqualTo(lines.stream().mapToLong(QuoteLine::refundMinor).sum());
        assertThat(quote.savingMinor()).isEqualTo(quote.subtotalMinor() + quote.dutyMinor() - quote.totalMinor());
        assertThat(lines).allMatch(line -> line.payableMinor() >= 0 && line.dutyMinor() >= 0);
        assertThat(quote.adjustments()).allMatch(adjustment -> adjustment.amountMinor() >= 1);
    }

    /** What is to be paid in all. */
    long total() {
        return quote().totalMinor();
    }

    /** What is to be paid for each line, without duty. */
    List<Long> payable() {
        return quote().lines().stream().map(QuoteLine::payableMinor).toList();
    }

    /** The duty on each line. */
    List<Long> duties() {
        return quote().lines().stream().map(QuoteLine::dutyMinor).toList();
    }

    List<Adjustment> adjustments() {
        return quote().adjustments();
    }

    List<Hint> hints() {
        return quote().hints();
    }

    PlaceOrder order(long expectedMinor, PayMode pay) {
        Region region = new Region(destination, "", 0);
        return new PlaceOrder(buyer, region, lines, false, coupons, new Money(expectedMinor, currency), pay);
    }

    /** Orders it for what it is quoted at, to be paid later, and gives the order's number. */
    long placed() {
        return ordered(LATER);
    }

    /** Orders it for what it is quoted at, paid at once, and gives the order's number. */
    long paid() {
        return ordered(NOW);
    }

    private long ordered(PayMode pay) {
        Quote quote = quote();
        long order = given.accepted(order(quote.totalMinor(), pay)).id();
        OrderPlaced placed = (OrderPlaced) given.events().getFirst();
        assertThat(placed.totalMinor()).isEqualTo(quote.totalMinor());
        assertThat(placed.adjustments()).isEqualTo(quote.adjustments());
        assertThat(placed.lines().stream().map(OrderLine::payableMinor).toList())
                .isEqualTo(quote.lines().stream().map(QuoteLine::payableMinor).toList());
        return order;
    }

    /** The lines as they would be confirmed, found by ordering from a copy of the festival. */
    List<OrderLine> confirmed() {
        Given copy = given.restored();
        long order = new Basket(copy, buyer, destination, currency, coupons, lines).placed();
        return copy.read(new Query.OfOrder(order)).lines();
    }

    /** Asserts that it is refused with exactly this, quoted and ordered. */
    void isRefused(Rejection expected) {
        // The order first, since only commands bring the time.
        given.refuses(order(0, LATER), expected);
        given.refusesRead(query(), expected);
    }
}
