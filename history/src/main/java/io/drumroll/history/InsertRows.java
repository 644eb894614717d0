package io.drumroll.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Adds rows by batches of inserts, for a database without COPY. */
final class InsertRows implements RowSink {
    private static final int ROWS_A_BATCH = 1_000;

    private final Connection connection;
    private @Nullable PreparedStatement insert;
    private int column;
    private int rows;

    InsertRows(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void begin(HistoryTable table) throws SQLException {
        insert = connection.prepareStatement(table.insertSql());
    }

    @Override
    public RowSink number(long value) throws SQLException {
        insert().setLong(++column, value);
        return this;
    }

    @Override
    public RowSink text(String value) throws SQLException {
        insert().setString(++column, value);
        return this;
    }

    @Override
    public RowSink none() throws SQLException {
        insert().setObject(++column, null);
        return this;
    }

    @Override
    public void endRow() throws SQLException {
        insert().addBatch();
        column = 0;
        rows++;
        if (rows == ROWS_A_BATCH) {
            insert().executeBatch();
            rows = 0;
        }
    }

    @Override
    public void end() throws SQLException {
        if (rows > 0) {
            insert().executeBatch();
            rows = 0;
        }
        close();
    }

    @Override
    public void close() throws SQLException {
        PreparedStatement open = insert;
        insert = null;
        if (open != null) {
            open.close();
        }
    }

    private PreparedStatement insert() {
        PreparedStatement open = insert;
        if (open == null) {
            throw new IllegalStateException("a row was given before its table was begun");
        }
        return open;
    }
}
