package io.drumroll.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What is made of a row.
 *
 * @param <T> what that is.
 */
@FunctionalInterface
public interface Row<T> {
    /** Makes it of the row at which the result stands. */
    T read(ResultSet row) throws SQLException;
}
