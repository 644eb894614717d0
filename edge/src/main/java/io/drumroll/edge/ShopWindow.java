package io.drumroll.edge;

import io.drumroll.catalog.Product;
import io.drumroll.catalog.search.CatalogueSearch;
import io.drumroll.catalog.search.DealBook;
import io.drumroll.catalog.search.GivenDeal;
import io.drumroll.catalog.search.ProductFacet;
import io.drumroll.catalog.search.SearchLanguage;
import io.drumroll.catalog.search.SearchQuery;
import io.drumroll.catalog.search.SearchResult;
import io.drumroll.catalog.search.SearchSort;
import io.drumroll.catalog.search.ShopFacts;
import io.drumroll.catalog.search.SkuFigure;
import io.drumroll.catalog.search.SkuFigures;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What the shop's home shows: deals now and next, what launches next, and what sells best. Made anew about once a second. */
final class ShopWindow {
    /** The most cards of one list. */
    static final int MAX_CARDS = 24;
    /** The most deals among which those of a list are chosen. */
    static final int MAX_DEALS = 2_000;

    /** Several deals may be of one product, of which there is one card. */
    private static final int SKUS_A_LIST = 3 * MAX_CARDS;

    private static final Comparator<GivenDeal> BY_END =
            Comparator.comparingLong(deal -> deal.offer().endsAtMs());
    private static final Comparator<GivenDeal> BY_START =
            Comparator.comparingLong(deal -> deal.offer().startsAtMs());

    private final CatalogueSearch search;
    private final Executor reading;

    /**
     * @param reading reads products that are not at hand.
     */
    ShopWindow(CatalogueSearch search, Executor reading) {
        this.search = search;
        this.reading = reading;
    }

    /** Writes the four lists as fields of an object; waits for the catalogue where something is not at hand. */
    void write(JsonWriter json, SearchLanguage language, long nowMs) {
        search.figures().festivalCurrency().ifPresent(json::currency);
        writeDeals(json, "now", now(nowMs), language, nowMs);
        writeDeals(json, "next", next(nowMs), language, nowMs);
        writeLaunches(json, language, nowMs);
        writePopular(json, language, nowMs);
    }

    /** Those that can be ordered, the most sold of them, the one that ends first comes first. */
    private List<GivenDeal> now(long nowMs) {
        SkuFigures figures = search.figures();
        Map<GivenDeal, Long> sold = new LinkedHashMap<>();
        figures.deals()
                .soonest(DealBook.When.LIVE, nowMs, deal -> skuOf(deal) > 0, null, MAX_DEALS)
                .deals()
                .forEach(deal -> figures.figure(skuOf(deal))
                        .filter(figure -> figure.isInStock() && deal.taken() < stockOf(deal))
                        .ifPresent(figure -> sold.put(deal, figure.sold())));
        return sold.entrySet().stream()
                .sorted(Map.Entry.<GivenDeal, Long>comparingByValue().reversed())
                .limit(SKUS_A_LIST)
                .map(Map.Entry::getKey)
                .sorted(BY_END)
                .toList();
    }

    /** Those that begin first. */
    private List<GivenDeal> next(long nowMs) {
        return search
                .figures()
                .deals()
                .soonest(DealBook.When.NEXT, nowMs, deal -> skuOf(deal) > 0, null, SKUS_A_LIST)
                .deals()
                .stream()
                .sorted(BY_START)
                .toList();
    }

    /** The SKU that a festival price or pre-sale is for; 0 for other deals. */
    private static int skuOf(GivenDeal deal) {
        return switch (deal.offer().terms()) {
            case DealTerms.FestivalPrice price -> price.sku();
            case DealTerms.PreSale sale -> sale.sku();
            default -> 0;
        };
    }

    private static long stockOf(GivenDeal deal) {
        return deal.offer().terms() instanceof DealTerms.FestivalPrice price ? price.stock() : Long.MAX_VALUE;
    }

