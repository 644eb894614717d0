package io.drumroll.wire;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * What the threads between a buyer and the engine do while nothing comes: they look again after 100 us at the most while there
 * is work every now and then, and after 1 ms once there was none for some 25 ms. So a festival that stands still leaves the
 * processors to others, and the first order behind a pause comes a few ms later. For one thread.
 */
public final class RestingIdleStrategy implements IdleStrategy {
    private static final long SHORTEST_REST_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long QUICK_REST_NS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LONG_REST_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int SPINS = 10;
    private static final int YIELDS = 20;
    /** Linux makes some 150 us of each rest of 100. */
    private static final int QUICK_LOOKS = 200;

    private final IdleStrategy quick = new BackoffIdleStrategy(SPINS, YIELDS, SHORTEST_REST_NS, QUICK_REST_NS);
    private int looks;

    @Override
    public void idle(int workCount) {
        if (workCount > 0) {
            reset();
        } else {
            idle();
        }
    }

    @Override
    public void idle() {
        if (looks < QUICK_LOOKS) {
            looks++;
            quick.idle();
        } else {
            LockSupport.parkNanos(LONG_REST_NS);
        }
    }

    @Override
    public void reset() {
        looks = 0;
        quick.reset();
    }

    @Override
    public String alias() {
        return "resting";
    }
}
