package io.drumroll.node;

import io.aeron.archive.checksum.Checksum;
import io.aeron.archive.checksum.Checksums;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.protocol.DataHeaderFlyweight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A recording of Aeron Archive, read from its segment files without an archive: whole messages in order, each frame's
 * CRC-32C checked.
 *
 * <p>A recording ends where its files end, at a frame of length zero, or at a torn frame with nothing whole behind it,
 * which is how a write that was cut off looks. A bad frame with whole ones behind it is damage.
 */
final class RecordingFiles {
    /** Told each whole message. */
    interface MessageHandler {
        /**
         * One message.
         *
         * @param endPosition where it ends in the recording, in bytes.
         */
        void onMessage(DirectBuffer buffer, int offset, int length, long endPosition);
    }

    private record Segment(Path file, long basePosition) {}

    /** The archive lays a segment out at its full length before it writes to it. */
    static final int SEGMENT_BYTES = 128 << 20;

    private static final Checksum CHECKSUM = Checksums.crc32c();

    private final Path archiveDir;
    private final long recordingId;
    private final ExpandableArrayBuffer assembled = new ExpandableArrayBuffer(1 << 20);
    private int assembledLength;
    private @Nullable Path tornSegment;
    private int tornAt;

    RecordingFiles(Path archiveDir, long recordingId) {
        this.archiveDir = archiveDir;
        this.recordingId = recordingId;
    }

