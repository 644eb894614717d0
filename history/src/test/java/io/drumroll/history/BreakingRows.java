package io.drumroll.history;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes rows until its time has come, and then fails as a process that is killed between two statements. */
final class BreakingRows implements RowSink {
    private final RowSink rows;
    private final int[] rowsLeft;

    private BreakingRows(RowSink rows, int[] rowsLeft) {
        this.rows = rows;
        this.rowsLeft = rowsLeft;
    }

    /** Fails once, at the given row counted from 0; a negative number never does. */
    static RowSink.Factory at(RowSink.Factory sinks, int row) {
        int[] left = {row};
        return (Connection connection) -> new BreakingRows(sinks.open(connection), left);
    }

    /** What a killed process leaves behind. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void begin(HistoryTable table) throws SQLException {
        rows.begin(table);
    }

    @Override
    public RowSink number(long value) throws SQLException {
        rows.number(value);
        return this;
    }

    @Override
    public RowSink text(String value) throws SQLException {
        rows.text(value);
        return this;
    }

    @Override
    public RowSink none() throws SQLException {
        rows.none();
        return this;
    }

    @Override
    public void endRow() throws SQLException {
        if (rowsLeft[0]-- == 0) {
            throw new Killed();
        }
        rows.endRow();
    }

    @Override
    public void end() throws SQLException {
        rows.end();
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
