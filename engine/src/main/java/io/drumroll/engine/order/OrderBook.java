package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.cart.Carts;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.ledger.Ledger;
import io.drumroll.engine.ledger.Payer;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.DepositForfeited;
import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Event.OrderRefunded;
import io.drumroll.engine.message.Event.OrderReserved;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.message.Event.ShopOrderSettled;
import io.drumroll.engine.message.Event.ShopOrderShipped;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Deals;
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.stock.BuyerLimits;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out what happened to orders, in all the places that it concerns: stock, limits, deals, cart, ledger, deadlines. */
public final class OrderBook {
    private final Skus skus;
    private final Buyers buyers;
    private final BuyerLimits limits;
    private final Deals deals;
    private final Carts carts;
    private final Ledger ledger;
    private final Orders orders;
    private final Settlements settlements;
    private final Deadlines deadlines;
    private final LineShares shares;

    /** A book over the given state. */
    public OrderBook(
            Rates rates,
            Shops shops,
            Skus skus,
            Buyers buyers,
            BuyerLimits limits,
            Deals deals,
            Carts carts,
            Ledger ledger,
            Orders orders) {
        this.skus = skus;
        this.buyers = buyers;
        this.limits = limits;
        this.deals = deals;
        this.carts = carts;
        this.ledger = ledger;
        this.orders = orders;
        this.settlements = new Settlements(rates, shops, orders, ledger);
        this.deadlines = new Deadlines(buyers, orders, settlements);
        this.shares = new LineShares(orders);
    }

    /** What shops get. */
    Settlements settlements() {
        return settlements;
    }

    /** Nothing is due before this moment, in ms of the epoch; {@link Long#MAX_VALUE} for nothing at all. */
    public long nextDeadlineMs() {
        return deadlines.nextMs();
    }

    /**
     * What comes of the next thing that is due, to be applied at once; or null when nothing is.
     */
    public @Nullable Event applyPassedDeadlines(long nowMs) {
        return deadlines.applyPassed(nowMs);
    }

    /** An order was placed: its stock is taken and its deals are used. */
    public void apply(OrderPlaced event, long nowMs) {
        int buyerRow = buyers.applyMet(event.buyer());
        List<OrderLine> lines = event.lines();
        for (int i = 0; i < lines.size(); i++) {
            applySold(buyerRow, lines.get(i));
        }
        if (!event.adjustments().isEmpty()) {
            deals.applyUsed(buyerRow, lines, event.adjustments());
        }
        if (event.fromCart()) {
            carts.applyEmptied(buyerRow);
        }
        orders.apply(event, buyerRow, buyers.newestOrder(buyerRow), nowMs);
        buyers.applyNewestOrder(buyerRow, event.order());
        deadlines.applyPlaced(event.order(), event.payDeadlineMs() - nowMs);
    }

    /** Pieces were reserved: their stock is taken, and the deposit lies in escrow. */
    public void apply(OrderReserved event, long nowMs) {
        int buyerRow = buyers.applyMet(event.buyer());
        applySold(buyerRow, event.line());
        if (!event.adjustments().isEmpty()) {
            deals.applyUsed(buyerRow, List.of(event.line()), event.adjustments());
        }
        boolean refundable =
                deals.offer(event.deal()).terms() instanceof DealTerms.PreSale preSale && preSale.refundable();
        orders.apply(event, buyerRow, buyers.newestOrder(buyerRow), nowMs, refundable);
        buyers.applyNewestOrder(buyerRow, event.order());
        ledger.applyDeposit(buyerRow, orders.currency(event.order()), event.depositMinor());
        deadlines.applyReserved(event.order(), event.balanceUntilMs());
    }

    private void applySold(int buyerRow, OrderLine line) {
        applyTaken(buyerRow, line.sku(), line.quantity());
        ledger.applySold(line);
    }

    private void applyTaken(int buyerRow, int sku, int quantity) {
        skus.applyTaken(sku, quantity);
        if (skus.limitPerBuyer(sku) > 0) {
            limits.applyTaken(buyerRow, sku, quantity);
        }
    }

    /** An order was paid: its duties lie in the duty account, the rest in escrow. */
    public void apply(OrderPaid event) {
        long order = event.order();
        long duty = 0;
        int end = orders.firstLine(order) + orders.lineCount(order);
        for (int line = orders.firstLine(order); line < end; line++) {
            duty += orders.lines().dutyMinor(line);
        }
        orders.applyPaid(order, event.method());
        ledger.applyPaid(orders.payer(order), event.amountMinor(), duty);
    }

