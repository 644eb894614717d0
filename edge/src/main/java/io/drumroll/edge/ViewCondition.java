package io.drumroll.edge;

/**
 * How a view of the feed that is kept in the database fares.
 *
 * @param position number of the last event in its tables, 0 before it is known.
 * @param timeMs that event's time, in ms of the epoch.
 * @param reason why it stopped, else empty.
 */
public record ViewCondition(State state, long position, long timeMs, String reason) {
    /** What it does. */
    public enum State {
        /** Its tables are looked for. */
        OPENING,
        /** It counts what happens. */
        FOLLOWING,
        /** It waits for the database. */
        AWAY,
        /** It has stopped for good; somebody has to see to it. */
        STOPPED
    }
}
