package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.message.Query.LineRefunds;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.ShopOrderView;
import java.util.ArrayList;
import java.util.List;

/** Orders as they are shown. */
final class OrderViews {
    private final Rates rates;
    private final Buyers buyers;
    private final Orders orders;
    private final LineShares shares;

    OrderViews(Rates rates, Buyers buyers, Orders orders) {
        this.rates = rates;
        this.buyers = buyers;
        this.orders = orders;
        this.shares = new LineShares(orders);
    }

    OrderView view(long order) {
        return new OrderView(
                order,
                buyers.number(orders.buyerRow(order)),
                orders.region(order),
                orders.state(order),
                rates.currency(orders.currency(order)),
                orders.method(order),
                List.copyOf(orders.lines(order)),
                List.copyOf(orders.adjustments(order)),
                shopOrders(order),
                orders.totalMinor(order),
                paidMinor(order),
                refundedMinor(order),
                orders.placedAtMs(order),
                orders.wasReserved(order) ? orders.reservations().balanceFromMs(order) : orders.placedAtMs(order),
                orders.payDeadlineMs(order));
    }

    private long paidMinor(long order) {
        if (orders.wasPaid(order)) {
            return orders.totalMinor(order);
        }
        return orders.wasReserved(order) ? orders.reservations().depositMinor(order) : 0;
    }

    private long refundedMinor(long order) {
        if (!orders.wasPaid(order)) {
            return orders.wasReserved(order) && orders.reservations().isGivenBack(order) ? paidMinor(order) : 0;
        }
        long left = 0;
        if (orders.state(order) == OrderState.PAID) {
            int end = orders.firstLine(order) + orders.lineCount(order);
            for (int line = orders.firstLine(order); line < end; line++) {
                left += leftMinor(line);
            }
        }
        return orders.totalMinor(order) - left;
    }

    private long leftMinor(int line) {
        int pieces = shares.piecesLeft(line);
        return shares.payableMinor(line, pieces) + shares.dutyMinor(line, pieces);
    }

    private List<ShopOrderView> shopOrders(long order) {
        int count = orders.shopOrderCount(order);
        List<List<LineRefunds>> linesByPlace = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            linesByPlace.add(new ArrayList<>());
        }
        int first = orders.firstLine(order);
        // Only a paid order can be refunded.
        boolean refundable = orders.state(order) == OrderState.PAID;
        for (int i = 0; i < orders.lineCount(order); i++) {
            int place = orders.placeOf(order, orders.shopOfLine(first + i));
            int refunded = orders.refundedPieces().refunded(first + i);
            linesByPlace.get(place).add(new LineRefunds(i, refunded, refundable ? leftMinor(first + i) : 0));
        }
        List<ShopOrderView> views = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            views.add(new ShopOrderView(
                    orders.shopAt(order, place),
                    orders.shopOrderState(order, place),
                    orders.receiptDueMs(order, place),
                    List.copyOf(linesByPlace.get(place))));
        }
        return List.copyOf(views);
    }
}
