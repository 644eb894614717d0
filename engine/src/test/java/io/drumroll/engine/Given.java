package io.drumroll.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.List;

/** A festival in an engine of its own, for tests to bring into a state, send commands to and look at. */
final class Given {
    static final Currency CNY = new Currency("CNY");
    static final Country CHINA = new Country("CN");
    static final Region GUANGDONG = new Region(CHINA, "GD", 1);
    static final long OPENS_AT = 1_000_000;
    static final long CLOSES_AT = 2_000_000;
    static final long PAY_WINDOW = 60_000;
    private static final int KEY_WINDOW = 1 << 16;

    private final Engine engine = new Engine(KEY_WINDOW);
    private final List<Event> events = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private long nowMs = OPENS_AT;
    private long keys;

    /** An engine in which nothing has happened. */
    static Given nothing() {
        return new Given();
    }

    /** A festival with one shop, at the moment when its doors open. */
    static Given festival() {
        return festival(SpendAndSave.NONE);
    }

    /** A {@link #festival()} with this saving. */
    static Given festival(SpendAndSave saving) {
        Given given = nothing();
        given.accepted(schedule(CNY, saving));
        given.accepted(new Command.OpenShop("Tea house", CHINA));
        return given;
    }

    static Command.ScheduleFestival schedule(Currency currency, SpendAndSave saving) {
        return new Command.ScheduleFestival("11.11", currency, OPENS_AT, CLOSES_AT, PAY_WINDOW, saving);
    }

    static Command.ListSku listing(long priceMinor, long stock, int limitPerBuyer) {
        return new Command.ListSku(1, "Oolong", "tea", "Leaf", CHINA, cny(priceMinor), stock, limitPerBuyer);
    }

    static Command.PlaceOrder order(long buyer, long expectedMinor, PayMode pay, LineRequest... lines) {
        return new Command.PlaceOrder(buyer, GUANGDONG, List.of(lines), false, cny(expectedMinor), pay);
    }

    static Command.PlaceOrder cartOrder(long buyer, long expectedMinor) {
        return new Command.PlaceOrder(buyer, GUANGDONG, List.of(), true, cny(expectedMinor), PayMode.LATER);
    }

    static LineRequest line(int sku, int quantity) {
        return new LineRequest(sku, quantity);
    }

    static Money cny(long minor) {
        return new Money(minor, CNY);
    }

    /** Sets the time of what follows. */
    Given at(long timeMs) {
        nowMs = timeMs;
        return this;
    }

    /** Lists a SKU without a limit and gives its number. */
    int sku(long priceMinor, long stock) {
        return sku(priceMinor, stock, 0);
    }

    int sku(long priceMinor, long stock, int limitPerBuyer) {
        return (int) accepted(listing(priceMinor, stock, limitPerBuyer)).id();
    }

    Given wallet(long buyer, long minor) {
        accepted(new Command.TopUpWallet(buyer, cny(minor)));
        return this;
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

    <A> A read(Query<A> query) {
        return switch (engine.read(query).result()) {
            case Query.Result.Found<A> found -> found.value();
            case Query.Result.Refused<A> refused -> throw new AssertionError(query + ": " + refused.rejection());
        };
    }

    long available(int sku) {
        return read(new Query.OfSku(sku)).available();
    }

    long balance(long buyer) {
        return read(new Query.OfWallet(buyer)).balanceMinor();
    }

    long orders() {
        return read(new Query.OfFestival()).orders();
    }

    OrderState state(long order) {
        return read(new Query.OfOrder(order)).state();
    }
}
