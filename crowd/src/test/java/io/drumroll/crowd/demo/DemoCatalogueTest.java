package io.drumroll.crowd.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.Listings;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductText;
import io.drumroll.catalog.Products;
import io.drumroll.client.Failure;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.crowd.EngineFestival;
import io.drumroll.crowd.demo.DemoCatalogue.DemoProduct;
import io.drumroll.crowd.shopper.Keys;
import io.drumroll.crowd.shopper.Seeder;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.database.Sql;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Money;
import io.drumroll.testdb.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo's catalogue holds what a real one does, and gets into a database as often as it is told to, once. */
class DemoCatalogueTest {
    private static final Doors DOORS = new Doors(1_800_000_000_000L, 1_800_100_000_000L);
    static final long NOW_MS = 1_799_999_000_000L;

    private final DemoFestival demo = DemoFestival.of(7);
    private final List<DemoProduct> products = DemoCatalogue.of(demo).products(DOORS);

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @Test
    void theSameSeedGivesTheSameProducts() {
        assertThat(DemoCatalogue.of(DemoFestival.of(7)).products(DOORS)).isEqualTo(products);
        assertThat(DemoCatalogue.of(DemoFestival.of(8)).products(DOORS)).isNotEqualTo(products);
    }

    @Test
    void hasTenThousandProductsOfWhichManyComeInVariants() {
        assertThat(products).hasSize(10_000);
        assertThat(products.stream().flatMap(product -> product.skus().stream()).sorted())
                .hasSize(DemoFestival.DEFAULT_SKUS)
                .doesNotHaveDuplicates();
        assertThat(products).filteredOn(product -> product.skus().size() > 1).hasSizeGreaterThan(1_500);
        assertThat(products)
                .allSatisfy(product -> assertThat(product.skus())
                        .allMatch(sku -> demo.skus().get(sku).shop() - 1 == product.shop()));
    }

    @Test
    void saysEverythingInThreeLanguages() {
        assertThat(products).allSatisfy(product -> {
            Map<String, ProductText> texts = product.content().texts();
            assertThat(texts).containsOnlyKeys("en", "zh", "sv");
            assertThat(DemoCatalogueTest.text(texts, "en").title()).matches("[\\x20-\\x7e]+");
            assertThat(DemoCatalogueTest.text(texts, "en").description()).hasSizeGreaterThan(40);
            assertThat(DemoCatalogueTest.text(texts, "zh").title()).containsPattern("\\p{IsHan}{2}");
            assertThat(DemoCatalogueTest.text(texts, "zh").description()).containsPattern("\\p{IsHan}{4}");
            assertThat(DemoCatalogueTest.text(texts, "sv").title())
                    .startsWith(product.content().brand())
                    .matches("[\\x20-\\x7eåäöÅÄÖé]+");
            assertThat(DemoCatalogueTest.text(texts, "sv").description()).hasSizeGreaterThan(40);
        });
        assertThat(products.stream()
                        .map(product -> text(product.content().texts(), "sv").title()))
                .doesNotHaveDuplicates();
        assertThat(products.stream()
                        .map(product -> text(product.content().texts(), "zh").title()))
                .doesNotHaveDuplicates();
    }

    private static ProductText text(Map<String, ProductText> texts, String language) {
        return texts.getOrDefault(language, new ProductText("", ""));
    }

