package io.drumroll.edge;

import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.ShopView;
import io.drumroll.engine.message.Query.SkuView;

/** Writes the festival, shops and SKUs as fields of JSON objects. Every object with amounts names their currency. */
final class CatalogueViews {
    private CatalogueViews() {}

    static void writeFestival(JsonWriter json, FestivalView festival) {
        json.field("name", festival.name())
                .currency(festival.currency())
                .field("opensAtMs", festival.opensAtMs())
                .field("closesAtMs", festival.closesAtMs())
                .field("payWindowMs", festival.payWindowMs())
                .field("receiptWindowMs", festival.receiptWindowMs())
                .field("shops", festival.shops())
                .field("skus", festival.skus())
                .field("orders", festival.orders());
    }

    /** A shop; what it has and owes only where the caller may know. */
    static void writeShop(JsonWriter json, ShopView shop, boolean withBalance) {
        json.field("shop", shop.shop())
                .field("name", shop.name())
                .field("country", shop.country().code())
                .field("kind", Words.SHOP_KINDS.of(shop.kind()))
                .currency(shop.currency());
        if (withBalance) {
            json.field("balanceMinor", shop.balanceMinor()).field("debtMinor", shop.debtMinor());
        }
    }

    static void writeSku(JsonWriter json, SkuView sku) {
        json.field("sku", sku.sku())
                .field("shop", sku.shop())
                .field("shopName", sku.shopName())
                .field("title", sku.title())
                .field("category", sku.category())
                .field("brand", sku.brand())
                .field("origin", sku.origin().code())
                .field("tariffCode", sku.tariffCode())
                .field("priceMinor", sku.priceMinor())
                .currency(sku.currency())
                .field("supplied", sku.supplied())
                .field("sold", sku.sold())
                .field("available", sku.available())
                .field("limitPerBuyer", sku.limitPerBuyer())
                .field("onSale", sku.onSale());
    }
}
