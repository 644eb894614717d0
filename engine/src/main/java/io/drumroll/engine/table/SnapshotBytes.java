package io.drumroll.engine.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A snapshot in memory, as big-endian bytes: for tests, comparisons and tools; a node streams its own. */
public final class SnapshotBytes implements SnapshotWriter {
    private byte[] bytes = new byte[1 << 16];
    private int length;

    @Override
    public void longs(long[] values, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            number(values[i]);
        }
    }

    @Override
    public void number(long value) {
        reserve(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    @Override
    public void text(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        number(text.length);
        reserve(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    /** What was written so far. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Reads bytes that were written here. */
    public static SnapshotReader reader(byte[] bytes) {
        return new Reader(bytes);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private static final class Reader implements SnapshotReader {
        private final byte[] bytes;
        private int at;

        private Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void longs(long[] values, int offset, int count) {
            for (int i = offset; i < offset + count; i++) {
                values[i] = number();
            }
        }

        @Override
        public long number() {
            long value = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                value = (value << 8) | (bytes[at++] & 0xFF);
            }
            return value;
        }

        @Override
        public String text() {
            int size = Math.toIntExact(number());
            String text = new String(bytes, at, size, StandardCharsets.UTF_8);
            at += size;
            return text;
        }
    }
}
