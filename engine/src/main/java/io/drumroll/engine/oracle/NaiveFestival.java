package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyNotText;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

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
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.OfBasket;
import io.drumroll.engine.message.Query.OfBuyerOrders;
import io.drumroll.engine.message.Query.OfCart;
import io.drumroll.engine.message.Query.OfCommissions;
import io.drumroll.engine.message.Query.OfCoupons;
import io.drumroll.engine.message.Query.OfDeal;
import io.drumroll.engine.message.Query.OfDealNames;
import io.drumroll.engine.message.Query.OfDeals;
import io.drumroll.engine.message.Query.OfDepositQuote;
import io.drumroll.engine.message.Query.OfDuties;
import io.drumroll.engine.message.Query.OfFestival;
import io.drumroll.engine.message.Query.OfOrder;
import io.drumroll.engine.message.Query.OfQuote;
import io.drumroll.engine.message.Query.OfRates;
import io.drumroll.engine.message.Query.OfRefundsDue;
import io.drumroll.engine.message.Query.OfRequest;
import io.drumroll.engine.message.Query.OfShop;
import io.drumroll.engine.message.Query.OfSku;
import io.drumroll.engine.message.Query.OfSkuDeals;
import io.drumroll.engine.message.Query.OfTrialBalance;
import io.drumroll.engine.message.Query.OfWallet;
import io.drumroll.engine.message.Query.Reply;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.region.Country;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine's rules in plain collections, written from the rules alone: given the same commands at the same times it
 * must give the same answers and events.
 *
 * <p>It has no snapshots; an audit replays the whole log into it and then asks {@link Books}. Not safe for use by more
 * than one thread.
 */
public final class NaiveFestival {
    final NaiveState state = new NaiveState();
    private final NaiveKeys keys;
    private final NaiveShelf shelf = new NaiveShelf(state);
    private final NaiveDeals deals = new NaiveDeals(state);
    private final NaiveBuyers buyers = new NaiveBuyers(state);
    private final NaivePricing pricing = new NaivePricing(state);
    private final NaiveMoves moves = new NaiveMoves(state);
    private final NaivePlacing placing = new NaivePlacing(state, pricing, moves);
    private final NaiveSettling settling = new NaiveSettling(state, moves);
    private final NaiveOrders orders = new NaiveOrders(state, moves, settling);
    private final NaivePayments payments = new NaivePayments(state, moves);
    private final NaiveReads reads = new NaiveReads(state, pricing, buyers, placing);
    private final NaiveLists lists = new NaiveLists(state);

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
     * Carries out what is due, at most {@link Limits#MAX_EXPIRIES_PER_TICK} events: orders expire, deposits are forfeited,
     * shops are paid for what was shipped long enough ago.
     *
     * @return how many events came of it.
     */
    public int tick(long timeMs, EventSink sink) {
        advance(timeMs, sink);
        return orders.carryOutDue();
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
            case MakeDeal make -> deals.make(make);
            case ChangeDeal change -> deals.change(change);
            case EndDeal end -> deals.end(end);
            case ClaimCoupon claim -> deals.claim(claim);
            case FixRate fix -> shelf.fixRate(fix);
            case SetDuty set -> shelf.setDuty(set);
            case SetCommission set -> shelf.setCommission(set);
            case SetCartLine set -> buyers.setLine(set);
            case RemoveCartLine remove -> buyers.removeLine(remove);
            case TopUpWallet topUp -> buyers.topUp(topUp);
            case PlaceOrder place -> placing.place(place);
            case OrderCartLines order -> placing.orderFromCart(order);
            case PlaceDeposit place -> placing.reserve(place);
            case PayOrder pay -> orders.pay(pay);
            case CancelOrder cancel -> orders.cancel(cancel);
            case ShipShopOrder ship -> orders.ship(ship);
            case ConfirmReceipt confirm -> orders.confirm(confirm);
            case RefundOrder refund -> settling.refund(refund);
            case PayOutShop payOut -> settling.payOut(payOut);
            case ReceivePayment receive -> payments.receive(receive);
            case SettleRefund settle -> payments.settle(settle);
        };
    }

