package io.drumroll.edge;

import io.drumroll.engine.message.Query.CartView;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.LineProblem;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.SkuView;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.Quote;

/** Writes what was read as fields of JSON objects. Every object with amounts names their currency. */
final class Views {
    private Views() {}

    static void writeFestival(JsonWriter json, FestivalView festival) {
        json.field("name", festival.name())
                .field("currency", festival.currency().code())
                .field("opensAtMs", festival.opensAtMs())
                .field("closesAtMs", festival.closesAtMs())
                .field("payWindowMs", festival.payWindowMs());
        json.beginObject("saving")
                .field("spendMinor", festival.saving().spendMinor())
                .field("saveMinor", festival.saving().saveMinor())
                .field("currency", festival.currency().code())
                .endObject();
        json.field("shops", festival.shops()).field("skus", festival.skus()).field("orders", festival.orders());
    }

    static void writeSku(JsonWriter json, SkuView sku) {
        json.field("sku", sku.sku())
                .field("shop", sku.shop())
                .field("shopName", sku.shopName())
                .field("title", sku.title())
                .field("category", sku.category())
                .field("brand", sku.brand())
                .field("origin", sku.origin().code())
                .field("priceMinor", sku.priceMinor())
                .field("currency", sku.currency().code())
                .field("supplied", sku.supplied())
                .field("sold", sku.sold())
                .field("available", sku.available())
                .field("limitPerBuyer", sku.limitPerBuyer())
                .field("onSale", sku.onSale());
    }

    static void writeQuote(JsonWriter json, Quote quote) {
        json.field("currency", quote.currency().code());
        json.beginArray("lines");
        for (Quote.QuoteLine line : quote.lines()) {
            json.beginObject()
                    .field("sku", line.sku())
                    .field("quantity", line.quantity())
                    .field("unitPriceMinor", line.unitPriceMinor())
                    .field("savingMinor", line.savingMinor())
                    .field("payableMinor", line.payableMinor())
                    .endObject();
        }
        json.endArray()
                .field("subtotalMinor", quote.subtotalMinor())
                .field("savingMinor", quote.savingMinor())
                .field("totalMinor", quote.totalMinor());
    }

    /** 'Add X to save Y': both 0 where the festival has no saving. */
    static void writeHint(JsonWriter json, Quote quote) {
        json.beginObject("hint")
                .field("addMinor", quote.addMinor())
                .field("saveMinor", quote.nextSavingMinor())
                .field("currency", quote.currency().code())
                .endObject();
    }

    static void writeCart(JsonWriter json, CartView cart) {
        json.field("buyer", cart.buyer()).beginObject("quote");
        writeQuote(json, cart.quote());
        json.endObject();
        writeHint(json, cart.quote());
        json.beginArray("problems");
        for (LineProblem problem : cart.problems()) {
            json.beginObject()
                    .field("line", problem.sku())
                    .field("code", problem.rejection().code())
                    .field("family", problem.rejection().family().name())
                    .field("detail", RejectionProblems.detail(problem.rejection()));
            RejectionProblems.writeValues(json, problem.rejection());
            json.endObject();
        }
        json.endArray();
    }

    static void writeOrder(JsonWriter json, OrderView order) {
        json.field("order", order.order()).field("buyer", order.buyer()).beginObject("region");
        json.field("country", order.region().country().code())
                .field("province", order.region().province())
                .field("cityTier", order.region().cityTier())
                .endObject();
        json.field("state", order.state().name())
                .field("currency", order.currency().code());
        json.beginArray("lines");
        for (OrderLine line : order.lines()) {
            json.beginObject()
                    .field("sku", line.sku())
                    .field("quantity", line.quantity())
                    .field("unitPriceMinor", line.unitPriceMinor())
                    .field("savingMinor", line.savingMinor())
                    .field("payableMinor", line.payableMinor())
                    .endObject();
        }
        json.endArray()
                .field("totalMinor", order.totalMinor())
                .field("placedAtMs", order.placedAtMs())
                .field("payDeadlineMs", order.payDeadlineMs());
    }
}
