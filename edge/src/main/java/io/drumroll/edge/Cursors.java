package io.drumroll.edge;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Where a list goes on, as a text that says nothing to its reader, so that its meaning may change. */
final class Cursors {
    private static final int BYTES = Long.BYTES;

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

    private static BadRequest foreign() {
        return new BadRequest(EdgeCode.BAD_PARAMETER, "Give the cursor as the last page's next has it, or none.");
    }
}
