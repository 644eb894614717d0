package io.drumroll.catalog.transfer;

import io.drumroll.catalog.Problems;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cells of CSV that people open in spreadsheets.
 *
 * <p>A spreadsheet takes a text that begins with one of {@code = + - @}, a tab or a line end for a formula and runs it. An
 * apostrophe is put before such a text, and before one that begins with apostrophes and such; reading takes one off
 * again, so every text comes back as it was.
 */
final class CsvCells {
    private static final String FORMULA_STARTS = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n";

    private CsvCells() {}

    /** A text that is safe in a spreadsheet. */
    static String guarded(String text) {
        return isFormulaBehindApostrophes(text) ? "'" + text : text;
    }

    /** The text that {@link #guarded} was given. */
    static String plain(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == '\'' && isFormulaBehindApostrophes(cell) ? cell.substring(1) : cell;
    }

    private static boolean isFormulaBehindApostrophes(String text) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) == '\'' || text.charAt(start) == ' ')) {
            start++;
        }
        return start < text.length() && FORMULA_STARTS.indexOf(text.charAt(start)) >= 0;
    }

    /** Names and values in one cell: {@code colour=red;size=XL}, with a backslash before a {@code = ; \} that is meant as such. */
    static String pairs(SortedMap<String, String> names) {
        StringBuilder cell = new StringBuilder();
        for (Map.Entry<String, String> entry : names.entrySet()) {
            if (!cell.isEmpty()) {
                cell.append(';');
            }
            escape(cell, entry.getKey());
            cell.append('=');
            escape(cell, entry.getValue());
        }
        return cell.toString();
    }

    private static void escape(StringBuilder cell, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '=' || c == ';') {
                cell.append('\\');
            }
            cell.append(c);
        }
    }

    /** What {@link #pairs} was given. */
    static SortedMap<String, String> readPairs(String field, String cell, Problems problems) {
        SortedMap<String, String> names = new TreeMap<>();
        StringBuilder part = new StringBuilder();
        String name = null;
        for (int i = 0; i <= cell.length(); i++) {
            char c = i < cell.length() ? cell.charAt(i) : ';';
            if (c == '\\' && i + 1 < cell.length()) {
                part.append(cell.charAt(++i));
            } else if (c == '=' && name == null) {
                name = part.toString().strip();
                part.setLength(0);
            } else if (c == ';') {
                add(field, name == null ? "" : name, part.toString().strip(), names, problems);
                name = null;
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        return names;
    }

    private static void add(
            String field, String name, String value, SortedMap<String, String> names, Problems problems) {
        if (name.isEmpty() && value.isEmpty()) {
            return;
        }
        if (name.isEmpty() || names.put(name, value) != null) {
            problems.add(field, "Write name=value;name=value with each name once.");
        }
    }
}
