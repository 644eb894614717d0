package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.OrderCartLines;
import io.drumroll.engine.message.Command.PlaceDeposit;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.DealRaisesPrice;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides about new orders and deposits. */
final class NaivePlacing {
    private final NaiveState state;
    private final NaivePricing pricing;
    private final NaiveMoves moves;

    NaivePlacing(NaiveState state, NaivePricing pricing, NaiveMoves moves) {
        this.state = state;
        this.pricing = pricing;
        this.moves = moves;
    }

    Outcome place(PlaceOrder command) {
        Money expected = command.expectedTotal();
        int given = command.fromCart() ? command.lines().size() : 0;
        Rejection why = state.frame == null ? state.whyNotScheduled() : whyNotNow(state.frame);
        why = first(
                why,
                NaiveState.whyNotBuyer(command.buyer()),
                state.whyNotKnown(expected.currency()),
                whyOutOfRange(Field.ORDER_LINES, given, 0, 0));
        if (why != null) {
            return state.rejected(why);
        }
        List<LineRequest> asked = command.fromCart() ? cartLines(command.buyer()) : command.lines();
        NaiveBasket basket = new NaiveBasket(command.buyer(), command.region().country(), expected.currency());
        return switch (pricing.price(basket, asked, command.coupons())) {
            case Result.Refused<NaiveBasket>(Rejection refusal) -> state.rejected(refusal);
            case Result.Found<NaiveBasket> _ -> place(command, basket);
        };
    }

    /** An order like any other of lines that the cart has; then they are gone from it. */
    Outcome orderFromCart(OrderCartLines command) {
        PlaceOrder order = new PlaceOrder(
                command.buyer(),
                command.region(),
                command.lines(),
                false,
                command.coupons(),
                command.expectedTotal(),
                command.pay());
        Money expected = command.expectedTotal();
        Rejection why = first(
                state.frame == null ? state.whyNotScheduled() : whyNotNow(state.frame),
                NaiveState.whyNotBuyer(command.buyer()),
                state.whyNotKnown(expected.currency()));
        if (why != null) {
            return state.rejected(why);
        }
        NaiveBasket basket = new NaiveBasket(command.buyer(), command.region().country(), expected.currency());
        return switch (pricing.price(basket, command.lines(), command.coupons())) {
            case Result.Refused<NaiveBasket>(Rejection refusal) -> state.rejected(refusal);
            case Result.Found<NaiveBasket> _ -> orderFromCart(order, basket);
        };
    }

    private Outcome orderFromCart(PlaceOrder order, NaiveBasket basket) {
        NaiveBuyer buyer = state.buyers.get(order.buyer());
        for (NaiveLine line : basket.lines) {
            if (buyer == null || !buyer.cart().containsKey(line.sku.number)) {
                return state.rejected(new Rejection.UnknownCartLine(order.buyer(), line.sku.number));
            }
        }
        Outcome outcome = place(order, basket);
        if (buyer == null || !(outcome instanceof Outcome.Accepted placed)) {
            return outcome;
        }
        for (NaiveLine line : basket.lines) {
            buyer.cartToChange().remove(line.sku.number);
            state.emit(new Event.CartLineRemoved(order.buyer(), line.sku.number));
        }
        return state.accepted(placed.id(), placed.amountMinor());
    }

    private @Nullable Rejection whyNotNow(ScheduleFestival frame) {
        if (state.nowMs < frame.opensAtMs()) {
            return new Rejection.DoorsNotOpen(frame.opensAtMs());
        }
        return state.nowMs >= frame.closesAtMs() ? new Rejection.DoorsClosed(frame.closesAtMs()) : null;
    }

    private List<LineRequest> cartLines(long buyer) {
        List<LineRequest> lines = new ArrayList<>();
        NaiveBuyer known = state.buyers.get(buyer);
        if (known != null) {
            known.cart().forEach((sku, quantity) -> lines.add(new LineRequest(sku, quantity)));
        }
        return lines;
    }

