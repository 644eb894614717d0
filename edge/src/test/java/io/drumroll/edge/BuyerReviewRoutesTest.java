package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews by buyers who received, over HTTP. */
class BuyerReviewRoutesTest {
    private static final String PATH = "/v1/products/1/reviews";
    private static final String MINE = PATH + "/mine";
    private static final String GOOD = "{\"stars\":4,\"language\":\"en\",\"text\":\"Pours <b>well</b>.\"}";

    @TempDir
    private Path folder = Path.of("");

    private CatalogFixture catalog() throws IOException {
        CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder);
        catalog.published(CatalogFixture.product("teapot-1"));
        catalog.received.add(7L);
        return catalog;
    }

    @Test
    void takesReviewsOfWhoReceivedAlone() throws IOException {
        try (CatalogFixture catalog = catalog()) {
            assertThat(catalog.getAs("buyer-7", MINE).code()).isEqualTo("NOT_FOUND");
            assertThat(catalog.putAs("buyer-8", MINE, GOOD).code()).isEqualTo("NOT_RECEIVED");
            Answer written = catalog.putAs("buyer-7", MINE, GOOD);
            assertThat(written.status()).as(written.body()).isEqualTo(200);
            assertThat(catalog.putAs("buyer-7", MINE, GOOD.replace("4", "2")).at("stars"))
                    .isEqualTo("2");
            Answer list = catalog.strangerGets(PATH);
            assertThat(list.at("count") + list.at("meanHundredths") + list.at("byStars"))
                    .isEqualTo("1200[0, 1, 0, 0, 0]");
            assertThat(list.at("reviews", "0", "text")).isEqualTo("Pours <b>well</b>.");
            assertThat(list.body()).doesNotContain("hidden", "buyer");
            assertThat(catalog.deleteAs("buyer-7", MINE).status()).isEqualTo(204);
            assertThat(catalog.deleteAs("buyer-7", MINE).code()).isEqualTo("NOT_FOUND");
            assertThat(catalog.strangerGets(PATH).at("count")).isEqualTo("0");
        }
    }

    @Test
    void refusesWhatIsNoReview() throws IOException {
        try (CatalogFixture catalog = catalog()) {
            assertThat(catalog.putAs("buyer-7", MINE, "{\"stars\":9,\"language\":\"en\",\"text\":\"x\"}")
                            .code())
                    .isEqualTo("BAD_CONTENT");
            assertThat(catalog.putAs("buyer-7", MINE, "{\"stars\":4294967299,\"language\":\"en\",\"text\":\"x\"}")
                            .code())
                    .isEqualTo("BAD_CONTENT");
            assertThat(catalog.putAs("buyer-7", MINE, "{\"stars\":3}").code()).isEqualTo("MISSING_FIELD");
            assertThat(catalog.putAs("buyer-7", "/v1/products/99/reviews/mine", GOOD)
                            .code())
                    .isEqualTo("NOT_FOUND");
            long draft = catalog.draft(CatalogFixture.product("teapot-2"));
            assertThat(catalog.putAs("buyer-7", "/v1/products/" + draft + "/reviews/mine", GOOD)
                            .code())
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void letsTheShopAnswerAndOperatorsHide() throws IOException {
        try (CatalogFixture catalog = catalog()) {
            String review = catalog.putAs("buyer-7", MINE, GOOD).at("review");
            String answer = PATH + "/" + review + "/answer";
            assertThat(catalog.postAs("merchant-2", answer, "{\"text\":\"Ours?\"}")
                            .code())
                    .isEqualTo("NOT_FOUND");
            assertThat(catalog.postAs("buyer-7", answer, "{\"text\":\"Mine?\"}").code())
                    .isEqualTo("NOT_ALLOWED");
            assertThat(catalog.postAs("merchant-1", answer, "{\"text\":\"Thank you.\"}")
                            .at("answer", "text"))
                    .isEqualTo("Thank you.");
            String hiding = PATH + "/" + review + "/hiding";
            assertThat(catalog.postAs("merchant-1", hiding, "{\"reason\":\"bad\"}")
                            .code())
                    .isEqualTo("NOT_ALLOWED");
            assertThat(catalog.postAs("operator", hiding, "{\"reason\":\"names a person\"}")
                            .at("hidden"))
                    .isEqualTo("true");
            assertThat(catalog.strangerGets(PATH).at("reviews")).isEqualTo("[]");
            assertThat(catalog.getAs("buyer-7", MINE).at("hiddenReason")).isEqualTo("names a person");
            assertThat(catalog.deleteAs("operator", hiding).at("hidden")).isEqualTo("false");
            assertThat(catalog.strangerGets(PATH).at("reviews", "0", "answer", "text"))
                    .isEqualTo("Thank you.");
        }
    }
}
