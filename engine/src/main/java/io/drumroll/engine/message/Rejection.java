package io.drumroll.engine.message;

import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.promotion.Quote;

/**
 * Why a command was refused. Nothing changed. Codes are stable: programs may rely on them.
 */
public sealed interface Rejection {
    /** Whose matter a refusal is. */
    enum Family {
        /** The caller can put it right. */
        USER,
        /** The state of things differs from what the caller assumed; look again and decide anew. */
        CONFLICT,
        /** A named limit is reached; nothing that the caller does now helps. */
        CAPACITY
    }

    /** Which field or amount a refusal is about. */
    enum Field {
        BUYER,
        NAME,
        TITLE,
        CATEGORY,
        BRAND,
        PRICE,
        STOCK,
        LIMIT_PER_BUYER,
        QUANTITY,
        AMOUNT,
        ORDER_TOTAL,
        OPENS_AT,
        CLOSES_AT,
        PAY_WINDOW,
        SAVING,
        ORDER_LINES,
        CART_LINES,
        SHOPS,
        SKUS,
        LABELS,
        BUYERS,
        ORDERS,
        BALANCE,
        FUNDED
    }

    /** Whose matter it is. */
    default Family family() {
        return switch (this) {
            case FestivalNotScheduled _,
                    UnknownShop _,
                    UnknownSku _,
                    UnknownOrder _,
                    UnknownCartLine _,
                    OutOfRange _,
                    BadText _,
                    CurrencyMismatch _,
                    NoLines _,
                    KeyMissing _ -> Family.USER;
            case CurrencyFixed _,
                    SkuOffSale _,
                    InsufficientStock _,
                    OverBuyerLimit _,
                    PriceChanged _,
                    DoorsNotOpen _,
                    DoorsClosed _,
                    InsufficientFunds _,
                    WrongOrderState _,
                    PaymentDeadlinePassed _,
                    IdempotencyConflict _ -> Family.CONFLICT;
            case CapacityReached _ -> Family.CAPACITY;
        };
    }

    /** The stable name of this kind of refusal, in capitals. */
    default String code() {
        return switch (this) {
            case FestivalNotScheduled _ -> "FESTIVAL_NOT_SCHEDULED";
            case CurrencyFixed _ -> "CURRENCY_FIXED";
            case UnknownShop _ -> "UNKNOWN_SHOP";
            case UnknownSku _ -> "UNKNOWN_SKU";
            case SkuOffSale _ -> "SKU_OFF_SALE";
            case UnknownOrder _ -> "UNKNOWN_ORDER";
            case UnknownCartLine _ -> "UNKNOWN_CART_LINE";
            case InsufficientStock _ -> "INSUFFICIENT_STOCK";
            case OverBuyerLimit _ -> "OVER_BUYER_LIMIT";
            case PriceChanged _ -> "PRICE_CHANGED";
            case DoorsNotOpen _ -> "DOORS_NOT_OPEN";
            case DoorsClosed _ -> "DOORS_CLOSED";
            case InsufficientFunds _ -> "INSUFFICIENT_FUNDS";
            case WrongOrderState _ -> "WRONG_ORDER_STATE";
            case PaymentDeadlinePassed _ -> "PAYMENT_DEADLINE_PASSED";
            case IdempotencyConflict _ -> "IDEMPOTENCY_CONFLICT";
            case KeyMissing _ -> "KEY_MISSING";
            case NoLines _ -> "NO_LINES";
            case OutOfRange _ -> "OUT_OF_RANGE";
            case BadText _ -> "BAD_TEXT";
            case CurrencyMismatch _ -> "CURRENCY_MISMATCH";
            case CapacityReached _ -> "CAPACITY_REACHED";
        };
    }

    /** The festival has no currency and no doors yet. */
    record FestivalNotScheduled() implements Rejection {}

    /** The currency can't change any more: something was listed or paid in {@code currency}. */
    record CurrencyFixed(String currency) implements Rejection {}

    /** No shop has this number. */
    record UnknownShop(int shop) implements Rejection {}

    /** No SKU has this number. */
    record UnknownSku(int sku) implements Rejection {}

    /** The SKU was taken off sale. */
    record SkuOffSale(int sku) implements Rejection {}

    /** No order has this number. */
    record UnknownOrder(long order) implements Rejection {}

    /** The cart has no line of this SKU. */
    record UnknownCartLine(long buyer, int sku) implements Rejection {}

    /** Fewer pieces are left than the order's lines of this SKU ask for together. */
    record InsufficientStock(int sku, long requested, long available) implements Rejection {}

    /** The buyer would have more pieces than the SKU allows each buyer. */
    record OverBuyerLimit(int sku, int limit, long alreadyOrdered, long requested) implements Rejection {}

    /** The total is not what the buyer saw; {@code quote} says what it is now. */
    record PriceChanged(long expectedMinor, Quote quote) implements Rejection {}

    /** The festival opens at {@code opensAtMs}, in ms of the epoch. */
    record DoorsNotOpen(long opensAtMs) implements Rejection {}

    /** The festival closed at {@code closedAtMs}, in ms of the epoch. */
    record DoorsClosed(long closedAtMs) implements Rejection {}

    /** The wallet holds less than the order's total. */
    record InsufficientFunds(long requiredMinor, long availableMinor) implements Rejection {}

    /** The order is in a state that does not allow what was asked. */
    record WrongOrderState(long order, OrderState state) implements Rejection {}

    /** The order was not paid by {@code deadlineMs}, in ms of the epoch, and is about to expire. */
    record PaymentDeadlinePassed(long order, long deadlineMs) implements Rejection {}

    /** The key came before, with other content; {@code position} is that of the first answer. */
    record IdempotencyConflict(long position) implements Rejection {}

    /** The command moves stock or money and carries no key. */
    record KeyMissing() implements Rejection {}

    /** The order has no lines, or the cart is empty. */
    record NoLines() implements Rejection {}

    /** A number is outside of {@code min} to {@code max}, both inclusive. */
    record OutOfRange(Field field, long given, long min, long max) implements Rejection {}

    /** A text is empty, longer than {@code maxBytes} of UTF-8, or has control characters or broken surrogates. */
    record BadText(Field field, int maxBytes) implements Rejection {}

    /** An amount came in another currency than the festival's. */
    record CurrencyMismatch(String expected, String given) implements Rejection {}

    /** A named limit of the engine is reached. */
    record CapacityReached(Field what, long limit) implements Rejection {}
}