    @Test
    void namesWhatTellsVariantsApart() {
        assertThat(DemoContent.optionOf(List.of("White", "Black", "Mint"))).isEqualTo("colour");
        assertThat(DemoContent.optionOf(List.of("EU 38", "EU 40"))).isEqualTo("size");
        assertThat(DemoContent.optionOf(List.of("S", "M", "XL"))).isEqualTo("size");
        assertThat(DemoContent.optionOf(List.of("8+128 GB", "16 GB+1 TB"))).isEqualTo("storage");
        assertThat(DemoContent.optionOf(List.of("400 ml", "Refill 1 L"))).isEqualTo("volume");
        assertThat(DemoContent.optionOf(List.of("Paperback", "Hardcover"))).isEqualTo("style");
        Set<String> options = products.stream()
                .flatMap(product -> product.content().variants().stream())
                .flatMap(variant -> variant.options().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(options).contains("colour", "size", "storage", "volume", "weight", "pack", "style");
    }

    @Test
    void launchesAHandfulAfterTheDoorsOpenedAndAllElseBefore() {
        List<Long> launches = products.stream()
                .map(product -> product.content().launchMs())
                .filter(ms -> ms >= DOORS.opensAtMs())
                .toList();
        assertThat(launches).hasSize(DemoContent.LAUNCHES).isSorted();
        assertThat(launches.getFirst()).isEqualTo(DOORS.opensAtMs() + DemoContent.FIRST_LAUNCH_MS);
        assertThat(products.stream()
                        .map(product -> product.content().launchMs())
                        .distinct())
                .hasSizeGreaterThan(9_000);
    }

    @Test
    void namesCategoriesAndKindsInSwedish() {
        DemoWords words = DemoWords.load();
        for (Assortment.Category category : Assortment.load().categories()) {
            assertThat(words.swedish(words.about(category.name()).department())).isNotBlank();
            assertThat(words.swedish(category.name())).isNotBlank();
            for (Assortment.Kind kind : category.kinds()) {
                assertThat(words.chinese(kind.name())).isNotBlank();
                assertThat(words.knowsSwedish(kind.name())).as(kind.name()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fillsACatalogueOnceHoweverOftenItIsBrokenOff(TestDatabase kind) throws Exception {
        DemoFestival small = DemoFestival.of(20, 1_000, 7);
        try (Database database = Database.open(new DatabaseAddress(kind.newUrl()))) {
            database.migrate("catalog");
            EngineFestival festival = seeded(small);
            DemoCatalogue catalogue = DemoCatalogue.of(small);

            assertThat(catalogue.fill(festival, database, DOORS, () -> NOW_MS)).isEqualTo(800);
            assertThat(catalogue.fill(festival, database, DOORS, () -> NOW_MS)).isZero();
            database.write(connection -> Sql.update(connection, "DELETE FROM product WHERE id > 300 AND id < 700"));
            assertThat(catalogue.fill(festival, database, DOORS, () -> NOW_MS)).isEqualTo(399);

            assertThat(new Categories(database).all()).hasSizeGreaterThan(130);
            assertPublished(small, database);
        }
    }

    private static void assertPublished(DemoFestival small, Database database) {
        Products there = new Products(database, new Categories(database), new Unused(), () -> NOW_MS);
        Set<Integer> skus = new HashSet<>();
        long change = 0;
        for (List<Product> page = there.changesSince(change, 500);
                !page.isEmpty();
                page = there.changesSince(change, 500)) {
            for (Product product : page) {
                assertThat(product.isOnShow()).isTrue();
                product.skus().values().forEach(sku -> assertThat(skus.add(sku)).isTrue());
                change = product.changeNumber();
            }
        }
        assertThat(skus).hasSize(small.skus().size());
        Product first = there.bySkus(List.of(1)).get(1);
        assertThat(first).isNotNull();
        assertThat(small.skus().getFirst().title())
                .startsWith(first == null ? "?" : first.content().brand());
    }

    /** What is published already is never brought to the engine. */
    private static final class Unused implements Listings {
        @Override
        public Answer list(String key, Listing listing) {
            throw new AssertionError("listed " + listing);
        }

        @Override
        public Answer changePrice(int sku, Money price) {
            throw new AssertionError("priced " + sku);
        }

        @Override
        public Answer delist(int sku) {
            throw new AssertionError("delisted " + sku);
        }
    }

    static EngineFestival seeded(DemoFestival demo) throws Exception {
        EngineFestival festival = new EngineFestival();
        festival.setNowMs(NOW_MS);
        CompletableFuture<Outcome> scheduled = new CompletableFuture<>();
        festival.submit(
                Request.WITHOUT_KEY,
                new Command.ScheduleFestival(
                        "11.11", DemoFestival.CURRENCY, DOORS.opensAtMs(), DOORS.closesAtMs(), 60_000, 60_000),
                new OutcomeHandler() {
                    @Override
                    public void onOutcome(Outcome outcome) {
                        scheduled.complete(outcome);
                    }

                    @Override
                    public void onFailure(Failure failure) {
                        scheduled.completeExceptionally(new AssertionError(failure));
                    }
                });
        assertThat(scheduled.join()).isInstanceOf(Outcome.Accepted.class);
        new Seeder(festival).seed(demo, DOORS, () -> NOW_MS, new Keys(7), Seeder.Progress.NONE);
        return festival;
    }
}
