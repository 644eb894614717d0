package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides about orders: placed, paid, cancelled, expired. */
final class NaiveOrders {
    private final NaiveState state;
    private final NaivePricing pricing;

    NaiveOrders(NaiveState state, NaivePricing pricing) {
        this.state = state;
        this.pricing = pricing;
    }

    Outcome place(PlaceOrder command) {
        Rejection why = state.frame == null ? state.whyNotScheduled() : whyNotNow(state.frame);
        if (why == null) {
            why = whyNotAsked(command);
        }
        if (why != null) {
            return state.rejected(why);
        }
        List<LineRequest> asked = command.fromCart() ? cartLines(command.buyer()) : command.lines();
        return switch (pricing.quote(asked)) {
            case Result.Refused<Quote>(Rejection refusal) -> state.rejected(refusal);
            case Result.Found<Quote>(Quote quote) -> place(command, quote);
        };
    }

    private @Nullable Rejection whyNotNow(ScheduleFestival frame) {
        if (state.nowMs < frame.opensAtMs()) {
            return new Rejection.DoorsNotOpen(frame.opensAtMs());
        }
        return state.nowMs >= frame.closesAtMs() ? new Rejection.DoorsClosed(frame.closesAtMs()) : null;
    }

    private @Nullable Rejection whyNotAsked(PlaceOrder command) {
        int given = command.fromCart() ? command.lines().size() : 0;
        return first(
                state.whyNotBuyer(command.buyer()),
                state.whyNotCurrency(command.expectedTotal().currency()),
                NaiveState.whyOutOfRange(Field.ORDER_LINES, given, 0, 0));
    }

    private List<LineRequest> cartLines(long buyer) {
        List<LineRequest> lines = new ArrayList<>();
        NaiveBuyer known = state.buyers.get(buyer);
        if (known != null) {
            known.cart().forEach((sku, quantity) -> lines.add(new LineRequest(sku, quantity)));
        }
        return lines;
    }

    private Outcome place(PlaceOrder command, Quote quote) {
        Rejection why = whyNotQuoted(command, quote);
        if (why != null) {
            return state.rejected(why);
        }
        NaiveBuyer buyer = state.buyerToChange(command.buyer());
        List<OrderLine> lines = new ArrayList<>(quote.lines().size());
        for (QuoteLine line : quote.lines()) {
            lines.add(new OrderLine(line.sku(), line.quantity(), line.unitPriceMinor(), line.savingMinor()));
        }
        Region region = state.regions.computeIfAbsent(command.region(), same -> same);
        int number = state.orders.size() + 1;
        long deadlineMs = state.nowMs + state.scheduledFrame().payWindowMs();
        NaiveOrder order = new NaiveOrder(number, buyer, region, lines, quote.totalMinor(), state.nowMs, deadlineMs);
        state.orders.add(order);
        buyer.newestOrder = order;
        moveStock(order, 1);
        if (command.fromCart()) {
            buyer.cart = null;
        }
        state.emit(new Event.OrderPlaced(
                number, buyer.number, region, List.copyOf(lines), order.totalMinor, deadlineMs, command.fromCart()));
        if (command.pay() == PayMode.NOW) {
            pay(order);
        } else {
            state.deadlines.add(order);
        }
        return state.accepted(number, order.totalMinor);
    }

    private @Nullable Rejection whyNotQuoted(PlaceOrder command, Quote quote) {
        for (QuoteLine line : quote.lines()) {
            Rejection why = whyNotInStock(command.buyer(), line.sku(), line.quantity());
            if (why != null) {
                return why;
            }
        }
        long expectedMinor = command.expectedTotal().amountMinor();
        if (quote.totalMinor() != expectedMinor) {
            return new Rejection.PriceChanged(expectedMinor, quote);
        }
        if (state.orders.size() >= Limits.MAX_ORDERS) {
            return new CapacityReached(Field.ORDERS, Limits.MAX_ORDERS);
        }
        Rejection why = state.whyNoRoomFor(command.buyer());
        if (why == null && command.pay() == PayMode.NOW) {
            why = whyNotFunded(command.buyer(), quote.totalMinor());
        }
        return why;
    }

