package io.drumroll.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows what is tried again and again: of each key a burst is let through, and then one in a while. Any thread may call.
 *
 * <p>For each key one number is kept, the time at which the burst is whole again (GCRA, the leaky bucket as a meter, of
 * ITU-T I.371). A key that is dropped for want of room starts anew.
 */
final class Brake {
    static final int MAX_KEYS = 100_000;

    private final long burstMs;
    private final long everyMs;
    private final LongSupplier clock;
    private final Cache<String, Long> wholeAtMs;

    /**
     * @param burst how many are let through at once.
     * @param everyMs after how long one more is.
     * @param clock ms of the epoch.
     */
    Brake(int burst, long everyMs, LongSupplier clock) {
        this.burstMs = burst * everyMs;
        this.everyMs = everyMs;
        this.clock = clock;
        this.wholeAtMs = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(burstMs, TimeUnit.MILLISECONDS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.getAsLong()))
                .executor(Runnable::run)
                .build();
    }

    /** Lets one through, or tells after how many ms to ask again; 0 for let through. */
    long take(String key) {
        long nowMs = clock.getAsLong();
        long[] waitMs = new long[1];
        wholeAtMs.asMap().compute(key, (_, wholeAt) -> {
            long next = Math.max(wholeAt == null ? nowMs : wholeAt, nowMs) + everyMs;
            waitMs[0] = Math.max(0, next - nowMs - burstMs);
            return waitMs[0] == 0 ? Long.valueOf(next) : wholeAt;
        });
        return waitMs[0];
    }

    /** Takes one {@link #take} back that was none: it was right, or nobody could tell. */
    void giveBack(String key) {
        wholeAtMs.asMap().computeIfPresent(key, (_, wholeAt) -> wholeAt - everyMs);
    }
}
