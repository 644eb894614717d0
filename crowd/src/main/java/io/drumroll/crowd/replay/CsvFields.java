package io.drumroll.crowd.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one record by RFC 4180: separated by commas, quoted where they hold commas, quotes or line ends.
 *
 * @param values the fields' texts, without quotes.
 * @param ending how the text ended.
 */
record CsvFields(List<String> values, Ending ending) {
    /** How a text ended. */
    enum Ending {
        /** Behind a field. */
        COMPLETE,
        /** Inside a quoted field, which may go on in the next line. */
        OPEN_QUOTE,
        /** It is no record: text stands behind a closing quote. */
        STRAY_QUOTE
    }

    /**
     * Splits a text. A quote inside a field that does not begin with one is kept as it is, as most programs do that
     * write such files.
     */
    static CsvFields of(String text) {
        List<String> values = new ArrayList<>(8);
        int at = 0;
        while (true) {
            if (at < text.length() && text.charAt(at) == '"') {
                StringBuilder value = new StringBuilder();
                at = unquote(text, at + 1, value);
                values.add(value.toString());
                if (at < 0) {
                    return new CsvFields(values, Ending.OPEN_QUOTE);
                }
                if (at < text.length() && text.charAt(at) != ',') {
                    return new CsvFields(values, Ending.STRAY_QUOTE);
                }
            } else {
                int comma = text.indexOf(',', at);
                int end = comma < 0 ? text.length() : comma;
                values.add(text.substring(at, end));
                at = end;
            }
            if (at >= text.length()) {
                return new CsvFields(values, Ending.COMPLETE);
            }
            at++;
        }
    }

    /** Reads up to the closing quote; answers the place behind it, or -1 if there is none. */
    private static int unquote(String text, int from, StringBuilder value) {
        int at = from;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                return -1;
            }
            value.append(text, at, quote);
            if (quote + 1 >= text.length() || text.charAt(quote + 1) != '"') {
                return quote + 1;
            }
            value.append('"');
            at = quote + 2;
        }
    }
}
