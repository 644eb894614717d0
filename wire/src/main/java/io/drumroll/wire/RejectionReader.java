package io.drumroll.wire;

import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Rejection;
import io.drumroll.wire.sbe.RejectedDecoder;

/** Reads what {@link RejectionWriter} wrote, but for those with a quote; from where the cursor stands. */
final class RejectionReader {
    private final Cursor cursor;
    private final RejectedDecoder rejected = new RejectedDecoder();

    RejectionReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Points at the message; {@link #read} reads what is behind its fixed part. */
    RejectedDecoder begin() {
        return cursor.message(rejected);
    }

    /** Reads the rejection that was begun. */
    Rejection read() {
        RejectedDecoder d = rejected;
        RejectionKind kind = RejectionKind.ofCode(d.code());
        if (kind == null) {
            throw cursor.malformed("no rejection has the number " + d.code());
        }
        String text1 = cursor.text();
        String text2 = cursor.text();
        return switch (kind) {
            case FESTIVAL_NOT_SCHEDULED -> new Rejection.FestivalNotScheduled();
            case CURRENCY_FIXED -> new Rejection.CurrencyFixed(text1);
            case UNKNOWN_SHOP -> new Rejection.UnknownShop(cursor.asInt(d.v1()));
            case UNKNOWN_SKU -> new Rejection.UnknownSku(cursor.asInt(d.v1()));
            case SKU_OFF_SALE -> new Rejection.SkuOffSale(cursor.asInt(d.v1()));
            case UNKNOWN_ORDER -> new Rejection.UnknownOrder(d.v1());
            case UNKNOWN_CART_LINE -> new Rejection.UnknownCartLine(d.v1(), cursor.asInt(d.v2()));
            case INSUFFICIENT_STOCK -> new Rejection.InsufficientStock(cursor.asInt(d.v1()), d.v2(), d.v3());
            case OVER_BUYER_LIMIT ->
                new Rejection.OverBuyerLimit(cursor.asInt(d.v1()), cursor.asInt(d.v2()), d.v3(), d.v4());
            case PRICE_CHANGED -> throw cursor.malformed("a changed price without its quote");
            case DOORS_NOT_OPEN -> new Rejection.DoorsNotOpen(d.v1());
            case DOORS_CLOSED -> new Rejection.DoorsClosed(d.v1());
            case INSUFFICIENT_FUNDS -> new Rejection.InsufficientFunds(d.v1(), d.v2());
            case WRONG_ORDER_STATE -> new Rejection.WrongOrderState(d.v1(), Numbers.orderState(cursor, d.v2()));
            case PAYMENT_DEADLINE_PASSED -> new Rejection.PaymentDeadlinePassed(d.v1(), d.v2());
            case IDEMPOTENCY_CONFLICT -> new Rejection.IdempotencyConflict(d.v1());
            case KEY_MISSING -> new Rejection.KeyMissing();
            case NO_LINES -> new Rejection.NoLines();
            case OUT_OF_RANGE -> new Rejection.OutOfRange(cursor.field(d.field()), d.v1(), d.v2(), d.v3());
            case BAD_TEXT -> new Rejection.BadText(cursor.field(d.field()), cursor.asInt(d.v1()));
            case CURRENCY_MISMATCH -> new Rejection.CurrencyMismatch(text1, text2);
            case CAPACITY_REACHED -> new Rejection.CapacityReached(cursor.field(d.field()), d.v1());
            case UNKNOWN_DEAL -> new Rejection.UnknownDeal(cursor.asInt(d.v1()));
            case UNKNOWN_SHOP_ORDER -> new Rejection.UnknownShopOrder(d.v1(), cursor.asInt(d.v2()));
            case UNKNOWN_PAYMENT -> new Rejection.UnknownPayment(new PaymentRef(d.v1(), d.v2()));
            case UNKNOWN_CURRENCY -> new Rejection.UnknownCurrency(text1);
            case WRONG_DEAL_KIND -> new Rejection.WrongDealKind(cursor.asInt(d.v1()), cursor.asInt(d.v2()));
            case OTHER_SHOPS_SKU ->
                new Rejection.OtherShopsSku(cursor.asInt(d.v1()), cursor.asInt(d.v2()), cursor.asInt(d.v3()));
            case DEAL_OVERLAPS -> new Rejection.DealOverlaps(cursor.asInt(d.v1()));
            case DEAL_NOT_LIVE -> new Rejection.DealNotLive(cursor.asInt(d.v1()), d.v2(), d.v3());
            case DEAL_RAISES_PRICE -> new Rejection.DealRaisesPrice(cursor.asInt(d.v1()), d.v2(), d.v3());
            case COUPONS_GONE -> new Rejection.CouponsGone(cursor.asInt(d.v1()), d.v2());
            case OVER_CLAIM_LIMIT -> new Rejection.OverClaimLimit(cursor.asInt(d.v1()), cursor.asInt(d.v2()));
            case COUPON_NOT_HELD -> new Rejection.CouponNotHeld(cursor.asInt(d.v1()));
            case COUPONS_CLASH -> new Rejection.CouponsClash(cursor.asInt(d.v1()), cursor.asInt(d.v2()));
            case BELOW_MINIMUM_SPEND -> new Rejection.BelowMinimumSpend(cursor.asInt(d.v1()), d.v2(), d.v3());
            case NOTHING_LEFT_TO_PAY -> new Rejection.NothingLeftToPay(cursor.asInt(d.v1()));
            case BALANCE_NOT_DUE -> new Rejection.BalanceNotDue(d.v1(), d.v2());
            case WRONG_SHOP_ORDER_STATE ->
                new Rejection.WrongShopOrderState(d.v1(), cursor.asInt(d.v2()), Numbers.shopOrderState(cursor, d.v3()));
            case OVER_REFUND -> new Rejection.OverRefund(cursor.asInt(d.v1()), d.v2(), d.v3());
            case PAYMENT_KNOWN -> new Rejection.PaymentKnown(new PaymentRef(d.v1(), d.v2()));
            case REPEATED_SKU -> new Rejection.RepeatedSku(cursor.asInt(d.v1()));
            case SAME_COUNTRY -> new Rejection.SameCountry(text1);
        };
    }
}
