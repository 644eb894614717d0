package io.drumroll.catalog.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The products that can be found, and the finding.
 *
 * <p>Searches may come from any number of threads and never wait for changes. Changes come from one thread, in the order of
 * their numbers; giving one twice does no harm, so after a restart the caller goes on behind the change that {@link
 * #condition} names. What cannot be written is not thrown but makes the condition {@link IndexCondition.NeedsRebuild}: then
 * the caller {@linkplain #rebuild rebuilds} from the catalogue, and searches are answered from what there is meanwhile.
 */
public final class ProductIndex implements AutoCloseable {
    private final IndexPlace place;
    private final SearchSettings settings;
    private final LiveFigures live;
    private final Columns columns;
    private final ProductSearch search;
    private final RecentAnswers answers;
    private final ScheduledThreadPoolExecutor chores;

    /** The change that the index holds, with all before it. */
    private final AtomicLong change = new AtomicLong();

    private volatile Generation generation;
    private volatile @Nullable String trouble;
    private @Nullable Rebuild rebuilding;
    private boolean closed;

    /** Of the thread that commits. */
    private long committedChange;

    private ProductIndex(
            IndexPlace place,
            SearchSettings settings,
            Columns columns,
            Generation generation,
            @Nullable String trouble) {
        this.place = place;
        this.settings = settings;
        this.columns = columns;
        this.live = columns.live();
        this.generation = generation;
        this.trouble = trouble;
        change.set(generation.committed().change());
        search = new ProductSearch(columns, settings.mostVisited());
        answers = new RecentAnswers(settings.answersKept().toNanos());
        chores = new ScheduledThreadPoolExecutor(
                2, Thread.ofPlatform().daemon().name("search-chores-", 1).factory());
    }

    /**
     * Opens the index in a folder, which it alone uses. A damaged one is put aside for a new one, which {@linkplain
     * #condition needs to be rebuilt}. Checks every byte, which takes about a second a GB.
     *
     * @param live is told of all products that are there.
     * @throws IOException if the folder cannot be read or written at all, or another process uses it.
     */
    public static ProductIndex open(Path folder, SearchSettings settings, LiveFigures live) throws IOException {
        InFolder place = new InFolder(folder);
        Columns columns = new Columns(new FacetValues(), live, settings.bands());
        String trouble;
        try {
            Optional<IndexPlace.Home> home = place.current();
            if (home.isPresent()) {
                Generation there = Generation.open(place, home.get(), columns, settings.bufferMb());
                place.discardAllBut(there.home());
                String unfinished = there.committed().complete()
                        ? null
                        : "the index was never built to its end, or is of an older form";
                return started(new ProductIndex(place, settings, columns, there, unfinished));
            }
            trouble = "the index is new";
        } catch (LockObtainFailedException e) {
            throw new IOException("another process uses the search index in " + folder, e);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | EOFException
                | FileNotFoundException
                | NoSuchFileException
                | RuntimeException e) {
            // Whatever a damaged file makes the reader say: a new index is always an answer.
            trouble = "the index in " + folder + " is damaged: " + e.getMessage();
        }
        Generation fresh = Generation.create(place, columns, settings.bufferMb());
        fresh.commit(new Generation.Committed(0, false));
        fresh.makeCurrent();
        fresh.serve();
        place.discardAllBut(fresh.home());
        return started(new ProductIndex(place, settings, columns, fresh, trouble));
    }

    /** An empty index in memory, ready from the start. */
    public static ProductIndex inMemory(SearchSettings settings, LiveFigures live) throws IOException {
        InMemory place = new InMemory();
        Columns columns = new Columns(new FacetValues(), live, settings.bands());
        Generation empty = Generation.create(place, columns, settings.bufferMb());
        empty.serve();
        return started(new ProductIndex(place, settings, columns, empty, null));
    }

    /**
     * Finds products.
     *
     * @return a {@link SearchResult}, or a {@link SearchRefusal} that says what is wrong with the query.
     */
    public SearchAnswer search(SearchQuery query) {
        Optional<SearchRefusal> problem = search.problem(query);
        if (problem.isPresent()) {
            return problem.get();
        }
        Generation current = entered();
        try {
            return answer(current, query);
        } catch (IOException | AlreadyClosedException e) {
            damaged("the index cannot be read: " + e.getMessage());
            return new SearchRefusal(
                    SearchRefusal.Reason.UNAVAILABLE, "products cannot be searched now; ask again later");
        } finally {
            current.leave();
        }
    }

    /** Adds a product or puts it in place of what it was. Searches see it {@link SearchSettings#seenWithin} a moment. */
    public synchronized void put(ProductEntry entry) {
        live.listed(entry.product(), entry.skus());
        try {
            generation.put(entry);
        } catch (IOException | AlreadyClosedException e) {
            damaged("a change cannot be written: " + e.getMessage());
        }
        if (rebuilding != null) {
            rebuilding.changed(entry);
        }
        change.accumulateAndGet(entry.change(), Math::max);
    }

    /**
     * Removes a product, if it is there.
     *
     * @param changeNumber of the change of the catalogue that removed it.
     */
    public synchronized void remove(long product, long changeNumber) {
        live.removed(product);
        try {
            generation.remove(product);
        } catch (IOException | AlreadyClosedException e) {
            damaged("a change cannot be written: " + e.getMessage());
        }
        if (rebuilding != null) {
            rebuilding.removed(product);
        }
        change.accumulateAndGet(changeNumber, Math::max);
    }

    /** Lets searches see all changes at once, instead of in a moment. */
    public void refresh() {
        Generation current = entered();
        try {
            current.refresh();
        } catch (IOException | AlreadyClosedException e) {
            damaged("the index cannot be read anew: " + e.getMessage());
        } finally {
            current.leave();
        }
    }

    /** Forces all changes to disk at once, instead of within {@link SearchSettings#commitEvery}. */
    public void commit() {
        Generation current = entered();
        try {
            // What is committed may hold more than these say, never less.
            Generation.Committed state = new Generation.Committed(change.get(), trouble == null);
            current.commit(state);
        } catch (IOException | AlreadyClosedException e) {
            damaged("the index cannot be written: " + e.getMessage());
        } finally {
            current.leave();
        }
    }

    /**
     * How large it is.
     *
     * @param generation the name of what serves: it changes with every rebuild.
     * @param documents products that searches see.
     * @param bytes of its files.
     */
    public record Size(String generation, int documents, long bytes) {}

    /**
     * How large the index is.
     *
     * @throws IOException if it cannot be read.
     */
    public Size size() throws IOException {
        Generation current = entered();
        try {
            Generation.Size size = current.size();
            return new Size(current.name(), size.documents(), size.bytes());
        } finally {
            current.leave();
        }
    }

    /**
     * Reads the cards of all products that searches see now, in no order; those that change meanwhile as they were.
     *
     * @throws IOException if the index cannot be read.
     */
    public void forEachCard(Consumer<ProductCard> then) throws IOException {
        Generation current = entered();
        try {
            MarketSearcher searcher = current.acquire();
            try {
                ProductCards.forEach(searcher.getIndexReader(), then);
            } finally {
                current.release(searcher);
            }
        } catch (AlreadyClosedException e) {
            throw new IOException("the index was closed", e);
        } finally {
            current.leave();
        }
    }

    /** The bands of prices that its facet counts by. */
    public PriceBands bands() {
        return settings.bands();
    }

    /** What changes with every sale. */
    public LiveFigures live() {
        return live;
    }

    /** How the index is. */
    public IndexCondition condition() {
        String reason = trouble;
        return reason == null ? new IndexCondition.Ready(change.get()) : new IndexCondition.NeedsRebuild(reason);
    }

    /**
     * Begins a new index beside this one, which goes on serving and taking changes, until {@link Rebuild#finish} puts the
     * new one in its place.
     *
     * @throws IllegalStateException if one is being built already.
     * @throws IOException if there is no room for it.
     */
    public synchronized Rebuild rebuild() throws IOException {
        if (rebuilding != null) {
            throw new IllegalStateException("the search index is being rebuilt already");
        }
        Rebuild begun = new Rebuild(this, live, Generation.create(place, columns, settings.bufferMb()));
        rebuilding = begun;
        return begun;
    }

    /** Commits and closes. Searches that are under way end; later ones must not come. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        chores.shutdown();
        commit();
        Rebuild unfinished;
        synchronized (this) {
            unfinished = rebuilding;
        }
        if (unfinished != null) {
            unfinished.close();
        }
        generation.close();
    }

    /** Puts a rebuilt generation in place of this one. */
    synchronized void swap(Generation rebuilt, long upTo) throws IOException {
        long holds = Math.max(change.get(), upTo);
        rebuilt.commit(new Generation.Committed(holds, true));
        rebuilt.serve();
        rebuilt.makeCurrent();
        Generation old = generation;
        generation = rebuilt;
        trouble = null;
        change.set(holds);
        rebuilding = null;
        old.retire();
    }

    /** Forgets a rebuild that was given up. */
    synchronized void forgetRebuild() {
        rebuilding = null;
    }

    private static ProductIndex started(ProductIndex index) throws IOException {
        index.generation.listAll(index.live);
        long refreshNs = index.settings.seenWithin().toNanos() / 2;
        long commitNs = index.settings.commitEvery().toNanos();
        index.chores.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var unusedRefreshing = index.chores.scheduleWithFixedDelay(
                () -> index.chore(index::refresh), refreshNs, refreshNs, TimeUnit.NANOSECONDS);
        var unusedCommitting = index.chores.scheduleWithFixedDelay(
                () -> index.chore(index::commitIfChanged), commitNs, commitNs, TimeUnit.NANOSECONDS);
        return index;
    }

    /** Goes on with the next one whatever happens to this one, and says so. */
    private void chore(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            damaged("the index could not be kept up to date: " + e);
        }
    }

    /** A launch or a new price puts a product with the number that it had, so the change alone does not tell. */
    void commitIfChanged() {
        long now = change.get();
        if (now != committedChange || hasUncommitted()) {
            commit();
            committedChange = now;
        }
    }

    private boolean hasUncommitted() {
        Generation current = entered();
        try {
            return current.hasUncommitted();
        } finally {
            current.leave();
        }
    }

    private SearchAnswer answer(Generation current, SearchQuery query) throws IOException {
        MarketSearcher searcher = current.acquire();
        try {
            long version = ((DirectoryReader) searcher.getIndexReader()).getVersion();
            String state = current.name() + " " + version;
            Optional<SearchResult> recent = answers.find(query, state, System.nanoTime());
            if (recent.isPresent()) {
                return recent.get();
            }
            SearchResult result = search.answer(searcher, query);
            answers.keep(query, result, state, System.nanoTime());
            return result;
        } finally {
            current.release(searcher);
        }
    }

    /** The current generation, kept open. */
    private Generation entered() {
        while (true) {
            Generation current = generation;
            if (current.enter()) {
                return current;
            }
        }
    }

    private void damaged(String reason) {
        trouble = reason;
    }
}
