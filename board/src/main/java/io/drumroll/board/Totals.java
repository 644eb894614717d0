package io.drumroll.board;

import io.drumroll.board.BoardSnapshot.ShopOrders;
import io.drumroll.board.BoardSnapshot.Side;
import java.io.IOException;

/** The board's plain counters: money and orders, what became of the shops' parts of them, and home against abroad. */
final class Totals {
    private long gmvMinor;
    private long refundedMinor;
    private long ordersPlaced;
    private long ordersPaid;
    private long ordersCancelled;
    private long ordersExpired;
    private long ordersForfeited;
    private long shopOrdersPaid;
    private long shopOrdersShipped;
    private long shopOrdersDelivered;
    private long homeMinor;
    private long homeLines;
    private long abroadMinor;
    private long abroadLines;

    void placed() {
        ordersPlaced++;
    }

    void paid(long amountMinor, int shops) {
        ordersPaid++;
        shopOrdersPaid += shops;
        gmvMinor = Sums.plus(gmvMinor, amountMinor);
    }

    /** A line of a paid order. */
    void line(boolean isHome, long amountMinor) {
        if (isHome) {
            homeMinor = Sums.plus(homeMinor, amountMinor);
            homeLines++;
        } else {
            abroadMinor = Sums.plus(abroadMinor, amountMinor);
            abroadLines++;
        }
    }

    void cancelled() {
        ordersCancelled++;
    }

    void refunded(long amountMinor) {
        refundedMinor = Sums.plus(refundedMinor, amountMinor);
    }

    void expired() {
        ordersExpired++;
    }

    void forfeited() {
        ordersForfeited++;
    }

    void shipped() {
        shopOrdersShipped++;
    }

    void delivered() {
        shopOrdersDelivered++;
    }

    long gmvMinor() {
        return gmvMinor;
    }

    long refundedMinor() {
        return refundedMinor;
    }

    long ordersPlaced() {
        return ordersPlaced;
    }

    long ordersPaid() {
        return ordersPaid;
    }

    long ordersCancelled() {
        return ordersCancelled;
    }

    long ordersExpired() {
        return ordersExpired;
    }

    long ordersForfeited() {
        return ordersForfeited;
    }

    ShopOrders shopOrders() {
        return new ShopOrders(shopOrdersPaid, shopOrdersShipped, shopOrdersDelivered);
    }

    Side home() {
        return new Side(homeMinor, homeLines);
    }

    Side abroad() {
        return new Side(abroadMinor, abroadLines);
    }

    void write(CheckpointOutput out) {
        out.putLong(gmvMinor);
        out.putLong(refundedMinor);
        out.putLong(ordersPlaced);
        out.putLong(ordersPaid);
        out.putLong(ordersCancelled);
        out.putLong(ordersExpired);
        out.putLong(ordersForfeited);
        out.putLong(shopOrdersPaid);
        out.putLong(shopOrdersShipped);
        out.putLong(shopOrdersDelivered);
        out.putLong(homeMinor);
        out.putLong(homeLines);
        out.putLong(abroadMinor);
        out.putLong(abroadLines);
    }

    void read(CheckpointInput in) throws IOException {
        gmvMinor = in.getLong();
        refundedMinor = in.getLong();
        ordersPlaced = in.getLong();
        ordersPaid = in.getLong();
        ordersCancelled = in.getLong();
        ordersExpired = in.getLong();
        ordersForfeited = in.getLong();
        shopOrdersPaid = in.getLong();
        shopOrdersShipped = in.getLong();
        shopOrdersDelivered = in.getLong();
        homeMinor = in.getLong();
        homeLines = in.getLong();
        abroadMinor = in.getLong();
        abroadLines = in.getLong();
    }
}
