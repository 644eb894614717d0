package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.EdgeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RawHttpTest {
    private static final String HOST = "Host: localhost\r\n" + EdgeFixture.AUTHORIZATION;

    private final EdgeFixture edge = new EdgeFixture().open();

    @AfterEach
    void close() {
        edge.close();
    }

    private String exchange(String request) throws IOException {
        try (RawConnection connection = new RawConnection(edge.server.port())) {
            return connection.send(request).readToEnd();
        }
    }

    private static String orderRequest(String key) {
        String body = order(line(1, 1), 1_250);
        return "POST /v1/orders HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\nIdempotency-Key: " + key
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        String all = exchange(orderRequest("a") + orderRequest("b") + orderRequest("a") + "GET /v1/skus/1 HTTP/1.1\r\n"
                + HOST + "Connection: close\r\n\r\n");

        assertThat(all.split("HTTP/1.1 201", -1)).hasSize(4);
        assertThat(all.indexOf("\"order\":1")).isLessThan(all.indexOf("\"order\":2"));
        assertThat(all).contains("\"repeated\":true").contains("\"available\":98");
    }

    @Test
    void takesABodyThatComesByteByByte() throws IOException {
        try (RawConnection connection = new RawConnection(edge.server.port())) {
            for (char c : orderRequest("slow").toCharArray()) {
                connection.send(String.valueOf(c));
            }
            assertThat(connection.readUntil("\"repeated\":false}")).contains("201");
        }
    }

    @Test
    void takesChunkedBodiesAndRefusesThoseThatAreTooLong() throws IOException {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        String request = "POST /v1/shops HTTP/1.1\r\n" + HOST
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n";
        try (RawConnection connection = new RawConnection(edge.server.port())) {
            connection.send(request);
            assertThat(connection.readUntil("\"family\":\"USER\"}")).startsWith("HTTP/1.1 413");
            // It was read to its end, so that the connection goes on.
            connection.send("GET /health/live HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(connection.readUntil("answers\"}")).contains("HTTP/1.1 200");
        }
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws IOException {
        String answer = exchange("GET / HTTP/1.1\r\n" + HOST + "X-Drum: " + "x".repeat(10_000) + "\r\n\r\n");
        assertThat(answer).contains(" 431 ", "HEADERS_TOO_LARGE");
    }

    @Test
    void refusesAddressesThatAreTooLong() throws IOException {
        assertThat(exchange("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\n" + HOST + "\r\n"))
                .contains(" 414 ", "URI_TOO_LONG");
    }

    @Test
    void refusesWhatIsNoHttp() throws IOException {
        assertThat(exchange("DRUM\r\n\r\n")).contains(" 400 ", "BAD_REQUEST");
    }

    @Test
    void refusesBrokenPercentEncoding() throws IOException {
        String end = " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
        assertThat(exchange("GET /v1/skus/%zz" + end)).contains("400", "BAD_PATH");
        assertThat(exchange("GET /v1/skus/%3" + end)).contains("400", "BAD_PATH");
        assertThat(exchange("GET /v1/skus/%ff" + end)).contains("400", "BAD_PATH");
        assertThat(exchange("GET /v1/skus/1?position=%4" + end)).contains("400", "BAD_PARAMETER");
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        String answer = exchange("HEAD /v1/skus/1 HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("content-length: ")
                .endsWith("\r\n\r\n");
        assertThat(exchange("HEAD /board HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .endsWith("\r\n\r\n");
    }

    @Test
    void countsACallerWhoWentAwayAndGoesOn() throws IOException {
        edge.festival.keepSilent(true);
        try (RawConnection connection = new RawConnection(edge.server.port())) {
            connection.send(orderRequest("gone"));
        }
        edge.festival.keepSilent(false);
        assertThat(edge.order("k", order(line(1, 1), 1_250)).status()).isEqualTo(201);
    }
}
