package io.drumroll.payments.gateway;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between attempts: each may be twice as long as the one before, up to 32 times the first, and is drawn at random from
 * its upper half, so that many callers that failed together don't come back together.
 *
 * @param first the longest first pause.
 */
public record Backoff(Duration first) {
    private static final int MAX_DOUBLINGS = 5;

    /** Waits before the attempt after so many; false, at once, when the thread is to end. */
    public boolean pause(int attempts) {
        long longest = first.toMillis() << Math.min(attempts - 1, MAX_DOUBLINGS);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
