package io.drumroll.history;

import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** How far each view of the feed has come, as its table says. */
public final class FeedCheckpoints {
    /**
     * A view's place in the feed.
     *
     * @param sequence number of the last event that was counted, 0 before the first.
     * @param timeMs that event's time, in ms of the epoch.
     * @param feedPosition a place in the feed at or before the next event, for a reader to go on from; 0 for its
     *     beginning.
     */
    public record Checkpoint(long sequence, long timeMs, long feedPosition) {
        /** The beginning of the feed. */
        public static final Checkpoint BEGINNING = new Checkpoint(0, 0, 0);
    }

    private FeedCheckpoints() {}

    /** Where a view stands; at the beginning where it never wrote. */
    public static Checkpoint read(Connection connection, String view) throws SQLException {
        return find(connection, view, "");
    }

    /** Like {@link #read}; nobody else moves it before the transaction ends. */
    public static Checkpoint lock(Connection connection, String view) throws SQLException {
        return find(connection, view, " FOR UPDATE");
    }

    private static Checkpoint find(Connection connection, String view, String suffix) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT sequence, time_ms, feed_position FROM feed_checkpoint WHERE view_name = ?" + suffix,
                        row -> new Checkpoint(row.getLong(1), row.getLong(2), row.getLong(3)),
                        view)
                .orElse(Checkpoint.BEGINNING);
    }

    /** Moves a view, within the transaction in which it counts. */
    public static void write(Connection connection, String view, Checkpoint to) throws SQLException {
        int moved = Sql.update(
                connection,
                "UPDATE feed_checkpoint SET sequence = ?, time_ms = ?, feed_position = ? WHERE view_name = ?",
                to.sequence(),
                to.timeMs(),
                to.feedPosition(),
                view);
        if (moved == 0) {
            Sql.update(
                    connection,
                    "INSERT INTO feed_checkpoint (sequence, time_ms, feed_position, view_name) VALUES (?, ?, ?, ?)",
                    to.sequence(),
                    to.timeMs(),
                    to.feedPosition(),
                    view);
        }
    }
}