    /** Whether these pieces of one SKU could be had by this buyer now: stock first, then the buyer's limit. */
    @Nullable
    Rejection whyNotInStock(long buyer, int number, int quantity) {
        NaiveSku sku = state.knownSku(number);
        if (sku.available < quantity) {
            return new Rejection.InsufficientStock(number, quantity, sku.available);
        }
        if (sku.limitPerBuyer > 0) {
            NaiveBuyer known = state.buyers.get(buyer);
            long already = known == null ? 0 : known.held(number);
            if (already + quantity > sku.limitPerBuyer) {
                return new Rejection.OverBuyerLimit(number, sku.limitPerBuyer, already, quantity);
            }
        }
        return null;
    }

    private @Nullable Rejection whyNotFunded(long buyer, long totalMinor) {
        long balanceMinor = state.balanceMinor(buyer);
        return balanceMinor < totalMinor ? new Rejection.InsufficientFunds(totalMinor, balanceMinor) : null;
    }

    /** Takes an order's stock (direction 1) or gives it back (-1). */
    private void moveStock(NaiveOrder order, int direction) {
        for (int i = 0; i < order.lineCount(); i++) {
            NaiveSku sku = state.knownSku(order.sku(i));
            sku.available -= (long) direction * order.quantity(i);
            if (sku.limitPerBuyer > 0) {
                order.buyer.hold(sku.number, direction * order.quantity(i));
            }
        }
    }

    Outcome pay(PayOrder command) {
        NaiveOrder order = state.order(command.order());
        if (order == null) {
            return state.rejected(new Rejection.UnknownOrder(command.order()));
        }
        Rejection why = whyNotPaid(order);
        if (why != null) {
            return state.rejected(why);
        }
        pay(order);
        return state.accepted(order.number, order.totalMinor);
    }

    private @Nullable Rejection whyNotPaid(NaiveOrder order) {
        if (order.state != OrderState.PLACED) {
            return new Rejection.WrongOrderState(order.number, order.state);
        }
        if (state.nowMs >= order.payDeadlineMs) {
            return new Rejection.PaymentDeadlinePassed(order.number, order.payDeadlineMs);
        }
        return whyNotFunded(order.buyer.number, order.totalMinor);
    }

    private void pay(NaiveOrder order) {
        order.buyer.balanceMinor -= order.totalMinor;
        state.escrowMinor += order.totalMinor;
        state.gmvMinor += order.totalMinor;
        order.state = OrderState.PAID;
        order.everPaid = true;
        state.emit(new Event.OrderPaid(order.number, order.buyer.number, order.totalMinor));
    }

    Outcome cancel(CancelOrder command) {
        NaiveOrder order = state.order(command.order());
        if (order == null) {
            return state.rejected(new Rejection.UnknownOrder(command.order()));
        }
        if (order.state != OrderState.PLACED && order.state != OrderState.PAID) {
            return state.rejected(new Rejection.WrongOrderState(order.number, order.state));
        }
        long refundMinor = order.state == OrderState.PAID ? order.totalMinor : 0;
        state.escrowMinor -= refundMinor;
        order.buyer.balanceMinor += refundMinor;
        order.state = OrderState.CANCELLED;
        moveStock(order, -1);
        state.emit(new Event.OrderCancelled(order.number, order.buyer.number, refundMinor));
        return state.accepted(order.number, refundMinor);
    }

    /** Expires what is due, no more than one tick may; returns how many. */
    int expireDue() {
        int expired = 0;
        while (expired < Limits.MAX_EXPIRIES_PER_TICK) {
            NaiveOrder next = state.deadlines.peek();
            if (next == null || next.payDeadlineMs > state.nowMs) {
                break;
            }
            state.deadlines.remove();
            if (next.state == OrderState.PLACED) {
                next.state = OrderState.EXPIRED;
                moveStock(next, -1);
                state.emit(new Event.OrderExpired(next.number, next.buyer.number));
                expired++;
            }
        }
        return expired;
    }
}
