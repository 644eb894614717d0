package io.drumroll.history;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows to one table after the other, within the transaction of a connection. For each table {@link #begin}, for each
 * row its values in the columns' order and {@link #endRow}, and {@link #end}; when anything fails, {@link #close}.
 */
interface RowSink extends AutoCloseable {
    /** Makes sinks, each for one transaction. */
    @FunctionalInterface
    interface Factory {
        /** A sink that writes through this connection, which stays the caller's. */
        RowSink open(Connection connection) throws SQLException;
    }

    void begin(HistoryTable table) throws SQLException;

    RowSink number(long value) throws SQLException;

    RowSink text(String value) throws SQLException;

    /** No value. */
    RowSink none() throws SQLException;

    /** A number, or none. */
    default RowSink number(@Nullable Long value) throws SQLException {
        return value == null ? none() : number(value.longValue());
    }

    /** 1 or 0. */
    default RowSink flag(boolean value) throws SQLException {
        return number(value ? 1L : 0L);
    }

    void endRow() throws SQLException;

    void end() throws SQLException;

    /** Lets go of a table that was begun and not ended. */
    @Override
    void close() throws SQLException;
}
