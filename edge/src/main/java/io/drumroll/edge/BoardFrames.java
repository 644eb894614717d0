package io.drumroll.edge;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The newest snapshot as one server-sent event, made once for all listeners of all event loops. Direct memory, so that
 * each connection sends the same bytes instead of a copy of its own. Safe for use by many threads.
 */
final class BoardFrames {
    private static final byte[] BEFORE = "event: board\nid: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BETWEEN = "\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEHIND = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final BoardSource board;
    private BoardSource.@Nullable Snapshot framed;
    private Buffer frame = Buffer.buffer();

    BoardFrames(BoardSource board) {
        this.board = board;
    }

    BoardSource.Snapshot latest() {
        return board.latest();
    }

    /** The snapshot as an event; nobody may change it. */
    synchronized Buffer frameOf(BoardSource.Snapshot snapshot) {
        if (framed != snapshot) {
            byte[] position = Long.toString(snapshot.position()).getBytes(StandardCharsets.US_ASCII);
            int size = BEFORE.length + position.length + BETWEEN.length + snapshot.json().length + BEHIND.length;
            ByteBuffer bytes = ByteBuffer.allocateDirect(size);
            bytes.put(BEFORE).put(position).put(BETWEEN).put(snapshot.json()).put(BEHIND);
            bytes.flip();
            frame = BufferInternal.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes)));
            framed = snapshot;
        }
        return frame;
    }
}
