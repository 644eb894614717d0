package io.drumroll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A festival in an engine of its own, for tests to bring into a state, send commands to and look at. What is wanted to be
 * quoted or ordered is a {@link Basket}; what a deal is offered as comes from {@link Offers}.
 */
final class Given {
    static final Currency CNY = new Currency("CNY");
    static final Country CHINA = new Country("CN");
    static final Country SWEDEN = new Country("SE");
    static final Region GUANGDONG = new Region(CHINA, "GD", 1);
    static final long OPENS_AT = 1_000_000;
    static final long CLOSES_AT = 2_000_000;
    static final long PAY_WINDOW = 60_000;
    static final long RECEIPT_WINDOW = 90_000;
    static final long ANNA = 7;
    static final long BO = 8;
    /** The shop that {@link #festival()} has: in China, and pricing in {@link #CNY}. */
    static final int TEA_HOUSE = 1;

    private static final int KEY_WINDOW = 1 << 16;
    private static final long PLENTY = 1_000_000;

    private final Engine engine;
    private final List<Event> events = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private long nowMs = OPENS_AT;
    private long keys;

    private Given(Engine engine) {
        this.engine = engine;
    }

    /** An engine in which nothing has happened. */
    static Given nothing() {
        return new Given(new Engine(KEY_WINDOW));
    }

    /** A festival with one shop, at the moment when its doors open. */
    static Given festival() {
        Given given = nothing();
        given.accepted(schedule(CNY));
        given.shop(CNY);
        return given;
    }

    /** The same festival from a snapshot of this one, in an engine of its own. */
    Given restored() {
        Given restored = new Given(Engine.restore(engine.snapshot(), KEY_WINDOW));
        restored.nowMs = nowMs;
        restored.keys = keys;
        return restored;
    }

    static Command.ScheduleFestival schedule(Currency currency) {
        return new Command.ScheduleFestival("11.11", currency, OPENS_AT, CLOSES_AT, PAY_WINDOW, RECEIPT_WINDOW);
    }

    static Command.OpenShop opening(Currency currency) {
        return new Command.OpenShop("Tea house", CHINA, ShopKind.FLAGSHIP, currency);
    }

    static Command.ListSku listing(long priceMinor, long stock, int limitPerBuyer) {
        return new Command.ListSku(
                TEA_HOUSE, "Oolong", "tea", "Leaf", CHINA, "", cny(priceMinor), stock, limitPerBuyer);
    }

    static Command.PlaceOrder order(long buyer, long expectedMinor, PayMode pay, LineRequest... lines) {
        return new Command.PlaceOrder(buyer, GUANGDONG, List.of(lines), false, List.of(), cny(expectedMinor), pay);
    }

    static Command.PlaceOrder cartOrder(long buyer, long expectedMinor) {
        return new Command.PlaceOrder(buyer, GUANGDONG, List.of(), true, List.of(), cny(expectedMinor), PayMode.LATER);
    }

    static LineRequest line(int sku, int quantity) {
        return new LineRequest(sku, quantity);
    }

    /** A line of an order in the festival's currency that nothing was taken off or put on. */
    static OrderLine plainLine(int sku, int quantity, long priceMinor) {
        long gross = quantity * priceMinor;
        return new OrderLine(sku, quantity, priceMinor, gross, gross, 0, gross, 0, 0);
    }

    static Money cny(long minor) {
        return new Money(minor, CNY);
    }

    /** Sets the time of what follows. */
    Given at(long timeMs) {
        nowMs = timeMs;
        return this;
    }

    /** Opens a shop in China and gives its number. */
    int shop(Currency currency) {
        return (int) accepted(opening(currency)).id();
    }

    /** Lists a SKU of the first shop without a limit and gives its number. */
    int sku(long priceMinor, long stock) {
        return sku(priceMinor, stock, 0);
    }

    int sku(long priceMinor, long stock, int limitPerBuyer) {
        return (int) accepted(listing(priceMinor, stock, limitPerBuyer)).id();
    }

    /** Lists a SKU of a shop, priced in the shop's currency, of which there is plenty. */
    int skuOf(int shop, long priceMinor) {
        return importOf(shop, CHINA, "", priceMinor);
    }

    /** Lists a SKU of a shop that comes from somewhere and has a tariff code. */
    int importOf(int shop, Country origin, String tariffCode, long priceMinor) {
        Money price = new Money(priceMinor, read(new Query.OfShop(shop)).currency());
        return (int) accepted(new Command.ListSku(shop, "Oolong", "tea", "Leaf", origin, tariffCode, price, PLENTY, 0))
                .id();
    }

