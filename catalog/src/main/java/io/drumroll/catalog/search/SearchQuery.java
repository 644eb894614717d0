package io.drumroll.catalog.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a person looks for. Anything may stand in it; {@link ProductIndex#search} says what it cannot do.
 *
 * @param text as typed; without a word in it all products are meant.
 * @param language whose words are searched first.
 * @param chosen values by facet, in the form that {@link ProductFacet} says: any of a facet's values, and all facets.
 * @param priceFromMinor the lowest price, inclusive.
 * @param priceToMinor the highest price, inclusive.
 * @param page where to begin.
 * @param size how many to show, 0 to {@value #MAX_SIZE}.
 * @param shops whose products alone; empty for those of all shops. At most {@value #MAX_CHOSEN}.
 */
public record SearchQuery(
        String text,
        SearchLanguage language,
        Map<ProductFacet, Set<String>> chosen,
        long priceFromMinor,
        long priceToMinor,
        SearchSort sort,
        Page page,
        int size,
        Set<Integer> shops) {
    /** The longest text that is searched for, in UTF-16 units. */
    public static final int MAX_TEXT = 200;

    /** The most that can be shown at once. */
    public static final int MAX_SIZE = 100;

    /** How many can be passed over by counting; a cursor goes further. */
    public static final int MAX_OFFSET = 2_000;

    /** The most values chosen of one facet. */
    public static final int MAX_CHOSEN = 50;

    private static final int USUAL_SIZE = 24;

    public SearchQuery {
        Map<ProductFacet, Set<String>> copy = new HashMap<>();
        chosen.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                copy.put(facet, Set.copyOf(values));
            }
        });
        chosen = Map.copyOf(copy);
        shops = Set.copyOf(shops);
    }

    /** Where a page begins. */
    public sealed interface Page {}

    /** After so many, 0 to {@value SearchQuery#MAX_OFFSET}. */
    public record Offset(int offset) implements Page {}

    /** After the last one of the page that gave this cursor, for the same query. */
    public record After(String cursor) implements Page {}

    /** The first page of what fits a text best. */
    public static SearchQuery of(String text, SearchLanguage language) {
        return new SearchQuery(
                text, language, Map.of(), 0, Long.MAX_VALUE, SearchSort.RELEVANCE, new Offset(0), USUAL_SIZE, Set.of());
    }

    /** The same with values chosen of one more facet. */
    public SearchQuery choosing(ProductFacet facet, String... values) {
        Map<ProductFacet, Set<String>> more = new HashMap<>(chosen);
        more.put(facet, Set.of(values));
        return new SearchQuery(text, language, more, priceFromMinor, priceToMinor, sort, page, size, shops);
    }

    /** The same with prices from and to, both inclusive. */
    public SearchQuery priced(long fromMinor, long toMinor) {
        return new SearchQuery(text, language, chosen, fromMinor, toMinor, sort, page, size, shops);
    }

    /** The same in another order. */
    public SearchQuery sorted(SearchSort other) {
        return new SearchQuery(text, language, chosen, priceFromMinor, priceToMinor, other, page, size, shops);
    }

    /** The same from another place on. */
    public SearchQuery at(Page other, int otherSize) {
        return new SearchQuery(text, language, chosen, priceFromMinor, priceToMinor, sort, other, otherSize, shops);
    }

    /** The same among some shops' products. */
    public SearchQuery ofShops(Set<Integer> some) {
        return new SearchQuery(text, language, chosen, priceFromMinor, priceToMinor, sort, page, size, some);
    }

    /** Whether any price will do. */
    boolean isOfAnyPrice() {
        return priceFromMinor == 0 && priceToMinor == Long.MAX_VALUE;
    }

    /** The same for another text. */
    SearchQuery texted(String other) {
        return new SearchQuery(other, language, chosen, priceFromMinor, priceToMinor, sort, page, size, shops);
    }
}
