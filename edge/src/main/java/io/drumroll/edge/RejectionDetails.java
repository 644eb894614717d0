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
import java.util.Locale;

/** What to do about each of the engine's refusals, in a sentence with its values. Pure. */
public final class RejectionDetails {
    private RejectionDetails() {}

    /** What to do now. */
    public static String of(Rejection rejection) {
        return switch (rejection) {
            case FestivalNotScheduled _ -> "Schedule it first, with PUT /v1/festival.";
            case CurrencyFixed fixed ->
                "Keep " + fixed.currency() + ": shops, rates, duties, deals or money came in with it.";
            case UnknownShop shop -> "Open shop " + shop.shop() + " first, or name another.";
            case UnknownDeal deal -> "Name a deal that was made; " + deal.deal() + " was not.";
            case UnknownShopOrder part ->
                "Name a shop that order " + part.order() + " has lines of; " + part.shop() + " is none.";
            case UnknownPayment _ -> "Name a payment that came in.";
            case UnknownCurrency unknown ->
                "Fix a rate of " + unknown.currency() + " first, with PUT /v1/rates/" + unknown.currency()
                        + ", or use another currency.";
            case UnknownSku sku -> "Name a SKU that is listed; " + sku.sku() + " is not.";
            case SkuOffSale sku -> "Leave SKU " + sku.sku() + " out.";
            case UnknownOrder order -> "Name an order that was placed; " + order.order() + " was not.";
            case UnknownCartLine line -> "Name a SKU that is in the cart; " + line.sku() + " is not.";
            case InsufficientStock stock ->
                "Ask for at most " + stock.available() + " of SKU " + stock.sku() + ", not " + stock.requested() + ".";
            case OverBuyerLimit over ->
                "A buyer may have " + over.limit() + " of SKU " + over.sku() + "; this one has " + over.alreadyOrdered()
                        + " and asks for " + over.requested() + ".";
            case PriceChanged changed ->
                "Nothing was charged. The total is now " + changed.quote().totalMinor() + ", not "
                        + changed.expectedMinor() + "; order again with it to agree.";
            case DoorsNotOpen doors ->
                "Order from " + doors.opensAtMs() + " ms of the epoch on; carts can be filled now.";
            case DoorsClosed doors -> "Orders were taken until " + doors.closedAtMs() + " ms of the epoch.";
            case InsufficientFunds funds ->
                "It takes " + funds.requiredMinor() + " and there is " + funds.availableMinor()
                        + ", in minor units of the amount's currency; add the rest or ask for less.";
            case WrongOrderState state ->
                "Order " + state.order() + " is " + state.state() + "; read it and decide anew.";
            case PaymentDeadlinePassed passed ->
                "It had to be paid before " + passed.deadlineMs() + " ms of the epoch; place a new order.";
            case IdempotencyConflict _ ->
                "Send the content that came first with this key, or other content with a key of its own.";
            case KeyMissing _ ->
                "Send the header Idempotency-Key with 1 to " + KeyHash.MAX_KEY_LENGTH
                        + " visible ASCII characters, new for each order and the same for each retry of it.";
            case NoLines _ -> "Give lines, or put some into the cart and order with cart: true.";
            case OutOfRange range
            when range.field() == Rejection.Field.AT ->
                "Give atMs from now, which is " + range.min() + ", to the festival's close, which is " + range.max()
                        + "; leave it out for the price now.";
            case OutOfRange range ->
                "Give " + name(range.field()) + " as a number from " + range.min() + " to " + range.max() + ", not "
                        + range.given() + ".";
            case BadText text
            when text.field() == Rejection.Field.TARIFF_CODE ->
                "Give the tariff code as at most " + text.maxBytes() + " digits, or leave it empty.";
            case BadText text ->
                "Give " + name(text.field()) + " as 1 to " + text.maxBytes()
                        + " bytes of UTF-8, not blank and without control characters.";
            case CurrencyMismatch mismatch ->
                "Give amounts in " + mismatch.expected() + ", not " + mismatch.given() + ".";
            case WrongDealKind wrong ->
                "Name a deal of the right kind, and keep its kind and subject when changing it; " + wrong.deal()
                        + " is a " + Words.DEAL_KINDS.of(DealKind.ofCode(wrong.kind())) + ".";
            case OtherShopsSku other ->
                "Bundle SKUs of shop " + other.otherShop() + " only; SKU " + other.sku() + " is of shop " + other.shop()
                        + ".";
            case RepeatedSku repeated -> "Name SKU " + repeated.sku() + " once, with its whole quantity.";
            case SameCountry same -> "Give two countries, not " + same.country() + " twice.";
            case DealOverlaps overlaps ->
                "End or change deal " + overlaps.deal() + " first, or choose a time that it does not have.";
            case DealNotLive dead ->
                "Deal " + dead.deal() + " is given from " + dead.startsAtMs() + " to " + dead.endsAtMs()
                        + " ms of the epoch, unless it was ended; leave it out.";
            case DealRaisesPrice raises ->
                "Give at most " + raises.listMinor() + ", the list price of SKU " + raises.sku() + ", not "
                        + raises.dealMinor() + ".";
            case CouponsGone gone ->
                "Go without a coupon of deal " + gone.deal() + "; all " + gone.count() + " are claimed.";
            case OverClaimLimit over ->
                "Use what was claimed of deal " + over.deal() + "; a buyer may claim " + over.perBuyer() + ".";
            case CouponNotHeld held -> "Claim a coupon of deal " + held.deal() + " first, or leave it out.";
            case CouponsClash clash ->
                "Use deal " + clash.deal() + " or deal " + clash.otherDeal() + ", not both in one order.";
            case BelowMinimumSpend below ->
                "Leave deal " + below.deal() + " out, or spend " + below.requiredMinor()
                        + " on what counts towards it; now " + below.presentMinor() + " counts.";
            case NothingLeftToPay nothing -> "Keep red packet " + nothing.deal() + " for another order.";
            case BalanceNotDue due ->
                "Pay the balance of order " + due.order() + " from " + due.fromMs() + " ms of the epoch on.";
            case WrongShopOrderState wrong ->
                "Shop " + wrong.shop() + "'s part of order " + wrong.order() + " is " + wrong.state()
                        + "; read the order and decide anew.";
            case OverRefund over ->
                over.sku() == 0
                        ? "Give back at most " + over.refundable() + " of the payment, not " + over.requested() + "."
                        : "Give back at most " + over.refundable() + " of SKU " + over.sku() + ", not "
                                + over.requested() + ".";
            case PaymentKnown _ -> "Nothing is to be done: it was taken once, and only once.";
            case CapacityReached reached ->
                "There can be no more than " + reached.limit() + " (" + name(reached.what()) + ").";
        };
    }

    private static String name(Rejection.Field field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
