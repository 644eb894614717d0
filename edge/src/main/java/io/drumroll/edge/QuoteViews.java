package io.drumroll.edge;

import io.drumroll.engine.message.Query.BasketView;
import io.drumroll.engine.message.Query.CartView;
import io.drumroll.engine.message.Query.CouponProblem;
import io.drumroll.engine.message.Query.LineProblem;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Quote.Hint;
import io.drumroll.engine.promotion.Quote.QuoteLine;
import java.util.List;

/**
 * Writes quotes and carts as fields of JSON objects. Amounts are in the quote's currency, which is the buyer's; what is in
 * the shop's or the festival's stands beside a currency of its own.
 */
final class QuoteViews {
    private QuoteViews() {}

    /**
     * @param festival the festival's currency, in which the adjustments and hints of its own stages are.
     * @param names of the deals in adjustments and hints.
     */
    static void write(JsonWriter json, Quote quote, Currency festival, DealNames.Known names) {
        json.currency(quote.currency());
        LineAdjustments adjustments = new LineAdjustments(quote.lines().size(), quote.adjustments());
        json.beginArray("lines");
        for (int i = 0; i < quote.lines().size(); i++) {
            QuoteLine line = quote.lines().get(i);
            json.beginObject();
            writeLine(json, line);
            adjustments.write(json, i, line.shopCurrency(), festival, names);
            json.endObject();
        }
        json.endArray()
                .field("subtotalMinor", quote.subtotalMinor())
                .field("savingMinor", quote.savingMinor())
                .field("dutyMinor", quote.dutyMinor())
                .field("totalMinor", quote.totalMinor());
        if (quote.depositMinor() > 0) {
            json.field("depositMinor", quote.depositMinor());
        }
        json.beginArray("hints");
        for (Hint hint : quote.hints()) {
            writeHint(json, quote, hint, festival, names);
        }
        json.endArray();
    }

    private static void writeLine(JsonWriter json, QuoteLine line) {
        json.field("sku", line.sku()).field("quantity", line.quantity()).field("shop", line.shop());
        writeUnitPrice(json, line.unitPriceMinor(), line.shopCurrency());
        json.field("listMinor", line.listMinor())
                .field("savingMinor", line.listMinor() - line.payableMinor())
                .field("payableMinor", line.payableMinor())
                .field("dutyMinor", line.dutyMinor())
                .field("refundMinor", line.refundMinor());
    }

    /** The list price of one piece, with the shop's currency. */
    static void writeUnitPrice(JsonWriter json, long unitPriceMinor, Currency shop) {
        json.beginObject("unitPrice")
                .field("amountMinor", unitPriceMinor)
                .currency(shop)
                .endObject();
    }

    private static void writeHint(JsonWriter json, Quote quote, Hint hint, Currency festival, DealNames.Known names) {
        json.beginObject();
        names.write(json, hint.deal());
        json.field("stage", Words.STAGES.of(hint.stage()))
                .field("shop", hint.shop())
                .field("addMinor", hint.addMinor())
                .field("saveMinor", hint.saveMinor())
                .currency(hint.stage().inShopCurrency() ? currencyOf(quote, hint.shop()) : festival)
                .endObject();
    }

    /** A shop's hint is of a shop that has a line. */
    private static Currency currencyOf(Quote quote, int shop) {
        for (QuoteLine line : quote.lines()) {
            if (line.shop() == shop) {
                return line.shopCurrency();
            }
        }
        throw new IllegalStateException("a hint is of shop " + shop + ", which has no line in the quote");
    }

    static void writeCart(JsonWriter json, CartView cart, Currency festival, DealNames.Known names) {
        json.field("buyer", cart.buyer()).beginObject("quote");
        write(json, cart.quote(), festival, names);
        json.endObject();
        json.beginArray("problems");
        for (LineProblem problem : cart.problems()) {
            json.beginObject().field("line", problem.sku()).field("quantity", problem.quantity());
            writeWhy(json, problem.rejection());
        }
        writeCouponProblems(json, cart.couponProblems(), names);
        json.endArray();
    }

    /** A quote, and which of the coupons named it leaves out. */
    static void writeBasket(JsonWriter json, BasketView basket, Currency festival, DealNames.Known names) {
        write(json, basket.quote(), festival, names);
        json.beginArray("problems");
        writeCouponProblems(json, basket.problems(), names);
        json.endArray();
    }

    private static void writeCouponProblems(JsonWriter json, List<CouponProblem> problems, DealNames.Known names) {
        for (CouponProblem problem : problems) {
            json.beginObject();
            names.writeCoupon(json, problem.deal());
            writeWhy(json, problem.rejection());
        }
    }

    /** Ends the object of a problem with why it is one. */
    static void writeWhy(JsonWriter json, Rejection rejection) {
        json.field("code", rejection.code())
                .field("family", rejection.family().name())
                .field("detail", RejectionDetails.of(rejection));
        RejectionValues.write(json, rejection);
        json.endObject();
    }
}
