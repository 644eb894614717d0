package io.drumroll.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.Samples;
import io.drumroll.database.Database;
import io.drumroll.engine.money.Money;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The search follows a real catalogue, and the real engine's prices, whatever was kept of the index. */
@ParameterizedClass
@MethodSource("databases")
class CatalogueSearchTest {
    private static final long NOW_MS = 1_800_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    private final EngineMarket market = new EngineMarket();
    private Database database = Samples.open(TestDatabase.H2);
    private Products products = new Products(database, new Categories(database), market, this::nowMs);
    private volatile long nowMs = NOW_MS;
    private @Nullable CatalogueSearch running;

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        database.close();
        database = Samples.open(kind);
        products = new Products(database, new Categories(database), market, this::nowMs);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsAProductThatIsPublishedAndNoneThatIsWithdrawn() throws IOException {
        try (CatalogueSearch search = started()) {
            Product product = published(Samples.content("pot-1"));
            awaitFound(search, "teapot", 1);
            assertThat(found(search, "teapot").hits().getFirst().card().title(SearchLanguage.CHINESE))
                    .isEqualTo("茶壶 pot-1");
            assertThat(found(search, "厨房").total()).isEqualTo(1);

            products.withdraw(1, product.id(), product.version());
            awaitFound(search, "teapot", 0);
        }
    }

    @Test
    void findsAProductOnceItsLaunchTimeHasCome() throws IOException {
        ProductContent later = launched(Samples.content("pot-1"), NOW_MS + 60_000);
        try (CatalogueSearch search = started()) {
            published(later);
            published(Samples.content("pot-2"));
            awaitFound(search, "teapot", 1);
            nowMs = NOW_MS + 60_000;
            awaitFound(search, "teapot", 2);
        }
    }

    @Test
    void sortsByThePriceThatTheEngineHas() throws IOException {
        Product product = published(Samples.content("pot-1"));
        int small = product.skus().getOrDefault("small", 0);
        try (CatalogueSearch search = started()) {
            awaitFound(search, "teapot", 1);
            market.changePrice(small, new Money(100, EngineMarket.CNY));
            await(() -> found(search, "teapot").hits().getFirst().card().priceMinor() == 100);
        }
        market.changePrice(small, new Money(50, EngineMarket.CNY));
        try (CatalogueSearch search = started()) {
            // What the index missed is found by comparing.
            await(() -> found(search, "teapot").hits().getFirst().card().priceMinor() == 50);
        }
    }

    @Test
    void goesOnBehindWhatTheIndexHoldsAndIsBuiltAnewWhenThatIsAnotherCatalogues() throws IOException {
        published(Samples.content("pot-1"));
        try (CatalogueSearch search = started()) {
            awaitFound(search, "teapot", 1);
        }
        published(Samples.content("pot-2"));
        String generation;
        try (CatalogueSearch search = started()) {
            awaitFound(search, "teapot", 2);
            generation = search.condition().generation();
        }
        database.close();
        open();
        published(Samples.content("cup-1", "A cup", Samples.variant("one", 500)));
        try (CatalogueSearch search = started()) {
            awaitFound(search, "cup", 1);
            awaitFound(search, "teapot", 0);
            assertThat(search.condition().generation()).isNotEqualTo(generation);
        }
    }

    @Test
    void indexesAnewWhenACategoryGetsAnotherName() throws IOException {
        published(Samples.content("pot-1"));
        try (CatalogueSearch search = started()) {
            awaitFound(search, "teapot", 1);
            new Categories(database).rename(Samples.CATEGORY, new TreeMap<>(Map.of("en", "Galley")));
            nowMs = NOW_MS + 2_000;
            awaitFound(search, "galley", 1);
        }
    }

    @Test
    void findsWhatTheIndexHasWhileTheDatabaseIsAwayAndSaysHowOldItIs() throws IOException {
        published(Samples.content("pot-1"));
        try (CatalogueSearch search = started()) {
            awaitFound(search, "teapot", 1);
        }
        database.close();
        nowMs = NOW_MS + 3_600_000;
        try (CatalogueSearch search = started()) {
            await(() -> !trouble(search).isEmpty());
            SearchResult result = found(search, "teapot");
            assertThat(result.hits().getFirst().card().skus()).hasSize(2);
            assertThat(search.categories().byCode(Samples.CATEGORY)).isPresent();
            assertThat(search.complete("tea", SearchLanguage.ENGLISH, 5)).isNotEmpty();
            assertThat(search.staleMs()).isEqualTo(3_600_000);
        }
        open();
    }

    @Test
    void servesAndFollowsWhileItIsBuiltAnew() throws IOException {
        for (int i = 0; i < 50; i++) {
            published(Samples.content("pot-" + i));
        }
        try (CatalogueSearch search = started()) {
            awaitFound(search, "teapot", 50);
            await(() -> condition(search).isComplete() && !condition(search).isRebuilding());
            String before = search.condition().generation();
            assertThat(search.rebuild()).isTrue();
            await(() -> {
                assertThat(found(search, "teapot").total()).isEqualTo(50);
                return !generation(search).equals(before);
            });
            published(Samples.content("pot-new"));
            awaitFound(search, "teapot", 51);
            assertThat(search.condition().rebuilt()).isEqualTo(50);
        }
    }

    private long nowMs() {
        return nowMs;
    }

    private static String generation(CatalogueSearch search) {
        return condition(search).generation();
    }

    private static String trouble(CatalogueSearch search) {
        return condition(search).trouble();
    }

    private static SearchCondition condition(CatalogueSearch search) {
        try {
            return search.condition();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Product published(ProductContent content) {
        Product draft = done(products.create(1, content));
        Product submitted = done(products.submit(1, draft.id(), draft.version()));
        return done(products.approve(submitted.id(), submitted.version()));
    }

    private static <T> T done(Result<T> result) {
        if (result instanceof Result.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError(result.toString());
    }

    private static ProductContent launched(ProductContent content, long launchMs) {
        return new ProductContent(
                content.code(),
                content.category(),
                content.brand(),
                content.origin(),
                content.tariffCode(),
                content.texts(),
                content.attributes(),
                content.images(),
                launchMs,
                content.variants());
    }

    private CatalogueSearch started() throws IOException {
        CatalogueSearch search = CatalogueSearch.open(
                folder,
                SearchSettings.usual(),
                products,
                new Categories(database),
                market,
                market.position(),
                this::nowMs);
        market.feed(search.figures());
        search.start();
        running = search;
        return search;
    }

    private void awaitFound(CatalogueSearch search, String text, int total) {
        await(() -> found(search, text).total() == total);
    }

    private static SearchResult found(CatalogueSearch search, String text) {
        return (SearchResult) search.search(SearchQuery.of(text, SearchLanguage.ENGLISH));
    }

    private void await(BooleanSupplier isSo) {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waits no longer").isLessThan(deadlineNs);
            if (running != null) {
                running.figures().publish(nowMs);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
