package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers whose connection breaks off while it is looked up who they are: nothing is kept of them. */
@SuppressWarnings("NullAway.Init") // set before each test
class BrokenConnectionTest {
    private static final String IMPORTS = "/v1/shops/1/imports?format=jsonl";

    @TempDir
    Path folder;

    private CatalogFixture catalog;

    @BeforeEach
    void open() throws IOException {
        catalog = new CatalogFixture(TestDatabase.H2, folder);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    /** Begins requests, breaks them off, and says then that a person sent them. */
    private static void breakOff(EdgeFixture edge, int count, String who, String head) throws IOException {
        FakeIdentities identities = edge.identities;
        identities.beSlow();
        String bodyBegins = head.startsWith("POST") ? "{" : "";
        for (int i = 1; i <= count; i++) {
            int waiting = i;
            try (RawConnection raw = new RawConnection(edge.server.port())) {
                raw.send(head + "Host: x\r\nAuthorization: Bearer " + who + "\r\n\r\n" + bodyBegins);
                PeopleFixture.await(() -> identities.waiting() == waiting);
            }
        }
        passTheLoop(edge);
        identities.answerAll(who);
        passTheLoop(edge);
        identities.beQuick();
    }

    /** Whatever reached the only event loop before has been dealt with: it takes one connection's requests in turn. */
    private static void passTheLoop(EdgeFixture edge) {
        for (int i = 0; i < 3; i++) {
            assertThat(edge.sendAsIs(HttpRequest.newBuilder(edge.uri("/health/live")))
                            .status())
                    .isEqualTo(200);
        }
    }

    private String metrics() {
        return catalog.getAs("operator", "/metrics").body();
    }

    @Test
    void keepsNoPlaceOfAFile() throws IOException {
        breakOff(
                catalog.edge,
                Uploads.MAX_PER_SHOP,
                "merchant-1",
                "POST " + IMPORTS + " HTTP/1.1\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n");
        byte[] file = CatalogFixture.product("pot").getBytes(StandardCharsets.UTF_8);
        assertThat(catalog.sendFileAs("merchant-1", IMPORTS, "application/x-ndjson", file)
                        .status())
                .isEqualTo(202);
        assertThat(metrics()).contains("drumroll_http_requests_in_flight 1\n");
    }

    @Test
    void keepsNoListener() throws IOException {
        breakOff(catalog.edge, 3, "buyer-7", "GET /v1/board/stream HTTP/1.1\r\n");
        assertThat(metrics()).contains("drumroll_board_listeners 0\n");
    }

    @Test
    void waitsForNoBody() throws IOException {
        breakOff(
                catalog.edge,
                3,
                "buyer-7",
                "POST /v1/orders HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n");
        assertThat(metrics()).contains("drumroll_http_requests_in_flight 1\n");
    }

    @Test
    void countsAForgedCredentialAllTheSame() throws IOException {
        RequestLimits limits = new RequestLimits(1_000, 1_000, 3);
        try (EdgeFixture edge = new EdgeFixture(EdgeOptions.onLoopback(0).withLimits(limits))) {
            breakOff(edge, 3, "nobody", "GET /v1/wallets/7 HTTP/1.1\r\n");
            assertThat(edge.sendAs("nobody", HttpRequest.newBuilder(edge.uri("/v1/wallets/7")))
                            .status())
                    .isEqualTo(429);
        }
    }
}