    private Outcome place(PlaceOrder command, NaiveBasket basket) {
        long totalMinor = basket.totalMinor();
        long neededMinor = command.pay() == PayMode.NOW ? totalMinor : 0;
        Rejection why = whyNotTaken(basket, command.expectedTotal().amountMinor(), 0, neededMinor);
        if (why != null) {
            return state.rejected(why);
        }
        long deadlineMs = state.nowMs + state.scheduledFrame().payWindowMs();
        NaiveOrder order = add(basket, command.region(), deadlineMs);
        if (command.fromCart()) {
            order.buyer.cart = null;
        }
        state.emit(new Event.OrderPlaced(
                order.number,
                order.buyer.number,
                order.region,
                order.currency,
                order.lines(),
                NaiveAdjustment.plain(order.adjustments()),
                totalMinor,
                deadlineMs,
                command.fromCart()));
        if (command.pay() == PayMode.NOW) {
            moves.pay(order, null);
        } else {
            state.calendar.addPayment(order);
        }
        return state.accepted(order.number, totalMinor);
    }

    /** Steps 10 to 13 of placing an order. */
    private @Nullable Rejection whyNotTaken(
            NaiveBasket basket, long expectedMinor, long expectedDepositMinor, long neededMinor) {
        for (NaiveLine line : basket.lines) {
            Rejection why = whyNotInStock(basket.buyer, line.sku, line.quantity);
            if (why != null) {
                return why;
            }
        }
        if (basket.totalMinor() != expectedMinor || basket.depositMinor != expectedDepositMinor) {
            return new Rejection.PriceChanged(expectedMinor, basket.quote());
        }
        if (state.orders.size() >= Limits.MAX_ORDERS) {
            return new CapacityReached(Field.ORDERS, Limits.MAX_ORDERS);
        }
        return first(
                state.whyNoRoomFor(basket.buyer),
                whyTooMuchTurnover(basket),
                whyNotFunded(basket.buyer, basket.currency, neededMinor));
    }

    /** Whether these pieces of one SKU could be had by this buyer now: stock first, then the buyer's limit. */
    @Nullable
    Rejection whyNotInStock(long buyer, NaiveSku sku, int quantity) {
        if (sku.available < quantity) {
            return new Rejection.InsufficientStock(sku.number, quantity, sku.available);
        }
        if (sku.limitPerBuyer() > 0) {
            NaiveBuyer known = state.buyers.get(buyer);
            long already = known == null ? 0 : known.held(sku.number);
            if (already + quantity > sku.limitPerBuyer()) {
                return new Rejection.OverBuyerLimit(sku.number, sku.limitPerBuyer(), already, quantity);
            }
        }
        return null;
    }

    private @Nullable Rejection whyTooMuchTurnover(NaiveBasket basket) {
        for (Map.Entry<Currency, Long> more : turnoverOf(basket).entrySet()) {
            long before = state.turnoverMinor.getOrDefault(more.getKey(), 0L);
            if (NaiveMoney.sum(before, more.getValue()) > Limits.MAX_TURNOVER_MINOR) {
                return new CapacityReached(Field.TURNOVER, Limits.MAX_TURNOVER_MINOR);
            }
        }
        return null;
    }

    private Map<Currency, Long> turnoverOf(NaiveBasket basket) {
        Map<Currency, Long> turnover = new HashMap<>();
        for (NaiveLine line : basket.lines) {
            turnover.merge(line.sku.shop.currency(), line.proceedsMinor, NaiveMoney::sum);
            turnover.merge(state.currency(), line.subsidyMinor, NaiveMoney::sum);
        }
        return turnover;
    }

    private @Nullable Rejection whyNotFunded(long buyer, Currency currency, long neededMinor) {
        long balanceMinor = state.balanceMinor(buyer, currency);
        return balanceMinor < neededMinor ? new Rejection.InsufficientFunds(neededMinor, balanceMinor) : null;
    }

