package io.drumroll.history;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;

/** Where a list goes on, as a text that says nothing to its reader, so that its meaning may change. */
public final class Cursor {
    private Cursor() {}

    /** The text for a number of 1 or more. */
    public static String write(long before) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(before).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What was written; nothing when the text is none of ours. */
    public static OptionalLong read(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
        long before = bytes.length == Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : 0;
        return before > 0 ? OptionalLong.of(before) : OptionalLong.empty();
    }

    /** The text for a pair of numbers. */
    public static String write(long first, long second) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(first)
                .putLong(second)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What was written as a pair; empty when the text is none of ours. */
    public static List<Long> readPair(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            ByteBuffer pair = ByteBuffer.wrap(bytes);
            return bytes.length == 2 * Long.BYTES ? List.of(pair.getLong(), pair.getLong()) : List.of();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
