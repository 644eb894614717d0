package io.drumroll.edge;

import io.drumroll.catalog.Categories.Category;
import io.drumroll.catalog.search.CatalogueSearch;
import io.drumroll.catalog.search.CategoryTree;
import io.drumroll.catalog.search.GivenDeal;
import io.drumroll.catalog.search.ProductCard;
import io.drumroll.catalog.search.ProductFacet;
import io.drumroll.catalog.search.SearchCondition;
import io.drumroll.catalog.search.SearchLanguage;
import io.drumroll.catalog.search.SearchResult;
import io.drumroll.catalog.search.SearchResult.FacetCount;
import io.drumroll.catalog.search.ShopFacts;
import io.drumroll.catalog.search.SkuFigure;
import io.drumroll.catalog.search.SkuFigures;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;
import java.util.Optional;

/** Writes what was found as fields of JSON objects. */
final class SearchViews {
    private SearchViews() {}

    static void writeResult(
            JsonWriter json, CatalogueSearch search, SearchResult result, SearchLanguage language, long nowMs) {
        json.field("total", result.total())
                .field("totalExact", result.totalExact())
                .field("match", Words.SEARCH_MATCHES.of(result.match()));
        result.spelling().ifPresent(spelling -> json.field("spelling", spelling));
        json.field("asOfMs", search.asOfMs()).field("staleMs", search.staleMs());
        search.figures().festivalCurrency().ifPresent(json::currency);
        json.beginArray("hits");
        for (SearchResult.Hit hit : result.hits()) {
            json.beginObject();
            writeHit(json, search, hit.card(), language, nowMs);
            json.endObject();
        }
        json.endArray().beginObject("facets");
        for (ProductFacet facet : ProductFacet.values()) {
            json.beginArray(Words.FACETS.of(facet));
            for (FacetCount count : result.facets().getOrDefault(facet, List.of())) {
                json.beginObject();
                writeCount(json, search, facet, count, language);
                json.endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void writeHit(
            JsonWriter json, CatalogueSearch search, ProductCard card, SearchLanguage language, long nowMs) {
        json.field("product", card.product())
                .field("title", card.title(language))
                .field("brand", card.brand());
        if (!card.categories().isEmpty()) {
            search.categories()
                    .byId(card.categories().getLast())
                    .ifPresent(category -> json.field("category", category.code()));
        }
        json.field("shop", card.shop());
        Optional<ShopFacts> shop = search.figures().knownShop(card.shop());
        shop.ifPresent(known -> json.field("shopName", known.name()));
        json.field("shopKind", Words.SHOP_KINDS.of(card.shopKind()))
                .field("origin", card.origin().code())
                .beginArray("skus");
        card.skus().forEach(json::element);
        json.endArray();
        writePrice(json, search.figures(), card, shop);
        shop.ifPresent(known -> writeDeal(json, search.figures(), card, known.currency(), nowMs));
        json.field("inStock", search.live().productInStock(card.product()))
                .field("onDeal", search.live().productOnDeal(card.product()))
                .field("sold", search.live().productSold(card.product()))
                .field("launchMs", card.launchMs())
                .field("image", image(search, card));
    }

    /** The lowest festival price that is given now and has pieces left, or else the one that begins next. */
    private static void writeDeal(
            JsonWriter json, SkuFigures figures, ProductCard card, Currency currency, long nowMs) {
        GivenDeal live = null;
        GivenDeal next = null;
        for (long sku : card.skus()) {
            GivenDeal now = figures.deals().festivalPrice((int) sku, nowMs).orElse(null);
            if (now != null && now.taken() < price(now).stock() && (live == null || priceOf(now) < priceOf(live))) {
                live = now;
            }
            GivenDeal later =
                    figures.deals().nextFestivalPrice((int) sku, nowMs).orElse(null);
            if (later != null
                    && (next == null
                            || later.offer().startsAtMs() < next.offer().startsAtMs())) {
                next = later;
            }
        }
        GivenDeal shown = live == null ? next : live;
        if (shown == null) {
            return;
        }
        json.beginObject(live == null ? "nextDeal" : "dealPrice")
                .field("deal", shown.deal())
                .field("sku", price(shown).sku())
                .field("priceMinor", figures.festivalMinor(priceOf(shown), currency))
                .field("shopPriceMinor", priceOf(shown))
                .field("startsAtMs", shown.offer().startsAtMs())
                .field("endsAtMs", shown.offer().endsAtMs())
                .field("taken", shown.taken())
                .field("stock", price(shown).stock())
                .endObject();
    }

    private static long priceOf(GivenDeal deal) {
        return price(deal).priceMinor();
    }

    private static DealTerms.FestivalPrice price(GivenDeal deal) {
        return (DealTerms.FestivalPrice) deal.offer().terms();
    }

    /** The lowest price of what is on sale, in the festival's currency and in the shop's; or else what was indexed. */
    private static void writePrice(JsonWriter json, SkuFigures figures, ProductCard card, Optional<ShopFacts> shop) {
        long lowest = Long.MAX_VALUE;
        for (long sku : card.skus()) {
            Optional<SkuFigure> figure = figures.figure(sku);
            if (figure.isPresent() && figure.get().isOnSale()) {
                lowest = Math.min(lowest, figure.get().priceMinor());
            }
        }
        if (lowest == Long.MAX_VALUE || shop.isEmpty()) {
            json.field("priceMinor", card.priceMinor());
            return;
        }
        json.field("priceMinor", figures.festivalMinor(lowest, shop.get().currency()))
                .beginObject("shopPrice")
                .field("amountMinor", lowest)
                .currency(shop.get().currency())
                .endObject();
    }

    /** A picture of the shop's, or else one that is drawn. */
    private static String image(CatalogueSearch search, ProductCard card) {
        if (!card.image().isEmpty()) {
            return ProductViews.image(card.image());
        }
        String category = card.categories().isEmpty()
                ? ""
                : search.categories()
                        .byId(card.categories().getLast())
                        .map(Category::code)
                        .orElse("");
        return ProductViews.drawing(card.product(), category, card.title(SearchLanguage.ENGLISH));
    }

    /** A value as it is asked for again, and what people read. */
    private static void writeCount(
            JsonWriter json, CatalogueSearch search, ProductFacet facet, FacetCount count, SearchLanguage language) {
        switch (facet) {
            case CATEGORY -> {
                Optional<Category> category = search.categories().byId(Long.parseLong(count.value()));
                json.field("value", category.map(Category::code).orElse(""));
                category.ifPresent(known -> {
                    json.field("label", CategoryTree.name(known, language));
                    search.categories().byId(known.parent()).ifPresent(parent -> json.field("parent", parent.code()));
                });
            }
            case BRAND, ORIGIN -> json.field("value", count.value());
            case SHOP_KIND -> json.field("value", Words.SHOP_KINDS.of(ShopKind.valueOf(count.value())));
            case PRICE_BAND -> {
                json.field("value", count.value());
                List<Long> edges = search.bands().edgesMinor();
                int band = Integer.parseInt(count.value());
                if (band > 0) {
                    json.field("fromMinor", edges.get(band - 1));
                }
                if (band < edges.size()) {
                    json.field("belowMinor", edges.get(band));
                }
            }
            case ON_DEAL, IN_STOCK -> json.field("value", count.value().equals("yes") ? "true" : "false");
        }
        json.field("count", count.count()).field("chosen", count.chosen());
    }

    static void writeCondition(JsonWriter json, SearchCondition condition) {
        json.field("generation", condition.generation())
                .field("documents", condition.documents())
                .field("bytes", condition.bytes())
                .field("change", condition.change())
                .field("lastChange", condition.lastChange())
                .field("asOfMs", condition.asOfMs())
                .field("staleMs", condition.staleMs())
                .field("complete", condition.isComplete())
                .field("rebuilding", condition.isRebuilding())
                .field("rebuilt", condition.rebuilt())
                .field("figuresPosition", condition.figuresPosition())
                .field("trouble", condition.trouble());
    }
}
