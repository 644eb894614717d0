package io.drumroll.edge;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.Listings;
import io.drumroll.catalog.Merchants;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.ProductText;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.ShopShelf;
import io.drumroll.catalog.Variant;
import io.drumroll.catalog.image.Images;
import io.drumroll.catalog.review.Reviews;
import io.drumroll.catalog.search.CatalogueSearch;
import io.drumroll.catalog.search.FreshReads;
import io.drumroll.catalog.search.SearchSettings;
import io.drumroll.catalog.transfer.Exports;
import io.drumroll.catalog.transfer.ImportRunner;
import io.drumroll.catalog.transfer.Imports;
import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.ReplyHandler;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.money.Money;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server whose festival is {@link EdgeFixture#openWide}, with a real catalogue and index: see {@link #fill}. */
final class SearchFixture implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;
    private final Categories categories;
    private final AtomicReference<EngineFestival> festival = new AtomicReference<>();
    final EdgeFixture edge;
    final CatalogueSearch search;
    final Products products;

    SearchFixture(Path folder) {
        this(folder, (_, given) -> given);
    }

    /** One with more parts, on the same database. */
    SearchFixture(Path folder, BiFunction<Database, EdgeParts, EdgeParts> more) {
        database = Database.open(new DatabaseAddress(TestDatabase.H2.newUrl()));
        database.migrate("catalog");
        categories = new Categories(database);
        List<CatalogueSearch> made = new ArrayList<>();
        List<Products> listed = new ArrayList<>();
        edge = new EdgeFixture(EdgeOptions.onLoopback(0), parts -> {
            Products own = new Products(database, categories, new Shelf(festival::get), System::currentTimeMillis);
            listed.add(own);
            made.add(open(folder, own, parts.festival()));
            EdgeParts usual = parts.withSearch(new SearchParts(made.getFirst(), this::festivalMs))
                    .withProducts(catalogue(folder, own));
            return more.apply(database, usual);
        });
        festival.set(edge.festival);
        search = made.getFirst();
        products = listed.getFirst();
        edge.festival.feed(search.figures());
        edge.openWide();
        category("home", "", "Home", "家居");
        category("teaware", "home", "Teaware", "茶具");
        category("sound", "", "Sound", "音响");
        search.start();
    }

    /** Deals begin and end, and products are launched, by the festival's clock. */
    private long festivalMs() {
        return Objects.requireNonNull(festival.get()).nowMs.get();
    }

    private ProductParts catalogue(Path folder, Products own) {
        try {
            Imports imports = new Imports(database, categories, folder.resolve("imports"), System::currentTimeMillis);
            return new ProductParts(
                    own,
                    new Merchants(
                            database, new CatalogFixture.PlayedEngine(), (_, _, _) -> {}, System::currentTimeMillis),
                    categories,
                    new Reviews(database, (_, _) -> false, System::currentTimeMillis),
                    new ShopShelf(database, System::currentTimeMillis),
                    new Images(database, folder.resolve("images"), System::currentTimeMillis),
                    imports,
                    new ImportRunner(imports),
                    new Exports(own),
                    () -> true,
                    this::festivalMs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CatalogueSearch open(Path folder, Products own, Festival festival) {
        try {
            return CatalogueSearch.open(
                    folder, SearchSettings.usual(), own, categories, reads(festival), 0, System::currentTimeMillis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FreshReads reads(Festival festival) {
        return new FreshReads() {
            @Override
            public <A> void read(Query<A> query, Consumer<Query.Reply<A>> onReply, Runnable onFailure) {
                festival.read(0, query, new ReplyHandler<A>() {
                    @Override
                    public void onReply(Query.Reply<A> reply) {
                        onReply.accept(reply);
                    }

                    @Override
                    public void onFailure(Failure why) {
                        onFailure.run();
                    }
                });
            }
        };
    }

    private void category(String code, String parent, String english, String chinese) {
        categories.add(code, parent, new TreeMap<>(Map.of("en", english, "zh", chinese)));
    }

    /**
     * Two teapots, a cup and earbuds from Japan in the import shop, at 800.00 EUR, and thirty bowls at 10.00 to 39.00.
     */
    SearchFixture fill() {
        publish(1, content("pot-celadon", "teaware", "Muyunju", "CN", "Celadon Teapot", "青瓷茶壶", 19_900));
        publish(1, content("pot-clay", "teaware", "Heyejia", "CN", "Clay Teapot", "紫砂茶壶", 5_900));
        publish(1, content("cup", "teaware", "Muyunju", "CN", "Porcelain Cup", "白瓷杯", 2_900));
        publish(2, content("buds", "sound", "Hoshikazedo", "JP", "Wireless Earbuds", "无线耳机", 80_000));
        for (int i = 0; i < 30; i++) {
            publish(1, content("bowl-" + i, "home", "Heyejia", "CN", "Bowl number " + i, "碗 " + i, 1_000 + 100L * i));
        }
        until("/v1/search?q=", answer -> answer.at("total").equals("34"));
        until("/v1/search?inStock=true", answer -> answer.at("total").equals("34"));
        return this;
    }

    static ProductContent content(
            String code,
            String category,
            String brand,
            String origin,
            String english,
            String chinese,
            long priceMinor) {
        String currency = origin.equals("JP") ? "EUR" : "CNY";
        return new ProductContent(
                code,
                category,
                brand,
                origin,
                "",
                new TreeMap<>(Map.of("en", new ProductText(english, ""), "zh", new ProductText(chinese, ""))),
                new TreeMap<>(),
                List.of(),
                0,
                List.of(new Variant("one", new TreeMap<>(), priceMinor, currency, 10, 0)));
    }

    Product publish(int shop, ProductContent content) {
        Product draft = done(products.create(shop, content));
        Product submitted = done(products.submit(shop, draft.id(), draft.version()));
        return done(products.approve(submitted.id(), submitted.version()));
    }

    private static <T> T done(Result<T> result) {
        if (result instanceof Result.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError(result.toString());
    }

    /** As a stranger asks. */
    EdgeFixture.Answer get(String path) {
        return edge.sendAsIs(HttpRequest.newBuilder(edge.uri(path)));
    }

    /** Finds by a text. */
    EdgeFixture.Answer find(String text, String more) {
        return get("/v1/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + more);
    }

    /** Asks until the answer is as it should be. */
    EdgeFixture.Answer until(String path, Predicate<EdgeFixture.Answer> isSo) {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            edge.festival.onThread(() -> search.figures().publish(edge.festival.nowMs.get()));
            EdgeFixture.Answer answer = get(path);
            if (isSo.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadlineNs) {
                throw new AssertionError("still: " + answer.body());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** The hits' titles. */
    static List<String> titles(EdgeFixture.Answer answer) {
        return fields(answer.json().get("hits"), "title");
    }

    /** A facet's values with their counts. */
    static Map<String, String> facet(EdgeFixture.Answer answer, String name) {
        Map<String, String> counts = new TreeMap<>();
        if (answer.json().get("facets") instanceof Map<?, ?> facets && facets.get(name) instanceof List<?> values) {
            for (Object value : values) {
                if (value instanceof Map<?, ?> one) {
                    counts.put(String.valueOf(one.get("value")), String.valueOf(one.get("count")));
                }
            }
        }
        return counts;
    }

    static List<String> fields(@Nullable Object list, String name) {
        List<String> values = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> one) {
                    values.add(String.valueOf(one.get(name)));
                }
            }
        }
        return values;
    }

    @Override
    public void close() {
        edge.close();
        search.close();
        database.close();
    }

    /** Lists in the festival. */
    private record Shelf(Supplier<EngineFestival> of) implements Listings {
        @Override
        public Answer list(String key, Listing listing) {
            return new Answer.Done((int) of.get()
                    .given(new Command.ListSku(
                            listing.shop(),
                            listing.title(),
                            listing.category(),
                            listing.brand(),
                            listing.origin(),
                            listing.tariffCode(),
                            listing.price(),
                            listing.stock(),
                            listing.limitPerBuyer()))
                    .id());
        }

        @Override
        public Answer changePrice(int sku, Money price) {
            of.get().given(new Command.ChangePrice(sku, price));
            return new Answer.Done(sku);
        }

        @Override
        public Answer delist(int sku) {
            of.get().given(new Command.DelistSku(sku));
            return new Answer.Done(sku);
        }
    }
}
