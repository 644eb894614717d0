package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongSupplier;

/** The audit trail: what operators did. It is only ever added to. */
public final class OperatorActions {
    /** How much of a reason is kept, in characters. */
    public static final int MAX_REASON = 400;

    private static final int MAX_ACTION = 40;
    private static final int MAX_TARGET = 60;
    private static final int MAX_PAGE = 1_000;

    private final Database database;
    private final LongSupplier clock;

    OperatorActions(Database database, LongSupplier clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes what an operator did elsewhere than in this module; it is on disk when this returns.
     *
     * @param atMs when it was done, in ms of the epoch.
     * @param action a stable name; cut off after 40 characters.
     * @param target on what, by number; cut off after 60.
     * @param reason cut off after {@link #MAX_REASON}; may be empty.
     */
    public void add(long atMs, long operator, String action, String target, String reason) {
        database.writeDurably(connection -> {
            insert(connection, atMs, operator, action, target, reason);
            return true;
        });
    }

    /** Notes what an operator does in the transaction that does it. */
    void add(Connection connection, long operator, String action, String target, String reason) throws SQLException {
        insert(connection, clock.getAsLong(), operator, action, target, reason);
    }

    private static void insert(
            Connection connection, long atMs, long operator, String action, String target, String reason)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO operator_action (at_ms, operator, action, target, reason) VALUES (?, ?, ?, ?, ?)",
                atMs,
                operator,
                Text.shortened(action, MAX_ACTION),
                Text.shortened(target, MAX_TARGET),
                Text.shortened(reason, MAX_REASON));
    }

    /**
     * What was done, newest first.
     *
     * @param before the number before which to begin; {@link Long#MAX_VALUE} for the newest.
     * @param limit 1 to 1,000.
     */
    public List<OperatorAction> list(long before, int limit) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT id, at_ms, operator, action, target, reason FROM operator_action WHERE id < ?"
                        + " ORDER BY id DESC FETCH FIRST ? ROWS ONLY",
                row -> new OperatorAction(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                before,
                Math.clamp(limit, 1, MAX_PAGE)));
    }
}
