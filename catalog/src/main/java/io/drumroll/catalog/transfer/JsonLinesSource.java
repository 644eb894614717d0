package io.drumroll.catalog.transfer;

import io.drumroll.catalog.BadJsonException;
import io.drumroll.catalog.ContentReader;
import io.drumroll.catalog.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products from JSON Lines; a line that is no product costs that line alone. */
final class JsonLinesSource implements ProductSource {
    /** The most bytes of a line. */
    static final int MAX_LINE_BYTES = 1 << 20;

    private static final int FIRST_LINE_BYTES = 1 << 13;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private byte[] line = new byte[FIRST_LINE_BYTES];
    private int lineLength;
    private boolean isTooLong;
    private int from;
    private int to;
    private long readBytes;
    private long number;

    JsonLinesSource(InputStream in) {
        this.in = in;
    }

    @Override
    public @Nullable FileProduct next() throws IOException {
        while (readLine()) {
            number++;
            if (isTooLong) {
                return wrong("", "Write at most " + MAX_LINE_BYTES + " bytes in a line.");
            }
            if (number == 1 && lineLength >= 3 && isByteOrderMark()) {
                line = Arrays.copyOfRange(line, 3, line.length);
                lineLength -= 3;
            }
            if (!isBlank()) {
                return read();
            }
        }
        return null;
    }

    private FileProduct read() {
        try {
            return new FileProduct(number, ContentReader.product(line, lineLength), List.of());
        } catch (BadJsonException e) {
            return wrong(e.field(), String.valueOf(e.getMessage()));
        }
    }

    private FileProduct wrong(String field, String reason) {
        return new FileProduct(number, null, List.of(new Problem(field, reason)));
    }

    private boolean isByteOrderMark() {
        return line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    }

    private boolean isBlank() {
        for (int i = 0; i < lineLength; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Reads up to the next line end; false at the end of the file. */
    private boolean readLine() throws IOException {
        lineLength = 0;
        isTooLong = false;
        boolean hasAny = false;
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(0, in.read(buffer));
                if (to == 0) {
                    return hasAny;
                }
            }
            hasAny = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            keep(end - from);
            readBytes += end - from;
            from = end;
            if (end < to) {
                from++;
                readBytes++;
                return true;
            }
        }
    }

    private void keep(int length) {
        if (isTooLong || lineLength + length > MAX_LINE_BYTES) {
            isTooLong = true;
            return;
        }
        if (lineLength + length > line.length) {
            line = Arrays.copyOf(line, Math.min(MAX_LINE_BYTES, Math.max(2 * line.length, lineLength + length)));
        }
        System.arraycopy(buffer, from, line, lineLength, length);
        lineLength += length;
    }

    @Override
    public long readBytes() {
        return readBytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
