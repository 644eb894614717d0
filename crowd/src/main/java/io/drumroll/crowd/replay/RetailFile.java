package io.drumroll.crowd.replay;

import io.drumroll.crowd.replay.LineReader.Line;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of retail sales from a CSV file (RFC 4180, UTF-8), plain or compressed with gzip, as a stream.
 *
 * <p>Columns are found by their names in the header. A row that can't be read is told with its line's number, and
 * reading goes on with the next line; where a quote is left open, no more than its own line is lost. A file that breaks
 * off keeps what came before. Empty lines are no rows.
 */
final class RetailFile {
    /** The columns that a file must have, in any order; others are ignored. */
    static final List<String> COLUMNS = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    /** Lines that one row with quoted line ends may have; a quote open for longer was left open. */
    static final int MAX_ROW_LINES = 20;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int IO_BYTES = 1 << 16;

    private final LineReader lines;
    private final @Nullable FaultTolerantStream compressed;
    private final RowHandler handler;
    private int[] columnAt = {};
    private int columnCount;

    /** Told each row of a file, in order. */
    interface RowHandler {
        /** A row with all of its columns. */
        void onRow(RetailRow row);

        /**
         * A row that is none.
         *
         * @param lineNumber its line.
         * @param reason {@link SkipReason#BROKEN_ROW} or {@link SkipReason#TRUNCATED}.
         * @param problem what is wrong, in plain words.
         */
        void onBroken(long lineNumber, SkipReason reason, String problem);

        /** The file breaks off, or is damaged from here on; what came before was told. */
        void onFault(String problem);
    }

    private RetailFile(LineReader lines, @Nullable FaultTolerantStream compressed, RowHandler handler) {
        this.lines = lines;
        this.compressed = compressed;
        this.handler = handler;
    }

    /**
     * Reads a file from beginning to end.
     *
     * @param file the file; whether it is compressed is seen from its first bytes.
     * @param handler told each row.
     * @throws RetailFormatException when the file has no header or a column is missing.
     * @throws IOException when it can't be read at all.
     */
    static void read(Path file, RowHandler handler) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), IO_BYTES)) {
            raw.mark(2);
            int magic = raw.read() << 8 | raw.read();
            raw.reset();
            FaultTolerantStream compressed = magic == GZIP_MAGIC ? new FaultTolerantStream(unzip(raw)) : null;
            InputStream in = compressed == null ? raw : compressed;
            LineReader lines = new LineReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            new RetailFile(lines, compressed, handler).readAll();
        }
    }

    private static InputStream unzip(InputStream raw) throws IOException {
        try {
            return new GZIPInputStream(raw, IO_BYTES);
        } catch (EOFException | ZipException e) {
            RetailFormatException failure =
                    new RetailFormatException("the compressed file breaks off in its first bytes");
            failure.initCause(e);
            throw failure;
        }
    }

    private void readAll() throws IOException {
        readHeader();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.text().isEmpty()) {
                readRow(line);
            }
        }
        if (compressed != null && compressed.fault() != null) {
            handler.onFault(compressed.fault());
        }
    }

    private void readHeader() throws IOException {
        Line header = lines.next();
        if (header == null || header.text().isBlank()) {
            throw new RetailFormatException("the file has no header; it must name " + String.join(", ", COLUMNS));
        }
        String text = header.text().startsWith("\uFEFF") ? header.text().substring(1) : header.text();
        CsvFields fields = CsvFields.of(text);
        List<String> names = fields.values().stream().map(String::strip).toList();
        columnCount = names.size();
        columnAt = new int[COLUMNS.size()];
        for (int i = 0; i < columnAt.length; i++) {
            columnAt[i] = names.indexOf(COLUMNS.get(i));
            if (columnAt[i] < 0) {
                throw new RetailFormatException(
                        "the file has no column '" + COLUMNS.get(i) + "'; its header is: " + shortened(text));
            }
        }
    }

    private void readRow(Line first) throws IOException {
        CsvFields fields = CsvFields.of(first.text());
        Line last = first;
        if (fields.ending() == CsvFields.Ending.OPEN_QUOTE) {
            List<Line> more = new ArrayList<>();
            fields = readOn(first, more);
            if (isRow(fields)) {
                last = more.getLast();
            } else {
                // Only the first line is at fault, or so it is assumed: the others may be rows of their own.
                more.reversed().forEach(lines::takeBack);
            }
        }
        boolean brokenOff = !last.ended() && compressed != null && compressed.fault() != null;
        if (isRow(fields) && !last.cut() && !brokenOff) {
            handler.onRow(row(first.number(), fields.values()));
        } else if (!last.ended()) {
            handler.onBroken(first.number(), SkipReason.TRUNCATED, "the file ends inside this row");
        } else {
            handler.onBroken(first.number(), SkipReason.BROKEN_ROW, problem(last, fields));
        }
    }

    /** Reads on while a quote is open; what was read is added to {@code more}. */
    private CsvFields readOn(Line first, List<Line> more) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        CsvFields fields = CsvFields.of(first.text());
        while (fields.ending() == CsvFields.Ending.OPEN_QUOTE && more.size() < MAX_ROW_LINES - 1) {
            Line line = lines.next();
            if (line == null) {
                break;
            }
            more.add(line);
            text.append('\n').append(line.text());
            fields = CsvFields.of(text.toString());
        }
        return fields;
    }

    private boolean isRow(CsvFields fields) {
        return fields.ending() == CsvFields.Ending.COMPLETE && fields.values().size() == columnCount;
    }

    private String problem(Line line, CsvFields fields) {
        if (line.cut()) {
            return "longer than " + LineReader.MAX_LINE_CHARS + " characters";
        }
        return switch (fields.ending()) {
            case OPEN_QUOTE -> "a quote is left open";
            case STRAY_QUOTE -> "text stands behind a closing quote";
            case COMPLETE -> fields.values().size() + " columns where the header has " + columnCount;
        };
    }

    private RetailRow row(long lineNumber, List<String> values) {
        String[] byName = Arrays.stream(columnAt).mapToObj(values::get).toArray(String[]::new);
        return new RetailRow(
                lineNumber, byName[0], byName[1], byName[2], byName[3], byName[4], byName[5], byName[6], byName[7]);
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
