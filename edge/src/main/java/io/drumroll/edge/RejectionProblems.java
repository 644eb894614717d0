package io.drumroll.edge;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.BadText;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CurrencyFixed;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.message.Rejection.DoorsClosed;
import io.drumroll.engine.message.Rejection.DoorsNotOpen;
import io.drumroll.engine.message.Rejection.FestivalNotScheduled;
import io.drumroll.engine.message.Rejection.IdempotencyConflict;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.InsufficientStock;
import io.drumroll.engine.message.Rejection.KeyMissing;
import io.drumroll.engine.message.Rejection.NoLines;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.OverBuyerLimit;
import io.drumroll.engine.message.Rejection.PaymentDeadlinePassed;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Rejection.SkuOffSale;
import io.drumroll.engine.message.Rejection.UnknownCartLine;
import io.drumroll.engine.message.Rejection.UnknownOrder;
import io.drumroll.engine.message.Rejection.UnknownShop;
import io.drumroll.engine.message.Rejection.UnknownSku;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each of the engine's refusals becomes over HTTP: its status, its words and its values. Pure. */
final class RejectionProblems {
    private RejectionProblems() {}

    /** The status; what the path itself names and is not there is 404. */
    static int status(Rejection rejection, @Nullable Route route) {
        return switch (rejection) {
            case FestivalNotScheduled _ -> route == Route.FESTIVAL_READ ? 404 : 409;
            case UnknownSku _ -> route != null && route.path().contains("{sku}") ? 404 : 422;
            case UnknownOrder _, UnknownCartLine _ -> 404;
            case KeyMissing _ -> 400;
            case InsufficientFunds _ -> 402;
            case UnknownShop _, NoLines _, OutOfRange _, BadText _, CurrencyMismatch _ -> 422;
            case CurrencyFixed _,
                    SkuOffSale _,
                    InsufficientStock _,
                    OverBuyerLimit _,
                    PriceChanged _,
                    DoorsNotOpen _,
                    DoorsClosed _,
                    WrongOrderState _,
                    PaymentDeadlinePassed _,
                    IdempotencyConflict _ -> 409;
            case CapacityReached reached -> capacityStatus(reached);
        };
    }

    /** A bound of one cart, SKU or wallet is a conflict with its state; one of the whole festival means that it is full. */
    private static int capacityStatus(CapacityReached reached) {
        return switch (reached.what()) {
            case CART_LINES, STOCK, BALANCE -> 409;
            case BUYER,
                    NAME,
                    TITLE,
                    CATEGORY,
                    BRAND,
                    PRICE,
                    LIMIT_PER_BUYER,
                    QUANTITY,
                    AMOUNT,
                    ORDER_TOTAL,
                    OPENS_AT,
                    CLOSES_AT,
                    PAY_WINDOW,
                    SAVING,
                    ORDER_LINES,
                    SHOPS,
                    SKUS,
                    LABELS,
                    BUYERS,
                    ORDERS,
                    FUNDED -> 507;
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
            case InsufficientFunds _ -> "The wallet holds too little";
            case WrongOrderState _ -> "The order's state does not allow it";
            case PaymentDeadlinePassed _ -> "The payment deadline has passed";
            case IdempotencyConflict _ -> "The key was used for something else";
            case KeyMissing _ -> "The idempotency key is missing";
            case NoLines _ -> "There are no lines";
            case OutOfRange _ -> "A number is out of range";
            case BadText _ -> "A text cannot be used";
            case CurrencyMismatch _ -> "The currency is not the festival's";
            case CapacityReached _ -> "A limit is reached";
        };
    }

    /** What to do now. */
    static String detail(Rejection rejection) {
        return switch (rejection) {
            case FestivalNotScheduled _ -> "Schedule it first, with PUT /v1/festival.";
            case CurrencyFixed fixed -> "Keep " + fixed.currency() + ": SKUs are listed or money came in with it.";
            case UnknownShop shop -> "Open shop " + shop.shop() + " first, or name another.";
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
                "Top up at least " + (funds.requiredMinor() - funds.availableMinor()) + ", or pay later.";
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
            case OutOfRange range ->
                "Give " + name(range.field()) + " as a number from " + range.min() + " to " + range.max() + ", not "
                        + range.given() + ".";
            case BadText text ->
                "Give " + name(text.field()) + " as 1 to " + text.maxBytes()
                        + " bytes of UTF-8, not blank and without control characters.";
            case CurrencyMismatch mismatch ->
                "Give amounts in " + mismatch.expected() + ", not " + mismatch.given() + ".";
            case CapacityReached reached ->
                "There can be no more than " + reached.limit() + " (" + name(reached.what()) + ").";
        };
    }

    /** The refusal's own values, as fields of the problem. */
    static void writeValues(JsonWriter json, Rejection rejection) {
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
            case PriceChanged changed -> {
                json.field("expectedMinor", changed.expectedMinor());
                json.beginObject("quote");
                Views.writeQuote(json, changed.quote());
                json.endObject();
            }
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
            case CapacityReached reached ->
                json.field("what", reached.what().name()).field("limit", reached.limit());
        }
    }

    private static String name(Rejection.Field field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