    Given rate(Currency currency, long festivalMinor, long foreignMinor) {
        accepted(new Command.FixRate(currency, festivalMinor, foreignMinor));
        return this;
    }

    Given duty(DutyRule rule) {
        accepted(new Command.SetDuty(rule));
        return this;
    }

    /** Makes a deal as {@link Offers#offer} offers it and gives its number. */
    int deal(DealTerms terms, Stage... bars) {
        return deal(Offers.offer(terms, bars));
    }

    int deal(DealOffer offer) {
        return (int) accepted(new Command.MakeDeal(offer)).id();
    }

    /** Makes a deal of coupons or red packets of which a buyer claims one, and gives its number. */
    int held(long buyer, DealTerms terms, Stage... bars) {
        int deal = deal(terms, bars);
        claimed(buyer, deal);
        return deal;
    }

    Given claimed(long buyer, int deal) {
        accepted(new Command.ClaimCoupon(buyer, deal));
        return this;
    }

    Given wallet(long buyer, long minor) {
        return wallet(buyer, cny(minor));
    }

    Given wallet(long buyer, Money amount) {
        accepted(new Command.TopUpWallet(buyer, amount));
        return this;
    }

    /** What Anna wants, to China and in the festival's currency unless it is said otherwise. */
    Basket basket(LineRequest... lines) {
        return new Basket(this, ANNA, CHINA, CNY, List.of(), List.of(lines));
    }

    /** Places an order to be paid later and gives its number. */
    long placed(long buyer, long totalMinor, LineRequest... lines) {
        return accepted(order(buyer, totalMinor, PayMode.LATER, lines)).id();
    }

    /** Places an order paid at once and gives its number. */
    long paid(long buyer, long totalMinor, LineRequest... lines) {
        return accepted(order(buyer, totalMinor, PayMode.NOW, lines)).id();
    }

    /** A key that was not used before. */
    Request freshKey() {
        return new Request(7, ++keys);
    }

    Outcome when(Request request, Command command) {
        events.clear();
        return engine.handle(nowMs, request, command, this::onEvent);
    }

    int tick() {
        events.clear();
        return engine.tick(nowMs, this::onEvent);
    }

    private void onEvent(long sequence, long timeMs, Event event) {
        numbers.add(sequence);
        events.add(event);
    }

    Outcome.Accepted accepted(Command command) {
        return accepted(freshKey(), command);
    }

    Outcome.Accepted accepted(Request request, Command command) {
        Outcome outcome = when(request, command);
        assertThat(outcome).as("%s", command).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    /** Asserts that the command is refused with exactly this, and that not a byte of the state changed by it. */
    void refuses(Command command, Rejection expected) {
        refuses(freshKey(), command, expected);
    }

    void refuses(Request request, Command command, Rejection expected) {
        // Time comes in with refused commands too; this one only brings the time.
        engine.handle(nowMs, Request.WITHOUT_KEY, new Command.PayOrder(1), EventSink.NONE);
        byte[] before = engine.snapshot();
        assertThat(when(request, command))
                .as("%s", command)
                .isEqualTo(new Outcome.Rejected(engine.position(), expected));
        assertThat(events).isEmpty();
        assertThat(engine.snapshot()).isEqualTo(before);
    }

    /** What the last command or tick caused. */
    List<Event> events() {
        return List.copyOf(events);
    }

    /** The numbers of all events so far. */
    List<Long> numbers() {
        return List.copyOf(numbers);
    }

    long position() {
        return engine.position();
    }

    byte[] snapshot() {
        return engine.snapshot();
    }

    <A> A read(Query<A> query) {
        return switch (engine.read(query).result()) {
            case Query.Result.Found<A> found -> found.value();
            case Query.Result.Refused<A> refused -> throw new AssertionError(query + ": " + refused.rejection());
        };
    }

    /** Asserts that a read is refused with exactly this. */
    void refusesRead(Query<?> query, Rejection expected) {
        assertThat(engine.read(query).result()).as("%s", query).isEqualTo(new Query.Result.Refused<>(expected));
    }

    long available(int sku) {
        return read(new Query.OfSku(sku)).available();
    }

    /** What a buyer's wallet of the festival's currency holds. */
    long balance(long buyer) {
        return read(new Query.OfWallet(buyer)).balances().getFirst().balanceMinor();
    }

    long orders() {
        return read(new Query.OfFestival()).orders();
    }

    OrderState state(long order) {
        return read(new Query.OfOrder(order)).state();
    }
}
