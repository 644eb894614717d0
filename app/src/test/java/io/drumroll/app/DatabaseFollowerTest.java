package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.PayMode;
import io.drumroll.history.FeedCheckpoints.Checkpoint;
import io.drumroll.history.FeedWriter;
import io.drumroll.history.Progress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view in a database waits for what it builds on. */
class DatabaseFollowerTest {
    @TempDir
    private Path dir;

    @Test
    void takesNothingMoreWhileWhatItBuildsOnIsNotWritten() {
        try (TestFestival festival = TestFestival.startFurnished(dir, 900_000)) {
            Behind writer = new Behind(festival);
            try (DatabaseFollower follower = DatabaseFollower.start("test", festival.node(), () -> writer)) {
                Await.until(
                        "the order written",
                        () -> writer.isOrdered.get()
                                && follower.position() >= festival.node().position());
            }
            assertThat(writer.tookWhileBehind).isFalse();
        }
    }

    /** A view that another one is ahead of only after some attempts, while orders go on. */
    private static final class Behind implements FeedWriter {
        private static final int ATTEMPTS = 10;

        private final TestFestival festival;
        private final AtomicBoolean isOrdered = new AtomicBoolean();
        private final AtomicBoolean tookWhileBehind = new AtomicBoolean();
        private volatile Checkpoint written = Checkpoint.BEGINNING;
        private volatile long position;
        private int attempts;

        private Behind(TestFestival festival) {
            this.festival = festival;
        }

        @Override
        public void onEvent(long sequence, long timeMs, Event event) {
            if (sequence > position) {
                tookWhileBehind.compareAndSet(false, attempts > 0 && attempts < ATTEMPTS);
                position = sequence;
            }
        }

        @Override
        public Progress tryWrite(long feedPosition) {
            if (attempts == 0) {
                festival.accepted(TestFestival.order(1, PayMode.NOW));
                isOrdered.set(true);
            }
            attempts++;
            if (attempts < ATTEMPTS) {
                return Progress.NOT_YET;
            }
            written = new Checkpoint(position, 1, feedPosition);
            return Progress.WRITTEN;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public Checkpoint written() {
            return written;
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public boolean isDue() {
            return position > written.sequence();
        }
    }
}
