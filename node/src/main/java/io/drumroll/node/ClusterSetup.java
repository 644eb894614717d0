package io.drumroll.node;

import io.aeron.CommonContext;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.checksum.Checksums;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.drumroll.wire.RestingIdleStrategy;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;

/**
 * How the parts of Aeron in one process are set up: media driver, archive, consensus and the service's container.
 *
 * @param members the cluster's members, in Aeron's form.
 * @param errors told what goes wrong in any of them.
 */
record ClusterSetup(NodeOptions options, DataFolder folder, Path driverDir, String members, ErrorHandler errors) {
    private static final int MAX_SESSIONS = 128;
    private static final int MTU_BYTES = 8 << 10;
    private static final int SOCKET_BUFFER_BYTES = 2 << 20;
    private static final long HEARTBEAT_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    /**
     * For how long the machine may stand still, as a paused virtual one does, before the parts take each other for dead. By
     * Aeron's defaults that is 10 s, made for processes that can break alone; these live and end together.
     */
    private static final long MAX_STALL_MS = 120_000;
    /** Aeron wants it longer than that after which a client counts as dead. */
    private static final long UNBLOCK_TIMEOUT_MS = MAX_STALL_MS + 5_000;

    /** Before anything of Aeron is used in this process: the clients within archive and cluster read it from nowhere else. */
    static void allowStalls() {
        if (System.getProperty(CommonContext.DRIVER_TIMEOUT_PROP_NAME) == null) {
            System.setProperty(CommonContext.DRIVER_TIMEOUT_PROP_NAME, Long.toString(MAX_STALL_MS));
        }
    }

    MediaDriver.Context mediaDriver() {
        MediaDriver.Context context = new MediaDriver.Context()
                .aeronDirectoryName(driverDir.toString())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(new RestingIdleStrategy())
                .termBufferSparseFile(true)
                .ipcMtuLength(MTU_BYTES)
                .mtuLength(MTU_BYTES)
                .initialWindowLength(SOCKET_BUFFER_BYTES)
                .socketRcvbufLength(SOCKET_BUFFER_BYTES)
                .socketSndbufLength(SOCKET_BUFFER_BYTES)
                .clientLivenessTimeoutNs(TimeUnit.MILLISECONDS.toNanos(MAX_STALL_MS))
                .publicationUnblockTimeoutNs(TimeUnit.MILLISECONDS.toNanos(UNBLOCK_TIMEOUT_MS))
                .warnIfDirectoryExists(false)
                .errorHandler(errors);
        context.driverTimeoutMs(MAX_STALL_MS);
        return context;
    }

    Archive.Context archive() {
        return new Archive.Context()
                .aeronDirectoryName(driverDir.toString())
                .archiveDir(folder.archiveDir().toFile())
                .markFileDir(markDir())
                .controlChannelEnabled(false)
                .archiveClientContext(new AeronArchive.Context().controlResponseChannel("aeron:ipc"))
                .replicationChannel("aeron:udp?endpoint=127.0.0.1:0")
                .recordingEventsEnabled(false)
                .threadingMode(ArchiveThreadingMode.SHARED)
                .idleStrategySupplier(RestingIdleStrategy::new)
                .segmentFileLength(RecordingFiles.SEGMENT_BYTES)
                .fileSyncLevel(options.durability().fileSyncLevel())
                .catalogFileSyncLevel(options.durability().fileSyncLevel())
                .recordChecksum(Checksums.crc32c())
                .replayChecksum(Checksums.crc32c())
                .errorHandler(errors);
    }

    ConsensusModule.Context consensus(Archive.Context archive) {
        return new ConsensusModule.Context()
                .aeronDirectoryName(driverDir.toString())
                .clusterDir(folder.clusterDir().toFile())
                .markFileDir(markDir())
                .clusterMemberId(0)
                .clusterMembers(members)
                .ingressChannel("aeron:udp?term-length=16m")
                .isIpcIngressAllowed(true)
                .logChannel("aeron:udp?term-length=64m|mtu=8k")
                .replicationChannel("aeron:udp?endpoint=127.0.0.1:0")
                .maxConcurrentSessions(MAX_SESSIONS)
                .sessionTimeoutNs(HEARTBEAT_TIMEOUT_NS)
                .leaderHeartbeatTimeoutNs(HEARTBEAT_TIMEOUT_NS)
                .fileSyncLevel(options.durability().fileSyncLevel())
                .idleStrategySupplier(RestingIdleStrategy::new)
                .archiveContext(archiveClient(archive))
                .terminationHook(() -> {})
                .errorHandler(errors);
    }

    ClusteredServiceContainer.Context container(Archive.Context archive, ClusteredService service) {
        return new ClusteredServiceContainer.Context()
                .aeronDirectoryName(driverDir.toString())
                .clusterDir(folder.clusterDir().toFile())
                .markFileDir(markDir())
                .clusteredService(service)
                .archiveContext(archiveClient(archive))
                .idleStrategySupplier(RestingIdleStrategy::new)
                .terminationHook(() -> {})
                .errorHandler(errors);
    }

    private AeronArchive.Context archiveClient(Archive.Context archive) {
        return new AeronArchive.Context()
                .controlRequestChannel(archive.localControlChannel())
                .controlRequestStreamId(archive.localControlStreamId())
                .controlResponseChannel("aeron:ipc")
                .aeronDirectoryName(driverDir.toString());
    }

    /** The folder's lock ends with its process; Aeron's mark files would refuse a start soon after a kill. */
    private File markDir() {
        return driverDir.resolve("marks").toFile();
    }
}
