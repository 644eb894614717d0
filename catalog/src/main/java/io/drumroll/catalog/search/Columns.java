package io.drumroll.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/** The columns of all segments that are open; those of a closed segment go with it. Thread-safe. */
final class Columns {
    private final FacetValues values;
    private final LiveFigures live;
    private final PriceBands bands;
    private final ConcurrentHashMap<IndexReader.CacheKey, SegmentColumns> bySegment = new ConcurrentHashMap<>();

    Columns(FacetValues values, LiveFigures live, PriceBands bands) {
        this.values = values;
        this.live = live;
        this.bands = bands;
    }

    FacetValues values() {
        return values;
    }

    LiveFigures live() {
        return live;
    }

    PriceBands bands() {
        return bands;
    }

    /** The segment's columns; reads them if nobody did. The segment must be open. */
    SegmentColumns of(LeafReader segment) throws IOException {
        IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
        if (helper == null) {
            throw new IllegalStateException("a segment of an index writer has a key: " + segment);
        }
        SegmentColumns known = bySegment.get(helper.getKey());
        if (known != null) {
            return known;
        }
        try {
            return bySegment.computeIfAbsent(helper.getKey(), key -> {
                helper.addClosedListener(bySegment::remove);
                return read(segment);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private SegmentColumns read(LeafReader segment) {
        try {
            return SegmentColumns.read(segment, values, live, bands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
