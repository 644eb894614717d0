package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server in the middle of an import. The next one goes on with it behind the last batch that was written: each
 * product comes once, and none is missing.
 */
class ImportKillTest {
    private static final int PRODUCTS = 30_000;
    private static final String CATEGORY = "{\"category\":\"kitchen\",\"names\":{\"en\":\"Kitchen\"}}";

    @TempDir
    private Path dir = Path.of("");

    private Path file() throws IOException {
        Path file = dir.resolve("products.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < PRODUCTS; i++) {
                out.append("{\"code\":\"pot-" + i
                        + "\",\"category\":\"kitchen\",\"brand\":\"Yunnan\",\"origin\":\"CN\","
                        + "\"texts\":{\"en\":{\"title\":\"Teapot " + i + "\",\"description\":\"Made by hand\"}},"
                        + "\"variants\":[{\"code\":\"s\",\"priceMinor\":1900,\"currency\":\"CNY\",\"stock\":10}]}\n");
            }
        }
        return file;
    }

    /** The operator applies for a shop like anybody else, approves it, and is a merchant then. */
    private static int openedShop(Api api) {
        JsonNode applied = api.post(
                "/v1/merchants", "{\"name\":\"Test\",\"kind\":\"bazaar\",\"country\":\"CN\",\"currency\":\"CNY\"}");
        JsonNode approved = api.post("/v1/merchants/" + Api.number(applied, "merchant") + "/approval");
        JsonNode me = api.get("/v1/me");
        assertThat(me.at("/shops/0").asLong()).isEqualTo(Api.number(approved, "shop"));
        assertThat(Api.field(me, "roles").toString()).contains("merchant");
        return (int) Api.number(approved, "shop");
    }

    @Test
    void goesOnWithAnImportAfterTheServerWasKilled() throws IOException {
        Path data = dir.resolve("data");
        Path file = file();
        long id;
        try (FestivalProcess up = FestivalProcess.start(data, KillTest.ARGUMENTS)) {
            Api api = Api.of(up);
            int shop = openedShop(api);
            api.put("/v1/categories", CATEGORY);
            RemoteCatalogue catalogue = new RemoteCatalogue(up.said("url"), up.said("token"));
            id = catalogue.begin(file, shop, "jsonl", false, true).id();
            Await.until("some of it is written", () -> catalogue.progress(id).products() > 0);
            assertThat(catalogue.progress(id).isRunning())
                    .as("it is not over yet")
                    .isTrue();
            up.kill();
        }
        try (FestivalProcess up = FestivalProcess.start(data, KillTest.ARGUMENTS)) {
            Api api = Api.of(up);
            RemoteCatalogue catalogue = new RemoteCatalogue(up.said("url"), up.said("token"));
            Await.until("it is over", () -> !catalogue.progress(id).isRunning());
            JsonNode ended = api.get("/v1/imports/" + id);
            assertThat(Api.text(ended, "state")).isEqualTo("done");
            assertThat(Api.number(ended, "created")).isEqualTo(PRODUCTS);
            assertThat(Api.number(ended, "errors")).isZero();
            int shop = (int) Api.number(ended, "shop");
            RemoteCatalogue.Progress again = catalogue.begin(file, shop, "jsonl", false, true);
            assertThat(again.id()).isNotEqualTo(id);
            Await.until(
                    "it is over again", () -> !catalogue.progress(again.id()).isRunning());
            assertThat(catalogue.progress(again.id()).unchanged()).isEqualTo(PRODUCTS);
        }
    }
}
