package io.drumroll.node;

import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.RecordingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the files that a node is about to start from: the latest snapshot, and the log behind it. What is damaged
 * is refused with the file's name before anything is changed.
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
            return;
        }
        Path catalog = archiveDir.resolve("archive.catalog");
        if (!Files.exists(catalog)) {
            throw new NodeException(
                    "data folder is damaged: " + catalog + " is missing; restore the folder from a copy");
        }
        RecordingLog.Entry snapshot = latestSnapshot(dataDir);
        if (snapshot != null) {
            new RecordingFiles(archiveDir, snapshot.recordingId).read(0, LogCheck::pass);
        }
        new RecordingFiles(archiveDir, log).read(snapshot == null ? 0 : snapshot.logPosition, LogCheck::pass);
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

    private static boolean isEngineSnapshot(RecordingLog.Entry entry) {
        return entry.type == RecordingLog.ENTRY_TYPE_SNAPSHOT
                && entry.isValid
                && entry.serviceId != ConsensusModule.Configuration.SERVICE_ID;
    }
}
