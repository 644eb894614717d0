package io.drumroll.crowd.shopper;

import io.drumroll.client.Festival;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Simulated shoppers on a running festival: they fill carts and pay deposits before the doors open, storm in, and then
 * keep coming. Some claim coupons; most pay at once, in their country's currency, some later or never; a few cancel.
 * Shops ship, buyers confirm and send pieces back. Shoppers come whether or not those before were served (an open loop),
 * up to a bound.
 *
 * <p>One thread of its own does all the work; the methods here may be called by any.
 */
public final class Crowd implements AutoCloseable {
    private static final long FIRST_STRANGER = 1_000_001;
    private static final System.Logger LOG = System.getLogger(Crowd.class.getName());
    private static final long PAUSE_NANOS = 1_000_000;
    private static final long CLOSE_WAIT_MS = 5_000;

    private final CrowdSettings settings;
    private final LongSupplier clockMs;
    private final Tally tally = new Tally();
    private final Shoppers shoppers;
    private volatile boolean closing;
    private @Nullable Thread thread;

    /**
     * Gathers a crowd; nobody moves before {@link #start}.
     *
     * @param festival where they shop; it need not be scheduled or seeded yet.
     * @param settings how fast they are.
     * @param buyers the buyers' numbers under which they shop, 1 or more.
     * @param clockMs the time in ms of the epoch, close to the node's.
     */
    public Crowd(Festival festival, CrowdSettings settings, long[] buyers, LongSupplier clockMs) {
        if (buyers.length == 0) {
            throw new IllegalArgumentException("a crowd has at least one buyer");
        }
        this.settings = settings;
        this.clockMs = clockMs;
        this.shoppers = new Shoppers(festival, settings, buyers, tally);
    }

    /**
     * Numbers of buyers who have no account: from 1,000,001, so that people who try things out have the small numbers; those
     * of accounts are greater by far.
     */
    public static long[] strangers(int count) {
        return LongStream.range(FIRST_STRANGER, FIRST_STRANGER + count).toArray();
    }

    /** Begins, once; a crowd of no orders stays at home. */
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("the crowd was started before");
        }
        if (settings.ordersPerSecond() > 0 && !closing) {
            thread = Thread.ofPlatform().name("crowd").daemon().start(this::run);
        }
    }

    /** What they did so far. */
    public CrowdCounts counts() {
        return tally.counts();
    }

    /** Sends them home: nothing new is begun; what is under way is not waited for. */
    @Override
    public synchronized void close() {
        closing = true;
        if (thread == null) {
            return;
        }
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_WAIT_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            long nowMs = 0;
            while (!closing) {
                nowMs = Math.max(nowMs, clockMs.getAsLong());
                if (!shoppers.step(nowMs)) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the crowd went home early", e);
        }
    }
}
