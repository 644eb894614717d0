package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.Merchants;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.ShopShelf;
import io.drumroll.catalog.image.Images;
import io.drumroll.catalog.review.Reviews;
import io.drumroll.catalog.transfer.Exports;
import io.drumroll.catalog.transfer.ImportRunner;
import io.drumroll.catalog.transfer.Imports;
import io.drumroll.database.Database;
import io.drumroll.edge.CatalogFixture.PlayedEngine;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A shop's desk on a real history and catalogue. */
class DeskRoutesTest {
    @TempDir
    private Path folder = Path.of("");

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    private HistoryFixture desk(TestDatabase kind) {
        return new HistoryFixture(kind.newUrl(), true, (database, parts) -> parts.withProducts(products(database)))
                .open();
    }

    private ProductParts products(Database database) {
        database.migrate("catalog");
        PlayedEngine engine = new PlayedEngine();
        Categories categories = new Categories(database);
        categories.add("kitchen", "", new TreeMap<>(Map.of("en", "Kitchen")));
        Products products = new Products(database, categories, engine, () -> 1_000);
        try {
            Imports imports = new Imports(database, categories, folder.resolve("imports"), 1_000, () -> 1_000);
            return new ProductParts(
                    products,
                    new Merchants(database, engine, (person, shop, operator) -> {}, () -> 1_000),
                    categories,
                    new Reviews(database, (buyer, skus) -> false, () -> 1_000),
                    new ShopShelf(database, () -> 1_000),
                    new Images(database, folder.resolve("images"), () -> 1_000),
                    imports,
                    new ImportRunner(imports),
                    new Exports(products),
                    () -> true,
                    () -> 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tellsAShopWhatToDoAndWhatItSold(TestDatabase kind) {
        try (HistoryFixture desk = desk(kind)) {
            desk.send("merchant-1", "POST", "/v1/shops/1/products", CatalogFixture.product("teapot-1"));
            Answer todo = desk.get("merchant-1", "/v1/shops/1/todo");
            assertThat(todo.at("toShip") + todo.at("shippedUnconfirmed") + todo.at("drafts"))
                    .as(todo.body())
                    .isEqualTo("111");
            assertThat(desk.get("merchant-2", "/v1/shops/1/todo").code()).isEqualTo("NOT_ALLOWED");
            assertThat(desk.get("merchant-1", "/v1/shops/1/todo?threshold=-1").code())
                    .isEqualTo("BAD_PARAMETER");

            String sales = "/v1/shops/1/sales?fromMs=0&untilMs=10000000";
            Answer sold = desk.get("merchant-1", sales);
            assertThat(sold.at("total", "orders") + " " + sold.at("total", "paidMinor"))
                    .as(sold.body())
                    .isEqualTo("3 3750");
            assertThat(sold.json()).doesNotContainKey("targetMinor");
            assertThat(desk.get("merchant-1", "/v1/shops/1/sales?fromMs=2&untilMs=1")
                            .code())
                    .isEqualTo("BAD_PARAMETER");
            assertThat(desk.get("merchant-1", "/v1/shops/1/sales?fromMs=0&untilMs=9000000000")
                            .code())
                    .isEqualTo("BAD_PARAMETER");

            String target = "/v1/shops/1/target";
            assertThat(desk.send("merchant-2", "PUT", target, "{\"amountMinor\":1}")
                            .code())
                    .isEqualTo("NOT_ALLOWED");
            assertThat(desk.send("merchant-1", "PUT", target, "{\"amountMinor\":-1}")
                            .code())
                    .isEqualTo("BAD_VALUE");
            for (int amount = 1; amount <= 2; amount++) {
                assertThat(desk.send("merchant-1", "PUT", target, "{\"amountMinor\":" + amount + "}")
                                .at("targetMinor"))
                        .isEqualTo("" + amount);
            }
            assertThat(desk.get("merchant-1", sales).at("targetMinor")).isEqualTo("2");
        }
    }

    @Test
    void answersAsDocumented() {
        ApiDocument api = new ApiDocument();
        try (HistoryFixture desk = desk(TestDatabase.H2)) {
            for (ApiDocument.Operation operation : api.operations()) {
                if (operation.route().group() == Route.Group.DESK) {
                    Answer answer = desk.edge.sendAs(
                            "merchant-1",
                            api.exampleRequest(
                                    desk.edge,
                                    operation,
                                    operation.bodies().values().iterator().next()));
                    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                    assertThat(OpenApiTest.shapeOf(answer.json()))
                            .isEqualTo(OpenApiTest.shapeOf(ApiDocument.example(operation, "200")));
                }
            }
        }
    }

    @Test
    void shipsManyOrdersEachForItself() {
        try (EdgeFixture edge = new EdgeFixture().openWide()) {
            ApiDocument.givenOrders(edge);
            String path = "/v1/shops/1/shipments";
            String body = "{\"orders\":[1,2,3,99,2]}";
            assertThat(edge.sendAs("merchant-1", edge.withBody("POST", path, body))
                            .code())
                    .isEqualTo("KEY_MISSING");
            Answer first = edge.sendAs("merchant-1", edge.withBody("POST", path, body, "Idempotency-Key", "k"));
            assertThat(first.at("shipped")).as(first.body()).isEqualTo("1");
            assertThat(first.at("shipments", "0", "code")).isEqualTo("WRONG_ORDER_STATE");
            assertThat(first.at("shipments", "1", "state")).isEqualTo("SHIPPED");
            assertThat(first.at("shipments", "3", "code")).isEqualTo("UNKNOWN_SHOP_ORDER");
            Answer again = edge.sendAs("merchant-1", edge.withBody("POST", path, body, "Idempotency-Key", "k"));
            assertThat(again.at("shipments", "1", "repeated")).isEqualTo("true");
            assertThat(edge.sendAs("merchant-1", edge.withBody("POST", path, "{\"orders\":[]}", "Idempotency-Key", "l"))
                            .code())
                    .isEqualTo("BAD_VALUE");
            assertThat(edge.sendAs("merchant-2", edge.withBody("POST", path, body, "Idempotency-Key", "k"))
                            .code())
                    .isEqualTo("NOT_ALLOWED");
        }
    }
}
