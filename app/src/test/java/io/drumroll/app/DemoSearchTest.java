package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drumroll.testdb.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo's ten thousand products are found over HTTP a few seconds after a festival was started, on either database. */
class DemoSearchTest {
    /** Ten thousand but eight, which are launched while the doors are open. */
    private static final int PRODUCTS = 9_992;

    @TempDir
    private Path dir;

    static List<TestDatabase> databases() {
        return TestDatabase.all().toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void findsTheDemosProductsInThreeLanguagesAndShowsThemAtHome(TestDatabase kind) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port", "0", "--udp-port", "0", "--crowd", "0", "--countdown", "0", "--storage-reserve-mib", "0"));
        if (kind == TestDatabase.POSTGRESQL) {
            arguments.addAll(List.of("--db", kind.newUrl()));
        }
        try (FestivalProcess up = FestivalProcess.start(dir.resolve("data"), arguments)) {
            Api api = Api.of(up);
            Await.until("all products are found and in stock", () -> isFull(api));

            JsonNode phones = find(api, "folding smartphone", "en");
            JsonNode chinese = find(api, "折叠屏手机", "zh");
            JsonNode swedish = find(api, "vikbar smarttelefon", "sv");
            assertThat(phones.get("total").asInt()).isPositive();
            assertThat(chinese.get("total").asInt())
                    .isEqualTo(phones.get("total").asInt());
            assertThat(swedish.get("total").asInt())
                    .isEqualTo(phones.get("total").asInt());
            assertThat(swedish.get("hits").get(0).get("title").asText()).contains("Vikbar smarttelefon");
            assertThat(chinese.get("hits").get(0).get("title").asText()).contains("折叠屏手机");
            assertThat(phones.get("hits").get(0).get("title").asText()).contains("Folding Smartphone");
            assertThat(phones.get("hits").get(0).get("category").asText()).isEqualTo("phones-folding-smartphone");
            int sku = phones.get("hits").get(0).get("skus").get(0).asInt();
            assertThat(api.get("/v1/skus/" + sku).get("title").asText()).contains("Folding Smartphone");
            JsonNode home = api.get("/v1/home?language=sv");
            assertThat(home.get("now")).hasSize(24);
            assertThat(home.get("popular")).hasSize(24);
            assertThat(home.get("launches")).hasSizeBetween(6, 8);
            long product = home.get("now").get(0).get("product").asLong();
            assertThat(api.get("/v1/products/" + product + "/offer")
                            .get("variants")
                            .get(0)
                            .has("sku"))
                    .isTrue();
            up.kill();
        }
        if (kind == TestDatabase.POSTGRESQL && !Boolean.getBoolean("drumroll.soak")) {
            return; // a database of its own is not killed with the festival
        }
        try (FestivalProcess up = FestivalProcess.start(dir.resolve("data"), arguments)) {
            Api api = Api.of(up);
            Await.until("all products are found again after a kill", () -> isFull(api));
        }
    }

    @Test
    void hasNoProductsWithoutADemo() {
        List<String> arguments = List.of("--port", "0", "--udp-port", "0", "--no-demo", "--storage-reserve-mib", "0");
        try (FestivalProcess up = FestivalProcess.start(dir.resolve("data"), arguments)) {
            Api api = Api.of(up);
            Await.until(
                    "the search follows the catalogue",
                    () -> api.get("/v1/search").get("staleMs").asLong() == 0);
            assertThat(api.get("/v1/search").get("total").asInt()).isZero();
        }
    }

    private static boolean isFull(Api api) {
        return api.get("/v1/search?inStock=true&limit=1").get("total").asInt() > PRODUCTS * 9 / 10
                && api.get("/v1/search?limit=1").get("total").asInt() == PRODUCTS;
    }

    private static JsonNode find(Api api, String text, String language) {
        return api.get("/v1/search?language=" + language + "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
}
