package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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

    /** Notes what operators did elsewhere than in this module, all or nothing; it is on disk when this returns. */
    public void addAll(List<NewAction> done) {
        database.writeDurably(connection -> {
            for (NewAction each : done) {
                insert(connection, each);
            }
            return true;
        });
    }

    /** Notes what an operator does in the transaction that does it. */
    void add(Connection connection, long operator, String action, String target, String reason) throws SQLException {
        insert(connection, new NewAction(clock.getAsLong(), operator, action, target, reason));
    }

    private static void insert(Connection connection, NewAction done) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO operator_action (at_ms, operator, action, target, reason) VALUES (?, ?, ?, ?, ?)",
                done.atMs(),
                done.operator(),
                Text.shortened(done.action(), MAX_ACTION),
                Text.shortened(done.target(), MAX_TARGET),
                Text.shortened(done.reason(), MAX_REASON));
    }

    /**
     * What was done, newest first.
     *
     * @param before the number before which to begin; {@link Long#MAX_VALUE} for the newest.
     * @param limit 1 to 1,000.
     */
    public List<OperatorAction> list(long before, int limit) {
        return list(ActionFilter.ALL, before, limit);
    }

    /** The same of those that a filter lets through. */
    public List<OperatorAction> list(ActionFilter filter, long before, int limit) {
        StringBuilder where = new StringBuilder("a.id < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        add(where, values, "a.operator = ?", filter.operator());
        add(where, values, "a.action = ?", filter.action());
        add(where, values, "a.at_ms >= ?", filter.fromMs() > 0 ? filter.fromMs() : null);
        add(where, values, "a.at_ms < ?", filter.untilMs() < Long.MAX_VALUE ? filter.untilMs() : null);
        add(where, values, "a.target LIKE ? ESCAPE '!'", filter.target().isEmpty() ? null : prefix(filter.target()));
        values.add(Math.clamp(limit, 1, MAX_PAGE));
        return database.read(connection -> Sql.list(
                connection,
                "SELECT a.id, a.at_ms, a.operator, p.sign_in_name, a.action, a.target, a.reason FROM operator_action a"
                        + " LEFT JOIN person p ON p.id = a.operator WHERE " + where
                        + " ORDER BY a.id DESC FETCH FIRST ? ROWS ONLY",
                row -> new OperatorAction(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)),
                values.toArray()));
    }

    private static void add(StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" AND ").append(condition);
            values.add(value);
        }
    }

    /** What begins with a text, whatever is in that. */
    private static String prefix(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
