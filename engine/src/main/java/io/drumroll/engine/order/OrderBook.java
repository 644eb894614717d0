package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.cart.Carts;
import io.drumroll.engine.ledger.Ledger;
import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.stock.BuyerLimits;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/** Carries out what happened to orders, in all the places that it concerns: stock, limits, cart, ledger, deadlines. */
public final class OrderBook {
    private final Skus skus;
    private final Buyers buyers;
    private final BuyerLimits limits;
    private final Carts carts;
    private final Ledger ledger;
    private final Orders orders;
    private final PayDeadlines deadlines;

    /** A book over the given state. */
    public OrderBook(Skus skus, Buyers buyers, BuyerLimits limits, Carts carts, Ledger ledger, Orders orders) {
        this.skus = skus;
        this.buyers = buyers;
        this.limits = limits;
        this.carts = carts;
        this.ledger = ledger;
        this.orders = orders;
        this.deadlines = new PayDeadlines(orders);
    }

    /** No unpaid order's deadline is before this moment, in ms of the epoch; {@link Long#MAX_VALUE} for none at all. */
    public long nextDeadlineMs() {
        return deadlines.nextMs();
    }

    /** The expiry of the next order whose deadline has passed, or null when there is none. */
    public @Nullable OrderExpired applyPassedDeadlines(long nowMs) {
        long order = deadlines.applyPassed(nowMs);
        return order == 0 ? null : new OrderExpired(order, buyers.number(orders.buyerRow(order)));
    }

    /** An order was placed: its stock is taken. */
    public void apply(OrderPlaced event, long nowMs) {
        int buyerRow = buyers.applyMet(event.buyer());
        for (OrderLine line : event.lines()) {
            applyTaken(buyerRow, line.sku(), line.quantity());
        }
        if (event.fromCart()) {
            carts.applyEmptied(buyerRow);
        }
        orders.apply(event, buyerRow, buyers.newestOrder(buyerRow), nowMs);
        buyers.applyNewestOrder(buyerRow, event.order());
        deadlines.applyPlaced(event.order(), event.payDeadlineMs() - nowMs);
    }

    /** An order was paid: its total lies in escrow. */
    public void apply(OrderPaid event) {
        orders.applyState(event.order(), OrderState.PAID);
        ledger.applyPaid(orders.buyerRow(event.order()), event.amountMinor());
    }

    /** An order was cancelled: stock and money are back. */
    public void apply(OrderCancelled event) {
        orders.applyState(event.order(), OrderState.CANCELLED);
        applyGivenBack(event.order());
        if (event.refundMinor() > 0) {
            ledger.applyPaid(orders.buyerRow(event.order()), -event.refundMinor());
        }
    }

    /** An order expired: its stock is back. */
    public void apply(OrderExpired event) {
        orders.applyState(event.order(), OrderState.EXPIRED);
        applyGivenBack(event.order());
    }

    private void applyGivenBack(long order) {
        int buyerRow = orders.buyerRow(order);
        for (int i = 0; i < orders.lineCount(order); i++) {
            OrderLine line = orders.line(order, i);
            applyTaken(buyerRow, line.sku(), -line.quantity());
        }
    }

    private void applyTaken(int buyerRow, int sku, int quantity) {
        skus.applyTaken(sku, quantity);
        if (skus.limitPerBuyer(sku) > 0) {
            limits.applyTaken(buyerRow, sku, quantity);
        }
    }

    /** Writes what this book keeps itself: where each era of deadlines stands. */
    public void writeTo(SnapshotWriter writer) {
        deadlines.writeTo(writer);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        deadlines.restoreFrom(reader);
    }
}
