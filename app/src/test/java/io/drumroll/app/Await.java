package io.drumroll.app;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, with a deadline. */
final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SHORTEST_REST_NS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long LONGEST_REST_NS = TimeUnit.MILLISECONDS.toNanos(50);
    /** A look that asks a server costs the processor time that what is waited for needs: it rests the longer behind it. */
    private static final int REST_PER_LOOK = 2;

    private Await() {}

    /** Waits until a condition holds; fails when it does not in time. */
    static void until(String what, BooleanSupplier condition) {
        until(() -> what, condition);
    }

    /**
     * The same.
     *
     * @param what asked for when it failed, so that it can say what was seen last.
     */
    static void until(Supplier<String> what, BooleanSupplier condition) {
        long lookedNs = System.nanoTime();
        long deadlineNs = lookedNs + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            long nowNs = System.nanoTime();
            if (nowNs > deadlineNs) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(Math.clamp(REST_PER_LOOK * (nowNs - lookedNs), SHORTEST_REST_NS, LONGEST_REST_NS));
            lookedNs = System.nanoTime();
        }
    }
}
