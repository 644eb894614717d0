package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.client.Failure;
import io.drumroll.edge.EdgeFixture.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ServerTest {
    @Test
    void namesThePortThatIsInUse() {
        try (EdgeFixture edge = new EdgeFixture()) {
            int port = edge.server.port();
            assertThatThrownBy(() -> new EdgeFixture(EdgeOptions.onLoopback(port)))
                    .isInstanceOf(EdgeStartException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void refusesOptionsThatCannotBe() {
        assertThatThrownBy(() -> EdgeOptions.onLoopback(65_536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> EdgeOptions.onLoopback(0).withEventLoops(0)).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> EdgeOptions.onLoopback(0).withSlowListenerLimit(Duration.ZERO))
                .hasMessageContaining("above 0");
    }

    @Test
    void servesOnSeveralEventLoopsFromManyConnections() throws InterruptedException, ExecutionException {
        int orders = 400;
        try (EdgeFixture edge = new EdgeFixture(EdgeOptions.onLoopback(0).withEventLoops(2)).open();
                ExecutorService callers = Executors.newFixedThreadPool(16)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < orders; i++) {
                String key = "k" + i / 2; // each key twice, at about the same time
                String body = EdgeFixture.order(EdgeFixture.line(1, 1), 1_250)
                        .replace("\"buyer\":7", "\"buyer\":" + (1 + i / 2))
                        .replace("\"now\"", "\"later\"");
                answers.add(callers.submit(() -> edge.order(key, body)));
            }
            int placed = 0;
            int repeated = 0;
            int soldOut = 0;
            for (Future<Answer> future : answers) {
                Answer answer = future.get();
                boolean ok = answer.status() == 201;
                placed += ok && answer.at("repeated").equals("false") ? 1 : 0;
                repeated += ok && answer.at("repeated").equals("true") ? 1 : 0;
                soldOut += answer.status() == 409 ? 1 : 0;
            }
            assertThat(placed).isEqualTo(100);
            assertThat(repeated).isEqualTo(100);
            assertThat(soldOut).isEqualTo(200);
        }
    }

    @Test
    void isLiveAlwaysAndReadyWhenTheFestivalAnswers() {
        try (EdgeFixture edge = new EdgeFixture()) {
            assertThat(edge.get("/health/live").at("live")).isEqualTo("true");
            assertThat(edge.get("/health/ready").at("ready")).isEqualTo("true");
            assertThat(edge.get("/health/ready").at("detail")).contains("not scheduled");
            edge.festival.failWith(Failure.UNAVAILABLE);
            assertThat(edge.get("/health/ready").status()).isEqualTo(503);
            edge.festival.failWith(null);
            edge.festival.keepSilent(true);
            assertThat(edge.get("/health/ready").status()).isEqualTo(503);
            assertThat(edge.get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void tellsPrometheusWhatWentOn() {
        try (EdgeFixture edge = new EdgeFixture().open()) {
            edge.order("k", EdgeFixture.order(EdgeFixture.line(1, 1), 1_250));
            edge.order("k2", EdgeFixture.order(EdgeFixture.line(1, 1), 1));
            edge.get("/v1/nothing");
            edge.festival.failWith(Failure.OVERLOADED);
            edge.get("/v1/skus/1");
            String text = edge.get("/metrics").body();

            assertThat(text)
                    .contains("drumroll_http_requests_total{method=\"POST\",route=\"/v1/orders\",status=\"2xx\"} 1\n")
                    .contains("drumroll_http_requests_total{method=\"POST\",route=\"/v1/orders\",status=\"4xx\"} 1\n")
                    .contains("drumroll_http_request_seconds_count{group=\"orders\"} 2\n")
                    .contains("drumroll_http_requests_in_flight 1\n")
                    .contains("drumroll_festival_failures_total{failure=\"overloaded\"} 1\n")
                    .contains("others_total 7\n");
            assertThat(text.lines()).allSatisfy(line -> assertThat(line).matches("#.*|[a-z_]+(\\{.*\\})? [-+.E0-9]+"));
        }
    }

    @Test
    void servesPagesWithTheirSecurityHeaders() {
        try (EdgeFixture edge = new EdgeFixture()) {
            Answer page = edge.get("/board");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("ETag")).isEqualTo("\"abc\"");
            assertThat(page.header("Access-Control-Allow-Origin")).isEmpty();

            Answer known = edge.send(HttpRequest.newBuilder(edge.uri("/board")).header("If-None-Match", "W/\"abc\""));
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.body()).isEmpty();

            Answer small = edge.send(HttpRequest.newBuilder(edge.uri("/")).header("Accept-Encoding", "br, gzip"));
            assertThat(small.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(small.header("ETag")).isEqualTo("W/\"abc\"");
            assertThat(small.header("Vary")).isEqualToIgnoringCase("accept-encoding");
        }
    }

    @Test
    void tellsABrowserByAPageThatAnAddressIsNotThere() {
        try (EdgeFixture edge = new EdgeFixture().open()) {
            Answer page =
                    edge.send(HttpRequest.newBuilder(edge.uri("/nowhere")).header("Accept", "text/html,*/*;q=0.8"));
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(edge.send(HttpRequest.newBuilder(edge.uri("/v1/nowhere")).header("Accept", "text/html"))
                            .code())
                    .isEqualTo("UNKNOWN_ROUTE");
            assertThat(edge.get("/nowhere").code()).isEqualTo("UNKNOWN_ROUTE");
        }
    }
}
