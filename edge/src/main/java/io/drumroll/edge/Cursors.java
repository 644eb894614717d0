package io.drumroll.edge;

import io.drumroll.catalog.search.DealBook.Mark;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Where a list goes on, as a text that says nothing to its reader, so that its meaning may change. */
final class Cursors {
    private static final int BYTES = Long.BYTES;
    private static final int MARK_BYTES = Long.BYTES + Integer.BYTES;

    private Cursors() {}

    static String write(long before) {
        byte[] bytes = ByteBuffer.allocate(BYTES).putLong(before).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * What was written.
     *
     * @throws BadRequest when the text is none of ours.
     */
    static long read(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            long before = bytes.length == BYTES ? ByteBuffer.wrap(bytes).getLong() : 0;
            if (before > 0) {
                return before;
            }
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
        throw foreign();
    }

    /** A place in an order by time. */
    static String write(Mark after) {
        byte[] bytes = ByteBuffer.allocate(MARK_BYTES)
                .putLong(after.atMs())
                .putInt(after.deal())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The place that was written.
     *
     * @throws BadRequest when the text is none of ours.
     */
    static Mark readMark(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            throw foreign();
        }
        if (bytes.length != MARK_BYTES) {
            throw foreign();
        }
        ByteBuffer mark = ByteBuffer.wrap(bytes);
        return new Mark(mark.getLong(), mark.getInt());
    }

    private static BadRequest foreign() {
        return new BadRequest(EdgeCode.BAD_PARAMETER, "Give the cursor as the last page's next has it, or none.");
    }
}
