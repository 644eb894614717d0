package io.drumroll.history;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Adds rows by PostgreSQL's COPY, in its text format: values parted by tabs, rows by line feeds, {@code \N} for none, and
 * a backslash before what would be taken for one of these.
 */
final class CopyRows implements RowSink {
    /** Sent at once; a row's numbers and a text of 120 characters always fit behind it. */
    private static final int CHUNK_BYTES = 64 * 1024;

    private static final int ROOM_BYTES = 2 * 1024;
    private static final int LONGEST_NUMBER = 20;

    private final PGConnection connection;
    private final byte[] bytes = new byte[CHUNK_BYTES + ROOM_BYTES];
    private final byte[] digits = new byte[LONGEST_NUMBER];
    private @Nullable CopyIn copy;
    private int length;
    private boolean isRowBegun;

    CopyRows(Connection connection) throws SQLException {
        this.connection = connection.unwrap(PGConnection.class);
    }

    @Override
    public void begin(HistoryTable table) throws SQLException {
        copy = connection.getCopyAPI().copyIn(table.copySql());
        length = 0;
        isRowBegun = false;
    }

    @Override
    public RowSink number(long value) throws SQLException {
        part(LONGEST_NUMBER);
        if (value == Long.MIN_VALUE) {
            return raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
        }
        long rest = Math.abs(value);
        int from = LONGEST_NUMBER;
        do {
            digits[--from] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (value < 0) {
            digits[--from] = '-';
        }
        System.arraycopy(digits, from, bytes, length, LONGEST_NUMBER - from);
        length += LONGEST_NUMBER - from;
        return this;
    }

    @Override
    public RowSink text(String value) throws SQLException {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        part(2 * encoded.length);
        for (byte b : encoded) {
            switch (b) {
                case '\\' -> escaped('\\');
                case '\t' -> escaped('t');
                case '\n' -> escaped('n');
                case '\r' -> escaped('r');
                default -> bytes[length++] = b;
            }
        }
        return this;
    }

    private void escaped(char letter) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    @Override
    public RowSink none() throws SQLException {
        part(2);
        escaped('N');
        return this;
    }

    private RowSink raw(byte[] value) {
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    /** Begins a value of at most so many bytes. */
    private void part(int atMost) throws SQLException {
        if (length + atMost + 2 > bytes.length) {
            send();
        }
        if (isRowBegun) {
            bytes[length++] = '\t';
        }
        isRowBegun = true;
    }

    @Override
    public void endRow() throws SQLException {
        bytes[length++] = '\n';
        isRowBegun = false;
        if (length >= CHUNK_BYTES) {
            send();
        }
    }

    private void send() throws SQLException {
        copy().writeToCopy(bytes, 0, length);
        length = 0;
    }

    @Override
    public void end() throws SQLException {
        send();
        copy().endCopy();
        copy = null;
    }

    @Override
    public void close() throws SQLException {
        CopyIn open = copy;
        copy = null;
        if (open != null && open.isActive()) {
            open.cancelCopy();
        }
    }

    private CopyIn copy() {
        CopyIn open = copy;
        if (open == null) {
            throw new IllegalStateException("a row was given before its table was begun");
        }
        return open;
    }
}
