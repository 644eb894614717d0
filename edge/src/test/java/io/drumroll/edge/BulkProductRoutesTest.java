package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many of a shop's products at once. */
class BulkProductRoutesTest {
    private static final String PATH = "/v1/shops/1/products/bulk";

    @TempDir
    private Path folder = Path.of("");

    private static Answer bulk(CatalogFixture catalog, boolean dryRun, String items) {
        return bulk(catalog, UUID.randomUUID().toString(), dryRun, items);
    }

    private static Answer bulk(CatalogFixture catalog, String key, boolean dryRun, String items) {
        String body = "{\"dryRun\":" + dryRun + ",\"items\":[" + items + "]}";
        return catalog.edge.sendAs("merchant-1", catalog.edge.withBody("POST", PATH, body, "Idempotency-Key", key));
    }

    private static String item(long product, String action, String more) {
        return "{\"product\":" + product + ",\"action\":\"" + action + "\"" + more + "}";
    }

    @Test
    void changesPricesByAmountAndPerCentAndTellsBefore() throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder)) {
            long pot = catalog.published(CatalogFixture.product("teapot-1"));
            long draft = catalog.draft(CatalogFixture.product("teapot-2"));
            String items = item(pot, "changePriceBps", ",\"amount\":-1050") + ","
                    + item(draft, "setPrice", ",\"amount\":5") + "," + item(99, "withdraw", "");
            for (boolean dryRun : new boolean[] {true, false}) {
                Answer answer = bulk(catalog, dryRun, items);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.at("done")).isEqualTo("1");
                assertThat(answer.at("items", "0", "prices", "0", "toMinor")).isEqualTo("1701");
                assertThat(answer.at("items", "1", "code")).isEqualTo("WRONG_STATE");
                assertThat(answer.at("items", "2", "code")).isEqualTo("NOT_FOUND");
                assertThat(catalog.strangerGets("/v1/products/" + pot).at("variants", "0", "priceMinor"))
                        .isEqualTo(dryRun ? "1900" : "1701");
            }
            assertThat(bulk(catalog, false, item(pot, "changePrice", ",\"variant\":\"small\",\"amount\":-1701"))
                            .at("items", "0", "code"))
                    .isEqualTo("BAD_VALUE");
            assertThat(bulk(catalog, false, item(pot, "setPrice", ",\"variant\":\"small\",\"amount\":1800"))
                            .at("done"))
                    .isEqualTo("1");
        }
    }

    @Test
    void restocksSubmitsAndWithdraws() throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder)) {
            // The engine's SKU 1 is the first that the played one lists.
            long pot = catalog.published(CatalogFixture.product("teapot-1"));
            long draft = catalog.draft(CatalogFixture.product("teapot-2"));
            String restock = item(pot, "restock", ",\"variant\":\"small\",\"amount\":7");
            String before = catalog.edge.get("/v1/skus/1").at("available");
            assertThat(bulk(catalog, true, restock).at("done")).isEqualTo("1");
            assertThat(catalog.edge.get("/v1/skus/1").at("available")).isEqualTo(before);
            for (int i = 0; i < 2; i++) {
                assertThat(bulk(catalog, "same", false, restock).at("done")).isEqualTo("1");
            }
            assertThat(Integer.parseInt(catalog.edge.get("/v1/skus/1").at("available")))
                    .as("the same key again restocks nothing twice")
                    .isEqualTo(Integer.parseInt(before) + 7);
            String both = item(draft, "submit", ",\"version\":1") + "," + item(pot, "withdraw", ",\"version\":9");
            Answer answer = bulk(catalog, false, both);
            assertThat(answer.at("items", "0", "done")).as(answer.body()).isEqualTo("true");
            assertThat(answer.at("items", "1", "code")).isEqualTo("CHANGED_MEANWHILE");
        }
    }

    @Test
    void refusesWhatIsNoWork() throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder)) {
            assertThat(bulk(catalog, true, item(1, "burn", "")).code()).isEqualTo("BAD_VALUE");
            assertThat(bulk(catalog, true, item(1, "setPrice", "")).code()).isEqualTo("BAD_VALUE");
            assertThat(bulk(catalog, true, item(1, "submit", ",\"amount\":1")).code())
                    .isEqualTo("BAD_VALUE");
            assertThat(bulk(catalog, true, (item(1, "submit", "") + ",").repeat(200) + item(1, "submit", ""))
                            .code())
                    .isEqualTo("TOO_MANY_ELEMENTS");
            assertThat(catalog.postAs("merchant-1", PATH, "{\"items\":[]}").code())
                    .isEqualTo("KEY_MISSING");
            assertThat(catalog.postAs("merchant-2", PATH, "{\"dryRun\":true,\"items\":[]}")
                            .code())
                    .isEqualTo("NOT_ALLOWED");
        }
    }
}
