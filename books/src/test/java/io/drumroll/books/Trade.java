package io.drumroll.books;

import io.drumroll.engine.Engine;
import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Drives a real engine in several currencies, with valid defaults, and keeps its events. */
final class Trade {
    static final long OPENS_AT_MS = 1_762_790_400_000L;
    static final Currency CNY = new Currency("CNY");
    static final Currency EUR = new Currency("EUR");
    static final Currency JPY = new Currency("JPY");
    static final Currency KWD = new Currency("KWD");
    static final Country CN = new Country("CN");
    static final Country DE = new Country("DE");
    static final long DAY_MS = 24L * 60 * 60 * 1000;
    static final long PAY_WINDOW_MS = 900_000;
    static final long RECEIPT_WINDOW_MS = 1_200_000;

    private final Engine engine = new Engine(1 << 10);
    private final List<Happened> events = new ArrayList<>();
    private long timeMs = OPENS_AT_MS;
    private long lastKey;

    /** A festival in CNY, with rates for the others. */
    Trade() {
        must(new Command.ScheduleFestival(
                "11.11", CNY, OPENS_AT_MS, OPENS_AT_MS + 9 * DAY_MS, PAY_WINDOW_MS, RECEIPT_WINDOW_MS));
        must(new Command.FixRate(EUR, 782, 100));
        must(new Command.FixRate(JPY, 481, 100));
        must(new Command.FixRate(KWD, 2_311, 1_000));
    }

    Engine engine() {
        return engine;
    }

    List<Happened> events() {
        return events;
    }

    long timeMs() {
        return timeMs;
    }

    /** Lets time pass, and what falls due happen. */
    Trade after(long ms) {
        timeMs += ms;
        engine.tick(timeMs, this::keep);
        return this;
    }

    int shop(String name, Country country, Currency currency) {
        return (int) must(new Command.OpenShop(name, country, ShopKind.FLAGSHIP, currency));
    }

    int sku(int shop, Country origin, String tariffCode, Money price) {
        return (int) must(new Command.ListSku(
                shop, "SKU of shop " + shop, "goods", "brand", origin, tariffCode, price, 1_000_000_000, 0));
    }

    void fund(long buyer, Currency currency) {
        must(new Command.TopUpWallet(buyer, new Money(1_000_000_000_000L, currency)));
    }

    void duty(Country origin, Country destination, String prefix, int dutyBps, long fromMs) {
        must(new Command.SetDuty(new DutyRule(origin, destination, prefix, dutyBps, 0, fromMs)));
    }

    int deal(Funder funder, long endsAtMs, DealTerms terms) {
        return (int) must(new Command.MakeDeal(new DealOffer("deal", timeMs, endsAtMs, funder, List.of(), terms)));
    }

    /** Orders at the price of now; the order's number, or nothing when it is refused. */
    Optional<Long> order(
            long buyer,
            Country country,
            Currency currency,
            List<LineRequest> lines,
            List<Integer> coupons,
            PayMode pay) {
        return ask(new Query.OfQuote(buyer, country, currency, lines, coupons))
                .flatMap(quote -> give(new Command.PlaceOrder(
                        buyer,
                        new Region(country, "", 0),
                        lines,
                        false,
                        coupons,
                        new Money(quote.totalMinor(), currency),
                        pay)));
    }

    /** Orders pieces of one SKU and pays. */
    long buy(long buyer, Country country, Currency currency, int sku, int quantity) {
        return order(buyer, country, currency, List.of(new LineRequest(sku, quantity)), List.of(), PayMode.NOW)
                .orElseThrow();
    }

    Optional<Long> reserve(long buyer, Country country, Currency currency, int deal, int quantity) {
        return ask(new Query.OfDepositQuote(country, currency, deal, quantity))
                .flatMap(quote -> give(new Command.PlaceDeposit(
                        buyer,
                        new Region(country, "", 0),
                        deal,
                        quantity,
                        new Money(quote.totalMinor(), currency),
                        quote.depositMinor())));
    }

    Query.ShopView shopView(int shop) {
        return ask(new Query.OfShop(shop)).orElseThrow();
    }

    List<Query.AccountBalance> ledger() {
        return ask(new Query.OfTrialBalance()).orElseThrow().accounts();
    }

    /** Carries a command out; the answer's id, or nothing when it is refused. */
    Optional<Long> give(Command command) {
        Outcome outcome = engine.handle(timeMs, new Request(1, ++lastKey), command, this::keep);
        return outcome instanceof Outcome.Accepted accepted ? Optional.of(accepted.id()) : Optional.empty();
    }

    long must(Command command) {
        return switch (engine.handle(timeMs, new Request(1, ++lastKey), command, this::keep)) {
            case Outcome.Accepted accepted -> accepted.id();
            case Outcome.Rejected rejected -> throw new AssertionError(command + " was refused: " + rejected);
        };
    }

    private <A> Optional<A> ask(Query<A> query) {
        return switch (engine.read(query).result()) {
            case Query.Result.Found<A> found -> Optional.of(Objects.requireNonNull(found.value()));
            case Query.Result.Refused<A> _ -> Optional.empty();
        };
    }

    private void keep(long sequence, long atMs, Event event) {
        events.add(new Happened(sequence, atMs, event));
    }
}
