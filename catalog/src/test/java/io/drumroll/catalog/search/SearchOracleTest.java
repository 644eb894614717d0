package io.drumroll.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random markets, changes and queries: what the index finds, counts and orders is what plain loops do. */
final class SearchOracleTest {
    private static final int PRODUCTS = 600;
    private static final int ROUNDS = 4;
    private static final int QUERIES = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsCountsAndOrdersAsPlainLoopsDo(long seed) throws IOException {
        check(seed);
    }

    @Test
    void findsCountsAndOrdersAsPlainLoopsDoInAnyMarket() throws IOException {
        check(System.nanoTime());
    }

    private static void check(long seed) throws IOException {
        System.out.println("seed " + seed);
        RandomGenerator random = new SplittableRandom(seed);
        Shelf shelf = new Shelf(random, 60, 30, 25);
        LiveFigures live = new LiveFigures();
        SearchSettings settings = new SearchSettings(
                PriceBands.usual(), Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ZERO, 1_000_000, 16);
        NaiveSearch naive = new NaiveSearch(settings.bands());
        try (ProductIndex index = ProductIndex.inMemory(settings, live)) {
            long change = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < PRODUCTS / 2; i++) {
                    change++;
                    change(random, shelf, index, naive, change);
                    figures(random, live, naive);
                }
                index.refresh();
                for (int i = 0; i < QUERIES; i++) {
                    compare(index, naive, query(random, shelf));
                }
                pageThrough(index, naive, query(random, shelf).sorted(SearchSort.PRICE_DOWN), random);
            }
        }
    }

    private static void change(
            RandomGenerator random, Shelf shelf, ProductIndex index, NaiveSearch naive, long change) {
        long product = 1L + random.nextInt(PRODUCTS);
        if (random.nextInt(10) == 0) {
            index.remove(product, change);
            naive.remove(product);
        } else {
            ProductEntry entry = shelf.any(product, change);
            index.put(entry);
            naive.put(entry);
        }
    }

    private static void figures(RandomGenerator random, LiveFigures live, NaiveSearch naive) {
        long sku = random.nextInt(2 * PRODUCTS + 2);
        boolean stock = random.nextInt(4) > 0;
        boolean deal = random.nextInt(3) == 0;
        long pieces = random.nextInt(50);
        live.inStock(sku, stock);
        live.onDeal(sku, deal);
        live.sold(sku, pieces);
        naive.figures(sku, stock, deal, pieces);
    }

    private static SearchQuery query(RandomGenerator random, Shelf shelf) {
        SearchQuery query = SearchQuery.of(shelf.words(random.nextInt(3)), SearchLanguage.ENGLISH)
                .sorted(Shelf.any(random, List.of(SearchSort.values())))
                .at(new SearchQuery.Offset(random.nextInt(20)), random.nextInt(40));
        if (random.nextInt(4) == 0) {
            long from = random.nextInt(50_000);
            query = query.priced(from, from + random.nextInt(500_000));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            query = choice(random, shelf, query);
        }
        return query;
    }

    private static SearchQuery choice(RandomGenerator random, Shelf shelf, SearchQuery query) {
        ProductFacet facet = Shelf.any(random, List.of(ProductFacet.values()));
        ProductEntry one = shelf.any(1, 1);
        ProductEntry other = shelf.any(2, 1);
        return switch (facet) {
            case CATEGORY ->
                query.choosing(
                        facet,
                        Long.toString(one.categories().get(random.nextInt(3)).id()));
            case BRAND -> query.choosing(facet, distinct(one.brand(), other.brand()));
            case SHOP_KIND -> query.choosing(facet, one.shopKind().name());
            case ORIGIN ->
                query.choosing(
                        facet, distinct(one.origin().code(), other.origin().code()));
            case PRICE_BAND -> query.choosing(facet, distinct(random.nextInt(7), random.nextInt(7)));
            case ON_DEAL, IN_STOCK -> query.choosing(facet, random.nextBoolean() ? "yes" : "no");
        };
    }

    private static String[] distinct(Object one, Object other) {
        return one.equals(other) ? new String[] {one.toString()} : new String[] {one.toString(), other.toString()};
    }

    private static void compare(ProductIndex index, NaiveSearch naive, SearchQuery query) {
        SearchResult result = (SearchResult) index.search(query);
        List<Long> expected = naive.found(query);
        if (result.match() != SearchResult.Match.ALL_WORDS) {
            // Then no product has the words, whatever is chosen.
            assertThat(expected).as("%s", query).isEmpty();
            return;
        }
        assertThat(result.total()).as("total of %s", query).isEqualTo(expected.size());
        assertThat(result.totalExact()).isTrue();
        naive.counts(query)
                .forEach((facet, counts) -> assertThat(
                                NaiveSearch.asMap(result.facets().getOrDefault(facet, List.of())))
                        .as("%s of %s", facet, query)
                        .isEqualTo(counts));
        List<Long> numbers =
                result.hits().stream().map(SearchResult.Hit::product).toList();
        if (query.sort() == SearchSort.RELEVANCE && !query.text().isEmpty()) {
            assertThat(expected).as("%s", query).containsAll(numbers);
        } else {
            int from = query.page() instanceof SearchQuery.Offset(int offset) ? Math.min(offset, expected.size()) : 0;
            assertThat(numbers)
                    .as("%s", query)
                    .isEqualTo(expected.subList(from, Math.min(expected.size(), from + query.size())));
        }
    }

    private static void pageThrough(ProductIndex index, NaiveSearch naive, SearchQuery query, RandomGenerator random) {
        SearchQuery next = query.at(new SearchQuery.Offset(0), 1 + random.nextInt(30));
        List<Long> all = new ArrayList<>();
        while (true) {
            SearchResult result = (SearchResult) index.search(next);
            if (result.match() != SearchResult.Match.ALL_WORDS) {
                return;
            }
            result.hits().forEach(hit -> all.add(hit.product()));
            if (result.nextCursor().isEmpty()) {
                break;
            }
            next = next.at(new SearchQuery.After(result.nextCursor().get()), next.size());
        }
        assertThat(all).as("all pages of %s", query).isEqualTo(naive.found(query));
    }
}
