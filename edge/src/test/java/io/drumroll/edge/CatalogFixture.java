package io.drumroll.edge;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.ContentWriter;
import io.drumroll.catalog.Listings;
import io.drumroll.catalog.Merchants;
import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.ProductText;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.ShopShelf;
import io.drumroll.catalog.Shops;
import io.drumroll.catalog.Variant;
import io.drumroll.catalog.image.Images;
import io.drumroll.catalog.review.Reviews;
import io.drumroll.catalog.transfer.Exports;
import io.drumroll.catalog.transfer.ImportRunner;
import io.drumroll.catalog.transfer.Imports;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server with a real catalogue in an empty database, and an engine that is only played. */
final class CatalogFixture implements AutoCloseable {
    static final long NOW_MS = 1_762_790_400_000L;

    final EdgeFixture edge;
    final PlayedEngine engine = new PlayedEngine();
    final List<String> owned = Collections.synchronizedList(new ArrayList<>());
    /** Buyers who have received whatever there is. */
    final Set<Long> received = ConcurrentHashMap.newKeySet();

    final AtomicLong nowMs = new AtomicLong(NOW_MS);
    private final Database database;
    private final ImportRunner runner;

    CatalogFixture(TestDatabase kind, Path folder) throws IOException {
        this(kind, folder, Imports.MAX_FILE_BYTES);
    }

    CatalogFixture(TestDatabase kind, Path folder, long maxFileBytes) throws IOException {
        this(kind, folder, maxFileBytes, true);
    }

    /**
     * A catalogue.
     *
     * @param isRunning whether imports run; otherwise they stay where they are.
     */
    CatalogFixture(TestDatabase kind, Path folder, long maxFileBytes, boolean isRunning) throws IOException {
        database = Database.open(new DatabaseAddress(kind.newUrl()));
        database.migrate("catalog");
        Categories categories = new Categories(database);
        categories.add("kitchen", "", new TreeMap<>(Map.of("en", "Kitchen", "zh", "厨房")));
        Products products = new Products(database, categories, engine, nowMs::get);
        Imports imports = new Imports(database, categories, folder.resolve("imports"), maxFileBytes, nowMs::get);
        runner = new ImportRunner(imports);
        if (isRunning) {
            runner.start();
        }
        ProductParts parts = new ProductParts(
                products,
                new Merchants(
                        database, engine, (person, shop, operator) -> owned.add(person + " runs " + shop), nowMs::get),
                categories,
                new Reviews(database, (buyer, skus) -> received.contains(buyer) && !skus.isEmpty(), nowMs::get),
                new ShopShelf(database, nowMs::get),
                new Images(database, folder.resolve("images"), nowMs::get),
                imports,
                runner,
                new Exports(products),
                () -> true,
                nowMs::get);
        edge = new EdgeFixture(EdgeOptions.onLoopback(0), all -> all.withProducts(parts)).open();
    }

    /** A product with two variants, in English and Chinese. */
    static String product(String code) {
        return product(code, "A teapot");
    }

    static String product(String code, String title) {
        return ContentWriter.product(content(code, title, "Made by hand."));
    }

    static ProductContent content(String code, String title, String description) {
        return new ProductContent(
                code,
                "kitchen",
                "Yunnan",
                "CN",
                "691110",
                new TreeMap<>(Map.of("en", new ProductText(title, description), "zh", new ProductText("茶壶", "手工制作"))),
                new TreeMap<>(Map.of("material", "clay")),
                List.of(),
                0,
                List.of(variant("small", 1_900), variant("large", 2_900)));
    }

    private static Variant variant(String size, long priceMinor) {
        return new Variant(size, new TreeMap<>(Map.of("size", size)), priceMinor, "CNY", 100, 5);
    }

    Answer getAs(String who, String path) {
        return edge.sendAs(who, HttpRequest.newBuilder(edge.uri(path)));
    }

    Answer strangerGets(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(edge.uri(path));
        return edge.sendAsIs(headers.length == 0 ? request : request.headers(headers));
    }

    Answer postAs(String who, String path, String body) {
        return edge.sendAs(who, edge.withBody("POST", path, body));
    }

    Answer putAs(String who, String path, String body) {
        return edge.sendAs(who, edge.withBody("PUT", path, body));
    }

    Answer deleteAs(String who, String path) {
        return edge.sendAs(who, HttpRequest.newBuilder(edge.uri(path)).DELETE());
    }

    Answer sendFileAs(String who, String path, String type, byte[] file) {
        return edge.sendAs(
                who,
                HttpRequest.newBuilder(edge.uri(path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(file)));
    }

    /** A draft of shop 1's; its number. */
    long draft(String body) {
        Answer made = postAs("merchant-1", "/v1/shops/1/products", body);
        if (made.status() != 201) {
            throw new AssertionError(made.body());
        }
        return Long.parseLong(made.at("product"));
    }

    /** A product of shop 1's that is on show; its number. */
    long published(String body) {
        long id = draft(body);
        postAs("merchant-1", "/v1/products/" + id + "/submission?version=1", "{}");
        Answer approved = postAs("operator", "/v1/products/" + id + "/approval?version=1", "{}");
        if (approved.status() != 200) {
            throw new AssertionError(approved.body());
        }
        return id;
    }

    @Override
    public void close() {
        edge.close();
        runner.close();
        database.close();
    }

    /** Takes all that it is asked, and remembers keys. */
    static final class PlayedEngine implements Listings, Shops {
        private final AtomicInteger last = new AtomicInteger();
        private final Map<String, Integer> byKey = Collections.synchronizedMap(new HashMap<>());
        volatile boolean isAway;

        @Override
        public Listings.Answer list(String key, Listing listing) {
            return isAway
                    ? new Listings.Answer.Away("The engine is away.")
                    : new Listings.Answer.Done(byKey.computeIfAbsent(key, _ -> last.incrementAndGet()));
        }

        @Override
        public Listings.Answer changePrice(int sku, Money price) {
            return new Listings.Answer.Done(sku);
        }

        @Override
        public Listings.Answer delist(int sku) {
            return new Listings.Answer.Done(sku);
        }

        @Override
        public Shops.Answer open(String key, String name, Country country, ShopKind kind, Currency currency) {
            return new Shops.Answer.Opened(byKey.computeIfAbsent(key, _ -> last.incrementAndGet()));
        }
    }
}
