package io.drumroll.wire;

import io.drumroll.engine.message.Rejection;
import org.jspecify.annotations.Nullable;

/** The numbers of the kinds of rejection; a number never changes. The comments say which values a kind uses. */
enum RejectionKind {
    /** Nothing. */
    FESTIVAL_NOT_SCHEDULED(1),
    /** text1 currency. */
    CURRENCY_FIXED(2),
    /** v1 shop. */
    UNKNOWN_SHOP(3),
    /** v1 SKU. */
    UNKNOWN_SKU(4),
    /** v1 SKU. */
    SKU_OFF_SALE(5),
    /** v1 order. */
    UNKNOWN_ORDER(6),
    /** v1 buyer, v2 SKU. */
    UNKNOWN_CART_LINE(7),
    /** v1 SKU, v2 requested, v3 available. */
    INSUFFICIENT_STOCK(8),
    /** v1 SKU, v2 limit, v3 already ordered, v4 requested. */
    OVER_BUYER_LIMIT(9),
    /** v1 expected, v2 subtotal, v3 saving, v4 total, v5 add, v6 next saving, v7 currency; the quote's lines. */
    PRICE_CHANGED(10),
    /** v1 opens at. */
    DOORS_NOT_OPEN(11),
    /** v1 closed at. */
    DOORS_CLOSED(12),
    /** v1 required, v2 available. */
    INSUFFICIENT_FUNDS(13),
    /** v1 order, v2 code of its state. */
    WRONG_ORDER_STATE(14),
    /** v1 order, v2 deadline. */
    PAYMENT_DEADLINE_PASSED(15),
    /** v1 position. */
    IDEMPOTENCY_CONFLICT(16),
    /** Nothing. */
    KEY_MISSING(17),
    /** Nothing. */
    NO_LINES(18),
    /** Field, v1 given, v2 min, v3 max. */
    OUT_OF_RANGE(19),
    /** Field, v1 most bytes. */
    BAD_TEXT(20),
    /** text1 expected, text2 given. */
    CURRENCY_MISMATCH(21),
    /** Field, v1 limit. */
    CAPACITY_REACHED(22);

    private static final @Nullable RejectionKind[] BY_CODE = new RejectionKind[256];

    static {
        for (RejectionKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final short code;

    RejectionKind(int code) {
        this.code = (short) code;
    }

    short code() {
        return code;
    }

    /** The kind of a number of 0 to 255, or null where none has it. */
    static @Nullable RejectionKind ofCode(int code) {
        return BY_CODE[code];
    }

    static RejectionKind of(Rejection rejection) {
        return switch (rejection) {
            case Rejection.FestivalNotScheduled _ -> FESTIVAL_NOT_SCHEDULED;
            case Rejection.CurrencyFixed _ -> CURRENCY_FIXED;
            case Rejection.UnknownShop _ -> UNKNOWN_SHOP;
            case Rejection.UnknownSku _ -> UNKNOWN_SKU;
            case Rejection.SkuOffSale _ -> SKU_OFF_SALE;
            case Rejection.UnknownOrder _ -> UNKNOWN_ORDER;
            case Rejection.UnknownCartLine _ -> UNKNOWN_CART_LINE;
            case Rejection.InsufficientStock _ -> INSUFFICIENT_STOCK;
            case Rejection.OverBuyerLimit _ -> OVER_BUYER_LIMIT;
            case Rejection.PriceChanged _ -> PRICE_CHANGED;
            case Rejection.DoorsNotOpen _ -> DOORS_NOT_OPEN;
            case Rejection.DoorsClosed _ -> DOORS_CLOSED;
            case Rejection.InsufficientFunds _ -> INSUFFICIENT_FUNDS;
            case Rejection.WrongOrderState _ -> WRONG_ORDER_STATE;
            case Rejection.PaymentDeadlinePassed _ -> PAYMENT_DEADLINE_PASSED;
            case Rejection.IdempotencyConflict _ -> IDEMPOTENCY_CONFLICT;
            case Rejection.KeyMissing _ -> KEY_MISSING;
            case Rejection.NoLines _ -> NO_LINES;
            case Rejection.OutOfRange _ -> OUT_OF_RANGE;
            case Rejection.BadText _ -> BAD_TEXT;
            case Rejection.CurrencyMismatch _ -> CURRENCY_MISMATCH;
            case Rejection.CapacityReached _ -> CAPACITY_REACHED;
        };
    }
}
