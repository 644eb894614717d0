package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A festival as a person meets it: started by the command, ordered from over HTTP, watched, killed. */
class FestivalDayTest {
    private static final List<String> ARGUMENTS = List.of(
            "--port", "0", "--udp-port", "0", "--countdown", "0", "--crowd", "50", "--storage-reserve-mib", "0");

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
    void showsSalesOfTheCrowdOnTheBoard() {
        try (FestivalProcess up = FestivalProcess.start(dir.resolve("data"), ARGUMENTS)) {
            awaitSales(Api.of(up));
        }
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
