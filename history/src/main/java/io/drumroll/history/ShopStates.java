package io.drumroll.history;

import io.drumroll.engine.order.ShopOrderState;

/** The numbers of shop orders' states in the tables; numbers never change. */
final class ShopStates {
    private ShopStates() {}

    static int code(ShopOrderState state) {
        return switch (state) {
            case AWAITING_PAYMENT -> 0;
            case TO_SHIP -> 1;
            case SHIPPED -> 2;
            case SETTLED -> 3;
            case REFUNDED -> 4;
            case CANCELLED -> 5;
        };
    }

    static ShopOrderState ofCode(int code) {
        return switch (code) {
            case 0 -> ShopOrderState.AWAITING_PAYMENT;
            case 1 -> ShopOrderState.TO_SHIP;
            case 2 -> ShopOrderState.SHIPPED;
            case 3 -> ShopOrderState.SETTLED;
            case 4 -> ShopOrderState.REFUNDED;
            case 5 -> ShopOrderState.CANCELLED;
            default -> throw new IllegalStateException("a shop order's state has the unknown number " + code);
        };
    }
}
