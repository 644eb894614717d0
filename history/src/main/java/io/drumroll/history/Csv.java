package io.drumroll.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as RFC 4180 has them. A spreadsheet takes a text that begins with one of {@code = + - @} for a formula and
 * runs it, and shops choose their own titles: an apostrophe is put before such a text. Numbers are written as they are.
 */
final class Csv {
    private static final String FORMULA_STARTS = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n";

    private final StringBuilder text = new StringBuilder();
    private boolean isLineBegun;

    /** A cell that somebody else may have written. */
    Csv text(String value) {
        return cell(beginsFormula(value) || beginsFormula(value.strip()) ? "'" + value : value);
    }

    Csv number(long value) {
        return cell(Long.toString(value));
    }

    /** A moment in ms of the epoch, as ISO 8601 in UTC, or an empty cell. */
    Csv time(@Nullable Long timeMs) {
        return cell(timeMs == null ? "" : Instant.ofEpochMilli(timeMs).toString());
    }

    void endLine() {
        text.append("\r\n");
        isLineBegun = false;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private Csv cell(String value) {
        if (isLineBegun) {
            text.append(',');
        }
        isLineBegun = true;
        boolean needsQuotes = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        text.append(needsQuotes ? '"' + value.replace("\"", "\"\"") + '"' : value);
        return this;
    }

    private static boolean beginsFormula(String value) {
        return !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    }
}
