package io.drumroll.board;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Reads what {@link CheckpointOutput} wrote. Lengths are believed: the file's checksum was compared before. */
final class CheckpointInput {
    private static final int CHUNK_BYTES = 1 << 20;

    private final ReadableByteChannel from;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).limit(0);

    CheckpointInput(ReadableByteChannel from) {
        this.from = from;
    }

    int getInt() throws IOException {
        return atLeast(Integer.BYTES).getInt();
    }

    long getLong() throws IOException {
        return atLeast(Long.BYTES).getLong();
    }

    byte[] getBytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        int have = 0;
        while (have < length) {
            ByteBuffer source = atLeast(1);
            int part = Math.min(source.remaining(), length - have);
            source.get(bytes, have, part);
            have += part;
        }
        return bytes;
    }

    String getText() throws IOException {
        return new String(getBytes(getInt()), StandardCharsets.UTF_8);
    }

    private ByteBuffer atLeast(int bytes) throws IOException {
        if (chunk.remaining() < bytes) {
            chunk.compact();
            while (chunk.position() < bytes) {
                if (from.read(chunk) < 0) {
                    throw new EOFException("it ends " + (bytes - chunk.position()) + " bytes too early");
                }
            }
            chunk.flip();
        }
        return chunk;
    }
}
