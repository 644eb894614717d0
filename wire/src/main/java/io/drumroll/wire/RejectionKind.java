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
    /** A message of its own. */
    PRICE_CHANGED(10),
    /** v1 opens at. */
    DOORS_NOT_OPEN(11),
    /** v1 closed at. */
    DOORS_CLOSED(12),
    /** v1 required, v2 available. */
    INSUFFICIENT_FUNDS(13),
    /** v1 order, v2 number of its state. */
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
    CAPACITY_REACHED(22),
    /** v1 deal. */
    UNKNOWN_DEAL(23),
    /** v1 order, v2 shop. */
    UNKNOWN_SHOP_ORDER(24),
    /** v1 and v2 upper and lower half of the payment. */
    UNKNOWN_PAYMENT(25),
    /** text1 currency. */
    UNKNOWN_CURRENCY(26),
    /** v1 deal, v2 kind. */
    WRONG_DEAL_KIND(27),
    /** v1 SKU, v2 its shop, v3 the other shop. */
    OTHER_SHOPS_SKU(28),
    /** v1 deal. */
    DEAL_OVERLAPS(29),
    /** v1 deal, v2 starts at, v3 ends at. */
    DEAL_NOT_LIVE(30),
    /** v1 SKU, v2 price of the deal, v3 list price. */
    DEAL_RAISES_PRICE(31),
    /** v1 deal, v2 count. */
    COUPONS_GONE(32),
    /** v1 deal, v2 per buyer. */
    OVER_CLAIM_LIMIT(33),
    /** v1 deal. */
    COUPON_NOT_HELD(34),
    /** v1 deal, v2 other deal. */
    COUPONS_CLASH(35),
    /** v1 deal, v2 required, v3 present. */
    BELOW_MINIMUM_SPEND(36),
    /** v1 deal. */
    NOTHING_LEFT_TO_PAY(37),
    /** v1 order, v2 due from. */
    BALANCE_NOT_DUE(38),
    /** v1 order, v2 shop, v3 number of its state. */
    WRONG_SHOP_ORDER_STATE(39),
    /** v1 SKU, v2 requested, v3 refundable. */
    OVER_REFUND(40),
    /** v1 and v2 upper and lower half of the payment. */
    PAYMENT_KNOWN(41),
    /** v1 SKU. */
    REPEATED_SKU(42),
    /** text1 country. */
    SAME_COUNTRY(43);

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
            case Rejection.UnknownDeal _ -> UNKNOWN_DEAL;
            case Rejection.UnknownShopOrder _ -> UNKNOWN_SHOP_ORDER;
            case Rejection.UnknownPayment _ -> UNKNOWN_PAYMENT;
            case Rejection.UnknownCurrency _ -> UNKNOWN_CURRENCY;
            case Rejection.WrongDealKind _ -> WRONG_DEAL_KIND;
            case Rejection.OtherShopsSku _ -> OTHER_SHOPS_SKU;
            case Rejection.DealOverlaps _ -> DEAL_OVERLAPS;
            case Rejection.DealNotLive _ -> DEAL_NOT_LIVE;
            case Rejection.DealRaisesPrice _ -> DEAL_RAISES_PRICE;
            case Rejection.CouponsGone _ -> COUPONS_GONE;
            case Rejection.OverClaimLimit _ -> OVER_CLAIM_LIMIT;
            case Rejection.CouponNotHeld _ -> COUPON_NOT_HELD;
            case Rejection.CouponsClash _ -> COUPONS_CLASH;
            case Rejection.BelowMinimumSpend _ -> BELOW_MINIMUM_SPEND;
            case Rejection.NothingLeftToPay _ -> NOTHING_LEFT_TO_PAY;
            case Rejection.BalanceNotDue _ -> BALANCE_NOT_DUE;
            case Rejection.WrongShopOrderState _ -> WRONG_SHOP_ORDER_STATE;
            case Rejection.OverRefund _ -> OVER_REFUND;
            case Rejection.PaymentKnown _ -> PAYMENT_KNOWN;
            case Rejection.RepeatedSku _ -> REPEATED_SKU;
            case Rejection.SameCountry _ -> SAME_COUNTRY;
        };
    }
}
