package io.drumroll.engine.message;

import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.ShopOrderState;
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
        FUNDED,
        RECEIPT_WINDOW,
        TARIFF_CODE,
        STARTS_AT,
        ENDS_AT,
        STACKING,
        SPEND,
        DISCOUNT,
        CAP,
        COUPONS,
        BUDGET,
        STEPS,
        DEPOSIT,
        BALANCE_FROM,
        BALANCE_UNTIL,
        RATE,
        DUTY,
        THRESHOLD,
        IN_FORCE_FROM,
        COMMISSION,
        PAYMENT,
        REFUND,
        DEALS,
        RATES,
        DUTIES,
        TURNOVER,
        DESTINATION,
        AT
    }

    /** Whose matter it is. */
    default Family family() {
        return switch (this) {
            case FestivalNotScheduled _,
                    UnknownShop _,
                    UnknownSku _,
                    UnknownOrder _,
                    UnknownCartLine _,
                    UnknownDeal _,
                    UnknownShopOrder _,
                    UnknownPayment _,
                    UnknownCurrency _,
                    WrongDealKind _,
                    OtherShopsSku _,
                    RepeatedSku _,
                    SameCountry _,
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
                    DealOverlaps _,
                    DealNotLive _,
                    DealRaisesPrice _,
                    CouponsGone _,
                    OverClaimLimit _,
                    CouponNotHeld _,
                    CouponsClash _,
                    BelowMinimumSpend _,
                    NothingLeftToPay _,
                    BalanceNotDue _,
                    WrongShopOrderState _,
                    OverRefund _,
                    PaymentKnown _,
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
            case UnknownDeal _ -> "UNKNOWN_DEAL";
            case UnknownShopOrder _ -> "UNKNOWN_SHOP_ORDER";
            case UnknownPayment _ -> "UNKNOWN_PAYMENT";
            case UnknownCurrency _ -> "UNKNOWN_CURRENCY";
            case WrongDealKind _ -> "WRONG_DEAL_KIND";
            case OtherShopsSku _ -> "OTHER_SHOPS_SKU";
            case DealOverlaps _ -> "DEAL_OVERLAPS";
            case DealNotLive _ -> "DEAL_NOT_LIVE";
            case DealRaisesPrice _ -> "DEAL_RAISES_PRICE";
            case CouponsGone _ -> "COUPONS_GONE";
            case OverClaimLimit _ -> "OVER_CLAIM_LIMIT";
            case CouponNotHeld _ -> "COUPON_NOT_HELD";
            case CouponsClash _ -> "COUPONS_CLASH";
            case BelowMinimumSpend _ -> "BELOW_MINIMUM_SPEND";
            case NothingLeftToPay _ -> "NOTHING_LEFT_TO_PAY";
            case BalanceNotDue _ -> "BALANCE_NOT_DUE";
            case WrongShopOrderState _ -> "WRONG_SHOP_ORDER_STATE";
            case OverRefund _ -> "OVER_REFUND";
            case PaymentKnown _ -> "PAYMENT_KNOWN";
            case RepeatedSku _ -> "REPEATED_SKU";
            case SameCountry _ -> "SAME_COUNTRY";
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

    /** The wallet, or a shop's balance, holds less than is to be paid. */
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

    /** An amount came in another currency than the festival's, the shop's or the order's. */
    record CurrencyMismatch(String expected, String given) implements Rejection {}

    /** A named limit of the engine is reached. */
    record CapacityReached(Field what, long limit) implements Rejection {}

    /** No deal has this number. */
    record UnknownDeal(int deal) implements Rejection {}

    /** The order has no part of this shop. */
    record UnknownShopOrder(long order, int shop) implements Rejection {}

    /** No payment with this reference came in. */
    record UnknownPayment(PaymentRef payment) implements Rejection {}

    /** The currency is not the festival's and has no rate. */
    record UnknownCurrency(String currency) implements Rejection {}

    /** The deal is of a kind ({@link io.drumroll.engine.promotion.DealTerms#kind}) that can't be used so. */
    record WrongDealKind(int deal, int kind) implements Rejection {}

    /** The SKUs of a bundle belong to different shops. */
    record OtherShopsSku(int sku, int shop, int otherShop) implements Rejection {}

    /** Another deal of the kind, for the same SKU, shop or festival, is in force in a part of the time. */
    record DealOverlaps(int deal) implements Rejection {}

    /** The deal is not given now: not yet, no longer, or it was ended. Times in ms of the epoch. */
    record DealNotLive(int deal, long startsAtMs, long endsAtMs) implements Rejection {}

    /** The deal's price is above the list price that it is to lower; both in the shop's currency. */
    record DealRaisesPrice(int sku, long dealMinor, long listMinor) implements Rejection {}

    /** All coupons or red packets of the deal are claimed. */
    record CouponsGone(int deal, long count) implements Rejection {}

    /** The buyer has claimed as many as one buyer may. */
    record OverClaimLimit(int deal, int perBuyer) implements Rejection {}

    /** The buyer holds no unused coupon or red packet of the deal. */
    record CouponNotHeld(int deal) implements Rejection {}

    /** Two of the coupons want the same place: a shop's, the festival's, or the red packet's. */
    record CouponsClash(int deal, int otherDeal) implements Rejection {}

    /** What counts towards the coupon is less than it asks for; in the deal's currency. */
    record BelowMinimumSpend(int deal, long requiredMinor, long presentMinor) implements Rejection {}

    /** The red packet would take nothing off. */
    record NothingLeftToPay(int deal) implements Rejection {}

    /** A reserved order's balance can't be paid before {@code fromMs}, in ms of the epoch. */
    record BalanceNotDue(long order, long fromMs) implements Rejection {}

    /** A shop's part of the order is in a state that does not allow what was asked. */
    record WrongShopOrderState(long order, int shop, ShopOrderState state) implements Rejection {}

    /** More pieces are to be given back than are left of what was paid for; of a payment, more money (SKU 0). */
    record OverRefund(int sku, long requested, long refundable) implements Rejection {}

    /** The payment came in before; it was neither lost nor taken twice. */
    record PaymentKnown(PaymentRef payment) implements Rejection {}

    /** A bundle names a SKU twice. */
    record RepeatedSku(int sku) implements Rejection {}

    /** Goods that stay in their country pay no duty. */
    record SameCountry(String country) implements Rejection {}
}
