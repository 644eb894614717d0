package io.drumroll.app;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long work in the background rests between two pieces of it. While all processors are busy it has at most a fifth of one:
 * a low priority alone does not do it, since what it allocates has the collector stop everybody.
 */
final class Pace {
    /** From this share of all processors on, the machine counts as busy. */
    private static final double BUSY = 0.85;
    /** A rest is so many times as long as the work before. */
    private static final int REST_PER_WORK = 4;

    private static final long MAX_REST_NS = TimeUnit.SECONDS.toNanos(2);

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Rests as long as the machine asks for after some work; not at all when there is room for more. */
    void rest(long workedNs) {
        if (system.getCpuLoad() >= BUSY) {
            LockSupport.parkNanos(Math.min(MAX_REST_NS, workedNs * REST_PER_WORK));
        }
    }
}
