package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A festival as a person meets it: started by the command, ordered from over HTTP, watched in a browser, killed. */
class FestivalDayTest {
    private static final List<String> ARGUMENTS = List.of(
            "--port", "0", "--udp-port", "0", "--countdown", "0", "--crowd", "50", "--storage-reserve-mib", "0");

    /** The counter as it is read out, once the page has figures. */
    private static final Pattern SALES = Pattern.compile("class=\"screen live\".*visually-hidden\">CNY [1-9]");

    @TempDir
    private Path dir;

    @Test
    void findsAConfirmedOrderAgainAfterAKill() {
        Path data = dir.resolve("data");
        long order;
        try (FestivalProcess up = FestivalProcess.start(data, ARGUMENTS)) {
            Api api = Api.of(up);
            api.post("/v1/wallets/900000001/top-ups", "{\"amountMinor\":100000000,\"currency\":\"CNY\"}");
            String lines = "\"lines\":[{\"sku\":1,\"quantity\":1},{\"sku\":2,\"quantity\":1}]";
            long total = api.post("/v1/quotes", "{" + lines + ",\"destination\":\"SE\",\"currency\":\"CNY\"}")
                    .get("totalMinor")
                    .asLong();
            String body = "{\"buyer\":900000001,\"region\":{\"country\":\"SE\",\"province\":\"AB\",\"cityTier\":1},"
                    + lines + ",\"expectedTotalMinor\":" + total + ",\"currency\":\"CNY\",\"pay\":\"now\"}";
            JsonNode confirmed = api.post("/v1/orders", body);
            order = confirmed.get("order").asLong();
            awaitBoardAt(api, confirmed.get("position").asLong());
            up.kill();
        }
        try (FestivalProcess up = FestivalProcess.start(data, ARGUMENTS)) {
            JsonNode found = Api.of(up).get("/v1/orders/" + order);
            assertThat(found.get("buyer").asLong()).isEqualTo(900_000_001L);
            assertThat(found.get("state").asText()).isEqualToIgnoringCase("paid");
        }
        assertThat(Auditor.audit(data, line -> {}).breach()).isEmpty();
    }

    @Test
    void showsSalesInARealBrowser() {
        String browser = browser();
        assumeTrue(!browser.isEmpty(), "left out: there is no Chromium");
        try (FestivalProcess up = FestivalProcess.start(dir.resolve("data"), ARGUMENTS)) {
            awaitSales(Api.of(up));
            String board = up.said("url") + "/board";
            Await.until(
                    "the browser shows the board live, with sales",
                    () -> SALES.matcher(rendered(browser, board)).find());
        }
    }

    private static String browser() {
        String given = System.getProperty("drumroll.browser", "/usr/bin/chromium");
        return !given.equals("off") && Files.isExecutable(Path.of(given)) ? given : "";
    }

    /** The page's document after its scripts have run for some seconds. */
    private String rendered(String browser, String url) {
        try {
            Path out = dir.resolve("page.html");
            assertThat(start(browser, url, out).waitFor(60, TimeUnit.SECONDS))
                    .as("the browser ends")
                    .isTrue();
            return Files.readString(out, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Process start(String browser, String url, Path out) throws IOException {
        return new ProcessBuilder(
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + dir.resolve("browser"),
                        "--timeout=8000",
                        "--dump-dom",
                        url)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitBoardAt(Api api, long position) {
        Await.until(
                "the board has counted event " + position,
                () -> api.get("/v1/board").get("position").asLong() >= position);
    }

    private void awaitSales(Api api) {
        Await.until(
                "the board shows sales",
                () -> api.get("/v1/board").get("gmvMinor").asLong() > 0);
    }
}
