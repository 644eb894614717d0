package io.drumroll.catalog;

import io.drumroll.catalog.Listings.Answer;
import io.drumroll.catalog.Product.Moment;
import io.drumroll.catalog.Result.Refused;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.database.DuplicateRowException;
import io.drumroll.database.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Products from draft to publishing. Any thread may call any method; each waits for the database, and some for the engine,
 * so none is for an event loop.
 *
 * <p>A shop sees its own products alone: another's is refused as if it were not there. What is answered as done is on disk.
 * All methods throw {@link io.drumroll.database.DatabaseUnavailableException} when the database is away.
 */
public final class Products {
    /** The most products in one answer. */
    public static final int MAX_PAGE = 1_000;
    /** The most characters of a reason. */
    public static final int MAX_REASON = 500;

    static final String AFTER_PRODUCT = "WHERE shop = ? AND code >"
            + " COALESCE((SELECT last.code FROM product last WHERE last.id = ? AND last.shop = ?), '')";
    private static final String NOT_FOUND = "There is no such product in this shop.";

    private final Database database;
    private final ContentRules rules;
    private final Listings listings;
    private final Publisher publisher;
    private final BulkPublisher bulk;
    private final LongSupplier nowMs;
    /** Products that a thread is bringing to the engine, so that no other does the same. */
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    /**
     * The products of a database.
     *
     * @param nowMs the time, in ms of the epoch.
     */
    public Products(Database database, Categories categories, Listings listings, LongSupplier nowMs) {
        this.database = database;
        this.rules = new ContentRules(categories::has);
        this.listings = listings;
        this.publisher = new Publisher(listings, categories::branchOf);
        this.nowMs = nowMs;
        this.bulk = new BulkPublisher(database, publisher, underWay, nowMs);
    }

    /** Makes a draft. */
    public Result<Product> create(int shop, ProductContent raw) {
        Problems problems = new Problems();
        ProductContent content = checked(raw, problems);
        if (!problems.isEmpty()) {
            return Result.badContent(problems);
        }
        try {
            return Result.done(database.writeDurably(connection -> {
                long change = Counters.changes(connection, 1);
                long id = Counters.products(connection, 1);
                Product product = Product.draft(id, shop, content, change, nowMs.getAsLong());
                ProductRows.insert(connection, List.of(product));
                return product;
            }));
        } catch (DuplicateRowException _) {
            return Result.refused(Refusal.CODE_TAKEN, "The shop has a product " + content.code() + " already.");
        }
    }

    /**
     * Changes what a product says. A published product goes on as it is until an operator approves the change, which waits
     * for review at once; anything else is a draft afterwards.
     *
     * @param version what the caller looked at.
     */
    public Result<Product> change(int shop, long id, int version, ProductContent raw) {
        Problems problems = new Problems();
        ProductContent content = checked(raw, problems);
        if (!problems.isEmpty()) {
            return Result.badContent(problems);
        }
        return move(shop, id, version, (product, moment) -> {
            if (!product.content().code().equals(content.code())) {
                return Result.refused(Refusal.BAD_CONTENT, "A product's code can't change: make a new product.");
            }
            String reason = whyFixed(product);
            return reason == null
                    ? Result.done(product.changedTo(content, moment))
                    : Result.refused(Refusal.WRONG_STATE, reason);
        });
    }

    /** Why a product's content can't change now, or null. */
    public static @Nullable String whyFixed(Product product) {
        return switch (product.step()) {
            case PUBLISHING -> "It is being published: change it in a moment.";
            case WITHDRAWING -> "It is being withdrawn.";
            case NONE, REVIEW ->
                product.state() == ProductState.WITHDRAWN ? "It was withdrawn: make a new product." : null;
        };
    }

