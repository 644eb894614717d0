package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyNotText;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.RemoveCartLine;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.OfBuyerOrders;
import io.drumroll.engine.message.Query.OfCart;
import io.drumroll.engine.message.Query.OfFestival;
import io.drumroll.engine.message.Query.OfOrder;
import io.drumroll.engine.message.Query.OfQuote;
import io.drumroll.engine.message.Query.OfSku;
import io.drumroll.engine.message.Query.OfWallet;
import io.drumroll.engine.message.Query.Reply;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * The engine's rules in plain collections, written from the rules alone: given the same commands at the same times it
 * must give the same answers and events.
 *
 * <p>It has no snapshots; an audit replays the whole log into it and then asks {@link Books}. Not safe for use by more
 * than one thread.
 */
public final class NaiveFestival {
    private static final long MAX_OPENS_AT_MS = 253_402_300_799_999L;
    private static final long MAX_CLOSES_AT_MS = 253_402_300_800_000L;

    final NaiveState state = new NaiveState();
    private final NaiveKeys keys;
    private final NaiveShelf shelf = new NaiveShelf(state);
    private final NaiveBuyers buyers = new NaiveBuyers(state);
    private final NaivePricing pricing = new NaivePricing(state);
    private final NaiveOrders orders = new NaiveOrders(state, pricing);
    private final NaiveReads reads = new NaiveReads(state, pricing, buyers, orders);

    /** Remembers {@link Limits#KEY_WINDOW} keys. */
    public NaiveFestival() {
        this(Limits.KEY_WINDOW);
    }

    /**
     * A festival in which nothing has happened yet.
     *
     * @param keyWindow how many idempotency keys are remembered, 1 or more; as the engine that it is compared with.
     */
    public NaiveFestival(int keyWindow) {
        keys = new NaiveKeys(keyWindow);
    }

    /**
     * Answers a command.
     *
     * @param timeMs when it came, from the log, in ms of the epoch; time never runs backwards.
     * @param request the caller's key, if any.
     * @param command what is wanted.
     * @param sink receives the events that it causes.
     */
    public Outcome handle(long timeMs, Request request, Command command, EventSink sink) {
        advance(timeMs, sink);
        if (!request.hasKey()) {
            return command.needsKey() ? state.rejected(new Rejection.KeyMissing()) : decide(command);
        }
        NaiveKeys.Remembered before = keys.find(request);
        if (before != null) {
            return before.isOf(command)
                    ? before.again()
                    : state.rejected(new Rejection.IdempotencyConflict(before.position()));
        }
        Outcome outcome = decide(command);
        if (outcome instanceof Outcome.Accepted accepted) {
            keys.remember(request, command, accepted);
        }
        return outcome;
    }

    /**
     * Expires orders that are due, at most {@link Limits#MAX_EXPIRIES_PER_TICK}, by deadline and then number.
     *
     * @return how many expired.
     */
    public int tick(long timeMs, EventSink sink) {
        advance(timeMs, sink);
        return orders.expireDue();
    }

    private void advance(long timeMs, EventSink sink) {
        state.nowMs = Math.max(state.nowMs, timeMs);
        state.sink = sink;
    }

    private Outcome decide(Command command) {
        return switch (command) {
            case ScheduleFestival schedule -> schedule(schedule);
            case OpenShop open -> shelf.open(open);
            case ListSku list -> shelf.list(list);
            case RestockSku restock -> shelf.restock(restock);
            case ChangePrice change -> shelf.changePrice(change);
            case DelistSku delist -> shelf.delist(delist);
            case SetCartLine set -> buyers.setLine(set);
            case RemoveCartLine remove -> buyers.removeLine(remove);
            case PlaceOrder place -> orders.place(place);
            case PayOrder pay -> orders.pay(pay);
            case CancelOrder cancel -> orders.cancel(cancel);
            case TopUpWallet topUp -> buyers.topUp(topUp);
        };
    }

    private Outcome schedule(ScheduleFestival command) {
        Rejection why = whyNotScheduled(command);
        if (why != null) {
            return state.rejected(why);
        }
        state.frame = command;
        state.emit(new Event.FestivalScheduled(
                command.name(),
                command.currency(),
                command.opensAtMs(),
                command.closesAtMs(),
                command.payWindowMs(),
                command.saving()));
        return state.accepted(0, 0);
    }

    private @Nullable Rejection whyNotScheduled(ScheduleFestival command) {
        Rejection why = first(
                whyNotText(Field.NAME, command.name()),
                whyOutOfRange(Field.OPENS_AT, command.opensAtMs(), 0, MAX_OPENS_AT_MS));
        if (why != null) {
            return why;
        }
        long spendMinor = command.saving().spendMinor();
        why = first(
                whyOutOfRange(Field.CLOSES_AT, command.closesAtMs(), command.opensAtMs() + 1, MAX_CLOSES_AT_MS),
                whyOutOfRange(
                        Field.PAY_WINDOW, command.payWindowMs(), Limits.MIN_PAY_WINDOW_MS, Limits.MAX_PAY_WINDOW_MS),
                whyOutOfRange(Field.SAVING, spendMinor, 0, Limits.MAX_AMOUNT_MINOR),
                whyOutOfRange(Field.SAVING, command.saving().saveMinor(), 0, spendMinor));
        if (why != null || state.frame == null) {
            return why;
        }
        boolean counting = !state.skus.isEmpty() || state.fundingMinor != 0;
        return counting && !state.currency().equals(command.currency())
                ? new Rejection.CurrencyFixed(state.currency().code())
                : null;
    }

    /** Number of the last event, 0 before the first. */
    public long position() {
        return state.position;
    }

    /** Totals of all orders ever paid, in minor units, whether cancelled later or not. */
    public long gmvMinor() {
        return state.gmvMinor;
    }

    /** Orders ever placed; they are numbered from 1 to this. */
    public int orders() {
        return state.orders.size();
    }

    /** SKUs ever listed; they are numbered from 1 to this. */
    public int skus() {
        return state.skus.size();
    }

    /** Answers a query as the engine would at this position. */
    public <A> Reply<A> read(Query<A> query) {
        return new Reply<>(position(), cast(result(query)));
    }

    private Result<?> result(Query<?> query) {
        return switch (query) {
            case OfFestival _ -> reads.festival();
            case OfSku(int sku) -> reads.sku(sku);
            case OfWallet(long buyer) -> reads.wallet(buyer);
            case OfCart(long buyer) -> reads.cart(buyer);
            case OfQuote(var lines) -> reads.quote(lines);
            case OfOrder(long order) -> reads.order(order);
            case OfBuyerOrders page -> reads.ordersOf(page);
        };
    }

    /** Each query's record fixes what it answers, which the switch follows but the compiler can't see. */
    @SuppressWarnings("unchecked") // see above: a query of A is answered with a result of A
    private static <A> Result<A> cast(Result<?> result) {
        return (Result<A>) result;
    }
}
