package io.drumroll.engine;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.cart.CartDesk;
import io.drumroll.engine.cart.Carts;
import io.drumroll.engine.ledger.Ledger;
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
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.CartLineRemoved;
import io.drumroll.engine.message.Event.CartLineSet;
import io.drumroll.engine.message.Event.FestivalScheduled;
import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Event.ShopOpened;
import io.drumroll.engine.message.Event.SkuDelisted;
import io.drumroll.engine.message.Event.SkuListed;
import io.drumroll.engine.message.Event.SkuPriceChanged;
import io.drumroll.engine.message.Event.SkuRestocked;
import io.drumroll.engine.message.Event.WalletToppedUp;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Outcome.Rejected;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.KeyMissing;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.OrderBook;
import io.drumroll.engine.order.OrderDesk;
import io.drumroll.engine.order.Orders;
import io.drumroll.engine.order.Pricer;
import io.drumroll.engine.order.Reads;
import io.drumroll.engine.request.RememberedRequests;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.SkuDesk;
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.stock.BuyerLimits;
import io.drumroll.engine.table.SnapshotBytes;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Warmth;
import java.util.List;

/**
 * The state machine of a festival. A command is first decided, which reads state and changes nothing, and the events that
 * it comes to are then applied, which is the only way that state changes and cannot fail.
 *
 * <p>For one thread: the one that reads the log. Time comes in with each command and never runs backwards in here.
 */
public final class Engine {
    /** Number of the snapshot's format; a snapshot of another one is refused. */
    private static final long SNAPSHOT_FORMAT = 1;

    private final Frame frame = new Frame();
    private final Shops shops = new Shops();
    private final Skus skus = new Skus();
    private final Buyers buyers = new Buyers();
    private final BuyerLimits limits = new BuyerLimits();
    private final Carts carts = new Carts(buyers);
    private final Ledger ledger = new Ledger(frame, buyers);
    private final Orders orders = new Orders();
    private final OrderBook book = new OrderBook(skus, buyers, limits, carts, ledger, orders);
    private final Pricer pricer = new Pricer(frame, skus);
    private final SkuDesk skuDesk = new SkuDesk(frame, shops, skus);
    private final CartDesk cartDesk = new CartDesk(frame, skus, buyers, carts);
    private final OrderDesk orderDesk = new OrderDesk(frame, skus, buyers, limits, carts, orders, pricer);
    private final Reads reads = new Reads(frame, shops, skus, buyers, carts, orders, pricer, orderDesk);
    private final RememberedRequests requests;
    private final Warmth warmth = new Warmth();
    private long nowMs;
    private long position;

    /** An engine without any history, which remembers {@link Limits#KEY_WINDOW} keys. */
    public Engine() {
        this(Limits.KEY_WINDOW);
    }

    /**
     * An engine without any history.
     *
     * @param keyWindow how many idempotency keys are remembered, 1 or more.
     */
    public Engine(int keyWindow) {
        this.requests = new RememberedRequests(keyWindow);
    }

    /** Number of the last event, 0 before the first. */
    public long position() {
        return position;
    }

    /** The time of the log as far as it came in, in ms of the epoch. */
    public long nowMs() {
        return nowMs;
    }

    /** No unpaid order's deadline is before this moment, in ms of the epoch; {@link Long#MAX_VALUE} for none at all. */
    public long nextDeadlineMs() {
        return book.nextDeadlineMs();
    }

    /**
     * Decides a command and carries it out.
     *
     * @param timeMs the log's time of the command, in ms of the epoch; an earlier one than before counts as the same.
     * @param request the caller's key.
     * @param command what to do.
     * @param sink told each event, after it was applied.
     * @return the answer to the caller.
     */
    public Outcome handle(long timeMs, Request request, Command command, EventSink sink) {
        nowMs = Math.max(nowMs, timeMs);
        if (command instanceof PlaceOrder order) {
            warm(request, order);
        }
        if (request.hasKey()) {
            Outcome before = requests.answerOf(request, command, position);
            if (before != null) {
                return before;
            }
        } else if (command.needsKey()) {
            return new Rejected(position, new KeyMissing());
        }
        return switch (decide(command)) {
            case Decision.Reject reject -> new Rejected(position, reject.rejection());
            case Decision.Accept accept -> carryOut(request, command, accept, sink);
        };
    }

    /**
     * Loads what an order will need from all over memory, side by side: each would be waited for on its own otherwise,
     * which is most of an order's time once buyers, keys and SKUs are millions.
     */
    private void warm(Request request, PlaceOrder order) {
        long loaded = requests.warm(request) ^ buyers.warm(order.buyer());
        for (int i = 0; i < order.lines().size(); i++) {
            loaded ^= skus.warm(order.lines().get(i).sku());
        }
        warmth.keep(loaded);
    }

    private Outcome carryOut(Request request, Command command, Decision.Accept accept, EventSink sink) {
        List<Event> events = accept.events();
        for (int i = 0; i < events.size(); i++) {
            applyNext(events.get(i), sink);
        }
        Accepted answer = new Accepted(position, accept.id(), accept.amountMinor(), false);
        if (request.hasKey()) {
            requests.applyAccepted(request, command, answer);
        }
        return answer;
    }

