package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.ledger.Ledger;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.RefundOrder;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Event.OrderRefunded;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OverRefund;
import io.drumroll.engine.message.Rejection.UnknownSku;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.message.Rejection.WrongShopOrderState;
import io.drumroll.engine.shop.Shops;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** Decides about calling orders off and about giving back what was paid for pieces. Changes nothing. */
public final class RefundDesk {
    private static final int MISSING = -1;

    private final Buyers buyers;
    private final Ledger ledger;
    private final Orders orders;
    private final Settlements settlements;
    private final LineShares shares;

    /** A desk over the given state. */
    public RefundDesk(Rates rates, Shops shops, Buyers buyers, Ledger ledger, Orders orders) {
        this.buyers = buyers;
        this.ledger = ledger;
        this.orders = orders;
        this.settlements = new Settlements(rates, shops, orders, ledger);
        this.shares = new LineShares(orders);
    }

    /** Decides about calling off an order of which nothing was shipped. */
    public Decision decide(CancelOrder command, long nowMs) {
        long order = command.order();
        Rejection refusal = refuse(command);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        OrderCancelled cancelled = switch (orders.state(order)) {
            case RESERVED -> cancelReserved(order, nowMs);
            case PAID -> new OrderCancelled(order, buyer(order), leftMinor(order), 0, 0);
            case PLACED, CANCELLED, EXPIRED, FORFEITED, REFUNDED -> new OrderCancelled(order, buyer(order), 0, 0, 0);
        };
        return Decision.accept(order, cancelled.refundMinor(), cancelled);
    }

    private @Nullable Rejection refuse(CancelOrder command) {
        long order = command.order();
        Rejection refusal = orders.refuseUnknown(order);
        if (refusal != null) {
            return refusal;
        }
        OrderState state = orders.state(order);
        if (!state.canBecome(OrderState.CANCELLED)) {
            return new WrongOrderState(order, state);
        }
        int count = state == OrderState.PAID ? orders.shopOrderCount(order) : 0;
        for (int place = 0; place < count; place++) {
            // Also what was paid back since: its pieces are not on the shelf.
            if (orders.receiptDueMs(order, place) > 0) {
                return new WrongShopOrderState(order, orders.shopAt(order, place), orders.shopOrderState(order, place));
            }
        }
        return null;
    }

    private OrderCancelled cancelReserved(long order, long nowMs) {
        Reservations reservations = orders.reservations();
        long deposit = reservations.depositMinor(order);
        boolean goesBack = reservations.isRefundable(order) && nowMs < reservations.balanceFromMs(order);
        return goesBack
                ? new OrderCancelled(order, buyer(order), deposit, 0, 0)
                : new OrderCancelled(order, buyer(order), 0, deposit, settlements.forfeitMinor(order));
    }

    private long leftMinor(long order) {
        long left = 0;
        int end = orders.firstLine(order) + orders.lineCount(order);
        for (int line = orders.firstLine(order); line < end; line++) {
            int pieces = shares.piecesLeft(line);
            left += shares.payableMinor(line, pieces) + shares.dutyMinor(line, pieces);
        }
        return left;
    }

    private long buyer(long order) {
        return buyers.number(orders.buyerRow(order));
    }

    /** Decides about giving back what was paid for pieces of an order. */
    public Decision decide(RefundOrder command) {
        long order = command.order();
        Rejection refusal = orders.refuseUnknown(order);
        if (refusal == null && orders.state(order) != OrderState.PAID) {
            refusal = new WrongOrderState(order, orders.state(order));
        }
        if (refusal == null) {
            refusal = Checks.range(Field.ORDER_LINES, command.lines().size(), 0, Limits.MAX_ORDER_LINES);
        }
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        int[] pieces = new int[orders.lineCount(order)];
        refusal = command.lines().isEmpty() ? null : count(order, command.lines(), pieces);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        if (command.lines().isEmpty()) {
            for (int i = 0; i < pieces.length; i++) {
                pieces[i] = shares.piecesLeft(orders.firstLine(order) + i);
            }
        }
        return accept(order, pieces);
    }

    /** Counts the pieces asked for by line, or refuses. */
    private @Nullable Rejection count(long order, List<LineRequest> asked, int[] pieces) {
        Int2IntHashMap lineOfSku = new Int2IntHashMap(MISSING);
        for (int i = 0; i < pieces.length; i++) {
            lineOfSku.put(orders.lines().sku(orders.firstLine(order) + i), i);
        }
        for (int i = 0; i < asked.size(); i++) {
            LineRequest request = asked.get(i);
            Rejection refusal = Checks.range(Field.QUANTITY, request.quantity(), 1, Limits.MAX_QUANTITY);
            int line = lineOfSku.get(request.sku());
            if (refusal == null && line == MISSING) {
                refusal = new UnknownSku(request.sku());
            }
            if (refusal != null) {
                return refusal;
            }
            pieces[line] += request.quantity();
            int left = shares.piecesLeft(orders.firstLine(order) + line);
            if (pieces[line] > left) {
                return new OverRefund(request.sku(), pieces[line], left);
            }
        }
        return null;
    }

    private Decision accept(long order, int[] pieces) {
        List<RefundedLine> lines = new ArrayList<>();
        // What shops' balances hold behind the lines before.
        Int2ObjectHashMap<Long> balances = new Int2ObjectHashMap<>();
        long amount = 0;
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] > 0) {
                RefundedLine line = refund(order, orders.firstLine(order) + i, pieces[i], balances);
                amount += line.payableMinor() + line.dutyMinor();
                lines.add(line);
            }
        }
        return Decision.accept(
                order,
                amount,
                new OrderRefunded(order, buyer(order), orders.method(order), List.copyOf(lines), amount));
    }

    private RefundedLine refund(long order, int line, int pieces, Int2ObjectHashMap<Long> balances) {
        int shop = orders.shopOfLine(line);
        ShopOrderState state = orders.shopOrderState(order, orders.placeOf(order, shop));
        int sku = orders.lines().sku(line);
        long payable = shares.payableMinor(line, pieces);
        long duty = shares.dutyMinor(line, pieces);
        if (state != ShopOrderState.SETTLED) {
            boolean restocked = state == ShopOrderState.TO_SHIP;
            return new RefundedLine(sku, pieces, payable, duty, 0, 0, 0, 0, restocked);
        }
        long proceeds = shares.proceedsMinor(line, pieces);
        long commission = shares.commissionBackMinor(line, pieces);
        Long known = balances.get(shop);
        long balance = known == null ? ledger.shopBalanceMinor(shop) : known;
        long given = Math.min(balance, proceeds - commission);
        balances.put(shop, Long.valueOf(balance - given));
        return new RefundedLine(
                sku,
                pieces,
                payable,
                duty,
                proceeds,
                commission,
                shares.subsidyMinor(line, pieces),
                proceeds - commission - given,
                false);
    }
}