    /** Asks an operator to look at a draft, or again at what was refused. */
    public Result<Product> submit(int shop, long id, int version) {
        return move(shop, id, version, (product, moment) -> {
            boolean isDraft = product.state() == ProductState.DRAFT || product.state() == ProductState.REFUSED;
            boolean isRefusedChange = product.state() == ProductState.PUBLISHED && product.pending() != null;
            return product.step() == Step.NONE && (isDraft || isRefusedChange)
                    ? Result.done(product.submitted(moment))
                    : Result.refused(Refusal.WRONG_STATE, "Only a draft, or what was refused, can be submitted.");
        });
    }

    /**
     * An operator approves what waits for review: the engine lists the variants, and the product is on show.
     *
     * @param version what the operator looked at.
     * @return refused with {@link Refusal#UNDER_WAY} when the engine is away: {@link #finishUnderWay} goes on.
     */
    public Result<Product> approve(long id, int version) {
        return alone(id, () -> {
            Result<Product> approved = move(
                    null,
                    id,
                    version,
                    (product, moment) -> product.step() == Step.REVIEW
                            ? Result.done(product.approved(moment))
                            : Result.refused(Refusal.WRONG_STATE, "It does not wait for review."));
            return approved instanceof Result.Done<Product>(Product product) ? finish(product) : approved;
        });
    }

    /** An operator refuses what waits for review; a published product stays as it is, and its proposed change is kept. */
    public Result<Product> refuse(long id, int version, String reason) {
        Problems problems = new Problems();
        String why = TextRules.required("reason", reason, MAX_REASON, false, problems);
        if (!problems.isEmpty()) {
            return Result.badContent(problems);
        }
        return move(
                null,
                id,
                version,
                (product, moment) -> product.step() == Step.REVIEW
                        ? Result.done(product.refused(why, moment))
                        : Result.refused(Refusal.WRONG_STATE, "It does not wait for review."));
    }

    /**
     * Takes a product off for good; a published one's SKUs leave the engine's shelves.
     *
     * @return refused with {@link Refusal#UNDER_WAY} when the engine is away: {@link #finishUnderWay} goes on.
     */
    public Result<Product> withdraw(int shop, long id, int version) {
        return alone(id, () -> {
            Result<Product> moved = move(shop, id, version, (product, moment) -> {
                String reason = whyFixed(product);
                if (reason != null) {
                    return Result.refused(Refusal.WRONG_STATE, reason);
                }
                return Result.done(
                        product.state() == ProductState.PUBLISHED
                                ? product.withdrawing(moment)
                                : product.withdrawn(moment));
            });
            return moved instanceof Result.Done<Product>(Product product) && product.step() == Step.WITHDRAWING
                    ? finish(product)
                    : moved;
        });
    }

    /** Changes a published variant's price at once, without review. */
    public Result<Product> changePrice(int shop, long id, String variant, long priceMinor) {
        Optional<Product> found = byId(id).filter(product -> product.shop() == shop);
        Integer sku = found.map(product -> product.skus().get(variant)).orElse(null);
        if (found.isEmpty() || sku == null) {
            return Result.refused(Refusal.NOT_FOUND, "There is no such published variant in this shop.");
        }
        Product product = found.get();
        ProductContent next = product.content()
                .with(product.content().variants().stream()
                        .map(each -> each.code().equals(variant) ? each.at(priceMinor) : each)
                        .toList());
        Problems problems = new Problems();
        rules.check(next, problems);
        if (!problems.isEmpty()) {
            return Result.badContent(problems);
        }
        if (!product.isOnShow() || product.step() == Step.PUBLISHING) {
            return Result.refused(Refusal.WRONG_STATE, "It is not on show: change it in a moment, or as a draft.");
        }
        Variant priced = next.variants().stream()
                .filter(each -> each.code().equals(variant))
                .findFirst()
                .orElseThrow();
        return switch (listings.changePrice(sku, Publisher.price(priced))) {
            case Answer.Done _ ->
                move(shop, id, product.version(), (now, moment) -> Result.done(now.repriced(next, moment)));
            case Answer.Refused(String reason) -> Result.refused(Refusal.ENGINE_REFUSED, reason);
            case Answer.Away(String reason) -> Result.refused(Refusal.UNDER_WAY, reason + " Ask again.");
        };
    }

