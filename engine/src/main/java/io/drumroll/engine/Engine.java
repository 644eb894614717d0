package io.drumroll.engine;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.cart.CartDesk;
import io.drumroll.engine.cart.Carts;
import io.drumroll.engine.duty.Duties;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.ledger.Ledger;
import io.drumroll.engine.ledger.MoneyDesk;
import io.drumroll.engine.ledger.Payments;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ChangeDeal;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.ConfirmReceipt;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.OrderCartLines;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PayOutShop;
import io.drumroll.engine.message.Command.PlaceDeposit;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.ReceivePayment;
import io.drumroll.engine.message.Command.RefundOrder;
import io.drumroll.engine.message.Command.RemoveCartLine;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Command.SetCommission;
import io.drumroll.engine.message.Command.SetDuty;
import io.drumroll.engine.message.Command.SettleRefund;
import io.drumroll.engine.message.Command.ShipShopOrder;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.CartLineRemoved;
import io.drumroll.engine.message.Event.CartLineSet;
import io.drumroll.engine.message.Event.CommissionSet;
import io.drumroll.engine.message.Event.CouponClaimed;
import io.drumroll.engine.message.Event.DealChanged;
import io.drumroll.engine.message.Event.DealEnded;
import io.drumroll.engine.message.Event.DealMade;
import io.drumroll.engine.message.Event.DepositForfeited;
import io.drumroll.engine.message.Event.DutySet;
import io.drumroll.engine.message.Event.FestivalScheduled;
import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Event.OrderRefunded;
import io.drumroll.engine.message.Event.OrderReserved;
import io.drumroll.engine.message.Event.PaymentReceived;
import io.drumroll.engine.message.Event.RateFixed;
import io.drumroll.engine.message.Event.RefundSettled;
import io.drumroll.engine.message.Event.ShopOpened;
import io.drumroll.engine.message.Event.ShopOrderSettled;
import io.drumroll.engine.message.Event.ShopOrderShipped;
import io.drumroll.engine.message.Event.ShopPaidOut;
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
import io.drumroll.engine.message.Submission;
import io.drumroll.engine.order.FulfilmentDesk;
import io.drumroll.engine.order.OrderBook;
import io.drumroll.engine.order.OrderDesk;
import io.drumroll.engine.order.OrderReads;
import io.drumroll.engine.order.Orders;
import io.drumroll.engine.order.PaymentDesk;
import io.drumroll.engine.order.Reads;
import io.drumroll.engine.order.RefundDesk;
import io.drumroll.engine.pricing.Pricer;
import io.drumroll.engine.promotion.CouponDesk;
import io.drumroll.engine.promotion.DealDesk;
import io.drumroll.engine.promotion.DealReads;
import io.drumroll.engine.promotion.DealUses;
import io.drumroll.engine.promotion.Deals;
import io.drumroll.engine.request.RememberedRequests;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.SkuDesk;
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.stock.BuyerLimits;
import io.drumroll.engine.table.SnapshotBytes;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.List;

/**
 * The state machine of a festival. A command is first decided, which reads state and changes nothing, and the events that
 * it comes to are then applied, which is the only way that state changes and cannot fail.
 *
 * <p>For one thread: the one that reads the log. Time comes in with each command and never runs backwards in here.
 */
public final class Engine {
    /** Number of the snapshot's format; a snapshot of another one is refused. */
    private static final long SNAPSHOT_FORMAT = 2;

