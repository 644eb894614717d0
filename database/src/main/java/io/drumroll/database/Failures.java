package io.drumroll.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is away, or busy for now, from one that refuses, by the state that the SQL standard gives each
 * failure. The pool says of every connection that it could not make in time that it is a passing failure; what kept it from
 * making one is the cause.
 */
final class Failures {
    private static final String DUPLICATE = "23505";
    /** Who asks is not let in, or there is no such database: an address to be mended, for which nobody waits. */
    private static final Set<String> REFUSED_CLASSES = Set.of("28", "3D");
    /** Connections, lack of resources, an operator at work, and the system below; of the standard and of PostgreSQL. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57", "58");
    /**
     * H2's own: the file is open in another process; it can't be written or read (twice); the connection broke; the database
     * is closed; it is being closed.
     */
    private static final Set<String> AWAY_OF_H2 = Set.of("90020", "90028", "90031", "90067", "90098", "90121");

    /** Given up for another transaction's sake, deadlocks among them. */
    private static final String ROLLED_BACK_CLASS = "40";
    /** A lock that another transaction has: H2's, and PostgreSQL's. */
    private static final Set<String> LOCKED = Set.of("HYT00", "55P03");

    private static final int STATE_LENGTH = 5;
    private static final int CLASS_LENGTH = 2;

    private Failures() {}

    static DatabaseException of(SQLException failure) {
        SQLException reason = reasonOf(failure);
        String state = reason.getSQLState();
        if (DUPLICATE.equals(state)) {
            return new DuplicateRowException(failure);
        }
        if (isContended(reason)) {
            return new DatabaseUnavailableException("the database is busy: ", reason);
        }
        if (!REFUSED_CLASSES.contains(classOf(state)) && (isPassing(failure) || isAway(state))) {
            return new DatabaseUnavailableException(reason);
        }
        return new DatabaseException("the database refuses: " + reason.getMessage(), failure);
    }

    /** Whether another transaction was in the way: the connection is whole, and the same work may succeed at once. */
    static boolean isContended(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (LOCKED.contains(state) || ROLLED_BACK_CLASS.equals(classOf(state)));
    }

    /** What the database itself said, where the pool only says that it has no connection. */
    private static SQLException reasonOf(SQLException failure) {
        return isPassing(failure) && failure.getCause() instanceof SQLException cause ? reasonOf(cause) : failure;
    }

    private static boolean isPassing(SQLException failure) {
        return failure instanceof SQLTransientConnectionException;
    }

    private static boolean isAway(@Nullable String state) {
        return state != null && (AWAY_OF_H2.contains(state) || AWAY_CLASSES.contains(classOf(state)));
    }

    private static String classOf(@Nullable String state) {
        return state == null || state.length() != STATE_LENGTH ? "" : state.substring(0, CLASS_LENGTH);
    }
}