    /**
     * An operator approves all of a shop's products that wait for review, many at a time: one commit before the engine is
     * asked for a batch, and one after.
     *
     * @param limit the most products of this call, at most {@link BulkPublisher#MAX_AT_ONCE}; call again while there is more.
     * @param decided told the number of each, once it is decided that it goes on show.
     */
    public BulkApproval approveAll(int shop, int limit, LongConsumer decided) {
        return bulk.approveAll(shop, Math.clamp(limit, 1, BulkPublisher.MAX_AT_ONCE), decided);
    }

    /**
     * Goes on with what was being published or withdrawn when the engine went away or the process ended: to be called at
     * start and every few seconds.
     *
     * @return how many products are still under way, at most {@code limit}.
     */
    public int finishUnderWay(int limit) {
        List<Product> waiting = database.read(connection -> ProductRows.select(
                connection,
                "WHERE step IN ('PUBLISHING', 'WITHDRAWING') ORDER BY step, id FETCH FIRST ? ROWS ONLY",
                bounded(limit)));
        int left = bulk.publish(waiting.stream()
                        .filter(product -> product.step() == Step.PUBLISHING)
                        .toList())
                .underWay();
        for (Product product : waiting) {
            if (product.step() == Step.WITHDRAWING
                    && alone(product.id(), () -> finish(product)) instanceof Refused<Product> refused
                    && refused.why() == Refusal.UNDER_WAY) {
                left++;
            }
        }
        return left;
    }

    /** Does it unless another thread has the product in hand, which from the decision on is one thread until it is over. */
    private Result<Product> alone(long id, Supplier<Result<Product>> work) {
        if (!underWay.add(id)) {
            return Result.refused(Refusal.UNDER_WAY, "It is being done already.");
        }
        try {
            return work.get();
        } finally {
            underWay.remove(id);
        }
    }

    /** What was decided stands although the database is busy now: {@link #finishUnderWay} goes on. */
    private Result<Product> finish(Product product) {
        try {
            return product.step() == Step.WITHDRAWING ? finishWithdrawing(product) : finishPublishing(product);
        } catch (DatabaseUnavailableException e) {
            return Result.refused(Refusal.UNDER_WAY, "The database is busy. It is gone on with in a moment.");
        }
    }

    private Result<Product> finishPublishing(Product product) {
        return switch (publisher.publish(product)) {
            case Publisher.Outcome.Done(Map<String, Integer> skus) ->
                move(product, Step.PUBLISHING, (now, moment) -> now.published(skus, moment));
            case Publisher.Outcome.Refused(String reason) -> {
                String kept = Publisher.cut(reason, MAX_REASON);
                move(product, Step.PUBLISHING, (now, moment) -> now.refused(kept, moment));
                yield Result.refused(Refusal.ENGINE_REFUSED, kept);
            }
            case Publisher.Outcome.Away(String reason) ->
                Result.refused(Refusal.UNDER_WAY, reason + " It is published as soon as the engine answers.");
        };
    }

    private Result<Product> finishWithdrawing(Product product) {
        String away = publisher.withdraw(product);
        return away == null
                ? move(product, Step.WITHDRAWING, Product::withdrawn)
                : Result.refused(Refusal.UNDER_WAY, away + " It is withdrawn as soon as the engine answers.");
    }

    /** Ends a step, unless another thread has ended it. */
    private Result<Product> move(Product product, Step step, BiFunction<Product, Moment, Product> end) {
        return move(
                null,
                product.id(),
                product.version(),
                (now, moment) -> Result.done(now.step() == step ? end.apply(now, moment) : now));
    }

