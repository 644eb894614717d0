package io.drumroll.books;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as RFC 4180 has it: cells parted by commas, lines ended by CR LF, and a cell with a comma, a quote or the
 * end of a line in quotes, with its quotes doubled. In UTF-8.
 *
 * <p>A spreadsheet takes a text that begins with one of {@code = + - @} for a formula and runs it, and shops choose
 * their own names. An apostrophe is put before such a text, behind which a spreadsheet shows it as it is. Numbers are
 * written as they are.
 */
final class Csv {
    private static final String FORMULA_STARTS = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n";

    private final StringBuilder text = new StringBuilder();
    private boolean isLineBegun;

    Csv(String... titles) {
        for (String title : titles) {
            text(title);
        }
        endLine();
    }

    /** A cell that somebody else may have written. */
    Csv text(String value) {
        return cell(startsFormula(value) ? "'" + value : value);
    }

    Csv number(long value) {
        return cell(Long.toString(value));
    }

    /** A number, or an empty cell where there is none. */
    Csv number(@Nullable Long value) {
        return cell(value == null ? "" : value.toString());
    }

    /** A moment in ms of the epoch, as ISO 8601 in UTC. */
    Csv time(long timeMs) {
        return cell(Instant.ofEpochMilli(timeMs).toString());
    }

    /** So many cells without a value. */
    Csv empty(int cells) {
        for (int i = 0; i < cells; i++) {
            cell("");
        }
        return this;
    }

    void endLine() {
        text.append("\r\n");
        isLineBegun = false;
    }

    byte[] toBytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Csv cell(String value) {
        if (isLineBegun) {
            text.append(',');
        }
        isLineBegun = true;
        if (needsQuotes(value)) {
            text.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            text.append(value);
        }
        return this;
    }

    /** Spaces in front do not hide a formula from every spreadsheet. */
    private static boolean startsFormula(String value) {
        return beginsFormula(value) || beginsFormula(value.strip());
    }

    private static boolean beginsFormula(String value) {
        return !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }
}
