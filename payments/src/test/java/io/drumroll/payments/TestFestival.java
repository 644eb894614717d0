package io.drumroll.payments;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.Engine;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A festival without a node: the engine itself, answering on the caller's thread, with a clock that the test turns, and with
 * one shop and one SKU. It can be told to be out, or at fault now and then.
 */
final class TestFestival implements Festival, InstantSource {
    static final Currency CNY = new Currency("CNY");
    static final long OPENS_MS = 1_700_000_000_000L;
    static final long PAY_WINDOW_MS = 60_000;
    static final int SKU = 1;
    static final int SHOP = 1;
    static final long PRICE_MINOR = 12_50;

    private static final Country CN = new Country("CN");

    private final Engine engine = new Engine(1 << 14);
    private final List<Event> events = new ArrayList<>();
    private final SplittableRandom faults;
    private int faultPercent;
    private @Nullable Failure out;
    private long nowMs = OPENS_MS;
    private long keys;

    TestFestival(long seed) {
        faults = new SplittableRandom(seed);
        long yearMs = 365L * 24 * 60 * 60 * 1000;
        order(new Command.ScheduleFestival("Test", CNY, OPENS_MS, OPENS_MS + yearMs, PAY_WINDOW_MS, 86_400_000));
        order(new Command.OpenShop("Lantern", CN, ShopKind.FLAGSHIP, CNY));
        order(new Command.ListSku(SHOP, "Lamp", "home", "Lantern", CN, "", new Money(PRICE_MINOR, CNY), 1_000_000, 0));
    }

    /** So many of a hundred commands and reads are not heard, and as many commands lose their answer. */
    synchronized void setFaultPercent(int percent) {
        faultPercent = percent;
    }

    /** Answers nothing but this from now on; null to answer again. */
    synchronized void setOut(@Nullable Failure failure) {
        out = failure;
    }

    /** Turns the clock and lets expire what is due. */
    synchronized void advance(long ms) {
        nowMs += ms;
        while (engine.tick(nowMs, (_, _, event) -> events.add(event)) > 0) {
            // A tick expires a bounded number.
        }
    }

    @Override
    public synchronized Instant instant() {
        return Instant.ofEpochMilli(nowMs);
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Gives a command that must be accepted, without faults. */
    synchronized Outcome.Accepted order(Command command) {
        Outcome outcome = tell(command);
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError(command + " was answered " + outcome);
    }

    /** Gives a command, without faults. */
    synchronized Outcome tell(Command command) {
        return engine.handle(nowMs, new Request(1, ++keys), command, (_, _, event) -> events.add(event));
    }

    /** Places an order of some pieces, to be paid later, and gives its number. */
    long place(long buyer, int quantity) {
        return order(new Command.PlaceOrder(
                        buyer,
                        new Region(CN, "31", 1),
                        List.of(new LineRequest(SKU, quantity)),
                        false,
                        List.of(),
                        new Money(PRICE_MINOR * quantity, CNY),
                        PayMode.LATER))
                .id();
    }

    synchronized Query.OrderView view(long order) {
        return found(new Query.OfOrder(order));
    }

    synchronized <A> A found(Query<A> query) {
        if (engine.read(query).result() instanceof Query.Result.Found<A>(var value)) {
            return value;
        }
        throw new AssertionError(query + " was refused");
    }

    @Override
    public synchronized void submit(Request request, Command command, OutcomeHandler handler) {
        if (out != null) {
            handler.onFailure(out);
            return;
        }
        if (strikes()) {
            handler.onFailure(Failure.OVERLOADED);
            return;
        }
        Outcome outcome = engine.handle(nowMs, request, command, (_, _, event) -> events.add(event));
        if (strikes()) {
            handler.onFailure(Failure.TIMED_OUT);
        } else {
            handler.onOutcome(outcome);
        }
    }

    @Override
    public synchronized <A> void read(long atPosition, Query<A> query, ReplyHandler<A> handler) {
        if (out != null || strikes()) {
            handler.onFailure(out == null ? Failure.TIMED_OUT : out);
        } else {
            handler.onReply(engine.read(query));
        }
    }

    private boolean strikes() {
        return faultPercent > 0 && faults.nextInt(100) < faultPercent;
    }
}
