package io.drumroll.history.webhook;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** When a message is sent again: sooner at first, later then, and never by many at one moment. */
final class RetrySchedule {
    private static final long[] WAITS_S = {5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400};
    /** A wait is longer by up to this part of it, in percent. */
    private static final int JITTER_PERCENT = 20;
    /** The longest that an endpoint may ask us to wait. */
    private static final long MAX_RETRY_AFTER_S = 86_400;

    private RetrySchedule() {}

    /** How often a message is sent at most. */
    static int attempts() {
        return WAITS_S.length + 1;
    }

    /**
     * How long to wait behind an attempt that failed, in ms.
     *
     * @param attempts how many there were, 1 to {@link #attempts} - 1.
     */
    static long waitMs(int attempts, long retryAfterSeconds, RandomGenerator random) {
        long waitS = Math.max(WAITS_S[attempts - 1], Math.min(retryAfterSeconds, MAX_RETRY_AFTER_S));
        long waitMs = TimeUnit.SECONDS.toMillis(waitS);
        return waitMs + random.nextLong(waitMs * JITTER_PERCENT / 100 + 1);
    }
}
