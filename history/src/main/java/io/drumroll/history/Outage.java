package io.drumroll.history;

import io.drumroll.database.DatabaseUnavailableException;
import java.time.InstantSource;

/** How long to leave a database alone that is away: longer from time to time, up to a bound. It says when that begins and ends. */
public final class Outage {
    private static final System.Logger LOG = System.getLogger(Outage.class.getName());
    private static final long FIRST_WAIT_MS = 100;
    private static final long LONGEST_WAIT_MS = 5_000;

    private final String who;
    private final InstantSource clock;
    private long waitMs;
    private long retryAtMs;

    /** For one who writes, by the name that the log gives them. */
    public Outage(String who, InstantSource clock) {
        this.who = who;
        this.clock = clock;
    }

    /** Whether the next attempt is not due yet. */
    public boolean isWaiting() {
        return waitMs > 0 && clock.millis() < retryAtMs;
    }

    /** An attempt failed. */
    public void note(DatabaseUnavailableException failure) {
        if (waitMs == 0) {
            LOG.log(System.Logger.Level.WARNING, who + " waits for the database: " + failure.getMessage());
        }
        waitMs = waitMs == 0 ? FIRST_WAIT_MS : Math.min(2 * waitMs, LONGEST_WAIT_MS);
        retryAtMs = clock.millis() + waitMs;
    }

    /** An attempt succeeded. */
    public void over() {
        if (waitMs > 0) {
            LOG.log(System.Logger.Level.INFO, who + " has the database again");
        }
        waitMs = 0;
    }
}
