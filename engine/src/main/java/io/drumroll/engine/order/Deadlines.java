package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.DepositForfeited;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * What time does to orders: payment deadlines, balance windows and receipts, by due time; at one time in this order, and of
 * each by order number and place. What was done before its time is passed over.
 */
final class Deadlines {
    private final Buyers buyers;
    private final Orders orders;
    private final Settlements settlements;
    private final PayDeadlines payments;
    private final DueHeap others = new DueHeap();

    /** No deadlines yet. */
    Deadlines(Buyers buyers, Orders orders, Settlements settlements) {
        this.buyers = buyers;
        this.orders = orders;
        this.settlements = settlements;
        this.payments = new PayDeadlines(orders);
    }

    /** Nothing is due before this moment, in ms of the epoch; {@link Long#MAX_VALUE} for nothing at all. */
    long nextMs() {
        return Math.min(payments.nextMs(), others.nextMs());
    }

    /** What comes of the next thing that is due, which the caller carries out at once; null when nothing is. */
    @Nullable
    Event applyPassed(long nowMs) {
        while (nextMs() <= nowMs) {
            Event due = applyNext();
            if (due != null) {
                return due;
            }
        }
        return null;
    }

    /** Takes out the next deadline; gives null when what it is about was done in time. */
    private @Nullable Event applyNext() {
        if (payments.nextMs() <= others.nextMs()) {
            long order = payments.applyPassed();
            return order == 0 ? null : new OrderExpired(order, buyer(order));
        }
        int kind = others.nextKind();
        long order = others.nextOrder();
        int place = others.nextPlace();
        others.applyRemoved();
        return kind == DueHeap.BALANCE ? forfeit(order) : settlement(order, place);
    }

    private @Nullable Event forfeit(long order) {
        if (orders.state(order) != OrderState.RESERVED) {
            return null;
        }
        return new DepositForfeited(
                order,
                buyer(order),
                orders.shopAt(order, 0),
                orders.reservations().depositMinor(order),
                settlements.forfeitMinor(order));
    }

    private @Nullable Event settlement(long order, int place) {
        boolean isDue =
                orders.state(order) == OrderState.PAID && orders.shopOrderState(order, place) == ShopOrderState.SHIPPED;
        return isDue ? settlements.settled(order, place, false) : null;
    }

    private long buyer(long order) {
        return buyers.number(orders.buyerRow(order));
    }

    /** An order was placed under a payment window. */
    void applyPlaced(long order, long payWindowMs) {
        payments.applyPlaced(order, payWindowMs);
    }

    /** An order was reserved, whose balance can't be paid any more from a time on. */
    void applyReserved(long order, long balanceUntilMs) {
        others.applyAdded(balanceUntilMs, DueHeap.BALANCE, order, 0);
    }

    /** A shop shipped, which is paid at a time at the latest. */
    void applyShipped(long order, int place, long receiptDueMs) {
        others.applyAdded(receiptDueMs, DueHeap.RECEIPT, order, place);
    }

    void writeTo(SnapshotWriter writer) {
        payments.writeTo(writer);
        others.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        payments.restoreFrom(reader);
        others.restoreFrom(reader);
    }
}