    /** An order was cancelled: stock, deals and money are back, or a deposit is the shop's. */
    public void apply(OrderCancelled event) {
        long order = event.order();
        switch (orders.state(order)) {
            case PAID -> applyPaidBack(order);
            case RESERVED -> applyDepositGone(event);
            case PLACED, CANCELLED, EXPIRED, FORFEITED, REFUNDED -> {
                // Nothing was paid.
            }
        }
        applyGivenBack(order, OrderState.CANCELLED);
    }

    private void applyPaidBack(long order) {
        long payable = 0;
        long duty = 0;
        int end = orders.firstLine(order) + orders.lineCount(order);
        for (int line = orders.firstLine(order); line < end; line++) {
            payable += shares.payableMinor(line, shares.piecesLeft(line));
            duty += shares.dutyMinor(line, shares.piecesLeft(line));
        }
        ledger.applyPaidBack(orders.payer(order), payable, duty);
    }

    private void applyDepositGone(OrderCancelled event) {
        if (event.forfeitMinor() > 0) {
            applyForfeited(event.order(), event.forfeitMinor(), event.shopMinor());
        } else {
            orders.reservations().applyGivenBack(event.order());
            ledger.applyPaidBack(orders.payer(event.order()), event.refundMinor(), 0);
        }
    }

    private void applyForfeited(long order, long depositMinor, long shopMinor) {
        long sale = orders.lines().proceedsMinor(orders.firstLine(order));
        ledger.applyForfeited(
                orders.currency(order),
                depositMinor,
                orders.shopAt(order, 0),
                shopMinor,
                Math.max(0, shopMinor - sale));
    }

    /** An order expired: its stock and deals are back. */
    public void apply(OrderExpired event) {
        applyGivenBack(event.order(), OrderState.EXPIRED);
    }

    /** A balance was not paid in time: the deposit is the shop's, stock and deals are back. */
    public void apply(DepositForfeited event) {
        applyForfeited(event.order(), event.depositMinor(), event.shopMinor());
        applyGivenBack(event.order(), OrderState.FORFEITED);
    }

    private void applyGivenBack(long order, OrderState next) {
        orders.applyState(order, next);
        int buyerRow = orders.buyerRow(order);
        int end = orders.firstLine(order) + orders.lineCount(order);
        for (int line = orders.firstLine(order); line < end; line++) {
            int held = orders.lines().quantity(line) - orders.refundedPieces().restocked(line);
            applyTaken(buyerRow, orders.lines().sku(line), -held);
        }
        List<Adjustment> adjustments = orders.adjustments(order);
        if (!adjustments.isEmpty()) {
            deals.applyGivenBack(buyerRow, adjustments);
        }
    }

    /** A shop shipped its part. */
    public void apply(ShopOrderShipped event) {
        int place = orders.placeOf(event.order(), event.shop());
        orders.applyShipped(event.order(), place, event.receiptDueMs());
        deadlines.applyShipped(event.order(), place, event.receiptDueMs());
    }

    /** A shop was paid for its part. */
    public void apply(ShopOrderSettled event) {
        ledger.apply(event, orders.currency(event.order()));
        orders.applySettled(event.order(), orders.placeOf(event.order(), event.shop()));
    }

    /** Pieces were paid back; those that had not been shipped are on sale again. */
    public void apply(OrderRefunded event) {
        long order = event.order();
        Payer payer = orders.payer(order);
        int line = orders.firstLine(order);
        for (int i = 0; i < event.lines().size(); i++) {
            RefundedLine refunded = event.lines().get(i);
            // Refunded lines stand in the order's own order of lines.
            while (orders.lines().sku(line) != refunded.sku()) {
                line++;
            }
            applyRefunded(payer, line, refunded);
        }
        orders.applyRefunded(order);
        ledger.apply(event, payer);
    }

    private void applyRefunded(Payer payer, int line, RefundedLine refunded) {
        int shop = orders.shopOfLine(line);
        ShopOrderState state = orders.shopOrderState(payer.order(), orders.placeOf(payer.order(), shop));
        if (state == ShopOrderState.SETTLED) {
            ledger.applySettledLine(refunded, shop, payer.currency());
        } else {
            ledger.applyHeldLine(refunded, payer.currency());
        }
        orders.refundedPieces().apply(line, refunded.quantity(), refunded.restocked());
        if (refunded.restocked()) {
            applyTaken(payer.buyerRow(), refunded.sku(), -refunded.quantity());
        }
    }

    /** Writes what this book keeps itself: what is due when. */
    public void writeTo(SnapshotWriter writer) {
        deadlines.writeTo(writer);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        deadlines.restoreFrom(reader);
    }
}
