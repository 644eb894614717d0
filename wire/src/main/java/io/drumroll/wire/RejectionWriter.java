package io.drumroll.wire;

import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.RejectedEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes rejections; {@link RejectionKind} says which values each uses. */
final class RejectionWriter {
    private static final short NO_FIELD = 0;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RejectedEncoder rejected = new RejectedEncoder();
    private final QuoteWriter quotes = new QuoteWriter();
    private String text1 = "";
    private String text2 = "";

    /** Writes the message, and returns where it ends. */
    int write(MutableDirectBuffer buffer, int offset, long correlationId, Outcome.Rejected o) {
        if (o.rejection() instanceof Rejection.PriceChanged r) {
            return quotes.write(buffer, offset, correlationId, o.position(), r);
        }
        rejected.wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .position(o.position())
                .code(RejectionKind.of(o.rejection()).code());
        values(o.rejection());
        int at = Values.putText(buffer, rejected.limit(), "text", text1);
        return Values.putText(buffer, at, "second text", text2);
    }

    private void values(Rejection rejection) {
        switch (rejection) {
            case Rejection.CurrencyFixed r -> texts(r.currency(), "");
            case Rejection.CurrencyMismatch r -> texts(r.expected(), r.given());
            case Rejection.UnknownCurrency r -> texts(r.currency(), "");
            case Rejection.SameCountry r -> texts(r.country(), "");
            case Rejection.FestivalNotScheduled _,
                    Rejection.KeyMissing _,
                    Rejection.NoLines _,
                    Rejection.PriceChanged _ -> values(NO_FIELD, 0, 0, 0, 0);
            case Rejection.UnknownShop r -> values(NO_FIELD, r.shop(), 0, 0, 0);
            case Rejection.UnknownSku r -> values(NO_FIELD, r.sku(), 0, 0, 0);
            case Rejection.SkuOffSale r -> values(NO_FIELD, r.sku(), 0, 0, 0);
            case Rejection.UnknownOrder r -> values(NO_FIELD, r.order(), 0, 0, 0);
            case Rejection.UnknownCartLine r -> values(NO_FIELD, r.buyer(), r.sku(), 0, 0);
            case Rejection.InsufficientStock r -> values(NO_FIELD, r.sku(), r.requested(), r.available(), 0);
            case Rejection.OverBuyerLimit r -> values(NO_FIELD, r.sku(), r.limit(), r.alreadyOrdered(), r.requested());
            case Rejection.DoorsNotOpen r -> values(NO_FIELD, r.opensAtMs(), 0, 0, 0);
            case Rejection.DoorsClosed r -> values(NO_FIELD, r.closedAtMs(), 0, 0, 0);
            case Rejection.InsufficientFunds r -> values(NO_FIELD, r.requiredMinor(), r.availableMinor(), 0, 0);
            case Rejection.WrongOrderState r ->
                values(NO_FIELD, r.order(), r.state().code(), 0, 0);
            case Rejection.PaymentDeadlinePassed r -> values(NO_FIELD, r.order(), r.deadlineMs(), 0, 0);
            case Rejection.IdempotencyConflict r -> values(NO_FIELD, r.position(), 0, 0, 0);
            case Rejection.OutOfRange r -> values(FieldCodes.ofField(r.field()), r.given(), r.min(), r.max(), 0);
            case Rejection.BadText r -> values(FieldCodes.ofField(r.field()), r.maxBytes(), 0, 0, 0);
            case Rejection.CapacityReached r -> values(FieldCodes.ofField(r.what()), r.limit(), 0, 0, 0);
            case Rejection.UnknownDeal r -> values(NO_FIELD, r.deal(), 0, 0, 0);
            case Rejection.UnknownShopOrder r -> values(NO_FIELD, r.order(), r.shop(), 0, 0);
            case Rejection.UnknownPayment r ->
                values(NO_FIELD, r.payment().high(), r.payment().low(), 0, 0);
            case Rejection.WrongDealKind r -> values(NO_FIELD, r.deal(), r.kind(), 0, 0);
            case Rejection.OtherShopsSku r -> values(NO_FIELD, r.sku(), r.shop(), r.otherShop(), 0);
            case Rejection.DealOverlaps r -> values(NO_FIELD, r.deal(), 0, 0, 0);
            case Rejection.DealNotLive r -> values(NO_FIELD, r.deal(), r.startsAtMs(), r.endsAtMs(), 0);
            case Rejection.DealRaisesPrice r -> values(NO_FIELD, r.sku(), r.dealMinor(), r.listMinor(), 0);
            case Rejection.CouponsGone r -> values(NO_FIELD, r.deal(), r.count(), 0, 0);
            case Rejection.OverClaimLimit r -> values(NO_FIELD, r.deal(), r.perBuyer(), 0, 0);
            case Rejection.CouponNotHeld r -> values(NO_FIELD, r.deal(), 0, 0, 0);
            case Rejection.CouponsClash r -> values(NO_FIELD, r.deal(), r.otherDeal(), 0, 0);
            case Rejection.BelowMinimumSpend r -> values(NO_FIELD, r.deal(), r.requiredMinor(), r.presentMinor(), 0);
            case Rejection.NothingLeftToPay r -> values(NO_FIELD, r.deal(), 0, 0, 0);
            case Rejection.BalanceNotDue r -> values(NO_FIELD, r.order(), r.fromMs(), 0, 0);
            case Rejection.WrongShopOrderState r -> values(NO_FIELD, r.order(), r.shop(), Numbers.of(r.state()), 0);
            case Rejection.OverRefund r -> values(NO_FIELD, r.sku(), r.requested(), r.refundable(), 0);
            case Rejection.PaymentKnown r ->
                values(NO_FIELD, r.payment().high(), r.payment().low(), 0, 0);
            case Rejection.RepeatedSku r -> values(NO_FIELD, r.sku(), 0, 0, 0);
        }
    }

    private void values(short field, long v1, long v2, long v3, long v4) {
        rejected.field(field).v1(v1).v2(v2).v3(v3).v4(v4);
        text1 = "";
        text2 = "";
    }

    private void texts(String first, String second) {
        values(NO_FIELD, 0, 0, 0, 0);
        text1 = first;
        text2 = second;
    }
}
