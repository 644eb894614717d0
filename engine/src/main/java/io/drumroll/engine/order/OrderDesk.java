package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.cart.Carts;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.InsufficientStock;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.OverBuyerLimit;
import io.drumroll.engine.message.Rejection.PaymentDeadlinePassed;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.stock.BuyerLimits;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides about orders: placing, paying, cancelling. Changes nothing. */
public final class OrderDesk {
    private final Frame frame;
    private final Skus skus;
    private final Buyers buyers;
    private final BuyerLimits limits;
    private final Carts carts;
    private final Orders orders;
    private final Pricer pricer;

    /** A desk over the given state. */
    public OrderDesk(
            Frame frame, Skus skus, Buyers buyers, BuyerLimits limits, Carts carts, Orders orders, Pricer pricer) {
        this.frame = frame;
        this.skus = skus;
        this.buyers = buyers;
        this.limits = limits;
        this.carts = carts;
        this.orders = orders;
        this.pricer = pricer;
    }

    /** Decides about an order: all of its lines or none. */
    public Decision decide(PlaceOrder command, long nowMs) {
        int buyerRow = buyers.rowOf(command.buyer());
        Rejection refusal = refuseFrame(command, nowMs);
        if (refusal == null) {
            refusal = pricer.price(command.fromCart() ? carts.lines(buyerRow) : command.lines());
        }
        if (refusal == null) {
            refusal = refuseShort(buyerRow);
        }
        if (refusal == null) {
            refusal = refuseTerms(command, buyerRow);
        }
        return refusal != null ? Decision.reject(refusal) : accept(command, nowMs);
    }

    private @Nullable Rejection refuseFrame(PlaceOrder command, long nowMs) {
        Rejection refusal = frame.refuseUnscheduled();
        if (refusal == null) {
            refusal = frame.refuseDoors(nowMs);
        }
        if (refusal == null) {
            refusal = Checks.buyer(command.buyer());
        }
        if (refusal == null) {
            refusal = frame.refuseCurrency(command.expectedTotal().currency());
        }
        if (refusal == null && command.fromCart() && !command.lines().isEmpty()) {
            refusal = new OutOfRange(Field.ORDER_LINES, command.lines().size(), 0, 0);
        }
        return refusal;
    }

    /** Refuses when a line asks for more than there is, or than this buyer may have. */
    @Nullable
    Rejection refuseShort(int buyerRow) {
        OrderDraft draft = pricer.draft();
        Rejection refusal = null;
        for (int i = 0; refusal == null && i < draft.count(); i++) {
            refusal = refuseShort(buyerRow, draft.sku(i), draft.quantity(i));
        }
        return refusal;
    }

    @Nullable
    Rejection refuseShort(int buyerRow, int sku, int quantity) {
        long available = skus.available(sku);
        if (available < quantity) {
            return new InsufficientStock(sku, quantity, available);
        }
        int limit = skus.limitPerBuyer(sku);
        if (limit == 0) {
            return null;
        }
        long already = buyerRow == Buyers.NONE ? 0 : limits.pieces(buyerRow, sku);
        return already + quantity > limit ? new OverBuyerLimit(sku, limit, already, quantity) : null;
    }

    private @Nullable Rejection refuseTerms(PlaceOrder command, int buyerRow) {
        long total = pricer.draft().totalMinor();
        if (total != command.expectedTotal().amountMinor()) {
            return new PriceChanged(command.expectedTotal().amountMinor(), pricer.quote());
        }
        if (orders.count() >= Limits.MAX_ORDERS) {
            return new CapacityReached(Field.ORDERS, Limits.MAX_ORDERS);
        }
        Rejection refusal = buyers.refuseWithoutRoom(buyerRow);
        if (refusal == null && command.pay() == PayMode.NOW) {
            refusal = refuseFunds(buyerRow, total);
        }
        return refusal;
    }

    private @Nullable Rejection refuseFunds(int buyerRow, long total) {
        long balance = buyers.balanceMinor(buyerRow);
        return balance < total ? new InsufficientFunds(total, balance) : null;
    }

    private Decision accept(PlaceOrder command, long nowMs) {
        OrderDraft draft = pricer.draft();
        OrderLine[] lines = new OrderLine[draft.count()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new OrderLine(draft.sku(i), draft.quantity(i), draft.unitPriceMinor(i), draft.savingMinor(i));
        }
        long order = orders.count() + 1L;
        long total = draft.totalMinor();
        Event placed = new OrderPlaced(
                order,
                command.buyer(),
                command.region(),
                // Nobody else holds the array, so that the list can't change.
                Arrays.asList(lines),
                total,
                nowMs + frame.current().payWindowMs(),
                command.fromCart());
        List<Event> events = command.pay() == PayMode.NOW
                ? List.of(placed, new OrderPaid(order, command.buyer(), total))
                : List.of(placed);
        return new Decision.Accept(order, total, events);
    }

    /** Decides about paying a placed order. */
    public Decision decide(PayOrder command, long nowMs) {
        Rejection refusal = refuse(command, nowMs);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        long order = command.order();
        long total = orders.totalMinor(order);
        return Decision.accept(order, total, new OrderPaid(order, buyers.number(orders.buyerRow(order)), total));
    }

    private @Nullable Rejection refuse(PayOrder command, long nowMs) {
        long order = command.order();
        Rejection refusal = orders.refuseUnknown(order);
        if (refusal != null) {
            return refusal;
        }
        if (orders.state(order) != OrderState.PLACED) {
            return new WrongOrderState(order, orders.state(order));
        }
        if (nowMs >= orders.payDeadlineMs(order)) {
            return new PaymentDeadlinePassed(order, orders.payDeadlineMs(order));
        }
        return refuseFunds(orders.buyerRow(order), orders.totalMinor(order));
    }

    /** Decides about cancelling a placed or paid order. */
    public Decision decide(CancelOrder command) {
        long order = command.order();
        Rejection refusal = orders.refuseUnknown(order);
        if (refusal == null && !orders.state(order).canBecome(OrderState.CANCELLED)) {
            refusal = new WrongOrderState(order, orders.state(order));
        }
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        long refund = orders.state(order) == OrderState.PAID ? orders.totalMinor(order) : 0;
        return Decision.accept(order, refund, new OrderCancelled(order, buyers.number(orders.buyerRow(order)), refund));
    }
}
