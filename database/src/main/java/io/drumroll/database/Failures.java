package io.drumroll.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a database that is away from one that refuses, by the state that the SQL standard gives each failure. */
final class Failures {
    private static final String DUPLICATE = "23505";
    /** Connections, lack of resources, and an operator at work; H2's classes for a closed or locked file. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57", "58");

    private static final Set<String> AWAY = Set.of("90013", "90020", "90067", "90098", "90121", "90028", "90031");

    private Failures() {}

    static DatabaseException of(SQLException failure) {
        String state = failure.getSQLState();
        if (DUPLICATE.equals(state)) {
            return new DuplicateRowException(failure);
        }
        if (isAway(failure, state)) {
            return new DatabaseUnavailableException(failure);
        }
        return new DatabaseException("the database refuses: " + failure.getMessage(), failure);
    }

    private static boolean isAway(SQLException failure, @org.jspecify.annotations.Nullable String state) {
        return failure instanceof SQLTransientConnectionException
                || (state != null
                        && (AWAY.contains(state)
                                || (state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2)))));
    }
}
