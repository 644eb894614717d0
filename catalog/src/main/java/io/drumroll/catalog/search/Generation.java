package io.drumroll.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * One index of products, with its writer and what searches see of it. It is closed when it is retired and the last search
 * that uses it ended. Thread-safe; changes come from one thread at a time.
 */
final class Generation {
    private static final String CHANGE = "change";
    private static final String COMPLETE = "complete";
    private static final String FORM = "form";
    /** Goes up with what documents hold: an index of an older form is built anew. 2: the shop. */
    private static final String PRESENT_FORM = "2";

    private static final int MOST_MERGES = 2;
    private static final int MERGE_THREADS = 1;

    private final IndexPlace place;
    private final IndexPlace.Home home;
    private final Columns columns;
    private final IndexWriter writer;

    /** Its owner and the searches that use it. */
    private final AtomicInteger users = new AtomicInteger(1);

    private volatile @Nullable SearcherManager searchers;

    private Generation(IndexPlace place, IndexPlace.Home home, Columns columns, IndexWriter writer) {
        this.place = place;
        this.home = home;
        this.columns = columns;
        this.writer = writer;
    }

    /** What the last commit says: the change that it holds, and whether it holds all products up to it. */
    record Committed(long change, boolean complete) {}

    /** A new one, empty. */
    static Generation create(IndexPlace place, Columns columns, int bufferMb) throws IOException {
        IndexPlace.Home home = place.next();
        return new Generation(place, home, columns, writer(home, columns, bufferMb, IndexWriterConfig.OpenMode.CREATE));
    }

    /**
     * One that is there, every byte of it checked; it serves searches.
     *
     * @throws org.apache.lucene.index.CorruptIndexException and the like if it is damaged.
     */
    static Generation open(IndexPlace place, IndexPlace.Home home, Columns columns, int bufferMb) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(home.directory())) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
        IndexWriter writer = writer(home, columns, bufferMb, IndexWriterConfig.OpenMode.APPEND);
        Generation opened = new Generation(place, home, columns, writer);
        try {
            opened.serve();
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /** Lets searches see what was written so far. From here on {@link #refresh} shows them more. */
    void serve() throws IOException {
        searchers = new SearcherManager(writer, true, false, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
                return MarketSearcher.of(reader, columns);
            }
        });
    }

    /** Tells the live figures of all products and their SKUs. */
    void listAll(LiveFigures live) throws IOException {
        IndexSearcher searcher = acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                listAll(leaf.reader(), live);
            }
        } finally {
            release(searcher);
        }
    }

    /** How many products there are, and how many bytes of files. */
    record Size(int documents, long bytes) {}

    /** What searches see now; bytes of what isn't forced to disk yet are left out. */
    Size size() throws IOException {
        IndexSearcher searcher = acquire();
        try {
            long bytes = 0;
            for (String file : home.directory().listAll()) {
                bytes += lengthOf(file);
            }
            return new Size(searcher.getIndexReader().numDocs(), bytes);
        } finally {
            release(searcher);
        }
    }

    /** A merge may have deleted the file meanwhile. */
    private long lengthOf(String file) {
        try {
            return home.directory().fileLength(file);
        } catch (IOException e) {
            return 0;
        }
    }

    void put(ProductEntry entry) throws IOException {
        writer.updateDocument(ProductDocuments.key(entry.product()), ProductDocuments.of(entry));
    }

    void remove(long product) throws IOException {
        writer.deleteDocuments(ProductDocuments.key(product));
    }

    /** Forces to disk what was written, and what it is. */
    void commit(Committed state) throws IOException {
        Map<String, String> data = new HashMap<>();
        data.put(CHANGE, Long.toString(state.change));
        data.put(COMPLETE, Boolean.toString(state.complete));
        data.put(FORM, PRESENT_FORM);
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    /** Whether something was written since the last commit. */
    boolean hasUncommitted() {
        return writer.hasUncommittedChanges();
    }

    /** What the commit that this was opened with says. */
    Committed committed() {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return new Committed(
                Long.parseLong(Optional.ofNullable(data.get(CHANGE)).orElse("0")),
                Boolean.parseBoolean(data.get(COMPLETE)) && PRESENT_FORM.equals(data.get(FORM)));
    }

    void makeCurrent() throws IOException {
        place.makeCurrent(home);
    }

    String name() {
        return home.name();
    }

    IndexPlace.Home home() {
        return home;
    }

    /** Lets searches see all that was written. */
    void refresh() throws IOException {
        serving().maybeRefreshBlocking();
    }

    /** Keeps it open for a search until {@link #leave}; false if it is closed already. */
    boolean enter() {
        int now = users.get();
        while (now > 0) {
            if (users.compareAndSet(now, now + 1)) {
                return true;
            }
            now = users.get();
        }
        return false;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            close();
            place.discard(home);
        }
    }

    /** Gives it up: it is closed and deleted once no search uses it. */
    void retire() {
        leave();
    }

    /** Closes it and keeps what is on disk; what isn't committed is lost. */
    void close() {
        List<AutoCloseable> parts = new ArrayList<>();
        SearcherManager serving = searchers;
        if (serving != null) {
            parts.add(serving);
        }
        parts.add(writer::rollback);
        parts.add(home.directory());
        for (AutoCloseable part : parts) {
            closeQuietly(part);
        }
    }

    MarketSearcher acquire() throws IOException {
        return (MarketSearcher) serving().acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        serving().release(searcher);
    }

    private SearcherManager serving() {
        SearcherManager serving = searchers;
        if (serving == null) {
            throw new IllegalStateException(home.name() + " does not serve searches yet");
        }
        return serving;
    }

    private static IndexWriter writer(
            IndexPlace.Home home, Columns columns, int bufferMb, IndexWriterConfig.OpenMode mode) throws IOException {
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(MOST_MERGES, MERGE_THREADS);
        merges.enableAutoIOThrottle();
        IndexWriterConfig config = new IndexWriterConfig(Words.forIndex());
        config.setOpenMode(mode);
        config.setRAMBufferSizeMB(bufferMb);
        config.setMergeScheduler(merges);
        config.setMergedSegmentWarmer(columns::of);
        config.setCommitOnClose(false);
        return new IndexWriter(home.directory(), config);
    }

    private static void listAll(LeafReader segment, LiveFigures live) throws IOException {
        NumericDocValues products = DocValues.getNumeric(segment, ProductDocuments.PRODUCT);
        SortedNumericDocValues skus = DocValues.getSortedNumeric(segment, ProductDocuments.SKUS);
        Bits alive = segment.getLiveDocs();
        for (int document = 0; document < segment.maxDoc(); document++) {
            if ((alive == null || alive.get(document)) && products.advanceExact(document)) {
                List<Long> own = new ArrayList<>();
                if (skus.advanceExact(document)) {
                    for (int i = 0; i < skus.docValueCount(); i++) {
                        own.add(skus.nextValue());
                    }
                }
                live.listed(products.longValue(), own);
            }
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // All that was to be kept is committed; an index that cannot even be closed is found damaged when opened.
        }
    }
}
