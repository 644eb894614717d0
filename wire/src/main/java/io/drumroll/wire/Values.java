package io.drumroll.wire;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Region;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How single values stand in messages, and how much fits. */
final class Values {
    /** Most bytes of one text, and most lines of one group. */
    static final int MAX = 65_534;
    /** Bytes in front of a text. */
    static final int TEXT_HEADER = 2;
    /** Bytes in front of a group. */
    static final int GROUP_HEADER = 4;

    private Values() {}

    /**
     * A text in UTF-8. A lone surrogate, which UTF-8 has no bytes for, becomes NUL: both are no text to the engine, so it
     * refuses what the caller gave and not something that a replacement made acceptable.
     *
     * @throws IllegalArgumentException naming the field when it has more than {@link #MAX} bytes.
     */
    static byte[] utf8(String field, String text) {
        if (text.length() <= MAX) {
            byte[] bytes = withoutLoneSurrogates(text).getBytes(StandardCharsets.UTF_8);
            if (bytes.length <= MAX) {
                return bytes;
            }
        }
        throw new IllegalArgumentException(
                field + " of " + text.length() + " characters has more than " + MAX + " bytes of UTF-8");
    }

    /**
     * How many lines there are.
     *
     * @throws IllegalArgumentException naming the field when there are more than {@link #MAX}.
     */
    static int count(String field, List<?> lines) {
        if (lines.size() > MAX) {
            throw new IllegalArgumentException(
                    field + " has " + lines.size() + " entries, more than " + MAX + " in one message");
        }
        return lines.size();
    }

    static int currency(Currency currency) {
        return (int) Codes.ofAscii(currency.code());
    }

    static int province(Region region) {
        return (int) Codes.ofAscii(region.province());
    }

    static short flag(boolean value) {
        return (short) (value ? 1 : 0);
    }

    /** The most bytes that a text can take with its length. */
    static int maxTextLength(String text) {
        return TEXT_HEADER + (int) Math.min(MAX, 3L * text.length());
    }

    /** The most bytes that lines can take with their count. */
    static int maxGroupLength(List<?> lines, int lineLength) {
        return GROUP_HEADER + Math.min(MAX, lines.size()) * lineLength;
    }

    private static String withoutLoneSurrogates(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                i++;
                continue;
            }
            clean = clean == null ? new StringBuilder(text) : clean;
            clean.setCharAt(i, '\0');
        }
        return clean == null ? text : clean.toString();
    }
}
