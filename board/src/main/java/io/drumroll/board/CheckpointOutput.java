package io.drumroll.board;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes figures into memory, in chunks, so that the disk never holds up the counting. Big-endian. */
final class CheckpointOutput {
    private static final int CHUNK_BYTES = 1 << 20;

    private final List<ByteBuffer> full = new ArrayList<>();
    private ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    /** The first {@code count} of the values, in bulk. */
    void putLongs(long[] values, int count) {
        int from = 0;
        while (from < count) {
            ByteBuffer to = room(Long.BYTES);
            int part = Math.min(to.remaining() / Long.BYTES, count - from);
            to.asLongBuffer().put(values, from, part);
            to.position(to.position() + part * Long.BYTES);
            from += part;
        }
    }

    void putBytes(byte[] bytes) {
        int from = 0;
        while (from < bytes.length) {
            ByteBuffer to = room(1);
            int part = Math.min(to.remaining(), bytes.length - from);
            to.put(bytes, from, part);
            from += part;
        }
    }

    void putText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putInt(bytes.length);
        putBytes(bytes);
    }

    /** All that was put, ready to be read; nothing may be put afterwards. */
    List<ByteBuffer> finish() {
        full.add(chunk.flip());
        return List.copyOf(full);
    }

    private ByteBuffer room(int bytes) {
        if (chunk.remaining() < bytes) {
            full.add(chunk.flip());
            chunk = ByteBuffer.allocate(CHUNK_BYTES);
        }
        return chunk;
    }
}