    /** One change of one product; the shop is null where an operator or the engine does it. */
    private Result<Product> move(@Nullable Integer shop, long id, int version, Move move) {
        return database.writeDurably(connection -> {
            Moment moment = new Moment(Counters.changes(connection, 1), nowMs.getAsLong());
            Product product = ProductRows.byId(connection, id);
            if (product == null || (shop != null && shop != product.shop())) {
                return Result.refused(Refusal.NOT_FOUND, NOT_FOUND);
            }
            if (product.version() != version) {
                return Result.refused(
                        Refusal.CHANGED_MEANWHILE,
                        "It was changed meanwhile and is at version " + product.version() + ": look at it again.");
            }
            Result<Product> moved = move.of(product, moment);
            if (moved instanceof Result.Done<Product>(Product next) && next.changeNumber() == moment.changeNumber()) {
                ProductRows.update(connection, List.of(next));
            }
            return moved;
        });
    }

    private ProductContent checked(ProductContent raw, Problems problems) {
        ProductContent content = rules.check(raw, problems);
        if (problems.isEmpty() && !content.images().isEmpty()) {
            database.read(connection -> {
                checkImages(connection, content, problems);
                return true;
            });
        }
        return content;
    }

    private static void checkImages(Connection connection, ProductContent content, Problems problems)
            throws SQLException {
        if (StoredImages.known(connection, content.images()).size()
                < content.images().size()) {
            problems.add("images", "Upload the images first.");
        }
    }

    /** A product by its number. */
    public Optional<Product> byId(long id) {
        return database.read(connection -> Optional.ofNullable(ProductRows.byId(connection, id)));
    }

    /** Products by their numbers; those that are not there are left out. At most {@link #MAX_PAGE} numbers. */
    public Map<Long, Product> byIds(Collection<Long> ids) {
        List<Product> found = database.read(connection -> ProductRows.byIds(connection, atMostPage(ids)));
        Map<Long, Product> byId = new HashMap<>();
        found.forEach(product -> byId.put(product.id(), product));
        return byId;
    }

    /** The products whose variants have these SKUs, by SKU. At most {@link #MAX_PAGE} SKUs. */
    public Map<Integer, Product> bySkus(Collection<Integer> skus) {
        return database.read(connection -> {
            Map<Integer, Long> products = productsOf(connection, atMostPage(skus));
            Map<Long, Product> byId = new HashMap<>();
            ProductRows.byIds(connection, Set.copyOf(products.values()))
                    .forEach(product -> byId.put(product.id(), product));
            Map<Integer, Product> bySku = new LinkedHashMap<>();
            products.forEach((sku, id) -> {
                Product product = byId.get(id);
                if (product != null) {
                    bySku.put(sku, product);
                }
            });
            return bySku;
        });
    }

    /** The numbers of the products whose variants have these SKUs, by SKU. At most {@link #MAX_PAGE} SKUs. */
    public Map<Integer, Long> idsBySkus(Collection<Integer> skus) {
        return database.read(connection -> productsOf(connection, atMostPage(skus)));
    }

    private static Map<Integer, Long> productsOf(Connection connection, Collection<Integer> skus) throws SQLException {
        Array array = connection.createArrayOf(
                "integer", skus.stream().filter(sku -> sku > 0).toArray());
        Map<Integer, Long> products = new LinkedHashMap<>();
        try {
            Sql.list(
                    connection,
                    "SELECT sku, product FROM product_variant WHERE sku = ANY(?)",
                    row -> products.put(row.getInt(1), row.getLong(2)) == null,
                    array);
        } finally {
            array.free();
        }
        return products;
    }

    /** A shop's product by the shop's own code. */
    public Optional<Product> byCode(int shop, String code) {
        return database.read(connection ->
                ProductRows.byCodes(connection, shop, List.of(code)).stream().findFirst());
    }

    /**
     * A page of a shop's products, by code.
     *
     * @param afterCode the last code of the page before; empty for the first.
     */
    public List<Product> ofShop(int shop, String afterCode, int limit) {
        return database.read(connection -> ProductRows.select(
                connection,
                "WHERE shop = ? AND code > ? ORDER BY shop, code FETCH FIRST ? ROWS ONLY",
                shop,
                afterCode,
                bounded(limit)));
    }

