package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.archive.client.AeronArchive;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.order.PayMode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views count each event once, whatever becomes of the feed or of one among them. */
class FeedFollowerTest {
    private static final long PAY_WINDOW_MS = 900_000;

    @TempDir
    private Path dir;

    @Test
    void opensTheFeedAnewWhenItEndsUnderTheViews() {
        try (TestFestival festival = TestFestival.startFurnished(dir, PAY_WINDOW_MS)) {
            Counting counting = new Counting("counting", Long.MAX_VALUE);
            try (FeedFollower follower = FeedFollower.start(festival.node(), List.of(counting))) {
                assertThat(follower).isNotNull();
                counting.await(festival.node().position());
                endAllReplays(festival);
                long last =
                        festival.accepted(TestFestival.order(1, PayMode.NOW)).position();
                counting.await(last);
                assertThat(counting.counted)
                        .isEqualTo(LongStream.rangeClosed(1, counting.position())
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void leavesAViewBehindThatCannotGoOnAndNotTheOthers() {
        try (TestFestival festival = TestFestival.startFurnished(dir, PAY_WINDOW_MS)) {
            Counting failing = new Counting("failing", 2);
            Counting counting = new Counting("counting", Long.MAX_VALUE);
            try (FeedFollower follower = FeedFollower.start(festival.node(), List.of(failing, counting))) {
                assertThat(follower).isNotNull();
                counting.await(festival.node().position());
                assertThat(failing.counted).containsExactly(1L, 2L);
            }
        }
    }

    private static void endAllReplays(TestFestival festival) {
        try (AeronArchive archive = AeronArchive.connect(new AeronArchive.Context()
                .aeronDirectoryName(festival.node().aeronDirectoryName())
                .controlRequestChannel(CommonContext.IPC_CHANNEL)
                .controlResponseChannel(CommonContext.IPC_CHANNEL))) {
            archive.stopAllReplays(Aeron.NULL_VALUE);
        }
    }

    /** Keeps the numbers of what it is given, up to one that it can't take. */
    private static final class Counting implements FeedFollower.View {
        private final String name;
        private final long most;
        private final List<Long> counted = new CopyOnWriteArrayList<>();

        private Counting(String name, long most) {
            this.name = name;
            this.most = most;
        }

        private void await(long position) {
            Await.until("event " + position + " counted", () -> position() >= position);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public EventSink sink() {
            return (long sequence, long timeMs, Event event) -> {
                if (sequence > most) {
                    throw new UnsupportedOperationException("no room for event " + sequence);
                }
                if (sequence > position()) {
                    counted.add(sequence);
                }
            };
        }

        @Override
        public long position() {
            return counted.isEmpty() ? 0 : counted.getLast();
        }

        @Override
        public long feedPosition() {
            return 0;
        }

        @Override
        public void publish() {
            // Shows nothing.
        }

        @Override
        public FeedFollower.Copy copy(long feedPosition) {
            return () -> {};
        }
    }
}
