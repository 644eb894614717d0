package io.drumroll.catalog.search;

import io.drumroll.catalog.search.SearchResult.FacetCount;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Counts the products that a search meets by the values of their facets. */
final class FacetCounter {
    /** The most values that a facet shows besides those that were chosen: the most frequent ones. */
    static final int MAX_VALUES = 60;

    private static final Comparator<FacetCount> MOST_FIRST =
            Comparator.comparingInt(FacetCount::count).reversed().thenComparing(FacetCount::value);

    private final int[][] categoriesByPath;
    private final List<String> categoryLabels;
    private final List<String> brandLabels;
    private final List<String> originLabels;
    private final int[] paths;
    private final int[] brands;
    private final int[] origins;
    private final int[] kinds = new int[FacetValues.KINDS];
    private final int[] bands;
    private final int[] onDeal = new int[2];
    private final int[] inStock = new int[2];

    FacetCounter(FacetValues values, PriceBands priceBands) {
        categoriesByPath = values.categoriesByPath();
        categoryLabels = values.categories.values();
        brandLabels = values.brands.values();
        originLabels = values.origins.values();
        paths = new int[categoriesByPath.length];
        brands = new int[brandLabels.size()];
        origins = new int[originLabels.size()];
        bands = new int[priceBands.count()];
    }

    /** Counts a product that all choices let through. */
    void count(long product, long live) {
        countFixed(product);
        countLive(live);
    }

    /** Counts a product for the facets that don't change with sales. */
    void countFixed(long product) {
        paths[FacetValues.path(product)]++;
        brands[FacetValues.brand(product)]++;
        origins[FacetValues.origin(product)]++;
        kinds[FacetValues.kind(product)]++;
        bands[FacetValues.band(product)]++;
    }

    /** Counts a product for the facets that do. */
    void countLive(long live) {
        onDeal[LiveFigures.isOnDeal(live) ? 1 : 0]++;
        inStock[LiveFigures.isInStock(live) ? 1 : 0]++;
    }

    /** Takes the counts of all facets that don't change with sales from another counter, in place of its own. */
    void takeFixed(FacetCounter from) {
        take(from.paths, paths);
        take(from.brands, brands);
        take(from.origins, origins);
        take(from.kinds, kinds);
        take(from.bands, bands);
    }

    /** Takes the counts of categories from another counter. */
    void takeCategories(FacetCounter from) {
        take(from.paths, paths);
    }

    /** Takes the counts of brands from another counter. */
    void takeBrands(FacetCounter from) {
        take(from.brands, brands);
    }

    /** The older counter may not know the newest values; nothing that it counted has them. */
    private static void take(int[] from, int[] to) {
        System.arraycopy(from, 0, to, 0, Math.min(from.length, to.length));
    }

    /** Counts a product for one facet, given by its bit, whose choices alone left it out. */
    void countFor(int bit, long product, long live) {
        if (bit == ProductFacet.CATEGORY.bit()) {
            paths[FacetValues.path(product)]++;
        } else if (bit == ProductFacet.BRAND.bit()) {
            brands[FacetValues.brand(product)]++;
        } else if (bit == ProductFacet.SHOP_KIND.bit()) {
            kinds[FacetValues.kind(product)]++;
        } else if (bit == ProductFacet.ORIGIN.bit()) {
            origins[FacetValues.origin(product)]++;
        } else if (bit == ProductFacet.PRICE_BAND.bit()) {
            bands[FacetValues.band(product)]++;
        } else if (bit == ProductFacet.ON_DEAL.bit()) {
            onDeal[LiveFigures.isOnDeal(live) ? 1 : 0]++;
        } else {
            inStock[LiveFigures.isInStock(live) ? 1 : 0]++;
        }
    }

    /** All facets, the most frequent values first, equal ones by their text. */
    Map<ProductFacet, List<FacetCount>> counts(Map<ProductFacet, Set<String>> chosen) {
        Map<ProductFacet, List<FacetCount>> counts = new EnumMap<>(ProductFacet.class);
        for (ProductFacet facet : ProductFacet.values()) {
            Set<String> own = chosen.getOrDefault(facet, Set.of());
            counts.put(
                    facet,
                    switch (facet) {
                        case CATEGORY -> most(categories(), categoryLabels::get, own);
                        case BRAND -> most(brands, brandLabels::get, own);
                        case SHOP_KIND ->
                            most(kinds, kind -> ShopKind.ofCode(kind).name(), own);
                        case ORIGIN -> most(origins, originLabels::get, own);
                        case PRICE_BAND -> most(bands, Integer::toString, own);
                        case ON_DEAL -> most(onDeal, FacetCounter::yesOrNo, own);
                        case IN_STOCK -> most(inStock, FacetCounter::yesOrNo, own);
                    });
        }
        return counts;
    }

    /** A product is in its own category and in all above it. */
    private int[] categories() {
        int[] counts = new int[categoryLabels.size()];
        for (int path = 0; path < paths.length; path++) {
            if (paths[path] > 0) {
                for (int category : categoriesByPath[path]) {
                    counts[category] += paths[path];
                }
            }
        }
        return counts;
    }

    private static List<FacetCount> most(int[] counts, IntFunction<String> label, Set<String> chosen) {
        int least = leastOfMost(counts);
        List<FacetCount> all = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] >= least || (counts[i] > 0 && !chosen.isEmpty() && chosen.contains(label.apply(i)))) {
                String value = label.apply(i);
                all.add(new FacetCount(value, counts[i], chosen.contains(value)));
            }
        }
        return most(all, chosen);
    }

    /** The lowest count among the most frequent values, 1 or more. */
    private static int leastOfMost(int[] counts) {
        TopHits best = new TopHits(MAX_VALUES);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && best.wants(-counts[i])) {
                best.offer(-counts[i], i, 0);
            }
        }
        List<TopHits.Ranked> most = best.inOrder();
        return most.size() < MAX_VALUES ? 1 : (int) -most.getLast().rank();
    }

    private static List<FacetCount> most(List<FacetCount> all, Set<String> chosen) {
        all.sort(MOST_FIRST);
        List<FacetCount> most = new ArrayList<>(all.subList(0, Math.min(MAX_VALUES, all.size())));
        for (String value : chosen.stream().sorted().toList()) {
            if (most.stream().noneMatch(count -> count.value().equals(value))) {
                int count = all.stream()
                        .filter(other -> other.value().equals(value))
                        .mapToInt(FacetCount::count)
                        .sum();
                most.add(new FacetCount(value, count, true));
            }
        }
        return List.copyOf(most);
    }

    private static String yesOrNo(int flag) {
        return flag == 1 ? Choices.YES : Choices.NO;
    }
}