    /**
     * Reads from a position, which is where a frame begins, to the end.
     *
     * @return where the recording ends, in bytes.
     * @throws NodeException when a file is damaged or missing, naming it.
     */
    long read(long fromPosition, MessageHandler handler) {
        List<Segment> segments = segments();
        if (segments.isEmpty()) {
            throw new NodeException("data folder is damaged: " + archiveDir.resolve(recordingId + "-0.rec")
                    + " is missing; restore the folder from a copy");
        }
        long position = fromPosition;
        assembledLength = 0;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            boolean isLast = i == segments.size() - 1;
            long end = isLast ? Long.MAX_VALUE : segments.get(i + 1).basePosition();
            if (end <= position) {
                continue;
            }
            if (segment.basePosition() > position) {
                throw new NodeException("data folder is damaged: " + segment.file() + " begins at "
                        + segment.basePosition() + " and nothing holds what is before it, from " + position);
            }
            position = readSegment(segment, position, isLast, handler);
            if (position < end && !isLast) {
                throw new NodeException("data folder is damaged: " + segment.file() + " ends at " + position
                        + " and the next segment begins at " + end);
            }
        }
        return position;
    }

    /**
     * Empties what {@link #read} found behind the last whole frame, if anything: the archive would take a torn frame's
     * header for a frame's, and never get past it.
     */
    void cutTornTail() {
        Path torn = tornSegment;
        if (torn == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(torn, StandardOpenOption.WRITE)) {
            channel.truncate(tornAt);
            channel.write(ByteBuffer.allocate(1), SEGMENT_BYTES - 1L);
            channel.force(true);
        } catch (IOException e) {
            throw new NodeException("can't cut the torn end of " + torn + " off: " + e, e);
        }
    }

    /** Where the segment of the recording's end begins, which is where its end is looked for. */
    long lastSegmentPosition() {
        List<Segment> segments = segments();
        return segments.isEmpty() ? 0 : segments.get(segments.size() - 1).basePosition();
    }

    /** Whether any recording of an archive has something in it. */
    static boolean holdsFrames(Path archiveDir) {
        try (Stream<Path> files = Files.list(archiveDir)) {
            return files.filter(file -> file.toString().endsWith(".rec")).anyMatch(RecordingFiles::beginsWithAFrame);
        } catch (IOException e) {
            throw new NodeException("can't read " + archiveDir + ": " + e, e);
        }
    }

    private static boolean beginsWithAFrame(Path segment) {
        try (var in = Files.newInputStream(segment)) {
            for (byte each : in.readNBytes(DataHeaderFlyweight.HEADER_LENGTH)) {
                if (each != 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new NodeException("can't read " + segment + ": " + e, e);
        }
    }

    private List<Segment> segments() {
        String prefix = recordingId + "-";
        try (Stream<Path> files = Files.list(archiveDir)) {
            List<Segment> found = new ArrayList<>();
            files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.endsWith(".rec");
                    })
                    .forEach(file -> found.add(new Segment(file, basePosition(file, prefix.length()))));
            found.sort(Comparator.comparingLong(Segment::basePosition));
            return found;
        } catch (IOException e) {
            throw new NodeException("can't read " + archiveDir + ": " + e, e);
        }
    }

    private static long basePosition(Path file, int prefixLength) {
        String name = file.getFileName().toString();
        try {
            return Long.parseLong(name.substring(prefixLength, name.length() - ".rec".length()));
        } catch (NumberFormatException e) {
            throw new NodeException("data folder is damaged: " + file + " is no name of a segment", e);
        }
    }

    private long readSegment(Segment segment, long fromPosition, boolean isLast, MessageHandler handler) {
        long fileLength = segment.file().toFile().length();
        if (fileLength == 0 && isLast) {
            return fromPosition;
        }
        if (fileLength != SEGMENT_BYTES) {
            throw new NodeException("data folder is damaged: " + segment.file() + " has " + fileLength + " bytes where "
                    + SEGMENT_BYTES + " are expected; restore the folder from a copy");
        }
        var mapped =
                IoUtil.mapExistingFile(segment.file().toFile(), segment.file().toString());
        try {
            UnsafeBuffer buffer = new UnsafeBuffer(mapped);
            int offset = Math.toIntExact(fromPosition - segment.basePosition());
            while (offset + DataHeaderFlyweight.HEADER_LENGTH <= buffer.capacity()) {
                if (!isWhole(buffer, offset)) {
                    refuseUnlessTorn(segment, buffer, offset, isLast);
                    tornSegment = segment.file();
                    tornAt = offset;
                    break;
                }
                int length = FrameDescriptor.frameLength(buffer, offset);
                if (length == 0) {
                    break;
                }
                int aligned = BitUtil.align(length, FrameDescriptor.FRAME_ALIGNMENT);
                if (!FrameDescriptor.isPaddingFrame(buffer, offset)) {
                    assemble(buffer, offset, length, segment.basePosition() + offset + aligned, handler);
                }
                offset += aligned;
            }
            return segment.basePosition() + offset;
        } finally {
            IoUtil.unmap(mapped);
        }
    }

    /** Whether a frame is as it was written; the absence of one (length zero, all that follows is empty) counts too. */
    private static boolean isWhole(UnsafeBuffer buffer, int offset) {
        int length = FrameDescriptor.frameLength(buffer, offset);
        if (length == 0) {
            return isEmpty(buffer, offset);
        }
        int aligned = BitUtil.align(length, FrameDescriptor.FRAME_ALIGNMENT);
        if (length < DataHeaderFlyweight.HEADER_LENGTH || aligned > buffer.capacity() - offset) {
            return false;
        }
        if (FrameDescriptor.isPaddingFrame(buffer, offset)) {
            return true;
        }
        int computed = CHECKSUM.compute(
                buffer.addressOffset(),
                offset + DataHeaderFlyweight.HEADER_LENGTH,
                aligned - DataHeaderFlyweight.HEADER_LENGTH);
        return computed == FrameDescriptor.frameSessionId(buffer, offset);
    }

    private static boolean isEmpty(UnsafeBuffer buffer, int offset) {
        int end = Math.min(buffer.capacity(), offset + (64 << 10));
        for (int at = offset; at + Long.BYTES <= end; at += Long.BYTES) {
            if (buffer.getLong(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private static void refuseUnlessTorn(Segment segment, UnsafeBuffer buffer, int offset, boolean isLast) {
        if (isLast && !hasWholeFrameBehind(buffer, offset)) {
            return;
        }
        throw new NodeException("data folder is damaged: " + segment.file() + " has a bad frame at byte " + offset
                + "; restore the folder from a copy");
    }

    private static boolean hasWholeFrameBehind(UnsafeBuffer buffer, int offset) {
        int last = buffer.capacity() - DataHeaderFlyweight.HEADER_LENGTH;
        int termOffsetMask = (64 << 20) - 1;
        for (int at = offset + FrameDescriptor.FRAME_ALIGNMENT; at <= last; at += FrameDescriptor.FRAME_ALIGNMENT) {
            boolean looksLikeOne = FrameDescriptor.frameLength(buffer, at) > DataHeaderFlyweight.HEADER_LENGTH
                    && (buffer.getInt(at + DataHeaderFlyweight.TERM_OFFSET_FIELD_OFFSET) & 0x1F) == 0
                    && buffer.getInt(at + DataHeaderFlyweight.TERM_OFFSET_FIELD_OFFSET) == (at & termOffsetMask);
            if (looksLikeOne && isWhole(buffer, at)) {
                return true;
            }
        }
        return false;
    }

    private void assemble(UnsafeBuffer buffer, int offset, int length, long endPosition, MessageHandler handler) {
        byte flags = FrameDescriptor.frameFlags(buffer, offset);
        int payload = offset + DataHeaderFlyweight.HEADER_LENGTH;
        int payloadLength = length - DataHeaderFlyweight.HEADER_LENGTH;
        boolean begins = (flags & FrameDescriptor.BEGIN_FRAG_FLAG) != 0;
        boolean ends = (flags & FrameDescriptor.END_FRAG_FLAG) != 0;
        if (begins && ends) {
            handler.onMessage(buffer, payload, payloadLength, endPosition);
            return;
        }
        if (begins) {
            assembledLength = 0;
        }
        assembled.putBytes(assembledLength, buffer, payload, payloadLength);
        assembledLength += payloadLength;
        if (ends) {
            handler.onMessage(assembled, 0, assembledLength, endPosition);
            assembledLength = 0;
        }
    }
}
