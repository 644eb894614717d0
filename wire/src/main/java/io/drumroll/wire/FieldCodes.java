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
            case RECEIPT_WINDOW -> 25;
            case TARIFF_CODE -> 26;
            case STARTS_AT -> 27;
            case ENDS_AT -> 28;
            case STACKING -> 29;
            case SPEND -> 30;
            case DISCOUNT -> 31;
            case CAP -> 32;
            case COUPONS -> 33;
            case BUDGET -> 34;
            case STEPS -> 35;
            case DEPOSIT -> 36;
            case BALANCE_FROM -> 37;
            case BALANCE_UNTIL -> 38;
            case RATE -> 39;
            case DUTY -> 40;
            case THRESHOLD -> 41;
            case IN_FORCE_FROM -> 42;
            case COMMISSION -> 43;
            case PAYMENT -> 44;
            case REFUND -> 45;
            case DEALS -> 46;
            case RATES -> 47;
            case DUTIES -> 48;
            case TURNOVER -> 49;
            case DESTINATION -> 50;
            case AT -> 51;
        };
    }

    /** The field of a number of 0 to 255, or null where none has it. */
    static @Nullable Field ofCode(int code) {
        return BY_CODE[code];
    }
}
