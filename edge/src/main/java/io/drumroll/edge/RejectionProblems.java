package io.drumroll.edge;

import io.drumroll.engine.limit.Limits;
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
import org.jspecify.annotations.Nullable;

/**
 * What each of the engine's refusals becomes over HTTP: its status and its title. {@link RejectionDetails} says what to do,
 * {@link RejectionValues} writes the values. Pure.
 */
final class RejectionProblems {
    private RejectionProblems() {}

    /** The status; what the path itself names and is not there is 404. */
    static int status(Rejection rejection, @Nullable Route route) {
        return switch (rejection) {
            case FestivalNotScheduled _ -> route == Route.FESTIVAL_READ ? 404 : 409;
            case UnknownSku _ -> inPath(route, "{sku}");
            case UnknownShop _ -> inPath(route, "{shop}");
            case UnknownDeal _ -> inPath(route, "{deal}");
            case UnknownCartLine _ -> inPath(route, "{sku}");
            case UnknownOrder _, UnknownShopOrder _ -> 404;
            case KeyMissing _ -> 400;
            case InsufficientFunds _ -> route == Route.SHOP_PAYOUT ? 409 : 402;
            case UnknownPayment _,
                    UnknownCurrency _,
                    WrongDealKind _,
                    OtherShopsSku _,
                    RepeatedSku _,
                    SameCountry _,
                    NoLines _,
                    OutOfRange _,
                    BadText _,
                    CurrencyMismatch _ -> 422;
            case CurrencyFixed _,
                    SkuOffSale _,
                    InsufficientStock _,
                    OverBuyerLimit _,
                    PriceChanged _,
                    DoorsNotOpen _,
                    DoorsClosed _,
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
                    IdempotencyConflict _ -> 409;
            case CapacityReached reached -> isOfOne(reached) ? 409 : 507;
        };
    }

    private static int inPath(@Nullable Route route, String parameter) {
        return route != null && route.path().contains(parameter) ? 404 : 422;
    }

    /** A bound of one cart, SKU, wallet or buyer is a conflict with its state; one of the whole festival means that it is full. */
    private static boolean isOfOne(CapacityReached reached) {
        return switch (reached.what()) {
            case CART_LINES, STOCK, BALANCE, COUPONS -> true;
            case DEALS -> reached.limit() == Limits.MAX_DEALS_PER_SUBJECT;
            default -> false;
        };
    }

    /** What happened, the same words for each of a kind. */
    static String title(Rejection rejection) {
        return switch (rejection) {
            case FestivalNotScheduled _ -> "The festival is not scheduled";
            case CurrencyFixed _ -> "The currency can no longer change";
            case UnknownShop _ -> "There is no such shop";
            case UnknownSku _ -> "There is no such SKU";
            case SkuOffSale _ -> "The SKU is off sale";
            case UnknownOrder _ -> "There is no such order";
            case UnknownCartLine _ -> "The cart has no such line";
            case InsufficientStock _ -> "There is not enough in stock";
            case OverBuyerLimit _ -> "The buyer's limit would be exceeded";
            case PriceChanged _ -> "The total has changed";
            case DoorsNotOpen _ -> "The doors are not open yet";
            case DoorsClosed _ -> "The doors are closed";
            case InsufficientFunds _ -> "There is too little money";
            case WrongOrderState _ -> "The order's state does not allow it";
            case PaymentDeadlinePassed _ -> "The payment deadline has passed";
            case IdempotencyConflict _ -> "The key was used for something else";
            case KeyMissing _ -> "The idempotency key is missing";
            case NoLines _ -> "There are no lines";
            case OutOfRange _ -> "A number is out of range";
            case BadText _ -> "A text cannot be used";
            case CurrencyMismatch _ -> "The amount is in another currency";
            case CapacityReached _ -> "A limit is reached";
            case UnknownDeal _ -> "There is no such deal";
            case UnknownShopOrder _ -> "The order has no part of this shop";
            case UnknownPayment _ -> "There is no such payment";
            case UnknownCurrency _ -> "The currency has no rate";
            case WrongDealKind _ -> "The deal is of another kind";
            case OtherShopsSku _ -> "A bundle's SKUs are of different shops";
            case RepeatedSku _ -> "A bundle names a SKU twice";
            case SameCountry _ -> "Goods that stay in their country pay no duty";
            case DealOverlaps _ -> "Another deal of the kind is given at the same time";
            case DealNotLive _ -> "The deal is not given now";
            case DealRaisesPrice _ -> "The deal's price is above the list price";
            case CouponsGone _ -> "All coupons are claimed";
            case OverClaimLimit _ -> "The buyer has claimed as many as one may";
            case CouponNotHeld _ -> "The buyer holds no unused coupon of the deal";
            case CouponsClash _ -> "Two coupons want the same place";
            case BelowMinimumSpend _ -> "Too little is spent for the coupon";
            case NothingLeftToPay _ -> "The red packet would take nothing off";
            case BalanceNotDue _ -> "The balance is not due yet";
            case WrongShopOrderState _ -> "The shop order's state does not allow it";
            case OverRefund _ -> "More would be given back than was paid for";
            case PaymentKnown _ -> "The payment came in before";
        };
    }
}
