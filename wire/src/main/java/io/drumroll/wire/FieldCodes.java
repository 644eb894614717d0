package io.drumroll.wire;

import io.drumroll.engine.message.Rejection.Field;
import org.jspecify.annotations.Nullable;

/** The numbers of a rejection's fields; a number never changes. 0 is no field. */
final class FieldCodes {
    private static final @Nullable Field[] BY_CODE = new Field[256];

    static {
        for (Field field : Field.values()) {
            BY_CODE[ofField(field)] = field;
        }
    }

    private FieldCodes() {}

    static short ofField(Field field) {
        return switch (field) {
            case BUYER -> 1;
            case NAME -> 2;
            case TITLE -> 3;
            case CATEGORY -> 4;
            case BRAND -> 5;
            case PRICE -> 6;
            case STOCK -> 7;
            case LIMIT_PER_BUYER -> 8;
            case QUANTITY -> 9;
            case AMOUNT -> 10;
            case ORDER_TOTAL -> 11;
            case OPENS_AT -> 12;
            case CLOSES_AT -> 13;
            case PAY_WINDOW -> 14;
            case SAVING -> 15;
            case ORDER_LINES -> 16;
            case CART_LINES -> 17;
            case SHOPS -> 18;
            case SKUS -> 19;
            case LABELS -> 20;
            case BUYERS -> 21;
            case ORDERS -> 22;
            case BALANCE -> 23;
            case FUNDED -> 24;
        };
    }

    /** The field of a number of 0 to 255, or null where none has it. */
    static @Nullable Field ofCode(int code) {
        return BY_CODE[code];
    }
}
