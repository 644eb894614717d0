package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class BoardStreamTest {
    private static final String LISTEN = "GET /v1/board/stream HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void streamsSnapshotsAsTheyChangeAndRepeatsThemEachSecond() throws IOException {
        try (EdgeFixture edge = new EdgeFixture();
                RawConnection listener = new RawConnection(edge.server.port())) {
            String head = listener.send(LISTEN).readUntil("data: {\"position\":0}\n\n");
            assertThat(head)
                    .startsWith("HTTP/1.1 200")
                    .contains("content-type: text/event-stream", "cache-control: no-store", "retry: 1000\n")
                    .contains("event: board\nid: 0\n");

            edge.board.set(EdgeFixture.snapshot(1));
            listener.readUntil("data: {\"position\":1}\n\n");
            listener.readUntil("data: {\"position\":1}\n\n");
            awaitMetric(edge, "drumroll_board_listeners 1");
        }
    }

    @Test
    void sendsASlowStreamOnlyTheNewestSnapshotOfEachTurn() throws IOException {
        try (EdgeFixture edge = new EdgeFixture();
                RawConnection slow = new RawConnection(edge.server.port());
                RawConnection usual = new RawConnection(edge.server.port())) {
            slow.send("GET /v1/board/stream?every=10000 HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .readUntil("id: 0\n");
            usual.send(LISTEN).readUntil("id: 0\n");
            for (int i = 1; i <= 5; i++) {
                edge.board.set(EdgeFixture.snapshot(i));
                usual.readUntil("id: " + i + "\n");
            }

            assertThat(slow.readUntil("id: 5\n")).doesNotContain("id: 1\n", "id: 2\n", "id: 3\n", "id: 4\n");
        }
    }

    @Test
    void keepsTheTurnsOfASlowStreamApart() throws IOException {
        try (EdgeFixture edge = new EdgeFixture();
                RawConnection slow = new RawConnection(edge.server.port())) {
            slow.send("GET /v1/board/stream?every=250 HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .readUntil("id: 0\n");
            // Without a new snapshot too: a phone knows by it that the line holds.
            slow.readUntil("id: 0\n");
            edge.board.set(EdgeFixture.snapshot(1));
            slow.readUntil("id: 1\n");
        }
    }

    @Test
    void forgetsListenersThatGoAway() throws IOException {
        try (EdgeFixture edge = new EdgeFixture()) {
            try (RawConnection listener = new RawConnection(edge.server.port())) {
                listener.send(LISTEN).readUntil("position");
            }
            awaitMetric(edge, "drumroll_board_listeners 0");
        }
    }

    @Test
    void skipsAListenerThatNeverReadsAndClosesItInTheEnd() throws IOException {
        EdgeOptions options = EdgeOptions.onLoopback(0).withSlowListenerLimit(Duration.ofMillis(700));
        try (EdgeFixture edge = new EdgeFixture(options);
                RawConnection sleeper = new RawConnection(edge.server.port());
                RawConnection reader = new RawConnection(edge.server.port())) {
            String large = "x".repeat(3_000_000);
            edge.board.set(large(1, large));
            sleeper.send(LISTEN);
            awaitMetric(edge, "drumroll_board_listeners 1");
            reader.send(LISTEN);

            // The sleeper's buffers hold one snapshot at most; the reader goes on to get each new one.
            for (int i = 2; i <= 12; i++) {
                edge.board.set(large(i, large));
                reader.readUntil("id: " + i + "\n");
            }
            awaitMetric(edge, "drumroll_board_listeners_closed_slow_total 1");
            awaitMetric(edge, "drumroll_board_listeners 1");
            assertThat(bytesLeftFor(sleeper)).isLessThan(3L * large.length());
        }
    }

    @Test
    void answersASnapshotAtThePositionThatIsAskedFor() {
        try (EdgeFixture edge = new EdgeFixture()) {
            edge.board.set(EdgeFixture.snapshot(5));
            EdgeFixture.Answer now = edge.get("/v1/board?position=5");
            assertThat(now.status()).isEqualTo(200);
            assertThat(now.header("Drumroll-Position")).isEqualTo("5");
            assertThat(now.body()).isEqualTo("{\"position\":5}");

            EdgeFixture.Answer late = edge.get("/v1/board?position=6");
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.code()).isEqualTo("READ_TIMED_OUT");
        }
    }

    @Test
    void waitsForTheBoardToReachThePosition() {
        try (EdgeFixture edge = new EdgeFixture()) {
            CompletableFuture<EdgeFixture.Answer> answer =
                    CompletableFuture.supplyAsync(() -> edge.get("/v1/board?position=9"));
            awaitMetric(edge, "drumroll_http_requests_in_flight 2"); // it and the one that asks for the metrics
            edge.board.set(EdgeFixture.snapshot(9));
            assertThat(answer.join().status()).isEqualTo(200);
        }
    }

    private static BoardSource.Snapshot large(long position, String filler) {
        return new BoardSource.Snapshot(
                position, ("{\"filler\":\"" + filler + "\"}").getBytes(StandardCharsets.US_ASCII));
    }

    /** What the connection still holds; the server has reset it, so that reading ends one way or the other. */
    private static long bytesLeftFor(RawConnection connection) {
        try {
            return connection.readToEnd().length();
        } catch (IOException e) {
            return 0;
        }
    }

    private static void awaitMetric(EdgeFixture edge, String line) {
        await(line, () -> edge.get("/metrics").body().contains(line + "\n"));
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadlineNs)
                    .as("waited too long for " + what)
                    .isNegative();
            Thread.onSpinWait();
        }
    }
}
