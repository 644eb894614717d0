package io.drumroll.catalog.search;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/**
 * One state of the index with what searches want ready: the columns of its segments, and how many products have each value
 * of the facets that don't change with sales. It is made by the thread that refreshes, so no search waits for it.
 */
final class MarketSearcher extends IndexSearcher {
    private final FacetCounter market;

    private MarketSearcher(IndexReader reader, FacetCounter market) {
        super(reader);
        this.market = market;
    }

    static MarketSearcher of(IndexReader reader, Columns columns) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            columns.of(leaf.reader());
        }
        FacetCounter market = new FacetCounter(columns.values(), columns.bands());
        for (LeafReaderContext leaf : reader.leaves()) {
            long[] facets = columns.of(leaf.reader()).facets;
            Bits alive = leaf.reader().getLiveDocs();
            for (int document = 0; document < facets.length; document++) {
                if (alive == null || alive.get(document)) {
                    market.countFixed(facets[document]);
                }
            }
        }
        MarketSearcher searcher = new MarketSearcher(reader, market);
        // Words are looked up once and filters are arrays; there is nothing to cache.
        searcher.setQueryCache(null);
        return searcher;
    }

    /** All products, counted for the facets that don't change with sales. */
    FacetCounter market() {
        return market;
    }
}
