package io.drumroll.catalog;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.drumroll.database.DatabaseException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Products in memory, as everybody looks at them: a product that a crowd opens is read from the database once, however many
 * wait for it, and is then at hand.
 *
 * <p>Whoever {@linkplain #changed follows} the catalogue's changes puts each in its place. While nobody has {@linkplain
 * #looked} for a second, a product is read again when it is a second old; when the database is away then, it is given as it
 * was. So a change shows within a second, or as soon as the database is back.
 *
 * <p>Any thread may call any method; none waits but {@link #launchingAfter}.
 */
public final class ProductShelf {
    /** The most that is kept of products, in bytes as far as they can be told; the least asked for goes first. */
    public static final long MAX_BYTES = 48L * 1024 * 1024;
    /** The most SKUs whose products are known by number. */
    public static final int MAX_SKUS = 400_000;
    /** The most SKUs that are known to have no product, for a second. */
    public static final int MAX_SKUS_WITHOUT = 50_000;

    private static final long FRESH_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int BYTES_A_PRODUCT = 800;
    private static final int BYTES_A_VARIANT = 300;
    private static final int BYTES_A_TEXT = 100;

    private final Products products;
    private final LongSupplier clockNs;
    private final AsyncCache<Long, Kept> byId;
    private final Cache<Integer, Long> productOfSku =
            Caffeine.newBuilder().maximumSize(MAX_SKUS).build();
    private final Cache<Integer, Boolean> withoutProduct;

    /** When the last look at the catalogue's changes began that came to its end. */
    private volatile long lookedNs;

    private volatile boolean isFollowed;
    private volatile List<Product> launches = List.of();

    /** What was read, or that there is none; and when. */
    private record Kept(@Nullable Product product, long readNs) {
        Optional<Product> found() {
            return Optional.ofNullable(product);
        }
    }

    /** A shelf of the catalogue's products. */
    public ProductShelf(Products products) {
        this(products, System::nanoTime);
    }

    /**
     * @param clockNs as {@link System#nanoTime}.
     */
    ProductShelf(Products products, LongSupplier clockNs) {
        this.products = products;
        this.clockNs = clockNs;
        this.byId = Caffeine.newBuilder()
                .maximumWeight(MAX_BYTES)
                .weigher((Long _, Kept kept) -> bytesOf(kept))
                .buildAsync();
        this.withoutProduct = Caffeine.newBuilder()
                .maximumSize(MAX_SKUS_WITHOUT)
                .expireAfterWrite(Duration.ofNanos(FRESH_NS))
                .ticker(clockNs::getAsLong)
                .build();
    }

    /**
     * A product; empty when there is none of that number.
     *
     * @param executor reads it from the database where it isn't at hand; may refuse by throwing, and then this throws.
     * @return may fail with {@link io.drumroll.database.DatabaseUnavailableException}.
     */
    public CompletableFuture<Optional<Product>> find(long id, Executor executor) {
        CompletableFuture<Kept> there = byId.getIfPresent(id);
        CompletableFuture<Kept> kept = there == null
                ? byId.get(id, (_, _) -> CompletableFuture.supplyAsync(() -> read(id), executor))
                : isOld(there) ? renewed(id, there, executor) : there;
        return kept.thenApply(Kept::found);
    }

    /**
     * Products by their numbers; those that are not there are left out.
     *
     * @param ids at most {@link Products#MAX_PAGE}.
     * @param executor as in {@link #find}.
     */
    public CompletableFuture<Map<Long, Product>> findAll(Collection<Long> ids, Executor executor) {
        Set<Long> wanted = new LinkedHashSet<>(ids);
        for (long id : wanted) {
            CompletableFuture<Kept> there = byId.getIfPresent(id);
            if (there != null && isOld(there)) {
                var _ = renewed(id, there, executor); // takes the old one's place, where the others are found, too
            }
        }
        return byId.getAll(wanted, (missing, _) -> CompletableFuture.supplyAsync(() -> readAll(missing), executor))
                .thenApply(kept -> {
                    Map<Long, Product> found = new LinkedHashMap<>();
                    kept.forEach((id, one) -> one.found().ifPresent(product -> found.put(id, product)));
                    return found;
                });
    }

    /**
     * The products whose variants have these SKUs, by SKU in their order; SKUs without a product are left out. A SKU's
     * product is known for good, so it comes from memory although the product itself may have to be read.
     *
     * @param skus at most {@link Products#MAX_PAGE}.
     * @param executor as in {@link #find}.
     */
    public CompletableFuture<Map<Integer, Product>> bySkus(Collection<Integer> skus, Executor executor) {
        Set<Integer> unknown = new LinkedHashSet<>();
        for (int sku : skus) {
            if (productOfSku.getIfPresent(sku) == null && withoutProduct.getIfPresent(sku) == null) {
                unknown.add(sku);
            }
        }
        CompletableFuture<Map<Integer, Long>> told = unknown.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : CompletableFuture.supplyAsync(() -> learn(unknown), executor);
        return told.thenCompose(fresh -> {
            Map<Integer, Long> ids = new LinkedHashMap<>();
            for (int sku : skus) {
                Long id = fresh.containsKey(sku) ? fresh.get(sku) : productOfSku.getIfPresent(sku);
                if (id != null) {
                    ids.put(sku, id);
                }
            }
            return findAll(ids.values(), executor).thenApply(found -> {
                Map<Integer, Product> bySku = new LinkedHashMap<>();
                ids.forEach((sku, id) -> {
                    Product product = found.get(id);
                    if (product != null) {
                        bySku.put(sku, product);
                    }
                });
                return bySku;
            });
        });
    }

    private Map<Integer, Long> learn(Set<Integer> skus) {
        Map<Integer, Long> ids = products.idsBySkus(skus);
        productOfSku.putAll(ids);
        for (int sku : skus) {
            if (!ids.containsKey(sku)) {
                withoutProduct.put(sku, true);
            }
        }
        return ids;
    }

    /** A product is like this now; of those that follow the catalogue. */
    public void changed(Product product) {
        long nowNs = clockNs.getAsLong();
        // What is being read just now may be older than this, so it gives way, too.
        byId.asMap()
                .computeIfPresent(
                        product.id(),
                        (_, there) -> isNewer(there, product)
                                ? there
                                : CompletableFuture.completedFuture(new Kept(product, nowNs)));
        withoutProduct.invalidateAll(product.skus().values());
    }

    private static boolean isNewer(CompletableFuture<Kept> there, Product than) {
        if (!there.isDone() || there.isCompletedExceptionally()) {
            return false;
        }
        Product product = there.join().product;
        return product != null && product.changeNumber() > than.changeNumber();
    }

    /**
     * The published products whose launch time is still to come, the soonest first; those that were there last while the
     * database is away. Waits for it.
     *
     * @param nowMs exclusive, in ms of the epoch.
     */
    public List<Product> launchingAfter(long nowMs, int limit) {
        try {
            launches = products.launchingAfter(nowMs, limit);
            return launches;
        } catch (DatabaseException _) {
            return launches.stream()
                    .filter(product -> product.content().launchMs() > nowMs)
                    .limit(limit)
                    .toList();
        }
    }

    /**
     * All changes were told that there were at a time; of those that follow the catalogue.
     *
     * @param beganNs when the look for them began, as {@link System#nanoTime}.
     */
    public void looked(long beganNs) {
        lookedNs = beganNs;
        isFollowed = true;
    }

    /** Some changes were passed over: nothing that is at hand can be relied on. */
    public void forget() {
        byId.synchronous().invalidateAll();
    }

    private boolean isOld(CompletableFuture<Kept> there) {
        if (!there.isDone() || there.isCompletedExceptionally()) {
            return false;
        }
        long nowNs = clockNs.getAsLong();
        return nowNs - there.join().readNs > FRESH_NS && !(isFollowed && nowNs - lookedNs <= FRESH_NS);
    }

    /** Reads a product again, once for all who ask; when that can't be, it is given as it was. */
    private CompletableFuture<Kept> renewed(long id, CompletableFuture<Kept> old, Executor executor) {
        Kept before = old.join();
        CompletableFuture<Kept> fresh = new CompletableFuture<>();
        if (!byId.asMap().replace(id, old, fresh)) {
            CompletableFuture<Kept> there = byId.getIfPresent(id);
            return there == null ? old : there;
        }
        try {
            executor.execute(() -> {
                try {
                    fresh.complete(readOr(before, id));
                } catch (RuntimeException e) {
                    fresh.completeExceptionally(e);
                }
            });
        } catch (RuntimeException _) {
            fresh.complete(before); // nobody reads now; what is a second old is better than nothing
        }
        return fresh;
    }

    private Kept readOr(Kept before, long id) {
        try {
            return read(id);
        } catch (DatabaseException _) {
            return new Kept(before.product, clockNs.getAsLong());
        }
    }

    private Kept read(long id) {
        long nowNs = clockNs.getAsLong();
        return new Kept(products.byId(id).orElse(null), nowNs);
    }

    private Map<Long, Kept> readAll(Set<? extends Long> ids) {
        long nowNs = clockNs.getAsLong();
        Map<Long, Product> found = products.byIds(Set.copyOf(ids));
        Map<Long, Kept> kept = new HashMap<>();
        ids.forEach(id -> kept.put(id, new Kept(found.get(id), nowNs)));
        return kept;
    }

    /** About what a product takes: its texts above all. */
    private static int bytesOf(Kept kept) {
        Product product = kept.product;
        if (product == null) {
            return BYTES_A_TEXT;
        }
        ProductContent pending = product.pending();
        return BYTES_A_PRODUCT + bytesOf(product.content()) + (pending == null ? 0 : bytesOf(pending));
    }

    private static int bytesOf(ProductContent content) {
        int bytes = BYTES_A_VARIANT * content.variants().size()
                + BYTES_A_TEXT * content.images().size();
        for (ProductText text : content.texts().values()) {
            bytes += BYTES_A_TEXT
                    + 2 * (text.title().length() + text.description().length());
        }
        for (Map.Entry<String, String> attribute : content.attributes().entrySet()) {
            bytes += BYTES_A_TEXT
                    + attribute.getKey().length()
                    + attribute.getValue().length();
        }
        return bytes;
    }
}
