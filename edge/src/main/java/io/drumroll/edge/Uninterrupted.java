package io.drumroll.edge;

import java.time.Duration;

/**
 * Waits to the end though the caller is interrupted, and lets the caller know of it only then. Who gave up the wait instead
 * would interrupt those that it waits for, and an interrupt inside the database closes an embedded one's file for all.
 */
final class Uninterrupted {
    private Uninterrupted() {}

    /** Something that can be waited for. */
    @FunctionalInterface
    interface Ending {
        /** Waits for at most so long, in nanoseconds, above 0; whether the end came. */
        boolean await(long timeoutNs) throws InterruptedException;
    }

    /** Waits for at most so long; whether the end came. */
    static boolean await(Duration atMost, Ending ending) {
        long deadlineNs = System.nanoTime() + atMost.toNanos();
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return ending.await(Math.max(1, deadlineNs - System.nanoTime()));
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
