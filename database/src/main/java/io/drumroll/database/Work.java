package io.drumroll.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is done within one transaction.
 *
 * @param <T> what comes of it.
 */
@FunctionalInterface
public interface Work<T> {
    /** Does it; what it throws rolls the transaction back. */
    T run(Connection connection) throws SQLException;
}
