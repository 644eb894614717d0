package io.drumroll.catalog.search;

import io.drumroll.catalog.search.TopHits.Ranked;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/** The last product of a page as a text, from which the next page goes on. It holds for one order of sorting. */
final class Cursor {
    private static final byte VERSION = 1;
    private static final int BYTES = 2 + 2 * Long.BYTES;
    private static final int CHARACTERS = (BYTES * 4 + 2) / 3;

    private Cursor() {}

    static String of(SearchSort sort, Ranked last) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .put((byte) sort.code())
                .putLong(last.rank())
                .putLong(last.product())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The product that the cursor stands behind; empty if it is no cursor of ours for this order. */
    static Optional<Ranked> read(String cursor, SearchSort sort) {
        if (cursor.length() != CHARACTERS) {
            return Optional.empty();
        }
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.remaining() != BYTES || bytes.get() != VERSION || bytes.get() != sort.code()) {
            return Optional.empty();
        }
        return Optional.of(new Ranked(bytes.getLong(), bytes.getLong(), 0));
    }
}
