package io.drumroll.accounts;

import java.text.Normalizer;

/** Free text on one line: any script, without the characters that deceive who reads it or that a database refuses. */
final class Text {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final String INVISIBLE_LETTERS = "\u115F\u1160\u3164\uFFA0";
    private static final int MAX_MARKS_IN_A_ROW = 4;

    private Text() {}

    /**
     * Takes a line of 1 to {@code maxLength} code points with a letter or digit among them.
     *
     * @return in Unicode's form NFC, with blanks of all kinds made one space each, and none at the ends.
     */
    static Checked line(String field, String given, int maxLength) {
        Checked checked = optionalLine(field, given, maxLength);
        if (checked instanceof Checked.Good(String text) && text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Checked.bad(field, "must have a letter or a digit");
        }
        return checked;
    }

    /** Like {@link #line}, but it may be empty. */
    static Checked optionalLine(String field, String given, int maxLength) {
        // Looked at before normalizing, which could make a long text longer.
        if (given.length() > 2 * maxLength) {
            return tooLong(field, maxLength);
        }
        StringBuilder blanksMadeSpaces = new StringBuilder(given.length());
        int marks = 0;
        for (int i = 0; i < given.length(); ) {
            int character = given.codePointAt(i);
            i += Character.charCount(character);
            boolean isBlank = character == '\t' || Character.getType(character) == Character.SPACE_SEPARATOR;
            if (!isBlank && !isVisible(character)) {
                return Checked.bad(field, String.format("must not have the character U+%04X: take it out", character));
            }
            marks = isMark(character) ? marks + 1 : 0;
            if (marks > MAX_MARKS_IN_A_ROW) {
                return Checked.bad(field, "must not have more than " + MAX_MARKS_IN_A_ROW + " accents on one letter");
            }
            blanksMadeSpaces.appendCodePoint(isBlank ? ' ' : character);
        }
        String text =
                Normalizer.normalize(blanksMadeSpaces, Normalizer.Form.NFC).strip();
        return text.codePointCount(0, text.length()) > maxLength ? tooLong(field, maxLength) : new Checked.Good(text);
    }

    private static Checked tooLong(String field, int maxLength) {
        return Checked.bad(field, "must be at most " + maxLength + " characters long");
    }

    /** What a program says about itself: whatever is not fit to be shown is left out, and what is too long is cut off. */
    static String shortened(String given, int maxLength) {
        return given.codePoints()
                .limit(4L * maxLength)
                .filter(character -> character == ' ' || isVisible(character))
                .limit(maxLength)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Joiners are let through: Persian and families of emoji are not to be written without. */
    private static boolean isVisible(int character) {
        if (character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER) {
            return true;
        }
        return INVISIBLE_LETTERS.indexOf(character) < 0
                && switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