    /**
     * A page of a shop's products in one state, by code.
     *
     * @param afterId the last product of the page before; 0 for the first.
     */
    public List<Product> ofShop(int shop, ProductState state, long afterId, int limit) {
        return database.read(connection -> ProductRows.select(
                connection,
                AFTER_PRODUCT + " AND state = ? ORDER BY shop, code FETCH FIRST ? ROWS ONLY",
                shop,
                afterId,
                shop,
                state.name(),
                bounded(limit)));
    }

    /**
     * A page of a shop's products, by code.
     *
     * @param afterId the last product of the page before; 0 for the first.
     */
    public List<Product> ofShop(int shop, long afterId, int limit) {
        return database.read(connection -> ProductRows.select(
                connection,
                AFTER_PRODUCT + " ORDER BY shop, code FETCH FIRST ? ROWS ONLY",
                shop,
                afterId,
                shop,
                bounded(limit)));
    }

    /**
     * A page of a shop's products that hold each of some words in their code or their texts, by code. Reads through what the
     * shop has.
     *
     * @param state only those in this state; null for any.
     * @param search words between spaces, in any case; those behind the fifth are passed over.
     * @param afterId the last product of the page before; 0 for the first.
     */
    public List<Product> find(int shop, @Nullable ProductState state, String search, long afterId, int limit) {
        return database.read(connection -> ShopSearch.find(connection, shop, state, search, afterId, bounded(limit)));
    }

    /**
     * A page of what waits for an operator's review, by number.
     *
     * @param afterId the last number of the page before; 0 for the first.
     */
    public List<Product> inReview(long afterId, int limit) {
        return database.read(connection -> ProductRows.select(
                connection,
                "WHERE step = 'REVIEW' AND id > ? ORDER BY step, id FETCH FIRST ? ROWS ONLY",
                afterId,
                bounded(limit)));
    }

    /**
     * The products that changed after a change, in the order of their last changes. Whoever has read up to a number never
     * misses one below it; a product that changed twice comes once, at its last.
     */
    public List<Product> changesSince(long changeNumber, int limit) {
        return database.read(connection -> ProductRows.select(
                connection,
                "WHERE change_number > ? ORDER BY change_number FETCH FIRST ? ROWS ONLY",
                changeNumber,
                bounded(limit)));
    }

    /**
     * The published products whose launch time is still to come, the soonest first.
     *
     * @param afterMs exclusive, in ms of the epoch.
     */
    public List<Product> launchingAfter(long afterMs, int limit) {
        return database.read(connection -> ProductRows.select(
                connection,
                "WHERE launch_ms > ? AND state = 'PUBLISHED' AND step <> 'WITHDRAWING'"
                        + " ORDER BY launch_ms, id FETCH FIRST ? ROWS ONLY",
                afterMs,
                bounded(limit)));
    }

    /**
     * A page of published products whose launch time came within a time, by number.
     *
     * @param afterMs exclusive, in ms of the epoch.
     * @param untilMs inclusive.
     * @param afterId the last number of the page before; 0 for the first.
     */
    public List<Product> launchedBetween(long afterMs, long untilMs, long afterId, int limit) {
        return database.read(connection -> ProductRows.select(
                connection,
                "WHERE launch_ms > ? AND launch_ms <= ? AND id > ? AND state = 'PUBLISHED'"
                        + " ORDER BY id FETCH FIRST ? ROWS ONLY",
                afterMs,
                untilMs,
                afterId,
                bounded(limit)));
    }

    /** The number of the last change; a follower that is ahead of it follows another catalogue, and begins anew. */
    public long lastChange() {
        return database.read(Counters::lastChange);
    }

    private static int bounded(int limit) {
        return Math.clamp(limit, 1, MAX_PAGE);
    }

    private static <T> Collection<T> atMostPage(Collection<T> wanted) {
        if (wanted.size() <= MAX_PAGE) {
            return wanted;
        }
        throw new IllegalArgumentException("at most " + MAX_PAGE + " at a time, not " + wanted.size());
    }

    /** What is to become of a product, or why not. */
    @FunctionalInterface
    private interface Move {
        Result<Product> of(Product product, Moment moment);
    }
}
