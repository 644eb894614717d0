package io.drumroll.board;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few numbers for each of very many orders, as small as they come: variable-length numbers in chunks, in the order of
 * the orders' numbers. Numbers up to 127 take one byte, up to 16,383 two, and so on.
 *
 * <p>An order is found by a binary search for its chunk and by going through that one, which takes about a microsecond.
 * What was put never changes, so full chunks are shared with a {@link Frozen} log instead of being copied.
 */
final class OrderLog {
    /** Bytes of a chunk; one that must hold a longer record is as long as that. */
    private static final int CHUNK_BYTES = 4_096;

    private static final int MAX_NUMBER_BYTES = 9;
    private static final int PAYLOAD_BITS = 7;
    private static final int MORE = 0x80;

    private final List<Chunk> chunks = new ArrayList<>();
    private byte[] record = new byte[64];

    /**
     * Notes an order's numbers.
     *
     * @param order a larger number than any before.
     * @param numbers each 0 or more; the first {@code count} are noted.
     */
    void put(long order, long[] numbers, int count) {
        long last = chunks.isEmpty() ? 0 : chunks.getLast().lastOrder;
        if (order <= last) {
            throw new IllegalStateException("order " + order + " came behind order " + last);
        }
        if (record.length < MAX_NUMBER_BYTES * count) {
            record = new byte[MAX_NUMBER_BYTES * count];
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = put(record, length, numbers[i]);
        }
        Chunk chunk = chunkFor(order, 2 * MAX_NUMBER_BYTES + length);
        chunk.used = put(chunk.bytes, chunk.used, order - chunk.lastOrder);
        chunk.used = put(chunk.bytes, chunk.used, length);
        System.arraycopy(record, 0, chunk.bytes, chunk.used, length);
        chunk.used += length;
        chunk.lastOrder = order;
    }

    /** What was noted of an order; null if nothing was. */
    long @Nullable [] find(long order) {
        int at = chunkOf(order);
        if (at < 0) {
            return null;
        }
        Chunk chunk = chunks.get(at);
        Cursor cursor = new Cursor(chunk.bytes);
        long found = chunk.firstOrder;
        while (cursor.at < chunk.used) {
            found += cursor.next();
            int length = (int) cursor.next();
            if (found == order) {
                return cursor.numbers(length);
            }
            cursor.at += length;
        }
        return null;
    }

    /** The log as it is now, which any thread may write down. */
    Frozen freeze() {
        List<Chunk> frozen = new ArrayList<>(chunks);
        if (!frozen.isEmpty()) {
            frozen.add(frozen.removeLast().copy());
        }
        return new Frozen(frozen);
    }

    void read(CheckpointInput in) throws IOException {
        int count = in.getInt();
        for (int i = 0; i < count; i++) {
            Chunk chunk = new Chunk(in.getLong(), in.getLong(), in.getBytes(in.getInt()));
            chunk.used = chunk.bytes.length;
            chunks.add(chunk);
        }
    }

    private Chunk chunkFor(long order, int bytes) {
        if (!chunks.isEmpty()) {
            Chunk open = chunks.getLast();
            if (open.bytes.length - open.used >= bytes) {
                return open;
            }
        }
        Chunk next = new Chunk(order, order, new byte[Math.max(CHUNK_BYTES, bytes)]);
        chunks.add(next);
        return next;
    }

    /** The place of the only chunk that may hold the order; -1 if none may. */
    private int chunkOf(long order) {
        int low = 0;
        int high = chunks.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Chunk chunk = chunks.get(middle);
            if (order < chunk.firstOrder) {
                high = middle - 1;
            } else if (order > chunk.lastOrder) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    private static int put(byte[] to, int at, long number) {
        int next = at;
        long rest = number;
        while (rest >= MORE) {
            to[next++] = (byte) (rest | MORE);
            rest >>>= PAYLOAD_BITS;
        }
        to[next++] = (byte) rest;
        return next;
    }

    /** The log when it was frozen. */
    static final class Frozen {
        private final List<Chunk> chunks;

        private Frozen(List<Chunk> chunks) {
            this.chunks = chunks;
        }

        void write(CheckpointOutput out) {
            out.putInt(chunks.size());
            for (Chunk chunk : chunks) {
                out.putLong(chunk.firstOrder);
                out.putLong(chunk.lastOrder);
                out.putInt(chunk.used);
                out.putBytes(chunk.used == chunk.bytes.length ? chunk.bytes : Arrays.copyOf(chunk.bytes, chunk.used));
            }
        }
    }

    /** Orders behind each other: for each how far its number is behind the one before, its bytes, its numbers. */
    private static final class Chunk {
        private final long firstOrder;
        private final byte[] bytes;
        private long lastOrder;
        private int used;

        Chunk(long firstOrder, long lastOrder, byte[] bytes) {
            this.firstOrder = firstOrder;
            this.lastOrder = lastOrder;
            this.bytes = bytes;
        }

        Chunk copy() {
            Chunk copy = new Chunk(firstOrder, lastOrder, Arrays.copyOf(bytes, used));
            copy.used = used;
            return copy;
        }
    }

    private static final class Cursor {
        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        long next() {
            long number = 0;
            int shift = 0;
            byte part = bytes[at++];
            while (part < 0) {
                number |= (long) (part & (MORE - 1)) << shift;
                shift += PAYLOAD_BITS;
                part = bytes[at++];
            }
            return number | (long) part << shift;
        }

        long[] numbers(int length) {
            int end = at + length;
            long[] numbers = new long[length];
            int count = 0;
            while (at < end) {
                numbers[count++] = next();
            }
            return Arrays.copyOf(numbers, count);
        }
    }
}
