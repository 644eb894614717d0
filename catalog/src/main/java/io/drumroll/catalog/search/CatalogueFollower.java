package io.drumroll.catalog.search;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductShelf;
import io.drumroll.catalog.Products;
import io.drumroll.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings what changes in the catalogue into the index: products, launches, prices, categories. It looks {@link #LOOK_MS
 * several times a second}, so a product is found within a second of its publishing. While the database is away it waits.
 *
 * <p>Threads: {@link #step} belongs to one thread, {@link #start} makes it. A rebuild runs on a thread of its own, so that
 * changes go on meanwhile.
 */
final class CatalogueFollower implements AutoCloseable {
    /** How often it looks for changes. */
    static final long LOOK_MS = 200;

    private static final System.Logger LOG = System.getLogger(CatalogueFollower.class.getName());
    private static final int PAGE = 500;
    private static final long AWAY_MS = 500;
    private static final long TREE_MS = 1_000;
    private static final long KEEP_MS = 30_000;
    private static final long MEND_AGAIN_MS = 10_000;
    /** Suggestions are made anew at most so often, and take at most a fiftieth of the time. */
    private static final long SUGGEST_MS = 2_000;

    private static final long SUGGEST_SHARE = 50;
    /** While the catalogue was read so lately, nobody is told that it is old. */
    private static final long FRESH_MS = 2_000;

    private final Products products;
    private final Categories categories;
    private final ProductIndex index;
    private final Suggestions suggestions;
    private final SkuFigures figures;
    private final ProductShelf shelf;
    private final CatalogueEntries entries;
    private final Path file;
    private final LongSupplier nowMs;
    private final Thread thread;
    private final AtomicBoolean isRebuildWanted = new AtomicBoolean();
    private final AtomicLong rebuilt = new AtomicLong();

    private volatile boolean isClosing;
    private volatile CategoryTree tree;
    private volatile long asOfMs;
    private volatile long lastChange;
    private volatile String away = "";
    private volatile @Nullable Thread rebuilding;
    private volatile boolean isRebuildFailed;

    private boolean isBegun;
    private long followed;
    private long launchedUntilMs;
    private long treeReadMs;
    private long keptMs;
    private long mendAfterMs;
    private long suggestAfterMs;
    private long suggestedChange = -1;
    private int ratesSeen;
    private boolean arePricesCompared;

    /**
     * @param shelf told of every change.
     * @param file where it keeps what the index does not.
     * @param nowMs ms of the epoch.
     */
    CatalogueFollower(
            Products products,
            Categories categories,
            ProductIndex index,
            Suggestions suggestions,
            SkuFigures figures,
            ProductShelf shelf,
            Path file,
            LongSupplier nowMs) {
        this.products = products;
        this.categories = categories;
        this.index = index;
        this.suggestions = suggestions;
        this.figures = figures;
        this.shelf = shelf;
        this.entries = new CatalogueEntries(figures);
        this.file = file;
        this.nowMs = nowMs;
        FollowerState kept = FollowerState.load(file);
        this.tree = kept.tree();
        this.asOfMs = kept.asOfMs();
        this.launchedUntilMs = kept.launchedUntilMs();
        this.thread = Thread.ofPlatform().name("drumroll-search").daemon().unstarted(this::run);
    }

    /** Follows until it is closed. */
    void start() {
        thread.start();
    }

    CategoryTree tree() {
        return tree;
    }

    /** When the catalogue was read last, in ms of the epoch; 0 for never. */
    long asOfMs() {
        return asOfMs;
    }

    /** How long ago the catalogue was read last, 0 while it is read all the time. */
    long staleMs() {
        long age = nowMs.getAsLong() - asOfMs;
        return asOfMs > 0 && age <= FRESH_MS ? 0 : age;
    }

    /** Wants a new index; false if one is being built already. */
    boolean rebuild() {
        return rebuilding == null && isRebuildWanted.compareAndSet(false, true);
    }

    SearchCondition condition() throws IOException {
        ProductIndex.Size size = index.size();
        IndexCondition condition = index.condition();
        String trouble = condition instanceof IndexCondition.NeedsRebuild(String reason) ? reason : away;
        return new SearchCondition(
                size.generation(),
                size.documents(),
                size.bytes(),
                condition instanceof IndexCondition.Ready(long change) ? change : 0,
                lastChange,
                asOfMs,
                staleMs(),
                condition instanceof IndexCondition.Ready,
                rebuilding != null || isRebuildWanted.get(),
                rebuilt.get(),
                figures.position(),
                trouble);
    }

    private void run() {
        suggestAtStart();
        while (!isClosing) {
            boolean isDone = step();
            LockSupport.parkNanos((isDone ? LOOK_MS : AWAY_MS) * 1_000_000);
        }
    }

    /** Makes suggestions of what the index has, so that they are there although the catalogue is away. */
    private void suggestAtStart() {
        try {
            suggest(nowMs.getAsLong());
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "what is typed can't be completed yet: " + e.getMessage(), e);
        }
    }

    /** Looks once for all that changed; false if something is away. */
    boolean step() {
        if (!figures.isReady()) {
            return true;
        }
        try {
            long now = nowMs.getAsLong();
            readTree(now, false);
            begin();
            rebuildIfNeeded(now);
            followChanges(now);
            putLaunched(now);
            putPriced(now);
            lastChange = Math.max(lastChange, followed);
            asOfMs = now;
            away = "";
            suggest(now);
            keep(now, false);
            return true;
        } catch (DatabaseException e) {
            beAway("the catalogue cannot be read: " + e.getMessage());
        } catch (CatalogueEntries.ShopUnknownException e) {
            beAway(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the search could not follow the catalogue", e);
            beAway(String.valueOf(e));
        }
        return false;
    }

    private void beAway(String reason) {
        if (away.isEmpty() && !isClosing) {
            LOG.log(System.Logger.Level.WARNING, "the search goes on with what it has: " + reason);
        }
        away = reason;
    }

    /** Goes on behind the change that the index holds, if it is one of this catalogue. */
    private void begin() {
        if (isBegun) {
            return;
        }
        lastChange = products.lastChange();
        if (index.condition() instanceof IndexCondition.Ready(long change)) {
            followed = change;
        }
        if (followed > lastChange) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the search index is of another catalogue, at change {0} and not {1}: it is built anew",
                    followed,
                    lastChange);
            isRebuildWanted.set(true);
            followed = lastChange;
        }
        ratesSeen = figures.ratesChanges();
        isBegun = true;
    }

    private void readTree(long now, boolean atOnce) {
        if (!atOnce && now - treeReadMs < TREE_MS) {
            return;
        }
        CategoryTree read = new CategoryTree(categories.all());
        treeReadMs = now;
        if (!read.equals(tree)) {
            // Names and places of categories are part of every product below them.
            if (tree.isChangedIn(read)) {
                isRebuildWanted.set(true);
            }
            tree = read;
        }
    }

    private void rebuildIfNeeded(long now) {
        if (figures.ratesChanges() != ratesSeen) {
            ratesSeen = figures.ratesChanges();
            isRebuildWanted.set(true);
        }
        if (isRebuildFailed && now >= mendAfterMs) {
            isRebuildFailed = false;
            isRebuildWanted.set(true);
        }
        boolean isBroken = index.condition() instanceof IndexCondition.NeedsRebuild;
        boolean isDue = isRebuildWanted.get() || (isBroken && now >= mendAfterMs);
        if (rebuilding != null || !isDue) {
            return;
        }
        isRebuildWanted.set(false);
        mendAfterMs = now + MEND_AGAIN_MS;
        long upTo = products.lastChange();
        try {
            Rebuild begun = index.rebuild();
            if (isBroken) {
                followed = upTo;
                shelf.forget();
                launchedUntilMs = now;
            }
            rebuilt.set(0);
            // Known before it runs, since its end forgets it.
            Thread builder = Thread.ofPlatform()
                    .name("drumroll-search-rebuild")
                    .daemon()
                    .unstarted(() -> build(begun, upTo, now));
            rebuilding = builder;
            builder.start();
        } catch (IOException e) {
            beAway("the search index cannot be built anew: " + e.getMessage());
        }
    }

    private void build(Rebuild begun, long upTo, long now) {
        try (begun) {
            long at = 0;
            List<Product> page;
            do {
                page = products.changesSince(at, PAGE);
                for (Product product : page) {
                    Optional<ProductEntry> entry = entries.entry(product, tree, now);
                    if (entry.isPresent()) {
                        begun.add(entry.get());
                        rebuilt.incrementAndGet();
                    }
                    at = product.changeNumber();
                }
            } while (!page.isEmpty() && at < upTo && !isClosing);
            if (!isClosing) {
                begun.finish(upTo);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the search index could not be built anew: " + e);
            isRebuildFailed = true;
        } finally {
            rebuilding = null;
        }
    }

    private void followChanges(long now) {
        long beganNs = System.nanoTime();
        List<Product> page;
        do {
            page = products.changesSince(followed, PAGE);
            page.forEach(shelf::changed);
            for (Product product : page) {
                put(product, now);
                followed = product.changeNumber();
            }
        } while (page.size() == PAGE && !isClosing);
        shelf.looked(beganNs);
    }

    private void put(Product product, long now) {
        if (tree.byCode(product.content().category()).isEmpty()) {
            readTree(now, true);
        }
        entries.entry(product, tree, now)
                .ifPresentOrElse(index::put, () -> index.remove(product.id(), product.changeNumber()));
    }

    private void putLaunched(long now) {
        long after = 0;
        List<Product> page;
        do {
            page = products.launchedBetween(launchedUntilMs, now, after, PAGE);
            for (Product product : page) {
                put(product, now);
                after = product.id();
            }
        } while (page.size() == PAGE && !isClosing);
        if (page.size() < PAGE) {
            launchedUntilMs = now;
        }
    }

    /** Prices that changed in the engine. What changed just before a crash is found by comparing all of them once. */
    private void putPriced(long now) throws IOException {
        if (!arePricesCompared && rebuilding == null) {
            List<Integer> skus = new ArrayList<>();
            index.forEachCard(card -> {
                if (!card.skus().isEmpty() && entries.isPricedOtherwise(card)) {
                    skus.add(card.skus().getFirst().intValue());
                }
            });
            figures.addPriceChanges(skus);
            // With more than are kept, the rest is compared in the next round.
            arePricesCompared = skus.size() < SkuFigures.MAX_PRICE_CHANGES;
        }
        List<Integer> skus = figures.takePriceChanges(PAGE);
        if (skus.isEmpty()) {
            return;
        }
        try {
            Set<Long> done = new HashSet<>();
            Collection<Product> found = products.bySkus(skus).values();
            for (Product product : found) {
                if (done.add(product.id())) {
                    put(product, now);
                }
            }
        } catch (DatabaseException e) {
            figures.addPriceChanges(skus);
            throw e;
        }
    }

    private void suggest(long now) throws IOException {
        if (now < suggestAfterMs || followed == suggestedChange) {
            return;
        }
        long beganNs = System.nanoTime();
        index.refresh();
        CategoryTree known = tree;
        Vocabulary vocabulary = new Vocabulary();
        index.forEachCard(card -> vocabulary.add(
                card, known.entries(card.categories()), 1 + index.live().productSold(card.product())));
        suggestions.replace(vocabulary.heaviest());
        suggestedChange = rebuilding == null ? followed : -1;
        long tookMs = (System.nanoTime() - beganNs) / 1_000_000;
        suggestAfterMs = now + Math.max(SUGGEST_MS, SUGGEST_SHARE * tookMs);
    }

    /** What is kept of launches is as old as what the index may lose in a crash. */
    private void keep(long now, boolean atOnce) throws IOException {
        if (atOnce || now - keptMs >= KEEP_MS) {
            long committed = atOnce ? launchedUntilMs : Math.max(0, launchedUntilMs - 2 * KEEP_MS);
            new FollowerState(asOfMs, committed, tree).save(file);
            keptMs = now;
        }
    }

    @Override
    public void close() {
        isClosing = true;
        await(thread);
        await(rebuilding);
        try {
            index.commit();
            if (isBegun) {
                keep(nowMs.getAsLong(), true);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "what is kept beside the search index can't be saved: " + e);
        }
    }

    private static void await(@Nullable Thread ending) {
        if (ending == null) {
            return;
        }
        LockSupport.unpark(ending);
        try {
            ending.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
