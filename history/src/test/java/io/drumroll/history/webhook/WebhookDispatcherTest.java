package io.drumroll.history.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import io.drumroll.history.HistoryWriter;
import io.drumroll.history.TestAddresses;
import io.drumroll.testdb.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dispatcher goes on, and ends in order, whatever its messages run into. */
class WebhookDispatcherTest {
    private static final long SEED = 33;
    private static final long PATIENCE_S = 20;

    private final InstantSource clock = () -> Instant.ofEpochMilli(1_800_000_000_000L);
    private final UrlGuard guard = new UrlGuard(true);
    private final Database database = TestAddresses.open(TestDatabase.H2);
    private final Webhooks webhooks = new Webhooks(database, new OpenBox(), guard, clock);

    @BeforeEach
    void open() {
        HistoryWriter.open(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void countsAnAttemptThatEndsInSomethingUnexpected() {
        long id = tested();
        try (WebhookDispatcher dispatcher = dispatcher((_, _, _) -> {
            throw new UnsupportedOperationException("no such thing");
        })) {
            assertThat(dispatcher.round()).isEqualTo(1);
            await(() -> dispatcher.underWay() == 0);
        }
        Delivery delivery =
                webhooks.deliveries(id, null, 1).orElseThrow().deliveries().getFirst();
        assertThat(delivery.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.answer()).isEqualTo("not sent: no such thing");
    }

    @Test
    void waitsForWhatIsUnderWayAlthoughItsCallerIsInterrupted() throws InterruptedException {
        tested();
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean isBrokenOff = new AtomicBoolean();
        AtomicBoolean isStillInterrupted = new AtomicBoolean();
        WebhookDispatcher dispatcher = dispatcher((_, _, _) -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                isBrokenOff.set(true);
            }
            return new Transport.Answer(204, 0, "");
        });
        assertThat(dispatcher.round()).isEqualTo(1);
        Thread closing = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            dispatcher.close();
            isStillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        await(() -> isBrokenOff.get()
                || closing.getState() == Thread.State.TIMED_WAITING
                || closing.getState() == Thread.State.WAITING);
        release.countDown();
        closing.join();
        assertThat(isBrokenOff).isFalse();
        assertThat(isStillInterrupted).isTrue();
        assertThat(dispatcher.underWay()).isZero();
    }

    @Test
    void sweepsTheMessagesOfAWebhookThatIsGone() {
        long id = tested();
        database.write(connection -> Sql.update(connection, "DELETE FROM webhook WHERE id = ?", id));
        try (WebhookDispatcher dispatcher = dispatcher((_, _, _) -> new Transport.Answer(204, 0, ""))) {
            assertThat(dispatcher.round()).isZero();
        }
        assertThat(webhooks.deliveries(id, null, 1).orElseThrow().deliveries()).isEmpty();
    }

    /** A webhook with a test message to send. */
    private long tested() {
        Webhooks.Added added = (Webhooks.Added)
                webhooks.add(7, 0, "http://127.0.0.1:9999/hooks", EnumSet.of(WebhookKind.ORDER_PAID), 0);
        long id = added.webhook().id();
        assertThat(webhooks.test(id)).isPresent();
        return id;
    }

    private WebhookDispatcher dispatcher(Transport transport) {
        return new WebhookDispatcher(database, new OpenBox(), guard, transport, clock, new SplittableRandom(SEED));
    }

    private static void await(BooleanSupplier isSo) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time to wait").isLessThan(deadlineNs);
            Thread.onSpinWait();
        }
    }
}