    private void writeDeals(JsonWriter json, String field, List<GivenDeal> deals, SearchLanguage language, long nowMs) {
        Map<Integer, Product> products = search.shelf()
                .bySkus(deals.stream().map(ShopWindow::skuOf).toList(), reading)
                .join();
        Set<Long> shown = new HashSet<>();
        json.beginArray(field);
        for (GivenDeal deal : deals) {
            Product product = products.get(skuOf(deal));
            if (product != null
                    && shown.size() < MAX_CARDS
                    && ShelfRoutes.isShown(product, nowMs)
                    && shown.add(product.id())) {
                writeCard(json, product, skuOf(deal), deal, language, nowMs);
            }
        }
        json.endArray();
    }

    /** They can't be ordered before, so nothing is said of what they cost. */
    private void writeLaunches(JsonWriter json, SearchLanguage language, long nowMs) {
        json.beginArray("launches");
        for (Product product : search.shelf().launchingAfter(nowMs, MAX_CARDS)) {
            json.beginObject()
                    .field("product", product.id())
                    .field("title", ProductViews.title(product, List.of(language.code())))
                    .field("picture", ProductViews.picture(product))
                    .field("launchMs", product.content().launchMs())
                    .endObject();
        }
        json.endArray();
    }

    private void writePopular(JsonWriter json, SearchLanguage language, long nowMs) {
        SearchQuery query = SearchQuery.of("", language)
                .choosing(ProductFacet.IN_STOCK, "yes")
                .sorted(SearchSort.SALES)
                .at(new SearchQuery.Offset(0), MAX_CARDS);
        List<Long> ids = new ArrayList<>();
        if (search.search(query) instanceof SearchResult result) {
            result.hits().forEach(hit -> ids.add(hit.product()));
        }
        Map<Long, Product> products = search.shelf().findAll(ids, reading).join();
        json.beginArray("popular");
        for (long id : ids) {
            Product product = products.get(id);
            int sku = product == null || !ShelfRoutes.isShown(product, nowMs) ? 0 : bestSku(product);
            if (product != null && sku > 0) {
                writeCard(json, product, sku, dealOf(sku, nowMs), language, nowMs);
            }
        }
        json.endArray();
    }

    /** The one that sold most of those that can be ordered; 0 for none. */
    private int bestSku(Product product) {
        int best = 0;
        long most = -1;
        for (int sku : product.skus().values()) {
            Optional<SkuFigure> figure = search.figures().figure(sku);
            if (figure.isPresent()
                    && figure.get().isInStock()
                    && (figure.get().sold() > most || (figure.get().sold() == most && sku < best))) {
                best = sku;
                most = figure.get().sold();
            }
        }
        return best;
    }

    private @Nullable GivenDeal dealOf(int sku, long nowMs) {
        DealBook book = search.figures().deals();
        return book.festivalPrice(sku, nowMs)
                .or(() -> book.nextFestivalPrice(sku, nowMs))
                .orElse(null);
    }

    private void writeCard(
            JsonWriter json, Product product, int sku, @Nullable GivenDeal deal, SearchLanguage language, long nowMs) {
        Optional<SkuFigure> figure = search.figures().figure(sku);
        Currency currency = new Currency(product.content().variants().getFirst().currency());
        json.beginObject()
                .field("product", product.id())
                .field("sku", sku)
                .field("title", ProductViews.title(product, List.of(language.code())))
                .field("brand", product.content().brand())
                .field("category", product.content().category())
                .field("shop", product.shop());
        search.figures().knownShop(product.shop()).map(ShopFacts::name).ifPresent(name -> json.field("shopName", name));
        json.field("picture", ProductViews.picture(product));
        figure.ifPresent(known -> json.field("priceMinor", known.priceMinor()));
        json.currency(currency);
        figure.ifPresent(known -> json.field("sold", known.sold()).field("available", known.available()));
        if (deal != null) {
            OfferViews.write(json, "deal", deal, nowMs);
        }
        json.endObject();
    }
}
