package io.drumroll.node;

import io.aeron.cluster.RecordingLog;
import io.aeron.cluster.codecs.MessageHeaderDecoder;
import io.aeron.cluster.codecs.SessionMessageHeaderDecoder;
import io.aeron.cluster.codecs.TimerEventDecoder;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.message.Submission;
import io.drumroll.wire.CommandReader;
import io.drumroll.wire.FeedFrameReader;
import io.drumroll.wire.MalformedMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;

/**
 * Reads a data folder's log and feed from disk, with no server running.
 */
public final class LogReader {
    /** Told what the log holds, in order. */
    public interface Visitor {
        /** A command came in. */
        void onCommand(long timeMs, Request request, Command command);

        /** The timer fired. */
        void onTimer(long timeMs);
    }

    private final Path dataDir;
    private final CommandReader commands = new CommandReader();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SessionMessageHeaderDecoder sessionMessage = new SessionMessageHeaderDecoder();
    private final TimerEventDecoder timerEvent = new TimerEventDecoder();
    private long malformed;

    /** A reader of a data folder that no node is using. */
    public LogReader(Path dataDir) {
        this.dataDir = dataDir;
    }

    /**
     * Reads the whole log from its beginning.
     *
     * @return how long it is, in bytes.
     * @throws NodeException when a file is damaged or missing, naming it.
     */
    public long readLog(Visitor visitor) {
        long recordingId = logRecordingId(dataDir);
        if (recordingId < 0) {
            return 0;
        }
        return new RecordingFiles(DataFolder.archiveDir(dataDir), recordingId)
                .read(0, (buffer, offset, length, endPosition) -> onLogMessage(buffer, offset, length, visitor));
    }

    private void onLogMessage(DirectBuffer buffer, int offset, int length, Visitor visitor) {
        header.wrap(buffer, offset);
        int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        switch (header.templateId()) {
            case SessionMessageHeaderDecoder.TEMPLATE_ID -> {
                sessionMessage.wrap(buffer, body, header.blockLength(), header.version());
                int headers = MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
                onCommands(sessionMessage.timestamp(), buffer, offset + headers, length - headers, visitor);
            }
            case TimerEventDecoder.TEMPLATE_ID -> {
                timerEvent.wrap(buffer, body, header.blockLength(), header.version());
                visitor.onTimer(timerEvent.timestamp());
            }
            default -> {
                // Sessions opening and closing, terms and snapshots are the cluster's own; the engine sees none of
                // them.
            }
        }
    }

    private void onCommands(long timeMs, DirectBuffer buffer, int offset, int length, Visitor visitor) {
        try {
            commands.wrap(buffer, offset, length);
            for (Submission next = commands.next(); next != null; next = commands.next()) {
                visitor.onCommand(timeMs, next.request(), next.command());
            }
        } catch (MalformedMessage e) {
            // The node stopped reading the message at the same place.
            malformed++;
        }
    }

    /** How many messages could not be read to their end. */
    public long malformedMessages() {
        return malformed;
    }

    /**
     * Reads the whole feed from its beginning.
     *
     * @return how long it is, in bytes.
     * @throws NodeException when a file is damaged or missing, naming it.
     */
    public long readFeed(EventSink sink) {
        long recordingId = feedRecordingId();
        if (recordingId < 0) {
            return 0;
        }
        FeedFrameReader frames = new FeedFrameReader();
        return new RecordingFiles(DataFolder.archiveDir(dataDir), recordingId)
                .read(0, (buffer, offset, length, endPosition) -> frames.read(buffer, offset, length, sink));
    }

    /** The feed's recording, -1 when there is none: it is neither the log nor a snapshot. */
    long feedRecordingId() {
        Set<Long> others = new HashSet<>();
        forEachEntry(dataDir, entry -> others.add(entry.recordingId));
        try (Stream<Path> files = Files.list(DataFolder.archiveDir(dataDir))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-0.rec"))
                    .filter(LogReader::holdsFeed)
                    .mapToLong(LogReader::recordingIdOf)
                    .filter(id -> !others.contains(id))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            throw new NodeException("can't read " + DataFolder.archiveDir(dataDir) + ": " + e, e);
        }
    }

    private static long recordingIdOf(Path segment) {
        String name = segment.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('-')));
    }

    /** Whether a segment's first frame belongs to the feed's stream. */
    private static boolean holdsFeed(Path segment) {
        ByteBuffer frame = ByteBuffer.allocate(io.aeron.protocol.DataHeaderFlyweight.HEADER_LENGTH)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.READ)) {
            channel.read(frame, 0);
            return frame.getInt(io.aeron.protocol.DataHeaderFlyweight.STREAM_ID_FIELD_OFFSET) == Feed.STREAM_ID;
        } catch (IOException e) {
            throw new NodeException("can't read " + segment + ": " + e, e);
        }
    }

    /** The log's recording, or -1 when nothing was ever logged. */
    static long logRecordingId(Path dataDir) {
        long[] found = {-1};
        forEachEntry(dataDir, entry -> {
            if (entry.type == RecordingLog.ENTRY_TYPE_TERM) {
                found[0] = entry.recordingId;
            }
        });
        return found[0];
    }

    static void forEachEntry(Path dataDir, java.util.function.Consumer<RecordingLog.Entry> consumer) {
        Path clusterDir = DataFolder.clusterDir(dataDir);
        if (!Files.exists(clusterDir.resolve(RecordingLog.RECORDING_LOG_FILE_NAME))) {
            return;
        }
        try (RecordingLog recordingLog = new RecordingLog(clusterDir.toFile(), false)) {
            for (RecordingLog.Entry entry : recordingLog.entries()) {
                if (entry.timestamp <= 0 || entry.recordingId < 0) {
                    throw new IllegalArgumentException("it has " + entry);
                }
                consumer.accept(entry);
            }
        } catch (io.aeron.cluster.client.ClusterException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new NodeException(
                    "data folder is damaged: " + clusterDir.resolve(RecordingLog.RECORDING_LOG_FILE_NAME)
                            + " can't be read: " + e.getMessage(),
                    e);
        }
    }
}
