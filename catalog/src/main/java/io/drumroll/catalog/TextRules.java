package io.drumroll.catalog;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a text that a person writes. Markup and SQL are text and stay text: whoever shows a text escapes it.
 *
 * <p>A text is tidied before it is kept: Unicode's form C, line ends as LF, no space around it. What can't be seen and
 * misleads is refused: controls, U+0000 among them; overrides of the writing direction; lone surrogates; characters that
 * no font shows; towers of combining marks. The joiners that emoji, Persian and Indic scripts need are let through.
 */
public final class TextRules {
    /** How many combining marks may follow each other. */
    static final int MAX_MARKS = 8;
    /** How much longer a text may be before it is tidied. */
    private static final int RAW_FACTOR = 4;

    private TextRules() {}

    /**
     * Checks and tidies a text.
     *
     * @param field the field's path, for the problem.
     * @param maxCodePoints the most characters that it may have once tidied.
     * @param isLong whether it may have lines and tabs.
     * @return the tidied text; empty when a problem was added.
     */
    public static String tidy(String field, String raw, int maxCodePoints, boolean isLong, Problems problems) {
        if (raw.length() > RAW_FACTOR * maxCodePoints) {
            problems.add(field, tooLong(maxCodePoints));
            return "";
        }
        if (isPlain(raw)) {
            return bounded(field, raw.strip(), maxCodePoints, problems);
        }
        String text = isLong ? raw.replace("\r\n", "\n").replace('\r', '\n') : raw;
        String reason = refuse(text, isLong);
        if (reason != null) {
            problems.add(field, reason);
            return "";
        }
        return bounded(field, Normalizer.normalize(text, Normalizer.Form.NFC).strip(), maxCodePoints, problems);
    }

    /** Like {@link #tidy}, and refuses a text with nothing in it. */
    public static String required(String field, String raw, int maxCodePoints, boolean isLong, Problems problems) {
        int before = problems.count();
        String text = tidy(field, raw, maxCodePoints, isLong, problems);
        if (problems.count() == before && looksEmpty(text)) {
            problems.add(field, "Write something here.");
        }
        return text;
    }

    private static boolean looksEmpty(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x200C || c == 0x200D);
    }

    /** Why a text may not be stored at all, or null. */
    static @Nullable String refuse(String text, boolean isLong) {
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            String reason = refuse(c, isLong);
            if (reason != null) {
                return reason;
            }
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                return "Put at most " + MAX_MARKS + " marks on one letter.";
            }
            i += Character.charCount(c);
        }
        return null;
    }

    private static @Nullable String refuse(int c, boolean isLong) {
        if (c == '\n' || c == '\t') {
            return isLong ? null : "Write it in one line, without tabs.";
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL -> "Take out the control character " + name(c) + ".";
            case Character.SURROGATE -> "Take out " + name(c) + ", half of a character.";
            case Character.UNASSIGNED, Character.PRIVATE_USE ->
                "Take out " + name(c) + ", which is no character of Unicode's.";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                "Use an ordinary line end in place of " + name(c) + ".";
            case Character.FORMAT -> refuseFormat(c);
            case Character.OTHER_SYMBOL ->
                c == 0xFFFD || c == 0xFFFC
                        ? "Write again what stood at " + name(c) + ", where something got lost."
                        : null;
            default -> c == 0x3164 || c == 0xFFA0 ? invisible(c) : null;
        };
    }

    private static @Nullable String refuseFormat(int c) {
        if (c == 0x200C || c == 0x200D) {
            return null;
        }
        boolean turns = c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
        return turns ? "Take out " + name(c) + ", which turns the direction of writing." : invisible(c);
    }

    private static String invisible(int c) {
        return "Take out the invisible character " + name(c) + ".";
    }

    private static String name(int c) {
        return String.format("U+%04X", c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Printable ASCII is most of what comes, and is tidy but for spaces around it. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static String bounded(String field, String text, int maxCodePoints, Problems problems) {
        if (text.length() > maxCodePoints && text.codePointCount(0, text.length()) > maxCodePoints) {
            problems.add(field, tooLong(maxCodePoints));
            return "";
        }
        return text;
    }

    private static String tooLong(int maxCodePoints) {
        return "Write at most " + maxCodePoints + " characters.";
    }
}
