package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlsTest {
    private static final String ORDER =
            "{\"buyer\":7,\"region\":{\"country\":\"SE\"},\"lines\":[{\"sku\":1,\"quantity\":1}],\"expectedTotalMinor\":1250,\"pay\":\"now\"}";

    @TempDir
    private Path dir;

    @Test
    void stopsWhatAnOperatorSwitchesOffAndLetsItGoOn() {
        try (EdgeFixture edge = new EdgeFixture().open()) {
            EdgeFixture.Answer off =
                    operator(edge, "PUT", "/v1/ops/switches/checkout", "{\"message\":\"Back at noon.\"}");
            assertThat(off.status()).isEqualTo(200);
            EdgeFixture.Answer refused = order(edge, "a");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json())
                    .containsEntry("code", "SWITCHED_OFF")
                    .containsEntry("detail", "Back at noon.")
                    .containsEntry("switch", "checkout");
            assertThat(edge.get("/v1/festival").at("stopped")).isEqualTo("[{switch=checkout, message=Back at noon.}]");
            operator(edge, "DELETE", "/v1/ops/switches/checkout", null);
            assertThat(edge.get("/v1/festival").at("stopped")).isEqualTo("[]");
            assertThat(order(edge, "a").status()).isEqualTo(201);
        }
    }

    @Test
    void asksForAReason() {
        try (EdgeFixture edge = new EdgeFixture().open()) {
            EdgeFixture.Answer refused = edge.sendAsIs(as(edge, "operator", "/v1/ops/throttle")
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"ordersPerSecond\":5}")));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json()).containsEntry("code", "REASON_MISSING");
            assertThat(operator(edge, "PUT", "/v1/ops/throttle", "{\"ordersPerSecond\":-1}")
                            .json())
                    .containsEntry("code", "BAD_VALUE");
            assertThat(operator(edge, "PUT", "/v1/ops/switches/everything", "{\"message\":\"\"}")
                            .json())
                    .containsEntry("code", "BAD_PATH");
        }
    }

    @Test
    void givesBuyersAPlaceInTheLineWhileOrdersAreThrottled() {
        try (EdgeFixture edge = new EdgeFixture().open()) {
            operator(edge, "PUT", "/v1/ops/throttle", "{\"ordersPerSecond\":1}");
            assertThat(order(edge, "a").status()).isEqualTo(201);
            EdgeFixture.Answer waits = order(edge, "b");
            assertThat(waits.status()).isEqualTo(503);
            assertThat(waits.json()).containsEntry("code", "QUEUED").containsEntry("place", 1);
            assertThat(waits.header("Retry-After")).isEqualTo("1");
            operator(edge, "PUT", "/v1/ops/throttle", "{\"ordersPerSecond\":0}");
            assertThat(order(edge, "b").status()).isEqualTo(201);
        }
    }

    @Test
    void countsRefusalsByTheirReason() {
        try (EdgeFixture edge = new EdgeFixture().open()) {
            String tooMany = ORDER.replace("\"sku\":1,\"quantity\":1", "\"sku\":2,\"quantity\":6");
            edge.sendAsIs(as(edge, "buyer-7", "/v1/orders")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "x")
                    .POST(BodyPublishers.ofString(tooMany)));
            Map<String, Object> figures =
                    edge.sendAsIs(as(edge, "operator", "/v1/ops/figures").GET()).json();
            assertThat(String.valueOf(figures.get("problems"))).contains("count=1");
        }
    }

    @Test
    void keepsWhatWasSwitchedOverARestart() {
        Path file = dir.resolve("controls.properties");
        Controls controls = Controls.in(file);
        controls.stop(Switch.SEARCH, new Controls.Stopped("搜索 = aus: später\nback \\ soon", 12));
        controls.throttle(77);
        Controls again = Controls.in(file);
        assertThat(again.state()).isEqualTo(controls.state());
        again.release(Switch.SEARCH);
        assertThat(Controls.in(file).state()).isEqualTo(new Controls.State(Map.of(), 77));
    }

    @Test
    void refusesAFileThatIsNotItsOwnAndNamesIt() throws IOException {
        Path file = dir.resolve("controls.properties");
        for (String text : new String[] {"nonsense=1", "orders-per-second=many", "orders-per-second=-4"}) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> Controls.in(file)).hasMessageContaining(file.toString());
        }
    }

    private static EdgeFixture.Answer order(EdgeFixture edge, String key) {
        return edge.sendAsIs(as(edge, "buyer-7", "/v1/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(ORDER)));
    }

    private static EdgeFixture.Answer operator(EdgeFixture edge, String method, String path, @Nullable String body) {
        HttpRequest.Builder request = as(edge, "operator", path).header("Drumroll-Reason", "a%20test");
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return edge.sendAsIs(
                request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder as(EdgeFixture edge, String who, String path) {
        return HttpRequest.newBuilder(edge.uri(path)).header("Authorization", "Bearer " + who);
    }
}
