package io.drumroll.edge;

import static io.drumroll.edge.ApiDocument.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.transfer.Imports;
import io.drumroll.edge.ApiDocument.Operation;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Sends the documented example of each of the catalogue's operations, and compares the answer with the documented one. */
class ProductExamplesTest {
    private static final String WISH =
            "{\"name\":\"Maison\",\"kind\":\"import\",\"country\":\"FR\",\"currency\":\"EUR\"}";

    @TempDir
    private Path folder = Path.of("");

    private final ApiDocument api = new ApiDocument();

    @TestFactory
    Stream<DynamicTest> answersEachExampleAsDocumented() {
        return api.operations().stream()
                .filter(operation -> operation.route().group() == Route.Group.PRODUCTS)
                .filter(operation -> operation.route() != Route.IMAGE_UPLOAD && operation.route() != Route.IMAGE_READ)
                .map(operation -> DynamicTest.dynamicTest(operation.route().name(), () -> answers(operation)));
    }

    private void answers(Operation operation) throws IOException {
        Route route = operation.route();
        Path own = folder.resolve(route.name());
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, own, Imports.MAX_FILE_BYTES, false)) {
            given(catalog, route);
            HttpRequest.Builder request = api.exampleRequest(
                    catalog.edge,
                    operation,
                    operation.bodies().values().iterator().next());
            if (route.takesFile()) {
                request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString("code\r\n"));
            }
            Answer answer = catalog.edge.sendAs(callerOf(route), request);
            Map<String, Object> responses = map(operation.body(), "responses");
            String documented = responses.keySet().iterator().next();
            assertThat(answer.status() + " " + answer.body()).startsWith(documented + " ");
            Map<String, Object> content = map(map(responses, documented), "content");
            String type = content.keySet().iterator().next();
            assertThat(answer.header("Content-Type")).startsWith(type);
            if (map(content, type).get("example") instanceof Map<?, ?> example) {
                if (route != Route.IMPORT_ERRORS) { // nothing has run, so nothing was wrong
                    assertThat(OpenApiTest.shapeOf(answer.json())).isEqualTo(OpenApiTest.shapeOf(example));
                }
            }
        }
    }

    private static String callerOf(Route route) {
        return switch (route.access()) {
            case SIGNED_IN -> "buyer-7";
            case MERCHANT, MERCHANT_OF_PATH -> "merchant-1";
            default -> route == Route.PRODUCT_READ || route == Route.PRODUCTS_OF_SKUS ? "buyer-7" : "operator";
        };
    }

    private static void given(CatalogFixture catalog, Route route) {
        String product = CatalogFixture.product("teapot-1");
        switch (route) {
            case PRODUCTS_OF_SKUS, PRODUCT_READ, PRODUCT_DRAWING, PRODUCT_PRICE, PRODUCT_EXPORT ->
                catalog.published(product);
            case PRODUCT_CHANGE, PRODUCT_SUBMIT, PRODUCT_WITHDRAW, PRODUCT_LIST -> catalog.draft(product);
            case PRODUCT_WAITING, PRODUCT_APPROVE, PRODUCT_REFUSE, PRODUCT_APPROVE_ALL -> {
                catalog.draft(product);
                catalog.postAs("merchant-1", "/v1/products/1/submission?version=1", "");
            }
            case MERCHANT_LIST, MERCHANT_APPROVE, MERCHANT_REFUSE -> catalog.postAs("buyer-7", "/v1/merchants", WISH);
            case MERCHANT_MINE -> {
                catalog.postAs("buyer-7", "/v1/merchants", WISH);
                catalog.postAs("operator", "/v1/merchants/1/approval", "");
            }
            case IMPORT_LIST, IMPORT_READ, IMPORT_ERRORS, IMPORT_CANCEL, IMPORT_RESUME ->
                catalog.sendFileAs(
                        "merchant-1",
                        "/v1/shops/1/imports?format=csv",
                        "text/csv",
                        "code\r\n".getBytes(StandardCharsets.UTF_8));
            default -> {}
        }
    }
}
