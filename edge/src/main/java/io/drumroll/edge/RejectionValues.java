package io.drumroll.edge;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.BadText;
import io.drumroll.engine.message.Rejection.BalanceNotDue;
import io.drumroll.engine.message.Rejection.BelowMinimumSpend;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CouponNotHeld;
import io.drumroll.engine.message.Rejection.CouponsClash;
import io.drumroll.engine.message.Rejection.CouponsGone;
import io.drumroll.engine.message.Rejection.CurrencyFixed;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.message.Rejection.DealNotLive;
import io.drumroll.engine.message.Rejection.DealOverlaps;
import io.drumroll.engine.message.Rejection.DealRaisesPrice;
import io.drumroll.engine.message.Rejection.DoorsClosed;
import io.drumroll.engine.message.Rejection.DoorsNotOpen;
import io.drumroll.engine.message.Rejection.FestivalNotScheduled;
import io.drumroll.engine.message.Rejection.IdempotencyConflict;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.InsufficientStock;
import io.drumroll.engine.message.Rejection.KeyMissing;
import io.drumroll.engine.message.Rejection.NoLines;
import io.drumroll.engine.message.Rejection.NothingLeftToPay;
import io.drumroll.engine.message.Rejection.OtherShopsSku;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.OverBuyerLimit;
import io.drumroll.engine.message.Rejection.OverClaimLimit;
import io.drumroll.engine.message.Rejection.OverRefund;
import io.drumroll.engine.message.Rejection.PaymentDeadlinePassed;
import io.drumroll.engine.message.Rejection.PaymentKnown;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Rejection.RepeatedSku;
import io.drumroll.engine.message.Rejection.SameCountry;
import io.drumroll.engine.message.Rejection.SkuOffSale;
import io.drumroll.engine.message.Rejection.UnknownCartLine;
import io.drumroll.engine.message.Rejection.UnknownCurrency;
import io.drumroll.engine.message.Rejection.UnknownDeal;
import io.drumroll.engine.message.Rejection.UnknownOrder;
import io.drumroll.engine.message.Rejection.UnknownPayment;
import io.drumroll.engine.message.Rejection.UnknownShop;
import io.drumroll.engine.message.Rejection.UnknownShopOrder;
import io.drumroll.engine.message.Rejection.UnknownSku;
import io.drumroll.engine.message.Rejection.WrongDealKind;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.message.Rejection.WrongShopOrderState;

/** Writes a refusal's own values as fields of its problem. */
final class RejectionValues {
    private RejectionValues() {}

    /** Writes all but the quote of a changed price, which {@link Problems#priceChanged} adds. */
    static void write(JsonWriter json, Rejection rejection) {
        switch (rejection) {
            case FestivalNotScheduled _, KeyMissing _, NoLines _ -> {}
            case CurrencyFixed fixed -> json.field("currency", fixed.currency());
            case UnknownShop shop -> json.field("shop", shop.shop());
            case UnknownSku sku -> json.field("sku", sku.sku());
            case SkuOffSale sku -> json.field("sku", sku.sku());
            case UnknownOrder order -> json.field("order", order.order());
            case UnknownCartLine line -> json.field("buyer", line.buyer()).field("sku", line.sku());
            case InsufficientStock stock ->
                json.field("sku", stock.sku())
                        .field("requested", stock.requested())
                        .field("available", stock.available());
            case OverBuyerLimit over ->
                json.field("sku", over.sku())
                        .field("limit", over.limit())
                        .field("alreadyOrdered", over.alreadyOrdered())
                        .field("requested", over.requested());
            case PriceChanged changed ->
                json.field("expectedMinor", changed.expectedMinor())
                        .currency(changed.quote().currency());
            case DoorsNotOpen doors -> json.field("opensAtMs", doors.opensAtMs());
            case DoorsClosed doors -> json.field("closedAtMs", doors.closedAtMs());
            case InsufficientFunds funds ->
                json.field("requiredMinor", funds.requiredMinor()).field("availableMinor", funds.availableMinor());
            case WrongOrderState state ->
                json.field("order", state.order()).field("state", state.state().name());
            case PaymentDeadlinePassed passed ->
                json.field("order", passed.order()).field("deadlineMs", passed.deadlineMs());
            case IdempotencyConflict conflict -> json.field("firstPosition", conflict.position());
            case OutOfRange range ->
                json.field("field", range.field().name())
                        .field("given", range.given())
                        .field("min", range.min())
                        .field("max", range.max());
            case BadText text -> json.field("field", text.field().name()).field("maxBytes", text.maxBytes());
            case CurrencyMismatch mismatch ->
                json.field("expected", mismatch.expected()).field("given", mismatch.given());
            case UnknownDeal deal -> json.field("deal", deal.deal());
            case UnknownShopOrder part -> json.field("order", part.order()).field("shop", part.shop());
            case UnknownPayment payment -> json.field("payment", PaymentRefs.text(payment.payment()));
            case UnknownCurrency unknown -> json.field("currency", unknown.currency());
            case WrongDealKind wrong ->
                json.field("deal", wrong.deal()).field("kind", Words.DEAL_KINDS.of(DealKind.ofCode(wrong.kind())));
            case OtherShopsSku other ->
                json.field("sku", other.sku()).field("shop", other.shop()).field("otherShop", other.otherShop());
            case RepeatedSku repeated -> json.field("sku", repeated.sku());
            case SameCountry same -> json.field("country", same.country());
            case DealOverlaps overlaps -> json.field("deal", overlaps.deal());
            case DealNotLive dead ->
                json.field("deal", dead.deal())
                        .field("startsAtMs", dead.startsAtMs())
                        .field("endsAtMs", dead.endsAtMs());
            case DealRaisesPrice raises ->
                json.field("sku", raises.sku())
                        .field("dealMinor", raises.dealMinor())
                        .field("listMinor", raises.listMinor());
            case CouponsGone gone -> json.field("deal", gone.deal()).field("count", gone.count());
            case OverClaimLimit over -> json.field("deal", over.deal()).field("perBuyer", over.perBuyer());
            case CouponNotHeld held -> json.field("deal", held.deal());
            case CouponsClash clash -> json.field("deal", clash.deal()).field("otherDeal", clash.otherDeal());
            case BelowMinimumSpend below ->
                json.field("deal", below.deal())
                        .field("requiredMinor", below.requiredMinor())
                        .field("presentMinor", below.presentMinor());
            case NothingLeftToPay nothing -> json.field("deal", nothing.deal());
            case BalanceNotDue due -> json.field("order", due.order()).field("fromMs", due.fromMs());
            case WrongShopOrderState wrong ->
                json.field("order", wrong.order())
                        .field("shop", wrong.shop())
                        .field("state", wrong.state().name());
            case OverRefund over ->
                json.field("sku", over.sku())
                        .field("requested", over.requested())
                        .field("refundable", over.refundable());
            case PaymentKnown payment -> json.field("payment", PaymentRefs.text(payment.payment()));
            case CapacityReached reached ->
                json.field("what", reached.what().name()).field("limit", reached.limit());
        }
    }
}
