package io.drumroll.app;

import io.aeron.archive.checksum.Checksums;
import io.aeron.protocol.DataHeaderFlyweight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds and changes what lies in an archive's first segments, for tests that damage them. */
final class Recordings {
    static final int LOG = 100;
    static final int FEED = 2001;
    static final int ENGINE_SNAPSHOT = 106;
    static final int CONSENSUS_SNAPSHOT = 107;

    private static final int HEADER_BYTES = DataHeaderFlyweight.HEADER_LENGTH;

    /** A frame in a segment: where it begins, and its length with the header. */
    record Frame(int offset, int length) {
        int payload() {
            return offset + HEADER_BYTES;
        }

        int alignedLength() {
            return (length + HEADER_BYTES - 1) / HEADER_BYTES * HEADER_BYTES;
        }

        int end() {
            return offset + alignedLength();
        }
    }

    private Recordings() {}

    /** The first segment of the one recording of a stream. */
    static Path segment(Path dataDir, int stream) {
        try (Stream<Path> files = Files.list(dataDir.resolve("archive"))) {
            return files.filter(file -> file.toString().endsWith("-0.rec"))
                    .filter(file -> intAt(file, DataHeaderFlyweight.STREAM_ID_FIELD_OFFSET) == stream)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All frames of a segment. */
    static List<Frame> frames(Path segment) {
        List<Frame> frames = new ArrayList<>();
        int offset = 0;
        for (int length = intAt(segment, 0); length > 0; length = intAt(segment, offset)) {
            Frame frame = new Frame(offset, length);
            frames.add(frame);
            offset = frame.end();
        }
        return frames;
    }

    static Frame last(List<Frame> frames) {
        return frames.get(frames.size() - 1);
    }

    /** Makes a frame's CRC fit what it holds. */
    static void fixCrc(Path segment, Frame frame) {
        ByteBuffer payload = ByteBuffer.allocateDirect(frame.alignedLength() - HEADER_BYTES);
        payload.put(read(segment, frame.payload(), payload.capacity()));
        int crc = Checksums.crc32c()
                .compute(new org.agrona.concurrent.UnsafeBuffer(payload).addressOffset(), 0, payload.capacity());
        ByteBuffer field = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, crc);
        write(segment, frame.offset() + DataHeaderFlyweight.SESSION_ID_FIELD_OFFSET, field.array());
    }

    static void flip(Path file, long offset) {
        byte[] one = read(file, offset, 1);
        write(file, offset, new byte[] {(byte) (one[0] ^ 0x10)});
    }

    static byte[] read(Path file, long offset, int length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            channel.read(bytes, offset);
            return bytes.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, long offset, byte[] bytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int intAt(Path file, long offset) {
        return ByteBuffer.wrap(read(file, offset, Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }
}
