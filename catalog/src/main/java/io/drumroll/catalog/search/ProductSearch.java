package io.drumroll.catalog.search;

import io.drumroll.catalog.search.SearchResult.Hit;
import io.drumroll.catalog.search.SearchResult.Match;
import io.drumroll.catalog.search.TopHits.Ranked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** How a query is answered from one state of the index: as typed, then with other spelling, then with most words. */
final class ProductSearch {
    /** With fewer products than this another spelling is looked for. */
    static final int FEW = 5;

    private final Columns columns;
    private final int mostVisited;

    ProductSearch(Columns columns, int mostVisited) {
        this.columns = columns;
        this.mostVisited = mostVisited;
    }

    /** What is wrong with a query, if anything is. */
    Optional<SearchRefusal> problem(SearchQuery query) {
        if (query.text().length() > SearchQuery.MAX_TEXT) {
            return refused(
                    SearchRefusal.Reason.TEXT_TOO_LONG,
                    "the text has %d characters; search for at most %d"
                            .formatted(query.text().length(), SearchQuery.MAX_TEXT));
        }
        if (query.size() < 0 || query.size() > SearchQuery.MAX_SIZE) {
            return refused(
                    SearchRefusal.Reason.BAD_PAGE,
                    "a page of %d; ask for 0 to %d".formatted(query.size(), SearchQuery.MAX_SIZE));
        }
        Optional<SearchRefusal> page = switch (query.page()) {
            case SearchQuery.Offset(int offset) ->
                offset >= 0 && offset <= SearchQuery.MAX_OFFSET
                        ? Optional.empty()
                        : refused(
                                SearchRefusal.Reason.BAD_PAGE,
                                "an offset of %d; pass over at most %d, or go on from a page's cursor"
                                        .formatted(offset, SearchQuery.MAX_OFFSET));
            case SearchQuery.After(String cursor) ->
                Cursor.read(cursor, order(query)).isPresent()
                        ? Optional.empty()
                        : refused(
                                SearchRefusal.Reason.BAD_CURSOR,
                                "the cursor is not one of this order; take the one of the page before");
        };
        return page.or(() -> Choices.problem(query, columns.bands()));
    }

    /** Answers a query that has no {@linkplain #problem problem}. */
    SearchResult answer(MarketSearcher searcher, SearchQuery query) throws IOException {
        List<String> words = Words.of(query.text());
        if (words.isEmpty()) {
            return result(searcher, query, browse(searcher, query), Match.ALL_WORDS, Optional.empty());
        }
        HitCollector typed = pass(searcher, query, allWords(searcher, query, words));
        if (typed.visited() >= FEW) {
            return result(searcher, query, typed, Match.ALL_WORDS, Optional.empty());
        }
        Optional<String> spelling = Spelling.corrected(query.text(), query.language(), searcher.getIndexReader());
        if (typed.visited() > 0) {
            return result(searcher, query, typed, Match.ALL_WORDS, spelling);
        }
        if (spelling.isPresent()) {
            String text = spelling.get();
            HitCollector other = pass(searcher, query, allWords(searcher, query.texted(text), Words.of(text)));
            if (other.visited() > 0) {
                return result(searcher, query, other, Match.OTHER_SPELLING, spelling);
            }
        }
        HitCollector most = pass(searcher, query, TextQueries.mostWords(words));
        return result(searcher, query, most, most.visited() > 0 ? Match.MOST_WORDS : Match.ALL_WORDS, spelling);
    }

    /**
     * All products, or those of a category or brand. What such a page counts without its own choices are all products, and
     * those are counted already.
     */
    private HitCollector browse(MarketSearcher searcher, SearchQuery query) throws IOException {
        if (!query.isOfAnyPrice() || query.chosen().size() > 1 || !query.shops().isEmpty()) {
            return pass(searcher, query, null);
        }
        if (query.chosen().isEmpty()) {
            HitCollector all = collector(query, true);
            all.run(searcher, null);
            if (all.isComplete()) {
                all.counter().takeFixed(searcher.market());
                return all;
            }
            return pass(searcher, query, null);
        }
        Set<String> categories = query.chosen().getOrDefault(ProductFacet.CATEGORY, Set.of());
        Set<String> brands = query.chosen().getOrDefault(ProductFacet.BRAND, Set.of());
        if (!categories.isEmpty()) {
            HitCollector own = pass(searcher, query, TextQueries.having(ProductDocuments.CATEGORY, categories));
            own.counter().takeCategories(searcher.market());
            return own;
        }
        if (!brands.isEmpty()) {
            HitCollector own = pass(searcher, query, TextQueries.having(ProductDocuments.BRAND_KEY, brands));
            own.counter().takeBrands(searcher.market());
            return own;
        }
        return pass(searcher, query, null);
    }

    private static Query allWords(IndexSearcher searcher, SearchQuery query, List<String> words) throws IOException {
        return TextQueries.allWords(query.text(), words, query.language(), searcher.getIndexReader());
    }

    private HitCollector pass(IndexSearcher searcher, SearchQuery query, @Nullable Query text) throws IOException {
        HitCollector collector = collector(query, false);
        collector.run(searcher, query.shops().isEmpty() ? text : TextQueries.ofShops(text, query.shops()));
        return collector;
    }

    private HitCollector collector(SearchQuery query, boolean liveCountsOnly) {
        Ranked after = null;
        int keep = query.size();
        switch (query.page()) {
            case SearchQuery.Offset(int offset) -> keep += offset;
            case SearchQuery.After(String cursor) ->
                after = Cursor.read(cursor, order(query)).orElseThrow();
        }
        Choices choices = new Choices(query, columns.values());
        return new HitCollector(columns, choices, order(query), after, keep, mostVisited, liveCountsOnly);
    }

    /** Without a text nothing fits better than anything else; then what sold most comes first. */
    private static SearchSort order(SearchQuery query) {
        boolean textless =
                query.sort() == SearchSort.RELEVANCE && Words.of(query.text()).isEmpty();
        return textless ? SearchSort.SALES : query.sort();
    }

    private static SearchResult result(
            MarketSearcher searcher, SearchQuery query, HitCollector pass, Match match, Optional<String> spelling)
            throws IOException {
        List<Ranked> best = pass.top().inOrder();
        int from = query.page() instanceof SearchQuery.Offset(int offset) ? Math.min(offset, best.size()) : 0;
        List<Ranked> page = best.subList(from, best.size());
        boolean more = pass.following() > best.size() && !page.isEmpty();
        Optional<String> cursor = more ? Optional.of(Cursor.of(order(query), page.getLast())) : Optional.empty();
        List<Hit> hits = new ArrayList<>(page.size());
        for (Ranked hit : page) {
            hits.add(new Hit(hit.product(), hit.score(), ProductCards.of(searcher.getIndexReader(), hit.product())));
        }
        return new SearchResult(
                hits, pass.total(), pass.isComplete(), pass.counter().counts(query.chosen()), match, spelling, cursor);
    }

    private static Optional<SearchRefusal> refused(SearchRefusal.Reason reason, String detail) {
        return Optional.of(new SearchRefusal(reason, detail));
    }
}
