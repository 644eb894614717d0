package io.drumroll.catalog.search;

import io.drumroll.catalog.search.TopHits.Ranked;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The one pass of a search over the products that have its words: filters, counts and keeps the best.
 *
 * <p>A product that the choices of one facet alone leave out is counted for that facet and no other; so a facet's counts
 * ignore its own choices, without a pass of its own.
 */
final class HitCollector implements LeafCollector {
    /** The rank's bit that puts the sold-out ones last, whatever they rank else. */
    private static final long SOLD_OUT = 1L << 62;

    private static final long MOST = SOLD_OUT - 1;

    private final Columns columns;
    private final Choices choices;
    private final SearchSort sort;
    private final @Nullable Ranked after;
    private final int mostVisited;
    private final long[] live;
    private final FacetCounter counter;

    /** Whether the counts that don't change with sales are known and needn't be made. */
    private final boolean liveCountsOnly;

    private final TopHits top;

    private int visited;
    private int total;
    private int following;
    private boolean stopped;
    private @Nullable SegmentColumns segment;
    private @Nullable Scorable scorer;

    /**
     * @param after the last one of the page before; null for the first page.
     * @param keep how many of the best to keep.
     * @param liveCountsOnly whether to count only for the facets that change with sales.
     */
    HitCollector(
            Columns columns,
            Choices choices,
            SearchSort sort,
            @Nullable Ranked after,
            int keep,
            int mostVisited,
            boolean liveCountsOnly) {
        this.columns = columns;
        this.choices = choices;
        this.sort = sort;
        this.after = after;
        this.mostVisited = mostVisited;
        this.liveCountsOnly = liveCountsOnly;
        live = columns.live().words();
        counter = new FacetCounter(columns.values(), columns.bands());
        top = new TopHits(keep);
    }

    /** Meets all products that a query matches; all products for null. Once only. */
    void run(IndexSearcher searcher, @Nullable Query query) throws IOException {
        Weight weight = query == null ? null : searcher.createWeight(searcher.rewrite(query), mode(), 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            segment = columns.of(leaf.reader());
            try {
                if (weight == null) {
                    collectAll(leaf.reader().getLiveDocs(), leaf.reader().maxDoc());
                } else {
                    BulkScorer matches = weight.bulkScorer(leaf);
                    if (matches != null) {
                        matches.score(this, leaf.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
                    }
                }
            } catch (CollectionTerminatedException e) {
                stopped = true;
                return;
            }
        }
    }

    @Override
    public void setScorer(Scorable scorable) {
        scorer = scorable;
    }

    @Override
    public void collect(int document) throws IOException {
        if (visited == mostVisited) {
            throw new CollectionTerminatedException();
        }
        visited++;
        SegmentColumns own = segment;
        if (own == null || !(choices.hasAnyPrice() || choices.hasPrice(own.pricesMinor[document]))) {
            return;
        }
        long product = own.facets[document];
        long figures = LiveFigures.word(live, own.slots[document]);
        int missed = choices.missed(product, figures);
        if (missed == 0) {
            if (liveCountsOnly) {
                counter.countLive(figures);
            } else {
                counter.count(product, figures);
            }
            total++;
            rank(own, document, figures);
        } else if ((missed & (missed - 1)) == 0) {
            counter.countFor(missed, product, figures);
        }
    }

    /** How many products matched the query, whatever was chosen. */
    int visited() {
        return visited;
    }

    /** How many products all choices let through. */
    int total() {
        return total;
    }

    /** How many of them come after the page before. */
    int following() {
        return following;
    }

    /** Whether all products were met. */
    boolean isComplete() {
        return !stopped;
    }

    TopHits top() {
        return top;
    }

    FacetCounter counter() {
        return counter;
    }

    private ScoreMode mode() {
        return sort == SearchSort.RELEVANCE ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    private void collectAll(@Nullable Bits liveDocuments, int end) throws IOException {
        for (int document = 0; document < end; document++) {
            if (liveDocuments == null || liveDocuments.get(document)) {
                collect(document);
            }
        }
    }

    private void rank(SegmentColumns own, int document, long figures) throws IOException {
        float score = sort == SearchSort.RELEVANCE && scorer != null ? scorer.score() : 0;
        long within = switch (sort) {
            // The bits of floats from 0 on rise as the floats do.
            case RELEVANCE -> Integer.MAX_VALUE - Float.floatToIntBits(score);
            case PRICE_UP -> Math.min(own.pricesMinor[document], MOST);
            case PRICE_DOWN -> MOST - Math.min(own.pricesMinor[document], MOST);
            case SALES -> MOST - LiveFigures.sold(figures);
            case NEWEST -> MOST - Math.min(own.launchesMs[document], MOST);
        };
        long rank = LiveFigures.isInStock(figures) ? within : within | SOLD_OUT;
        Ranked last = after;
        if (last != null && !TopHits.isBefore(last.rank(), last.product(), rank, own.products[document])) {
            return;
        }
        following++;
        if (top.wants(rank)) {
            top.offer(rank, own.products[document], score);
        }
    }
}
