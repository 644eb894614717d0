package io.drumroll.catalog.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.drumroll.catalog.ContentRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products from CSV: the lines that follow each other with one code are a product's variants.
 *
 * <p>What ends the reading, as nobody can tell where the next line begins: a quote that is not closed, a line over the
 * bounds, bytes that are no UTF-8, an unknown column. The product before it may have gone on there, so it does not count.
 */
final class CsvSource implements ProductSource {
    /** The most columns. */
    static final int MAX_COLUMNS = 256;
    /** The most characters of a cell. */
    static final int MAX_CELL = 65_536;
    /** The most characters of a line. */
    static final int MAX_LINE = 1 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int BYTE_ORDER_MARK = '\ufeff';

    private final CountingInput in;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> lines;
    private final CsvColumns columns;
    private long lastLine = 1;
    private @Nullable CsvRecord ahead;

    CsvSource(InputStream file) throws IOException, BrokenFileException {
        in = new CountingInput(file);
        BufferedReader text = new BufferedReader(
                new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                BUFFER);
        skipByteOrderMark(text);
        reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MAX_COLUMNS)
                                .maxFieldSize(MAX_CELL)
                                .maxRecordSize(MAX_LINE)
                                .build(),
                        text);
        lines = reader.iterator();
        CsvRecord head = read();
        columns = CsvColumns.of(head == null ? List.of() : head.getFields());
        ahead = read();
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException, BrokenFileException {
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
        } catch (CharacterCodingException _) {
            throw notUtf8(1);
        }
    }

    @Override
    public @Nullable FileProduct next() throws IOException, BrokenFileException {
        CsvRecord first = ahead;
        if (first == null) {
            return null;
        }
        List<CsvRecord> group = new ArrayList<>();
        group.add(first);
        String code = code(first);
        ahead = read();
        while (ahead != null && !code.isEmpty() && code(ahead).equals(code)) {
            // One more than may be is enough to refuse it.
            if (group.size() <= ContentRules.MAX_VARIANTS) {
                group.add(ahead);
            }
            ahead = read();
        }
        return new CsvProduct(columns, group).read();
    }

    private String code(CsvRecord line) {
        int place = columns.place(CsvColumns.CODE);
        return place < line.getFieldCount() ? line.getField(place).strip() : "";
    }

    private @Nullable CsvRecord read() throws IOException, BrokenFileException {
        try {
            if (!lines.hasNext()) {
                return null;
            }
            CsvRecord line = lines.next();
            lastLine = line.getStartingLineNumber();
            return line;
        } catch (CsvParseException | UncheckedIOException e) {
            if (causedBy(e, CharacterCodingException.class)) {
                throw notUtf8(lastLine);
            }
            if (causedBy(e, IOException.class)) {
                throw new IOException("the file can't be read", e);
            }
            throw new BrokenFileException("Behind line " + lastLine + ": a line has more than " + MAX_COLUMNS
                    + " columns, " + MAX_CELL + " characters in a cell or " + MAX_LINE
                    + " in all; a quote may not be closed.");
        }
    }

    private static boolean causedBy(Throwable failure, Class<? extends IOException> kind) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static BrokenFileException notUtf8(long line) {
        return new BrokenFileException("Behind line " + line + ": the file is not UTF-8; save it as CSV UTF-8.");
    }

    @Override
    public long readBytes() {
        return in.count();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
