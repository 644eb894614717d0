package io.drumroll.catalog.search;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.ProductShelf;
import io.drumroll.catalog.Products;
import io.drumroll.engine.message.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The search of a festival: the index in a folder, what it follows, and what searches see beside it. Open it, let it
 * {@linkplain #figures() read the feed}, {@link #start} it; any thread may then search. The database may be away at any time,
 * from the start on: then what the index has is found, and {@link #staleMs} says how old it is.
 */
public final class CatalogueSearch implements AutoCloseable {
    private final ProductIndex index;
    private final Suggestions suggestions;
    private final SkuFigures figures;
    private final ProductShelf shelf;
    private final CatalogueFollower follower;

    private CatalogueSearch(
            ProductIndex index,
            Suggestions suggestions,
            SkuFigures figures,
            ProductShelf shelf,
            CatalogueFollower follower) {
        this.index = index;
        this.suggestions = suggestions;
        this.figures = figures;
        this.shelf = shelf;
        this.follower = follower;
    }

    /**
     * Opens the search.
     *
     * @param folder which it alone uses; made if it is not there.
     * @param reads the engine's.
     * @param position the number of an event that fresh reads have seen; the feed's events up to it are passed over.
     * @param nowMs ms of the epoch.
     * @throws IOException if the folder cannot be used.
     */
    public static CatalogueSearch open(
            Path folder,
            SearchSettings settings,
            Products products,
            Categories categories,
            FreshReads reads,
            long position,
            LongSupplier nowMs)
            throws IOException {
        Files.createDirectories(folder);
        LiveFigures live = new LiveFigures();
        ProductIndex index = ProductIndex.open(folder.resolve("index"), settings, live);
        Suggestions suggestions = new Suggestions();
        SkuFigures figures = new SkuFigures(live, reads, position);
        ProductShelf shelf = new ProductShelf(products);
        CatalogueFollower follower = new CatalogueFollower(
                products, categories, index, suggestions, figures, shelf, folder.resolve("catalogue"), nowMs);
        return new CatalogueSearch(index, suggestions, figures, shelf, follower);
    }

    /** Begins to follow the catalogue. */
    public void start() {
        follower.start();
    }

    /** Price, stock and sales, which read the feed: see {@link EventSink}. */
    public SkuFigures figures() {
        return figures;
    }

    /** Products in memory, kept up to date with the catalogue's changes. */
    public ProductShelf shelf() {
        return shelf;
    }

    /** Finds products; see {@link ProductIndex#search}. */
    public SearchAnswer search(SearchQuery query) {
        return index.search(query);
    }

    /** Completes what is typed; see {@link Suggestions#complete}. */
    public List<Suggestion> complete(String typed, SearchLanguage language, int most) {
        return suggestions.complete(typed, language, most);
    }

    /** Which products are in stock or on deal now, and what they sold. */
    public LiveFigures live() {
        return index.live();
    }

    /** The categories as they were read last. */
    public CategoryTree categories() {
        return follower.tree();
    }

    /** The bands of the facet of prices, in the festival's currency. */
    public PriceBands bands() {
        return index.bands();
    }

    /** When the catalogue was read last, in ms of the epoch; 0 for never. */
    public long asOfMs() {
        return follower.asOfMs();
    }

    /** How long ago that is, 0 while the catalogue is read all the time. */
    public long staleMs() {
        return follower.staleMs();
    }

    /**
     * How it is.
     *
     * @throws IOException if the index cannot be read.
     */
    public SearchCondition condition() throws IOException {
        return follower.condition();
    }

    /** Builds a new index, while the old one serves; false if that goes on already. */
    public boolean rebuild() {
        return follower.rebuild();
    }

    /** Stops following, forces the index to disk and closes it. */
    @Override
    public void close() {
        follower.close();
        index.close();
        suggestions.close();
    }
}
