package io.drumroll.engine.oracle;

import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.ShopOrderState;
import java.util.ArrayList;
import java.util.List;

/** The parts of an order, one a shop, at places from 0 in the order of the shops' first appearance. */
final class NaiveShopOrders {
    private final NaiveState state;

    NaiveShopOrders(NaiveState state) {
        this.state = state;
    }

    /** The shops by place. */
    List<NaiveShop> shopsOf(NaiveOrder order) {
        List<NaiveShop> shops = new ArrayList<>(2);
        for (int line = 0; line < order.lineCount(); line++) {
            NaiveShop shop = shopOf(order, line);
            if (!shops.contains(shop)) {
                shops.add(shop);
            }
        }
        return shops;
    }

    NaiveShop shopOf(NaiveOrder order, int line) {
        return state.knownSku(order.sku(line)).shop;
    }

    /** A shop's place, or -1 where nothing in the order is of it. */
    int placeOf(NaiveOrder order, int shop) {
        List<NaiveShop> shops = shopsOf(order);
        for (int place = 0; place < shops.size(); place++) {
            if (shops.get(place).number == shop) {
                return place;
            }
        }
        return -1;
    }

    /** The indexes of the lines at a place. */
    List<Integer> linesOf(NaiveOrder order, int place) {
        NaiveShop shop = shopsOf(order).get(place);
        List<Integer> lines = new ArrayList<>(2);
        for (int line = 0; line < order.lineCount(); line++) {
            if (shopOf(order, line) == shop) {
                lines.add(line);
            }
        }
        return lines;
    }

    ShopOrderState stateOf(NaiveOrder order, int place) {
        return switch (order.state) {
            case PLACED, RESERVED -> ShopOrderState.AWAITING_PAYMENT;
            case CANCELLED, EXPIRED, FORFEITED -> ShopOrderState.CANCELLED;
            case PAID, REFUNDED -> stateOfPaid(order, place);
        };
    }

    private ShopOrderState stateOfPaid(NaiveOrder order, int place) {
        if (linesOf(order, place).stream().allMatch(line -> order.left(line) == 0)) {
            return ShopOrderState.REFUNDED;
        }
        if (order.isSettled(place)) {
            return ShopOrderState.SETTLED;
        }
        return order.isShipped(place) ? ShopOrderState.SHIPPED : ShopOrderState.TO_SHIP;
    }

    /** Whether what was shipped is neither settled nor paid back by now. */
    boolean isShipped(NaiveCalendar.Receipt receipt) {
        return receipt.order().state == OrderState.PAID
                && stateOf(receipt.order(), receipt.place()) == ShopOrderState.SHIPPED;
    }
}
