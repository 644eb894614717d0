package io.drumroll.catalog.search;

import io.drumroll.catalog.search.SearchResult.FacetCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The oracle: the same questions answered by loops over all products, for words without accents and signs. */
final class NaiveSearch {
    private final Map<Long, ProductEntry> products = new HashMap<>();
    private final Map<Long, Boolean> inStock = new HashMap<>();
    private final Map<Long, Boolean> onDeal = new HashMap<>();
    private final Map<Long, Long> sold = new HashMap<>();
    private final PriceBands bands;

    /** So that a product's words are split once. */
    private final Map<Written, Set<String>> words = new HashMap<>();

    private record Written(long product, SearchLanguage language) {}

    NaiveSearch(PriceBands bands) {
        this.bands = bands;
    }

    void put(ProductEntry entry) {
        products.put(entry.product(), entry);
        for (SearchLanguage language : SearchLanguage.values()) {
            words.remove(new Written(entry.product(), language));
        }
    }

    void remove(long product) {
        products.remove(product);
    }

    void figures(long sku, boolean stock, boolean deal, long pieces) {
        inStock.put(sku, stock);
        onDeal.put(sku, deal);
        sold.put(sku, pieces);
    }

    /** The numbers of all products that fit, in order; relevance is taken for sales. */
    List<Long> found(SearchQuery query) {
        return matching(query, null).stream()
                .sorted(order(query.sort()))
                .map(ProductEntry::product)
                .toList();
    }

    Map<ProductFacet, Map<String, Integer>> counts(SearchQuery query) {
        Map<ProductFacet, Map<String, Integer>> counts = new EnumMap<>(ProductFacet.class);
        for (ProductFacet facet : ProductFacet.values()) {
            Map<String, Integer> own = new HashMap<>();
            for (ProductEntry product : matching(query, facet)) {
                values(product, facet).forEach(value -> own.merge(value, 1, Integer::sum));
            }
            query.chosen().getOrDefault(facet, Set.of()).forEach(value -> own.putIfAbsent(value, 0));
            counts.put(facet, own);
        }
        return counts;
    }

    static Map<String, Integer> asMap(List<FacetCount> counts) {
        Map<String, Integer> map = new HashMap<>();
        counts.forEach(count -> map.put(count.value(), count.count()));
        return map;
    }

    private List<ProductEntry> matching(SearchQuery query, @Nullable ProductFacet ignored) {
        List<ProductEntry> matching = new ArrayList<>();
        Set<String> wanted = words(query.text());
        for (ProductEntry product : products.values()) {
            boolean fits = words.computeIfAbsent(
                                    new Written(product.product(), query.language()),
                                    key -> words(product, key.language))
                            .containsAll(wanted)
                    && product.priceMinor() >= query.priceFromMinor()
                    && product.priceMinor() <= query.priceToMinor();
            for (ProductFacet facet : query.chosen().keySet()) {
                if (facet != ignored) {
                    Set<String> own = query.chosen().getOrDefault(facet, Set.of());
                    fits = fits && values(product, facet).stream().anyMatch(own::contains);
                }
            }
            if (fits) {
                matching.add(product);
            }
        }
        return matching;
    }

    private Comparator<ProductEntry> order(SearchSort sort) {
        Comparator<ProductEntry> within = switch (sort) {
            case PRICE_UP -> Comparator.comparingLong(ProductEntry::priceMinor);
            case PRICE_DOWN ->
                Comparator.comparingLong(ProductEntry::priceMinor).reversed();
            case NEWEST -> Comparator.comparingLong(ProductEntry::launchMs).reversed();
            case SALES, RELEVANCE -> Comparator.comparingLong(this::soldOf).reversed();
        };
        return Comparator.comparing((ProductEntry product) -> !any(inStock, product))
                .thenComparing(within)
                .thenComparingLong(ProductEntry::product);
    }

    private Set<String> values(ProductEntry product, ProductFacet facet) {
        return switch (facet) {
            case CATEGORY -> {
                Set<String> all = new HashSet<>();
                product.categories().forEach(category -> all.add(Long.toString(category.id())));
                yield all;
            }
            case BRAND -> Set.of(product.brand());
            case SHOP_KIND -> Set.of(product.shopKind().name());
            case ORIGIN -> Set.of(product.origin().code());
            case PRICE_BAND -> {
                int band = 0;
                while (band < bands.edgesMinor().size()
                        && product.priceMinor() >= bands.edgesMinor().get(band)) {
                    band++;
                }
                yield Set.of(Integer.toString(band));
            }
            case ON_DEAL -> Set.of(any(onDeal, product) ? "yes" : "no");
            case IN_STOCK -> Set.of(any(inStock, product) ? "yes" : "no");
        };
    }

    private static boolean any(Map<Long, Boolean> flags, ProductEntry product) {
        return product.skus().stream().anyMatch(sku -> flags.getOrDefault(sku, false));
    }

    private long soldOf(ProductEntry product) {
        return product.skus().stream()
                .mapToLong(sku -> sold.getOrDefault(sku, 0L))
                .sum();
    }

    private static Set<String> words(ProductEntry product, SearchLanguage language) {
        ProductEntry.Text text = product.text(language);
        StringBuilder all = new StringBuilder(text.title() + " " + text.description() + " " + product.brand());
        product.categories()
                .forEach(category ->
                        all.append(' ').append(ProductEntry.inLanguageOrAny(category.names(), language, "")));
        return words(all.toString());
    }

    private static Set<String> words(String text) {
        Set<String> words =
                new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)));
        words.remove("");
        return words;
    }
}
