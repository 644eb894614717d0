package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.edge.PeopleFixture.Browser;
import io.drumroll.testdb.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What takes long: who may have how much of it at a time, and how it ends when the server does. */
class SlowEndTest {
    private static final String DATA = "/v1/me/data";

    /** Something slow that waits until it is told to go on. */
    private static final class Held {
        private final AtomicInteger begun = new AtomicInteger();
        private final CountDownLatch release = new CountDownLatch(1);
        private final AtomicBoolean wasInterrupted = new AtomicBoolean();

        void hold() {
            begun.incrementAndGet();
            try {
                if (!release.await(60, TimeUnit.SECONDS)) {
                    throw new AssertionError("nobody let it go on");
                }
            } catch (InterruptedException e) {
                wasInterrupted.set(true);
            }
        }
    }

    @Test
    void tellsMetricsOnAThreadThatMayWaitAndInterruptsNoneOfThemAtTheEnd() throws IOException, InterruptedException {
        Held held = new Held();
        EdgeFixture edge = new EdgeFixture(
                EdgeOptions.onLoopback(0),
                parts -> new EdgeParts(
                        parts.festival(),
                        parts.identities(),
                        parts.board(),
                        parts.assets(),
                        List.of(_ -> held.hold())));
        try (RawConnection raw = new RawConnection(edge.server.port())) {
            raw.send("GET /metrics HTTP/1.1\r\nHost: x\r\n" + EdgeFixture.AUTHORIZATION + "\r\n");
            PeopleFixture.await(() -> held.begun.get() == 1);
            assertThat(edge.get("/health/live").status())
                    .as("the event loop is free")
                    .isEqualTo(200);
            AtomicBoolean isKnown = new AtomicBoolean();
            Thread closer = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                edge.server.close();
                isKnown.set(Thread.interrupted());
            });
            raw.readToEnd(); // which is when connections are closed, and then the slow calls are waited for
            PeopleFixture.await(() -> held.wasInterrupted.get() || closer.getState() == Thread.State.TIMED_WAITING);
            held.release.countDown();
            closer.join();
            assertThat(held.wasInterrupted).isFalse();
            assertThat(isKnown).as("the closer's own interrupt").isTrue();
        } finally {
            held.release.countDown();
            edge.close();
        }
    }

    @Test
    void sendsAPersonSoManyFilesAtATimeAndOthersTheirs(@TempDir Path folder) throws IOException {
        Held held = new Held();
        io.drumroll.accounts.ExportPart slow = new io.drumroll.accounts.ExportPart() {
            @Override
            public String fileName() {
                return "slow.json";
            }

            @Override
            public void writeTo(long buyer, OutputStream out) {
                held.hold();
            }
        };
        try (PeopleFixture people = new PeopleFixture(
                PeopleFixture.address(TestDatabase.H2),
                folder,
                EdgeOptions.onLoopback(0),
                parts -> parts.withExports(List.of(slow)))) {
            Browser ada = people.signedUp("ada");
            Browser bob = people.signedUp("bob");
            List<RawConnection> open = new ArrayList<>();
            try {
                for (int i = 1; i <= SlowCalls.MAX_DOWNLOADS_EACH + 1; i++) {
                    Browser who = i <= SlowCalls.MAX_DOWNLOADS_EACH ? ada : bob;
                    int begun = i;
                    open.add(new RawConnection(people.edge.server.port())
                            .send("GET " + DATA + " HTTP/1.1\r\nHost: x\r\nCookie: " + who.cookie() + "\r\n\r\n"));
                    PeopleFixture.await(() -> held.begun.get() == begun);
                }
                assertThat(ada.get(DATA).code()).isEqualTo("OVERLOADED");
                assertThat(ada.get("/v1/me").status()).isEqualTo(200);
                held.release.countDown();
                for (RawConnection raw : open) {
                    assertThat(raw.readUntil("\r\n0\r\n\r\n")).startsWith("HTTP/1.1 200");
                }
                PeopleFixture.await(() -> ada.download(DATA).statusCode() == 200);
            } finally {
                held.release.countDown();
                for (RawConnection raw : open) {
                    raw.close();
                }
            }
        }
    }

    @Test
    @Timeout(20)
    void endsALongAnswerWhoseEventLoopHasEnded() throws IOException {
        Vertx vertx = Vertx.vertx();
        try (EngineFestival festival = new EngineFestival()) {
            EdgeLoop loop = loop(vertx, festival);
            vertx.close().toCompletionStage().toCompletableFuture().join();
            try (Download download = new Download(new Exchange(loop, gone(), new Metrics()), "text/csv", "x.csv")) {
                byte[] part = new byte[Download.PART_BYTES];
                assertThatThrownBy(() -> {
                            for (int i = 0; i <= Download.MAX_PARTS; i++) {
                                download.write(part);
                            }
                        })
                        .isInstanceOf(IOException.class);
                download.fail(new IOException("nobody hears of it"));
            }
            assertThat(loop.hasEnded()).isTrue();
        }
    }

    private static EdgeLoop loop(Vertx vertx, EngineFestival festival) {
        EdgeHandlers.Builder handlers = new EdgeHandlers.Builder();
        for (Route.Group group : Route.Group.values()) {
            handlers.absent(group);
        }
        Metrics metrics = new Metrics();
        EdgeOptions options = EdgeOptions.onLoopback(0);
        BoardSource.Snapshot board = EdgeFixture.snapshot(0);
        return new EdgeLoop(
                vertx.getOrCreateContext(),
                handlers.build(),
                new Router(),
                new Gate(new FakeIdentities(), options, new SessionCookies(options), Controls.inMemory()),
                metrics,
                new SseHub(vertx, new BoardFrames(() -> board), metrics, Duration.ofSeconds(1)),
                new Currencies(festival),
                new DealNames(festival),
                new AuditTrail(null));
    }

    /** A request of which nothing is asked any more. */
    private static HttpServerRequest gone() {
        return (HttpServerRequest) Proxy.newProxyInstance(
                HttpServerRequest.class.getClassLoader(), new Class<?>[] {HttpServerRequest.class}, (_, method, _) -> {
                    throw new IllegalStateException("nobody answers " + method.getName());
                });
    }
}
