package io.drumroll.node;

import io.aeron.archive.CatalogView;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.RecordingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the files that a node is about to start from: the latest snapshot, and the log behind it. What is damaged
 * is refused with the file's name before anything is changed; an end that was torn by a kill is cut off.
 */
final class LogCheck {
    private LogCheck() {}

    /**
     * Checks a data folder.
     *
     * @throws NodeException when a file is damaged or missing, naming it.
     */
    static void run(Path dataDir) {
        Path archiveDir = DataFolder.archiveDir(dataDir);
        long log = LogReader.logRecordingId(dataDir);
        if (log < 0) {
            refuseRecordingsWithoutLog(dataDir);
            return;
        }
        Path catalog = archiveDir.resolve("archive.catalog");
        if (!Files.exists(catalog)) {
            throw new NodeException(
                    "data folder is damaged: " + catalog + " is missing; restore the folder from a copy");
        }
        Map<Long, Long> ends = endsInCatalog(archiveDir, catalog);
        RecordingLog.Entry snapshot = latestSnapshot(dataDir);
        if (snapshot != null) {
            LogReader.forEachEntry(dataDir, entry -> {
                if (isSnapshot(entry) && entry.logPosition == snapshot.logPosition) {
                    check(archiveDir, entry.recordingId, 0, ends);
                }
            });
        }
        RecordingFiles logFiles = check(archiveDir, log, snapshot == null ? 0 : snapshot.logPosition, ends);
        long feed = new LogReader(dataDir).feedRecordingId();
        if (feed >= 0) {
            check(archiveDir, feed, new RecordingFiles(archiveDir, feed).lastSegmentPosition(), ends)
                    .cutTornTail();
        } else if (snapshot != null) {
            throw new NodeException("data folder is damaged: the feed's recording is missing in " + archiveDir
                    + "; restore the folder from a copy");
        }
        logFiles.cutTornTail();
    }

    /** Where each recording that was stopped in order ends, in bytes. */
    private static Map<Long, Long> endsInCatalog(Path archiveDir, Path catalog) {
        Map<Long, Long> ends = new HashMap<>();
        try {
            CatalogView.listRecordings(
                    archiveDir.toFile(),
                    (controlSessionId,
                            correlationId,
                            recordingId,
                            startTimestamp,
                            stopTimestamp,
                            startPosition,
                            stopPosition,
                            initialTermId,
                            segmentFileLength,
                            termBufferLength,
                            mtuLength,
                            sessionId,
                            streamId,
                            strippedChannel,
                            originalChannel,
                            sourceIdentity) -> ends.put(recordingId, stopPosition));
        } catch (RuntimeException e) {
            throw new NodeException("data folder is damaged: " + catalog + " can't be read: " + e.getMessage(), e);
        }
        return ends;
    }

    private static RecordingFiles check(Path archiveDir, long recordingId, long fromPosition, Map<Long, Long> ends) {
        RecordingFiles files = new RecordingFiles(archiveDir, recordingId);
        long end = files.read(fromPosition, LogCheck::pass);
        long expected = ends.getOrDefault(recordingId, AeronArchive.NULL_POSITION);
        if (end < expected) {
            throw new NodeException("data folder is damaged: recording " + recordingId + " in " + archiveDir
                    + " ends at " + end + " and was " + expected + " bytes long; restore the folder from a copy");
        }
        return files;
    }

    /** A start that was cut off leaves recordings without a log, but only empty ones. */
    private static void refuseRecordingsWithoutLog(Path dataDir) {
        Path archiveDir = DataFolder.archiveDir(dataDir);
        if (Files.isDirectory(archiveDir) && RecordingFiles.holdsFrames(archiveDir)) {
            throw new NodeException("data folder is damaged: "
                    + DataFolder.clusterDir(dataDir).resolve(RecordingLog.RECORDING_LOG_FILE_NAME)
                    + " names no log, and there are recordings; restore the folder from a copy");
        }
    }

    private static void pass(DirectBuffer buffer, int offset, int length, long endPosition) {
        // Reading it is the check.
    }

    /** Where in the log the latest snapshot was taken, 0 when there is none. */
    static long latestSnapshotPosition(Path dataDir) {
        RecordingLog.Entry snapshot = latestSnapshot(dataDir);
        return snapshot == null ? 0 : snapshot.logPosition;
    }

    private static RecordingLog.@Nullable Entry latestSnapshot(Path dataDir) {
        AtomicReference<RecordingLog.@Nullable Entry> latest = new AtomicReference<>();
        LogReader.forEachEntry(dataDir, entry -> {
            RecordingLog.Entry before = latest.get();
            if (isEngineSnapshot(entry) && (before == null || entry.logPosition >= before.logPosition)) {
                latest.set(entry);
            }
        });
        return latest.get();
    }

    private static boolean isSnapshot(RecordingLog.Entry entry) {
        return entry.type == RecordingLog.ENTRY_TYPE_SNAPSHOT && entry.isValid;
    }

    private static boolean isEngineSnapshot(RecordingLog.Entry entry) {
        return isSnapshot(entry) && entry.serviceId != ConsensusModule.Configuration.SERVICE_ID;
    }
}
