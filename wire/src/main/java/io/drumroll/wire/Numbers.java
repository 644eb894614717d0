package io.drumroll.wire;

import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.shop.ShopKind;

/** The numbers of enumerations in messages; a number never changes. Reading one that none has is a malformed message. */
final class Numbers {
    private static final int STAGES = Stage.values().length;
    private static final int SHOP_KINDS = ShopKind.values().length;
    private static final int ORDER_STATES = OrderState.values().length;

    private Numbers() {}

    static short of(PayMode mode) {
        return switch (mode) {
            case NOW -> 0;
            case LATER -> 1;
        };
    }

    static PayMode payMode(Cursor cursor, int number) {
        return switch (number) {
            case 0 -> PayMode.NOW;
            case 1 -> PayMode.LATER;
            default -> throw unknown(cursor, "time to pay", number);
        };
    }

    static short of(PayMethod method) {
        return switch (method) {
            case WALLET -> 0;
            case CARD -> 1;
        };
    }

    static PayMethod payMethod(Cursor cursor, int number) {
        return switch (number) {
            case 0 -> PayMethod.WALLET;
            case 1 -> PayMethod.CARD;
            default -> throw unknown(cursor, "way to pay", number);
        };
    }

    static short of(Funder funder) {
        return switch (funder) {
            case SHOP -> 0;
            case FESTIVAL -> 1;
        };
    }

    static Funder funder(Cursor cursor, int number) {
        return switch (number) {
            case 0 -> Funder.SHOP;
            case 1 -> Funder.FESTIVAL;
            default -> throw unknown(cursor, "funder", number);
        };
    }

    static long of(ShopOrderState state) {
        return switch (state) {
            case AWAITING_PAYMENT -> 0;
            case TO_SHIP -> 1;
            case SHIPPED -> 2;
            case SETTLED -> 3;
            case REFUNDED -> 4;
            case CANCELLED -> 5;
        };
    }

    static ShopOrderState shopOrderState(Cursor cursor, long number) {
        return switch (cursor.asInt(number)) {
            case 0 -> ShopOrderState.AWAITING_PAYMENT;
            case 1 -> ShopOrderState.TO_SHIP;
            case 2 -> ShopOrderState.SHIPPED;
            case 3 -> ShopOrderState.SETTLED;
            case 4 -> ShopOrderState.REFUNDED;
            case 5 -> ShopOrderState.CANCELLED;
            default -> throw unknown(cursor, "state of a shop order", number);
        };
    }

    static OrderState orderState(Cursor cursor, long number) {
        if (number < 0 || number >= ORDER_STATES) {
            throw unknown(cursor, "state of an order", number);
        }
        return OrderState.ofCode((int) number);
    }

    static Stage stage(Cursor cursor, int number) {
        if (number < 0 || number >= STAGES) {
            throw unknown(cursor, "stage", number);
        }
        return Stage.ofCode(number);
    }

    static ShopKind shopKind(Cursor cursor, int number) {
        if (number < 0 || number >= SHOP_KINDS) {
            throw unknown(cursor, "kind of shop", number);
        }
        return ShopKind.ofCode(number);
    }

    private static MalformedMessage unknown(Cursor cursor, String what, long number) {
        return cursor.malformed("no " + what + " has the number " + number);
    }
}