    private Outcome schedule(ScheduleFestival command) {
        Rejection why = whyNotScheduled(command);
        if (why != null) {
            return state.rejected(why);
        }
        state.frame = command;
        state.rates.countIn(command.currency());
        state.emit(new Event.FestivalScheduled(
                command.name(),
                command.currency(),
                command.opensAtMs(),
                command.closesAtMs(),
                command.payWindowMs(),
                command.receiptWindowMs()));
        return state.accepted(0, 0);
    }

    private @Nullable Rejection whyNotScheduled(ScheduleFestival command) {
        Rejection why = first(
                whyNotText(Field.NAME, command.name()),
                whyOutOfRange(Field.OPENS_AT, command.opensAtMs(), 0, Limits.MAX_TIME_MS));
        if (why == null) {
            why = first(
                    whyOutOfRange(
                            Field.CLOSES_AT, command.closesAtMs(), command.opensAtMs() + 1, Limits.MAX_TIME_MS + 1),
                    whyOutOfRange(
                            Field.PAY_WINDOW,
                            command.payWindowMs(),
                            Limits.MIN_PAY_WINDOW_MS,
                            Limits.MAX_PAY_WINDOW_MS),
                    whyOutOfRange(
                            Field.RECEIPT_WINDOW,
                            command.receiptWindowMs(),
                            Limits.MIN_RECEIPT_WINDOW_MS,
                            Limits.MAX_RECEIPT_WINDOW_MS));
        }
        if (why != null || state.frame == null) {
            return why;
        }
        boolean counting = !state.shops.isEmpty()
                || !state.rates.noneFixed()
                || state.duties.count() > 0
                || !state.deals.isEmpty()
                || !state.ledger.currencies().isEmpty();
        return counting && !state.currency().equals(command.currency())
                ? new Rejection.CurrencyFixed(state.currency().code())
                : null;
    }

    /** Number of the last event, 0 before the first. */
    public long position() {
        return state.position;
    }

    /**
     * What all orders ever paid were sold for, without duty, in minor units of the festival's currency, whether cancelled
     * or refunded later or not.
     */
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

    /** Shops ever opened; they are numbered from 1 to this. */
    public int shops() {
        return state.shops.size();
    }

    /** Deals ever made; they are numbered from 1 to this. */
    public int deals() {
        return state.deals.size();
    }

    /** Answers a query as the engine would at this position. */
    public <A> Reply<A> read(Query<A> query) {
        return new Reply<>(position(), cast(result(query)));
    }

    private Result<?> result(Query<?> query) {
        return switch (query) {
            case OfFestival _ -> reads.festival();
            case OfSku(int sku) -> reads.sku(sku);
            case OfShop(int shop) -> reads.shop(shop);
            case OfWallet(long buyer) -> reads.wallet(buyer);
            case OfCart cart -> reads.cart(cart);
            case OfQuote quote -> reads.quote(quote);
            case OfBasket basket -> reads.basket(basket);
            case OfDepositQuote quote -> reads.depositQuote(quote);
            case OfOrder(long order) -> reads.order(order);
            case OfBuyerOrders page -> reads.ordersOf(page);
            case OfDeal(int deal) -> lists.deal(deal);
            case OfDeals page -> lists.deals(page);
            case OfDealNames(List<Integer> deals) -> lists.names(deals);
            case OfRequest(Request request) -> keys.view(request);
            case OfSkuDeals(int sku) -> lists.dealsOfSku(sku);
            case OfCoupons(long buyer) -> lists.coupons(buyer);
            case OfRates _ -> lists.rates();
            case OfDuties(Country origin, Country destination) -> lists.duties(origin, destination);
            case OfCommissions _ -> lists.commissions();
            case OfTrialBalance _ -> lists.trialBalance();
            case OfRefundsDue page -> lists.refundsDue(page);
        };
    }

    /** Each query's record fixes what it answers, which the switch follows but the compiler can't see. */
    @SuppressWarnings("unchecked") // see above: a query of A is answered with a result of A
    private static <A> Result<A> cast(Result<?> result) {
        return (Result<A>) result;
    }
}
