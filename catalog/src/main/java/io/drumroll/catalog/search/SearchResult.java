package io.drumroll.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found.
 *
 * @param hits the page, best first.
 * @param total how many products fit in all.
 * @param totalExact false if there are more than {@link SearchSettings#mostVisited} to look at: then total, counts and hits
 *     are of those that were looked at.
 * @param facets for every facet its values with their counts: the most frequent ones, those that were chosen among them.
 * @param match how the text was understood.
 * @param spelling what may have been meant if few products have the words as typed; the words that were searched for if
 *     the match is {@link Match#OTHER_SPELLING}.
 * @param nextCursor where the next page begins; empty on the last one.
 */
public record SearchResult(
        List<Hit> hits,
        int total,
        boolean totalExact,
        Map<ProductFacet, List<FacetCount>> facets,
        Match match,
        Optional<String> spelling,
        Optional<String> nextCursor)
        implements SearchAnswer {
    public SearchResult {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /**
     * A product that was found.
     *
     * @param score how well it fits the text, higher is better; 0 in other orders than by relevance.
     * @param card what to show of it.
     */
    public record Hit(long product, float score, ProductCard card) {}

    /**
     * How many products have a value, all choices but this facet's own heeded.
     *
     * @param value in the form that {@link ProductFacet} says.
     */
    public record FacetCount(String value, int count, boolean chosen) {}

    /** How a text was understood. */
    public enum Match {
        /** Every word as typed. */
        ALL_WORDS,
        /** No product has the words as typed; these have them spelt as {@link #spelling} says. */
        OTHER_SPELLING,
        /** No product has all the words; these have most, in any language. */
        MOST_WORDS
    }
}