    /** The order is there, and has its stock, deals and coupons. */
    private NaiveOrder add(NaiveBasket basket, Region from, long deadlineMs) {
        NaiveBuyer buyer = state.buyerToChange(basket.buyer);
        Region region = state.regions.computeIfAbsent(from, same -> same);
        int number = state.orders.size() + 1;
        NaiveOrder order = new NaiveOrder(
                number,
                buyer,
                region,
                basket.currency,
                basket.confirmed(),
                basket.totalMinor(),
                state.nowMs,
                deadlineMs);
        order.adjust(basket.adjustments);
        state.orders.add(order);
        buyer.newestOrder = order;
        turnoverOf(basket).forEach((currency, more) -> state.turnoverMinor.merge(currency, more, Long::sum));
        moves.take(order);
        return order;
    }

    Outcome reserve(PlaceDeposit command) {
        NaiveBasket basket = new NaiveBasket(
                command.buyer(),
                command.region().country(),
                command.expectedTotal().currency());
        Rejection why = first(state.whyNotScheduled(), NaiveState.whyNotBuyer(command.buyer()));
        if (why != null) {
            return state.rejected(why);
        }
        return switch (quoteDeposit(basket, command.deal(), command.quantity())) {
            case Result.Refused<NaiveBasket>(Rejection refusal) -> state.rejected(refusal);
            case Result.Found<NaiveBasket> _ -> reserve(command, basket);
        };
    }

    /** What a deposit comes to, as far as a quote goes. */
    Result<NaiveBasket> quoteDeposit(NaiveBasket basket, int number, int quantity) {
        Rejection why = state.whyNotKnown(basket.currency);
        NaiveDeal deal = state.deal(number);
        if (why != null || deal == null) {
            return new Result.Refused<>(why == null ? new Rejection.UnknownDeal(number) : why);
        }
        if (!(deal.terms() instanceof PreSale sale)) {
            return new Result.Refused<>(
                    new Rejection.WrongDealKind(number, deal.terms().kind()));
        }
        long listMinor = state.knownSku(sale.sku()).priceMinor;
        why = first(
                deal.liveAt(state.nowMs) ? null : NaiveDeals.whyNotLive(deal),
                whyOutOfRange(Field.QUANTITY, quantity, 1, Limits.MAX_QUANTITY),
                state.whyNotForSale(sale.sku()),
                listMinor < sale.worthMinor() ? new DealRaisesPrice(sale.sku(), sale.worthMinor(), listMinor) : null);
        return why == null ? pricing.priceDeposit(basket, deal, sale, quantity) : new Result.Refused<>(why);
    }

    private Outcome reserve(PlaceDeposit command, NaiveBasket basket) {
        long depositMinor = basket.depositMinor;
        Rejection why = whyNotTaken(
                basket, command.expectedTotal().amountMinor(), command.expectedDepositMinor(), depositMinor);
        NaiveDeal deal = state.deals.get(command.deal() - 1);
        if (why != null || !(deal.terms() instanceof PreSale sale)) {
            return state.rejected(
                    why == null
                            ? new Rejection.WrongDealKind(
                                    deal.number, deal.terms().kind())
                            : why);
        }
        NaiveOrder order = add(basket, command.region(), sale.balanceUntilMs());
        order.state = OrderState.RESERVED;
        order.reservation = new NaiveOrder.Reservation(depositMinor, sale.balanceFromMs(), sale.refundable());
        state.calendar.addPayment(order);
        moves.deposit(order, depositMinor);
        List<Adjustment> adjustments = NaiveAdjustment.plain(order.adjustments());
        state.emit(new Event.OrderReserved(
                order.number,
                order.buyer.number,
                order.region,
                order.currency,
                deal.number,
                order.line(0),
                adjustments,
                order.totalMinor,
                depositMinor,
                sale.balanceFromMs(),
                sale.balanceUntilMs()));
        return state.accepted(order.number, depositMinor);
    }
}
