package io.drumroll.catalog;

import static io.drumroll.catalog.Results.done;
import static io.drumroll.catalog.Results.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Database;
import io.drumroll.testdb.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Products from draft to publishing, on each kind of database. */
@ParameterizedClass
@MethodSource("databases")
class ProductsTest {
    private static final int SHOP = 7;

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    private final FakeEngine engine = new FakeEngine();
    private Database database = Samples.open(TestDatabase.H2);
    private Products products = newProducts();

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    private Products newProducts() {
        return new Products(database, new Categories(database), engine, () -> 1_000);
    }

    @BeforeEach
    void open() {
        database.close();
        database = Samples.open(kind);
        products = newProducts();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Product draft(String code) {
        return done(products.create(SHOP, Samples.content(code)));
    }

    private Product waiting(String code) {
        Product draft = draft(code);
        return done(products.submit(SHOP, draft.id(), draft.version()));
    }

    private Product published(String code) {
        Product waiting = waiting(code);
        return done(products.approve(waiting.id(), waiting.version()));
    }

    @Test
    void keepsADraftAsItWasWritten() {
        Product draft = draft("pot-1");
        Product read = products.byId(draft.id()).orElseThrow();
        assertThat(read).isEqualTo(draft);
        assertThat(read.content()).isEqualTo(Samples.content("pot-1"));
        assertThat(read.isOnShow()).isFalse();
    }

    @Test
    void listsEachVariantWhenAnOperatorApproves() {
        Product product = published("pot-1");
        assertThat(product.state()).isEqualTo(ProductState.PUBLISHED);
        assertThat(product.isOnShow()).isTrue();
        assertThat(engine.listed)
                .extracting(Listings.Listing::title)
                .containsExactly("A teapot & <b>cup</b>, small", "A teapot & <b>cup</b>, large");
        assertThat(products.bySkus(List.of(1, 2, 99)))
                .containsOnlyKeys(1, 2)
                .containsValue(products.byId(product.id()).orElseThrow());
    }

    @Test
    void listsUnderTheNearestCategoryWithACommissionElseUnderTheTopOfItsBranch() {
        Categories categories = new Categories(database);
        done(categories.add("tea", Samples.CATEGORY, new TreeMap<>(Map.of("en", "Tea"))));
        done(categories.add("teapots", "tea", new TreeMap<>(Map.of("en", "Teapots"))));
        Product draft = done(products.create(SHOP, Samples.in("teapots", Samples.content("pot-1"))));
        Product waiting = done(products.submit(SHOP, draft.id(), draft.version()));
        Product published = done(products.approve(waiting.id(), waiting.version()));

        assertThat(engine.listed).extracting(Listings.Listing::category).containsOnly(Samples.CATEGORY);
        engine.commissioned = Set.of("tea", Samples.CATEGORY, "teapots-of-others");
        Product other = done(products.create(SHOP, Samples.in("teapots", Samples.content("pot-2"))));
        done(products.submit(SHOP, other.id(), other.version()));
        done(products.approve(other.id(), other.version()));
        assertThat(engine.listed.getLast().category()).isEqualTo("tea");
        assertThat(published.content().category()).isEqualTo("teapots");
    }

    @Test
    void goesOnWithPublishingAfterTheEngineWasAwayAndListsNothingTwice() {
        Product waiting = waiting("pot-1");
        engine.takesCommands = 1;
        assertThat(refused(products.approve(waiting.id(), waiting.version())).why())
                .isEqualTo(Refusal.UNDER_WAY);
        assertThat(products.finishUnderWay(10)).isEqualTo(1);
        engine.takesCommands = 10;
        assertThat(newProducts().finishUnderWay(10)).isZero();
        Product published = products.byId(waiting.id()).orElseThrow();
        assertThat(published.state()).isEqualTo(ProductState.PUBLISHED);
        assertThat(published.skus()).isEqualTo(Map.of("small", 1, "large", 2));
        assertThat(engine.listed).hasSize(2);
    }

    @Test
    void putsNothingOnSaleWhenTheEngineRefusesAVariant() {
        Product waiting = waiting("pot-1");
        engine.refuses = "A teapot & <b>cup</b>, large";
        assertThat(refused(products.approve(waiting.id(), waiting.version())).why())
                .isEqualTo(Refusal.ENGINE_REFUSED);
        assertThat(engine.delisted).containsExactly(1);
        Product refused = products.byId(waiting.id()).orElseThrow();
        assertThat(refused.state()).isEqualTo(ProductState.REFUSED);
        assertThat(refused.reason()).contains("large").contains("not this one");
        engine.refuses = "";
        Product again = done(products.submit(SHOP, refused.id(), refused.version()));
        assertThat(done(products.approve(again.id(), again.version())).skus())
                .isEqualTo(Map.of("small", 2, "large", 3));
    }

    @Test
    void showsAPublishedProductAsItWasUntilItsChangeIsApproved() {
        Product product = published("pot-1");
        ProductContent next = Samples.content(
                "pot-1", "A better teapot", Samples.variant("small", 1_500), Samples.variant("huge", 9_900));
        Product changed = done(products.change(SHOP, product.id(), product.version(), next));
        assertThat(changed.content()).isEqualTo(product.content());
        assertThat(changed.isOnShow()).isTrue();
        assertThat(products.inReview(0, 10)).containsExactly(changed);
        Product approved = done(products.approve(changed.id(), changed.version()));
        assertThat(approved.content()).isEqualTo(next);
        assertThat(approved.skus()).isEqualTo(Map.of("small", 1, "huge", 3));
        assertThat(engine.prices).containsEntry(1, 1_500L);
        assertThat(engine.delisted).containsExactly(2);
    }

    @Test
    void keepsAPublishedProductWhenItsChangeIsRefused() {
        Product product = published("pot-1");
        ProductContent next = Samples.content("pot-1", "Fake Rolex", Samples.variant("small", 1_500));
        Product changed = done(products.change(SHOP, product.id(), product.version(), next));
        Product refused = done(products.refuse(changed.id(), changed.version(), "No counterfeits"));
        assertThat(refused.isOnShow()).isTrue();
        assertThat(refused.reason()).isEqualTo("No counterfeits");
        assertThat(refused.proposed()).isEqualTo(next);
        assertThat(products.inReview(0, 10)).isEmpty();
    }

    @Test
    void approvesOnlyWhatTheOperatorLookedAt() {
        Product waiting = waiting("pot-1");
        Product changed = done(products.change(
                SHOP, waiting.id(), waiting.version(), Samples.content("pot-1", "Else", Samples.variant("one", 1))));
        assertThat(changed.state()).isEqualTo(ProductState.DRAFT);
        assertThat(refused(products.approve(waiting.id(), waiting.version())).why())
                .isEqualTo(Refusal.CHANGED_MEANWHILE);
        assertThat(refused(products.approve(waiting.id(), changed.version())).why())
                .isEqualTo(Refusal.WRONG_STATE);
        assertThat(engine.listed).isEmpty();
    }

    @Test
    void doesNotTellAnotherShopsProductFromNone() {
        Product product = published("pot-1");
        int other = SHOP + 1;
        assertThat(List.of(
                        products.change(other, product.id(), product.version(), Samples.content("pot-1")),
                        products.submit(other, product.id(), product.version()),
                        products.withdraw(other, product.id(), product.version()),
                        products.submit(other, 999, 1)))
                .allSatisfy(result ->
                        assertThat(refused(result).detail()).isEqualTo("There is no such product in this shop."));
        assertThat(refused(products.changePrice(other, product.id(), "small", 1))
                        .why())
                .isEqualTo(Refusal.NOT_FOUND);
        assertThat(products.byId(product.id())).contains(product);
        assertThat(done(products.create(other, Samples.content("pot-1"))).shop())
                .isEqualTo(other);
    }

    @Test
    void takesACodeOnceInAShop() {
        draft("pot-1");
        assertThat(refused(products.create(SHOP, Samples.content("pot-1"))).why())
                .isEqualTo(Refusal.CODE_TAKEN);
    }

    @Test
    void takesAPublishedProductOffSaleForGood() {
        Product product = published("pot-1");
        engine.takesCommands = 1;
        assertThat(refused(products.withdraw(SHOP, product.id(), product.version()))
                        .why())
                .isEqualTo(Refusal.UNDER_WAY);
        assertThat(products.byId(product.id()).orElseThrow().isOnShow()).isFalse();
        engine.takesCommands = 10;
        assertThat(products.finishUnderWay(10)).isZero();
        Product withdrawn = products.byId(product.id()).orElseThrow();
        assertThat(withdrawn.state()).isEqualTo(ProductState.WITHDRAWN);
        assertThat(engine.delisted).containsExactlyInAnyOrder(1, 2);
        assertThat(products.bySkus(List.of(1))).containsOnlyKeys(1);
        assertThat(refused(products.change(SHOP, withdrawn.id(), withdrawn.version(), Samples.content("pot-1")))
                        .why())
                .isEqualTo(Refusal.WRONG_STATE);
    }

    @Test
    void changesAPriceWithoutReview() {
        Product product = published("pot-1");
        Product repriced = done(products.changePrice(SHOP, product.id(), "large", 2_500));
        assertThat(engine.prices).containsEntry(2, 2_500L);
        assertThat(repriced.content().variants().getLast().priceMinor()).isEqualTo(2_500);
        assertThat(refused(products.changePrice(SHOP, product.id(), "large", 0)).why())
                .isEqualTo(Refusal.BAD_CONTENT);
    }

    @Test
    void pagesAShopsProductsByCode() {
        Stream.of("c", "a", "b").forEach(this::draft);
        done(products.create(SHOP + 1, Samples.content("aa")));
        assertThat(products.ofShop(SHOP, "", 2))
                .extracting(each -> each.content().code())
                .containsExactly("a", "b");
        assertThat(products.ofShop(SHOP, "b", 2))
                .extracting(each -> each.content().code())
                .containsExactly("c");
    }

    @Test
    void findsAShopsProductsByWordsInTheirCodesAndTextsInAnyCase() {
        Product pot = done(products.create(SHOP, Samples.content("pot-1", "Clay Teapot", Samples.variant("one", 1))));
        Product cup = done(products.create(SHOP, Samples.content("cup_1", "Clay Cup", Samples.variant("one", 1))));
        done(products.create(SHOP + 1, Samples.content("pot-2", "Clay Teapot", Samples.variant("one", 1))));

        assertThat(found("clay", 0)).containsExactly(cup.id(), pot.id());
        assertThat(found("  TEAPOT clay ", 0)).containsExactly(pot.id());
        assertThat(found("POT-", 0)).containsExactly(pot.id());
        assertThat(found("p_1", 0)).containsExactly(cup.id()); // a sign of its own, and no wildcard
        assertThat(found("clay%cup", 0)).isEmpty();
        assertThat(found("clay", cup.id())).containsExactly(pot.id());
        assertThat(products.find(SHOP, ProductState.PUBLISHED, "clay", 0, 10)).isEmpty();
    }

    private List<Long> found(String search, long afterId) {
        return products.find(SHOP, null, search, afterId, 10).stream()
                .map(Product::id)
                .toList();
    }

    @Test
    void givesAFollowerEachChangedProductAtItsLastChange() {
        Product first = draft("a");
        Product second = draft("b");
        done(products.submit(SHOP, first.id(), first.version()));
        assertThat(products.changesSince(0, 10)).extracting(Product::id).containsExactly(second.id(), first.id());
        assertThat(products.changesSince(products.lastChange(), 10)).isEmpty();
    }

    @Test
    void showsAFollowerNoChangeBelowOneThatItHasSeen() throws InterruptedException {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 40; i++) {
            String code = "p" + i;
            writers.execute(() -> draft(code));
        }
        writers.shutdown();
        long seen = 0;
        int found = 0;
        while (found < 40 && !Thread.currentThread().isInterrupted()) {
            boolean isLast = writers.isTerminated();
            List<Product> page = products.changesSince(seen, 3);
            found += page.size();
            seen = page.isEmpty() ? seen : page.getLast().changeNumber();
            if (isLast && page.isEmpty()) {
                break;
            }
        }
        assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(found).isEqualTo(40);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        ProductContent bad = new ProductContent(
                "=cmd|' /C calc'!A0",
                "nowhere",
                "a\u0000b",
                "China",
                "12-34",
                new TreeMap<>(Map.of("en", new ProductText("a\u202eb", ""), "x y", new ProductText("t", ""))),
                new TreeMap<>(Map.of("material", "\ud800")),
                List.of("../../etc/passwd"),
                -1,
                List.of(new Variant("v", new TreeMap<>(), 0, "yuan", -1, -1)));
        assertThat(refused(products.create(SHOP, bad)).problems())
                .extracting(Problem::field)
                .contains(
                        "code",
                        "category",
                        "brand",
                        "origin",
                        "tariffCode",
                        "texts.en.title",
                        "texts",
                        "attributes",
                        "images",
                        "launchMs",
                        "variants[0].priceMinor",
                        "variants[0].currency",
                        "variants[0].stock",
                        "variants[0].limitPerBuyer");
        assertThat(products.ofShop(SHOP, "", 10)).isEmpty();
    }

    @Test
    void keepsSqlAndMarkupAsText() {
        String evil = "Robert'); DROP TABLE product;-- <img src=x onerror=alert(1)>";
        Product product = done(products.create(SHOP, Samples.content("x", evil, Samples.variant("one", 1))));
        assertThat(products.byId(product.id()).orElseThrow().content().title()).isEqualTo(evil);
        assertThat(products.byCode(SHOP, "x' OR '1'='1")).isEmpty();
    }

    @Test
    void cutsATitleForTheEngineBetweenCharacters() {
        assertThat(Publisher.cut("茶".repeat(50), 120)).isEqualTo("茶".repeat(40));
        assertThat(Publisher.cut("😀".repeat(50), 121)).isEqualTo("😀".repeat(30));
    }
}
