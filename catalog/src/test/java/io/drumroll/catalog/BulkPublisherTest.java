package io.drumroll.catalog;

import static io.drumroll.catalog.Results.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Database;
import io.drumroll.testdb.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Many products approved at a time, on each kind of database. */
@ParameterizedClass
@MethodSource("databases")
class BulkPublisherTest {
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

    private void givenWaiting(int shop, int from, int count) {
        List<ProductContent> contents = Stream.iterate(from, i -> i + 1)
                .limit(count)
                .map(i -> Samples.content("pot-" + i))
                .toList();
        database.writeDurably(connection -> BulkProducts.put(connection, shop, contents, true, 1_000));
    }

    @Test
    void publishesAllThatWaitsOfOneShop() {
        givenWaiting(SHOP, 0, BulkPublisher.BATCH + 20);
        givenWaiting(8, 0, 3);
        List<Long> decided = new ArrayList<>();
        BulkApproval approval = products.approveAll(SHOP, BulkPublisher.MAX_AT_ONCE, decided::add);
        assertThat(approval).isEqualTo(new BulkApproval(BulkPublisher.BATCH + 20, 0, List.of(), false));
        assertThat(products.ofShop(SHOP, "", Products.MAX_PAGE)).allSatisfy(product -> {
            assertThat(product.isOnShow()).isTrue();
            assertThat(product.skus()).hasSize(2);
        });
        assertThat(decided)
                .hasSize(BulkPublisher.BATCH + 20)
                .hasSameElementsAs(products.ofShop(SHOP, "", Products.MAX_PAGE).stream()
                        .map(Product::id)
                        .toList());
        assertThat(engine.listed).hasSize(2 * (BulkPublisher.BATCH + 20));
        assertThat(products.inReview(0, 10)).hasSize(3);
    }

    @Test
    void stopsAtItsLimitAndSaysThatThereIsMore() {
        givenWaiting(SHOP, 0, 5);
        assertThat(products.approveAll(SHOP, 3, _ -> {})).isEqualTo(new BulkApproval(3, 0, List.of(), true));
        assertThat(products.approveAll(SHOP, 3, _ -> {})).isEqualTo(new BulkApproval(2, 0, List.of(), false));
    }

    @Test
    void refusesTheOnesThatTheEngineRefusesAndPublishesTheOthers() {
        givenWaiting(SHOP, 0, 3);
        Product bad = done(products.create(SHOP, Samples.content("bad", "Bad", Samples.variant("one", 1))));
        done(products.submit(SHOP, bad.id(), bad.version()));
        engine.refuses = "Bad, one";
        BulkApproval approval = products.approveAll(SHOP, 100, _ -> {});
        assertThat(approval.published()).isEqualTo(3);
        assertThat(approval.refused())
                .containsExactly(new BulkApproval.RefusedProduct(bad.id(), "bad", "Variant one: not this one"));
        assertThat(products.byId(bad.id()).orElseThrow().state()).isEqualTo(ProductState.REFUSED);
        assertThat(products.ofShop(SHOP, ProductState.REFUSED, 0, 10)).hasSize(1);
        assertThat(products.ofShop(SHOP, ProductState.PUBLISHED, 0, 2)).hasSize(2);
    }

    @Test
    void goesOnWhenTheEngineIsBackAndListsNothingTwice() {
        givenWaiting(SHOP, 0, 30);
        engine.takesCommands = 25;
        BulkApproval approval = products.approveAll(SHOP, 100, _ -> {});
        assertThat(approval.published() + approval.underWay()).isEqualTo(30);
        assertThat(approval.underWay()).isPositive();
        engine.takesCommands = Integer.MAX_VALUE;
        assertThat(newProducts().finishUnderWay(100)).isZero();
        assertThat(engine.listed).hasSize(60);
        assertThat(products.ofShop(SHOP, ProductState.PUBLISHED, 0, 100)).hasSize(30);
    }

    @Test
    void pagesThroughAShopsProductsByCode() {
        givenWaiting(SHOP, 0, 5);
        List<Product> first = products.ofShop(SHOP, 0, 3);
        List<Product> second = products.ofShop(SHOP, first.getLast().id(), 3);
        assertThat(Stream.concat(first.stream(), second.stream())
                        .map(product -> product.content().code()))
                .containsExactly("pot-0", "pot-1", "pot-2", "pot-3", "pot-4");
    }
}