    private final Frame frame = new Frame();
    private final Rates rates = new Rates();
    private final Shops shops = new Shops(frame, rates);
    private final Skus skus = new Skus();
    private final Duties duties = new Duties(frame);
    private final Buyers buyers = new Buyers();
    private final BuyerLimits limits = new BuyerLimits();
    private final DealUses uses = new DealUses();
    private final Deals deals = new Deals(buyers, skus, uses);
    private final Carts carts = new Carts(buyers);
    private final Payments payments = new Payments(rates);
    private final Ledger ledger = new Ledger(rates, shops, skus, buyers, payments);
    private final Orders orders = new Orders(rates, skus);
    private final OrderBook book = new OrderBook(rates, shops, skus, buyers, limits, deals, carts, ledger, orders);
    private final Pricer pricer = new Pricer(rates, shops, skus, deals, uses, duties);
    private final SkuDesk skuDesk = new SkuDesk(frame, shops, skus);
    private final DealDesk dealDesk = new DealDesk(frame, shops, skus, deals);
    private final CouponDesk couponDesk = new CouponDesk(frame, buyers, deals, uses);
    private final CartDesk cartDesk = new CartDesk(frame, skus, buyers, carts);
    private final MoneyDesk moneyDesk = new MoneyDesk(frame, rates, shops, buyers, ledger, payments);
    private final OrderDesk orderDesk =
            new OrderDesk(frame, rates, skus, deals, buyers, limits, carts, ledger, orders, pricer);
    private final PaymentDesk paymentDesk = new PaymentDesk(frame, rates, buyers, ledger, payments, orders);
    private final FulfilmentDesk fulfilmentDesk = new FulfilmentDesk(frame, orders, book);
    private final RefundDesk refundDesk = new RefundDesk(rates, shops, buyers, ledger, orders);
    private final Reads reads = new Reads(frame, rates, shops, skus, duties, buyers, carts, orders, pricer, orderDesk);
    private final DealReads dealReads = new DealReads(frame, skus, buyers, deals, uses);
    private final OrderReads orderReads = new OrderReads(frame, rates, shops, buyers, ledger, payments, orders);
    private final RememberedRequests requests;
    private final Foresight foresight;
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
        this.foresight = new Foresight(buyers, requests, skus, deals, uses);
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
     * Says which commands are handled next, so that what they will need is loaded from memory side by side. Costs time and
     * has no other effect when others are handled, or none.
     *
     * @param submissions in the order in which they will be handled; a message's worth, so that the processor's cache holds
     *     what is loaded.
     */
    public void expect(List<Submission> submissions) {
        foresight.load(submissions);
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
            case OrderCartLines c -> orderDesk.decide(c, nowMs);
            case PlaceDeposit c -> orderDesk.decide(c, nowMs);
            case PayOrder c -> paymentDesk.decide(c, nowMs);
            case ReceivePayment c -> paymentDesk.decide(c, nowMs);
            case CancelOrder c -> refundDesk.decide(c, nowMs);
            case RefundOrder c -> refundDesk.decide(c);
            case ShipShopOrder c -> fulfilmentDesk.decide(c, nowMs);
            case ConfirmReceipt c -> fulfilmentDesk.decide(c);
            case SetCartLine c -> cartDesk.decide(c);
            case RemoveCartLine c -> cartDesk.decide(c);
            case ClaimCoupon c -> couponDesk.decide(c, nowMs);
            case TopUpWallet c -> moneyDesk.decide(c);
            case PayOutShop c -> moneyDesk.decide(c);
            case SettleRefund c -> moneyDesk.decide(c);
            case ScheduleFestival c -> frame.decide(c, isCurrencyInUse());
            case OpenShop c -> shops.decide(c);
            case ListSku c -> skuDesk.decide(c);
            case RestockSku c -> skuDesk.decide(c);
            case ChangePrice c -> skuDesk.decide(c);
            case DelistSku c -> skuDesk.decide(c);
            case SetCommission c -> skuDesk.decide(c);
            case MakeDeal c -> dealDesk.decide(c, nowMs);
            case ChangeDeal c -> dealDesk.decide(c, nowMs);
            case EndDeal c -> dealDesk.decide(c, nowMs);
            case FixRate c -> rates.decide(c);
            case SetDuty c -> duties.decide(c, nowMs);
        };
    }

    private boolean isCurrencyInUse() {
        return shops.count() > 0 || rates.count() > 1 || duties.count() > 0 || deals.count() > 0 || ledger.tookMoney();
    }

    private void apply(Event event) {
        switch (event) {
            case OrderPlaced e -> book.apply(e, nowMs);
            case OrderPaid e -> book.apply(e);
            case OrderReserved e -> book.apply(e, nowMs);
            case OrderCancelled e -> book.apply(e);
            case OrderExpired e -> book.apply(e);
            case DepositForfeited e -> book.apply(e);
            case ShopOrderShipped e -> book.apply(e);
            case ShopOrderSettled e -> book.apply(e);
            case OrderRefunded e -> book.apply(e);
            case PaymentReceived e -> ledger.apply(e);
            case RefundSettled e -> ledger.apply(e);
            case CartLineSet e -> carts.apply(e);
            case CartLineRemoved e -> carts.apply(e);
            case CouponClaimed e -> deals.apply(e);
            case WalletToppedUp e -> ledger.apply(e);
            case ShopPaidOut e -> ledger.apply(e);
            case FestivalScheduled e -> applyFrame(e);
            case ShopOpened e -> shops.apply(e);
            case SkuListed e -> skus.apply(e);
            case SkuRestocked e -> skus.apply(e);
            case SkuPriceChanged e -> skus.apply(e);
            case SkuDelisted e -> skus.apply(e);
            case CommissionSet e -> skus.apply(e);
            case DealMade e -> deals.apply(e, nowMs);
            case DealChanged e -> deals.apply(e);
            case DealEnded e -> deals.apply(e);
            case RateFixed e -> rates.apply(e);
            case DutySet e -> duties.apply(e, nowMs);
        }
    }

    private void applyFrame(FestivalScheduled event) {
        frame.apply(event);
        rates.apply(event);
    }

    /** Answers a fresh read from the present state, which it does not change. */
    public <A> Query.Reply<A> read(Query<A> query) {
        return read(nowMs, query);
    }

    /**
     * Answers a fresh read as of a moment: deals begin and end by it although nothing was logged since.
     *
     * @param timeMs the reader's time, in ms of the epoch; an earlier one than the log's counts as the log's.
     */
    @SuppressWarnings("unchecked") // Each case answers with what its query's type parameter names.
    public <A> Query.Reply<A> read(long timeMs, Query<A> query) {
        long atMs = Math.max(nowMs, timeMs);
        Query.Result<?> result = switch (query) {
            case Query.OfFestival _ -> reads.festival();
            case Query.OfSku q -> reads.sku(q.sku());
            case Query.OfShop q -> orderReads.shop(q.shop());
            case Query.OfWallet q -> orderReads.wallet(q.buyer());
            case Query.OfCart q -> reads.cart(q, atMs);
            case Query.OfQuote q -> reads.quote(q, atMs);
            case Query.OfBasket q -> reads.basket(q, atMs);
            case Query.OfDepositQuote q -> reads.quote(q, atMs);
            case Query.OfDeal q -> dealReads.deal(q.deal(), atMs);
            case Query.OfDeals q -> dealReads.deals(q, atMs);
            case Query.OfDealNames q -> dealReads.names(q);
            case Query.OfSkuDeals q -> dealReads.ofSku(q.sku(), atMs);
            case Query.OfCoupons q -> dealReads.coupons(q.buyer());
            case Query.OfRates _ -> reads.rates();
            case Query.OfDuties q -> reads.duties(q, atMs);
            case Query.OfCommissions _ -> new Query.Result.Found<>(new Query.CommissionsView(skus.commissions()));
            case Query.OfRequest q -> new Query.Result.Found<>(requests.find(q.request()));
            case Query.OfOrder q -> orderReads.order(q.order());
            case Query.OfBuyerOrders q -> orderReads.buyerOrders(q);
            case Query.OfTrialBalance _ -> orderReads.trialBalance();
            case Query.OfRefundsDue q -> orderReads.refundsDue(q);
        };
        return new Query.Reply<>(position, (Query.Result<A>) result);
    }

    /** Writes the whole state. */
    public void writeTo(SnapshotWriter writer) {
        writer.number(SNAPSHOT_FORMAT);
        writer.number(nowMs);
        writer.number(position);
        frame.writeTo(writer);
        rates.writeTo(writer);
        shops.writeTo(writer);
        skus.writeTo(writer);
        duties.writeTo(writer);
        buyers.writeTo(writer);
        limits.writeTo(writer);
        uses.writeTo(writer);
        deals.writeTo(writer);
        carts.writeTo(writer);
        payments.writeTo(writer);
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
        engine.rates.restoreFrom(reader);
        engine.shops.restoreFrom(reader);
        engine.skus.restoreFrom(reader);
        engine.duties.restoreFrom(reader);
        engine.buyers.restoreFrom(reader);
        engine.limits.restoreFrom(reader);
        engine.uses.restoreFrom(reader);
        engine.deals.restoreFrom(reader, engine.nowMs);
        engine.carts.restoreFrom(reader);
        engine.payments.restoreFrom(reader);
        engine.ledger.restoreFrom(reader);
        engine.orders.restoreFrom(reader);
        engine.book.restoreFrom(reader);
        engine.requests.restoreFrom(reader);
        return engine;
    }
}
