package io.drumroll.edge;

import io.drumroll.database.DatabaseException;
import io.drumroll.history.DeliveryTimes;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long deliveries took, measured anew every few minutes beside those who ask: nobody waits for it. Any thread may ask.
 */
final class DeliveryEstimates {
    private static final System.Logger LOG = System.getLogger(DeliveryEstimates.class.getName());
    private static final long FRESH_NS = TimeUnit.MINUTES.toNanos(3);
    /** After a try that failed: the database is away, or the history's tables are not there yet. */
    private static final long RETRY_NS = TimeUnit.SECONDS.toNanos(10);

    private final Supplier<DeliveryTimes> measure;
    private final Executor reading;
    private final AtomicBoolean isMeasuring = new AtomicBoolean();
    private volatile long dueNs = System.nanoTime();
    private volatile @Nullable DeliveryTimes times;

    /**
     * Begins to measure.
     *
     * @param measure may wait, and throw {@link DatabaseException}.
     * @param reading carries it out; throws {@link BadRequest} when it is full.
     */
    DeliveryEstimates(Supplier<DeliveryTimes> measure, Executor reading) {
        this.measure = measure;
        this.reading = reading;
        beginIfDue();
    }

    /** What was measured last; null before the first time. */
    @Nullable
    DeliveryTimes present() {
        beginIfDue();
        return times;
    }

    private void beginIfDue() {
        if (System.nanoTime() - dueNs < 0 || !isMeasuring.compareAndSet(false, true)) {
            return;
        }
        try {
            reading.execute(this::measure);
        } catch (BadRequest _) {
            end(RETRY_NS); // others fill all places
        }
    }

    private void measure() {
        long pauseNs = RETRY_NS;
        try {
            times = measure.get();
            pauseNs = FRESH_NS;
        } catch (DatabaseException e) {
            LOG.log(System.Logger.Level.DEBUG, "deliveries can't be measured now", e);
        } finally {
            end(pauseNs);
        }
    }

    private void end(long pauseNs) {
        dueNs = System.nanoTime() + pauseNs;
        isMeasuring.set(false);
    }
}