    /**
     * Lets orders expire whose deadline has passed: at most {@link Limits#MAX_EXPIRIES_PER_TICK}, so that millions
     * falling due at once never stall the line; while it returns that many, call it again soon.
     *
     * @return how many expired.
     */
    public int tick(long timeMs, EventSink sink) {
        nowMs = Math.max(nowMs, timeMs);
        int expired = 0;
        while (expired < Limits.MAX_EXPIRIES_PER_TICK) {
            Event due = book.applyPassedDeadlines(nowMs);
            if (due == null) {
                break;
            }
            applyNext(due, sink);
            expired++;
        }
        return expired;
    }

    private void applyNext(Event event, EventSink sink) {
        apply(event);
        position++;
        sink.onEvent(position, nowMs, event);
    }

    private Decision decide(Command command) {
        return switch (command) {
            case PlaceOrder c -> orderDesk.decide(c, nowMs);
            case PayOrder c -> orderDesk.decide(c, nowMs);
            case CancelOrder c -> orderDesk.decide(c);
            case SetCartLine c -> cartDesk.decide(c);
            case RemoveCartLine c -> cartDesk.decide(c);
            case TopUpWallet c -> ledger.decide(c);
            case ScheduleFestival c -> frame.decide(c, skus.count() > 0 || ledger.fundedMinor() > 0);
            case OpenShop c -> shops.decide(c);
            case ListSku c -> skuDesk.decide(c);
            case RestockSku c -> skuDesk.decide(c);
            case ChangePrice c -> skuDesk.decide(c);
            case DelistSku c -> skuDesk.decide(c);
        };
    }

    private void apply(Event event) {
        switch (event) {
            case OrderPlaced e -> book.apply(e, nowMs);
            case OrderPaid e -> book.apply(e);
            case OrderCancelled e -> book.apply(e);
            case OrderExpired e -> book.apply(e);
            case CartLineSet e -> carts.apply(e);
            case CartLineRemoved e -> carts.apply(e);
            case WalletToppedUp e -> ledger.apply(e);
            case FestivalScheduled e -> frame.apply(e);
            case ShopOpened e -> shops.apply(e);
            case SkuListed e -> skus.apply(e);
            case SkuRestocked e -> skus.apply(e);
            case SkuPriceChanged e -> skus.apply(e);
            case SkuDelisted e -> skus.apply(e);
        }
    }

    /** Answers a fresh read from the present state, which it does not change. */
    @SuppressWarnings("unchecked") // Each case answers with what its query's type parameter names.
    public <A> Query.Reply<A> read(Query<A> query) {
        Query.Result<?> result = switch (query) {
            case Query.OfFestival _ -> reads.festival();
            case Query.OfSku q -> reads.sku(q.sku());
            case Query.OfWallet q -> reads.wallet(q.buyer());
            case Query.OfCart q -> reads.cart(q.buyer());
            case Query.OfQuote q -> reads.quote(q);
            case Query.OfOrder q -> reads.order(q.order());
            case Query.OfBuyerOrders q -> reads.buyerOrders(q);
        };
        return new Query.Reply<>(position, (Query.Result<A>) result);
    }

    /** Writes the whole state. */
    public void writeTo(SnapshotWriter writer) {
        writer.number(SNAPSHOT_FORMAT);
        writer.number(nowMs);
        writer.number(position);
        frame.writeTo(writer);
        shops.writeTo(writer);
        skus.writeTo(writer);
        buyers.writeTo(writer);
        limits.writeTo(writer);
        carts.writeTo(writer);
        ledger.writeTo(writer);
        orders.writeTo(writer);
        book.writeTo(writer);
        requests.writeTo(writer);
    }

    /** The whole state in memory; equal histories give equal bytes. */
    public byte[] snapshot() {
        SnapshotBytes bytes = new SnapshotBytes();
        writeTo(bytes);
        return bytes.toByteArray();
    }

    /** An engine with the state of a {@link #snapshot}. */
    public static Engine restore(byte[] snapshot, int keyWindow) {
        return restoreFrom(SnapshotBytes.reader(snapshot), keyWindow);
    }

    /**
     * An engine with the state that {@link #writeTo} wrote.
     *
     * @throws IllegalStateException when it was written in another format or with another window of keys.
     */
    public static Engine restoreFrom(SnapshotReader reader, int keyWindow) {
        long format = reader.number();
        if (format != SNAPSHOT_FORMAT) {
            throw new IllegalStateException(
                    "the snapshot has format " + format + "; this version reads " + SNAPSHOT_FORMAT);
        }
        Engine engine = new Engine(keyWindow);
        engine.nowMs = reader.number();
        engine.position = reader.number();
        engine.frame.restoreFrom(reader);
        engine.shops.restoreFrom(reader);
        engine.skus.restoreFrom(reader);
        engine.buyers.restoreFrom(reader);
        engine.limits.restoreFrom(reader);
        engine.carts.restoreFrom(reader);
        engine.ledger.restoreFrom(reader);
        engine.orders.restoreFrom(reader);
        engine.book.restoreFrom(reader);
        engine.requests.restoreFrom(reader);
        return engine;
    }
}
