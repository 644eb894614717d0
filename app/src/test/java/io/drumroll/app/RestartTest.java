package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.client.FeedCheckpoint;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was confirmed is there after a restart, and the feed goes on where it ended. */
class RestartTest {
    private static final long PAY_WINDOW_MS = 900_000;

    @TempDir
    private Path dir;

    @ParameterizedTest(name = "snapshot taken: {0}")
    @ValueSource(booleans = {false, true})
    void findsTheOrderItsStockItsMoneyAndItsEventsAgain(boolean withSnapshot) {
        Outcome.Accepted confirmed;
        Request key = TestFestival.newKey();
        Command order = TestFestival.order(2, PayMode.NOW);
        List<Event> before = new ArrayList<>();
        try (TestFestival first = TestFestival.startFurnished(dir, PAY_WINDOW_MS)) {
            confirmed = first.accepted(key, order);
            if (withSnapshot) {
                assertThat(first.node().takeSnapshot()).isTrue();
            }
            first.awaitPosition(confirmed.position());
            first.readFeed(FeedCheckpoint.BEGINNING, before);
        }
        try (TestFestival second = TestFestival.start(dir)) {
            assertThat(second.node().position()).isEqualTo(confirmed.position());
            assertThat(second.order(confirmed.id()).state()).isEqualTo(OrderState.PAID);
            assertThat(second.sku().sold()).isEqualTo(2);
            assertThat(second.balanceMinor()).isEqualTo(TestFestival.TOP_UP_MINOR - 2 * TestFestival.PRICE_MINOR);
            assertThat(second.ask(key, order)).isEqualTo(confirmed.again());
            List<Event> after = new ArrayList<>();
            second.readFeed(FeedCheckpoint.BEGINNING, after);
            assertThat(after).isEqualTo(before);
        }
        assertThat(Auditor.audit(dir, _ -> {}).breach()).isEmpty();
    }

    @Test
    void aReaderSeesEachEventOnceAcrossManyRestartsWithAndWithoutSnapshots() {
        List<Event> seen = new ArrayList<>();
        FeedCheckpoint checkpoint = FeedCheckpoint.BEGINNING;
        long position = 0;
        for (int start = 0; start < 5; start++) {
            try (TestFestival festival = TestFestival.start(dir)) {
                assertThat(festival.node().position()).isEqualTo(position);
                if (start == 0) {
                    festival.furnish(PAY_WINDOW_MS);
                }
                for (int i = 0; i < 20; i++) {
                    position = festival.accepted(TestFestival.order(1, PayMode.NOW))
                            .position();
                    if (i == 10 && start % 2 == 1) {
                        assertThat(festival.node().takeSnapshot()).isTrue();
                    }
                }
                festival.awaitPosition(position);
                // Every other time the rest is left for the reader of the next start.
                if (start % 2 == 0) {
                    checkpoint = festival.readFeed(checkpoint, seen);
                }
            }
        }
        assertThat(checkpoint.sequence()).isEqualTo(position);
        assertThat(seen.stream().filter(Event.OrderPlaced.class::isInstance)).hasSize(100);
        assertThat(Auditor.audit(dir, _ -> {}).breach()).isEmpty();
    }

    @Test
    void aReaderGoesOnByTheNumberWhateverPlaceItRemembers() {
        FeedCheckpoint checkpoint;
        try (TestFestival first = TestFestival.startFurnished(dir, PAY_WINDOW_MS)) {
            first.awaitPosition(
                    first.accepted(TestFestival.order(1, PayMode.NOW)).position());
            checkpoint = first.readFeed(FeedCheckpoint.BEGINNING, new ArrayList<>());
        }
        for (long place : new long[] {0, checkpoint.recordingPosition(), checkpoint.recordingPosition() + (1 << 20)}) {
            try (TestFestival again = TestFestival.start(dir)) {
                FeedCheckpoint from = new FeedCheckpoint(checkpoint.sequence(), place);
                List<Event> seen = new ArrayList<>();
                again.awaitPosition(
                        again.accepted(TestFestival.order(1, PayMode.NOW)).position());
                checkpoint = again.readFeed(from, seen);
                assertThat(seen).hasSize(2);
            }
        }
    }

    @Test
    void anEmptyFolderStartsEmptyAgain() {
        for (int start = 0; start < 3; start++) {
            try (TestFestival festival = TestFestival.start(dir)) {
                assertThat(festival.node().position()).isZero();
            }
        }
        assertThat(Auditor.audit(dir, _ -> {}).breach()).isEmpty();
    }
}
