package io.drumroll.edge;

import io.drumroll.catalog.Product;
import io.drumroll.catalog.Variant;
import io.drumroll.catalog.search.CatalogueSearch;
import io.drumroll.catalog.search.DealBook;
import io.drumroll.catalog.search.GivenDeal;
import io.drumroll.catalog.search.ShopFacts;
import io.drumroll.catalog.search.SkuFigure;
import io.drumroll.catalog.search.SkuFigures;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealTerms;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes what a product costs now and which deals it has or will have, from the views in memory. */
final class OfferViews {
    /** The most deals of one list. */
    static final int MAX_DEALS = 64;

    private OfferViews() {}

    /** Deals of a kind: the one that is given now, or else the one that begins first. */
    static Optional<GivenDeal> present(List<GivenDeal> deals, long nowMs, Predicate<DealTerms> isSuch) {
        return deals.stream()
                .filter(deal -> isSuch.test(deal.offer().terms())
                        && nowMs < deal.offer().endsAtMs())
                .findFirst();
    }

    static boolean isPreSale(DealTerms terms) {
        return terms instanceof DealTerms.PreSale;
    }

    /** What a product's variants cost, its shop's deals and the festival's. */
    static void write(JsonWriter json, CatalogueSearch search, Product product, long nowMs) {
        SkuFigures figures = search.figures();
        Currency currency = new Currency(product.content().variants().getFirst().currency());
        json.field("product", product.id()).field("shop", product.shop());
        figures.knownShop(product.shop()).map(ShopFacts::name).ifPresent(name -> json.field("shopName", name));
        json.field("nowMs", nowMs).currency(currency).beginArray("variants");
        for (Variant variant : product.content().variants()) {
            int sku = product.skus().getOrDefault(variant.code(), 0);
            if (sku > 0) {
                json.beginObject();
                writeVariant(json, figures, variant, sku, nowMs);
                json.endObject();
            }
        }
        json.endArray();
        DealBook book = figures.deals();
        writeDeals(json, "shopDeals", book.ofShop(product.shop()), currency, nowMs);
        writeDeals(
                json,
                "festivalDeals",
                book.ofFestival(),
                figures.festivalCurrency().orElse(currency),
                nowMs);
    }

    private static void writeVariant(JsonWriter json, SkuFigures figures, Variant variant, int sku, long nowMs) {
        Optional<SkuFigure> figure = figures.figure(sku);
        DealBook book = figures.deals();
        json.field("code", variant.code())
                .field("sku", sku)
                .field("priceMinor", figure.map(SkuFigure::priceMinor).orElse(variant.priceMinor()))
                .field("currency", variant.currency())
                .field("digits", Digits.of(new Currency(variant.currency())));
        figure.ifPresent(known -> json.field("available", known.available())
                .field("sold", known.sold())
                .field("onSale", known.isOnSale()));
        json.field("limitPerBuyer", variant.limitPerBuyer());
        book.festivalPrice(sku, nowMs).ifPresent(deal -> write(json, "deal", deal, nowMs));
        book.nextFestivalPrice(sku, nowMs).ifPresent(deal -> write(json, "next", deal, nowMs));
        List<GivenDeal> all = book.ofSku(sku);
        present(all, nowMs, terms -> terms instanceof DealTerms.QuantityBreaks)
                .ifPresent(deal -> write(json, "breaks", deal, nowMs));
        present(all, nowMs, terms -> terms instanceof DealTerms.SecondPiece)
                .ifPresent(deal -> write(json, "secondPiece", deal, nowMs));
        present(all, nowMs, terms -> terms instanceof DealTerms.BundlePrice)
                .ifPresent(deal -> write(json, "bundle", deal, nowMs));
        present(all, nowMs, OfferViews::isPreSale).ifPresent(deal -> write(json, "preSale", deal, nowMs));
    }

    private static void writeDeals(
            JsonWriter json, String field, List<GivenDeal> deals, Currency currency, long nowMs) {
        json.beginArray(field);
        deals.stream()
                .filter(deal -> nowMs < deal.offer().endsAtMs())
                .limit(MAX_DEALS)
                .forEach(deal -> {
                    json.beginObject();
                    writeDeal(json, deal, nowMs);
                    json.currency(currency).endObject();
                });
        json.endArray();
    }

    /** A deal as a field; its amounts are in the currency of the object around it. */
    static void write(JsonWriter json, String field, GivenDeal deal, long nowMs) {
        json.beginObject(field);
        writeDeal(json, deal, nowMs);
        json.endObject();
    }

    private static void writeDeal(JsonWriter json, GivenDeal deal, long nowMs) {
        DealTerms terms = deal.offer().terms();
        json.field("deal", deal.deal())
                .field("name", deal.offer().name())
                .field("kind", Words.DEAL_KINDS.of(DealKind.of(terms)))
                .field("startsAtMs", deal.offer().startsAtMs())
                .field("endsAtMs", deal.offer().endsAtMs())
                .field("live", deal.isLive(nowMs));
        DealViews.writeTerms(json, terms);
        if (isCounted(terms)) {
            json.field("taken", deal.taken());
        }
    }

    private static boolean isCounted(DealTerms terms) {
        return switch (terms) {
            case DealTerms.FestivalPrice _,
                    DealTerms.PreSale _,
                    DealTerms.ShopCoupon _,
                    DealTerms.FestivalCoupon _,
                    DealTerms.RedPacket _ -> true;
            case DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    DealTerms.BundlePrice _,
                    DealTerms.ShopTiers _,
                    DealTerms.CrossShop _ -> false;
        };
    }
}
