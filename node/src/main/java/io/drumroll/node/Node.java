package io.drumroll.node;

import io.aeron.archive.Archive;
import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ClusteredMediaDriver;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.ElectionState;
import io.aeron.cluster.client.ClusterEvent;
import io.aeron.cluster.service.ClusterTerminationException;
import io.aeron.cluster.service.ClusteredServiceContainer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.agrona.concurrent.status.AtomicCounter;
import org.jspecify.annotations.Nullable;

/**
 * One member of a festival's cluster in this process: media driver, archive, consensus and the engine's service, each on
 * a thread of its own that backs off when idle. A watcher thread takes snapshots as the log grows and looks after the
 * free storage.
 */
public final class Node implements AutoCloseable {
    static {
        ClusterSetup.allowStalls();
    }

    private static final long START_TIMEOUT_NS = TimeUnit.MINUTES.toNanos(10);
    private static final long SNAPSHOT_TIMEOUT_NS = TimeUnit.MINUTES.toNanos(2);
    /** With less room the archive refuses to begin a snapshot's recordings, which would end the node. */
    private static final long MIN_SNAPSHOT_FREE_BYTES = 3L * RecordingFiles.SEGMENT_BYTES;

    private static final long WATCH_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    /** A log that grew less than this since its last snapshot is replayed quicker than a snapshot is written. */
    private static final long CLOSING_SNAPSHOT_LOG_BYTES = 64L << 20;

    private final NodeOptions options;
    private final DataFolder folder;
    private final FreshReads reads = new FreshReads();
    private final FestivalService service;
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private final Consumer<Throwable> onBroken;
    private final Path driverDir;
    private final String ingressEndpoint;

    private @Nullable ClusteredMediaDriver driver;
    private @Nullable ClusteredServiceContainer container;
    private @Nullable Thread watcher;
    private volatile boolean closing;
    private volatile boolean storageLow;
    private long snapshotAtPosition;

    private Node(NodeOptions options, DataFolder folder, Consumer<Throwable> onBroken) {
        this.options = options;
        this.folder = folder;
        this.onBroken = onBroken;
        this.service = new FestivalService(options.keyWindow(), reads, this::fail);
        this.ingressEndpoint = options.bind() + ":" + freePort(options.bind(), options.ingressPort());
        this.driverDir = DriverFolder.of(options.dataDir());
    }

    /**
     * Starts a node and waits until it has replayed its log and takes commands.
     *
     * @param options how it is set up.
     * @param onBroken told, once and on any thread, when the node stopped because it can't go on.
     * @throws NodeException when it can't start; the message says why and what to do.
     */
    public static Node start(NodeOptions options, Consumer<Throwable> onBroken) {
        DataFolder folder = DataFolder.open(options.dataDir(), options.keyWindow());
        Node node = null;
        try {
            LogCheck.run(options.dataDir());
            node = new Node(options, folder, onBroken);
            node.launch();
            node.awaitLeader();
            return node;
        } catch (RuntimeException e) {
            if (node == null) {
                folder.close();
            } else {
                node.shutDown();
            }
            throw e instanceof NodeException ? e : new NodeException("the node can't start: " + e.getMessage(), e);
        }
    }

    private void launch() {
        // What a killed process left behind: this one holds the folder's lock.
        DriverFolder.delete(driverDir);
        ClusterSetup setup = new ClusterSetup(options, folder, driverDir, members(), this::report);
        Archive.Context archive = setup.archive();
        driver = ClusteredMediaDriver.launch(setup.mediaDriver(), archive, setup.consensus(archive));
        container = ClusteredServiceContainer.launch(setup.container(archive, service));
    }

    private String members() {
        String host = options.bind();
        int ingressPort = Integer.parseInt(ingressEndpoint.substring(ingressEndpoint.lastIndexOf(':') + 1));
        StringBuilder members = new StringBuilder("0,").append(host).append(':').append(ingressPort);
        // Consensus, log, catch-up and archive endpoints are for other members, of which a single one has none.
        for (int i = 0; i < 4; i++) {
            members.append(",127.0.0.1:").append(freePort("127.0.0.1", 0));
        }
        return members.toString();
    }

    private void awaitLeader() {
        ConsensusModule.Context context = consensus();
        long deadlineNs = System.nanoTime() + START_TIMEOUT_NS;
        while (ElectionState.get(context.electionStateCounter()) != ElectionState.CLOSED || !service.isLeading()) {
            Throwable failure = broken.get();
            if (failure != null) {
                throw failure instanceof NodeException known
                        ? known
                        : new NodeException("the node broke while it started: " + failure, failure);
            }
            if (System.nanoTime() > deadlineNs) {
                throw new NodeException("the node did not replay its log within "
                        + Duration.ofNanos(START_TIMEOUT_NS).toMinutes() + " minutes");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        service.answerReads();
        snapshotAtPosition = LogCheck.latestSnapshotPosition(options.dataDir());
        Thread thread = Thread.ofPlatform().name("drumroll-watcher").daemon().unstarted(this::watch);
        watcher = thread;
        thread.start();
    }

    private void watch() {
        while (!closing) {
            storageLow = folder.usableBytes() < options.storageReserveBytes();
            if (logPosition() - snapshotAtPosition >= options.snapshotLogBytes()) {
                takeSnapshot();
            }
            LockSupport.parkNanos(WATCH_INTERVAL_NS);
        }
    }

    /** Takes a snapshot now and waits until it is there; false when it could not be taken. */
    public synchronized boolean takeSnapshot() {
        if (broken.get() != null || folder.usableBytes() < MIN_SNAPSHOT_FREE_BYTES) {
            return false;
        }
        ConsensusModule.Context context = consensus();
        AtomicCounter toggle = context.controlToggleCounter();
        long before = context.snapshotCounter().get();
        long position = logPosition();
        if (!ClusterControl.ToggleState.SNAPSHOT.toggle(toggle)) {
            return false;
        }
        long deadlineNs = System.nanoTime() + SNAPSHOT_TIMEOUT_NS;
        while (broken.get() == null && context.snapshotCounter().get() == before) {
            if (closing || System.nanoTime() > deadlineNs) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        if (broken.get() != null) {
            return false;
        }
        snapshotAtPosition = position;
        return true;
    }

    /** As the service knows it: the counters of a cluster that stopped by itself may no longer be touched. */
    private long logPosition() {
        return service.logPosition();
    }

    private ConsensusModule.Context consensus() {
        ClusteredMediaDriver launched = driver;
        if (launched == null) {
            throw new IllegalStateException("the node is not running");
        }
        return launched.consensusModule().context();
    }

    /** Where clients find the media driver of this process. */
    public String aeronDirectoryName() {
        return driverDir.toString();
    }

    /** Host and port for ingress over UDP. */
    public String ingressEndpoint() {
        return ingressEndpoint;
    }

    /** Fresh reads on this member. */
    public FreshReads reads() {
        return reads;
    }

    /** Where views may keep checkpoints. */
    public Path viewsDir() {
        return folder.viewsDir();
    }

    /** When a command counts as stored. */
    public Durability durability() {
        return options.durability();
    }

    /** Number of the last event that was applied. */
    public long position() {
        return service.position();
    }

    /** Whether less than the reserve of storage is free, so that no commands should be sent. */
    public boolean isStorageLow() {
        return storageLow;
    }

    /** Whether the node takes commands. */
    public boolean isReady() {
        return !closing && broken.get() == null;
    }

    /** Figures for those who look after the node. */
    public NodeFigures figures() {
        return new NodeFigures(
                service.position(),
                logPosition(),
                service.feedBacklogBytes(),
                service.malformedMessages(),
                service.droppedAnswers(),
                service.lastSnapshotMs(),
                folder.usableBytes());
    }

    private void report(Throwable failure) {
        if (closing) {
            return;
        }
        // The cluster tells its own course as events, such as that it recovers; only failures are warnings.
        System.Logger.Level level =
                failure instanceof ClusterEvent ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
        System.getLogger(Node.class.getName()).log(level, "node: " + failure.getMessage(), failure);
        if (failure instanceof io.aeron.archive.client.ArchiveException archiveFailure
                && archiveFailure.errorCode() == io.aeron.archive.client.ArchiveException.STORAGE_SPACE) {
            fail(new NodeException("the disk of the data folder is full", failure));
        } else if (failure instanceof ClusterTerminationException) {
            fail(new NodeException("the cluster stopped by itself: " + failure.getMessage(), failure));
        }
    }

    private void fail(Throwable failure) {
        if (broken.compareAndSet(null, failure) && !closing) {
            onBroken.accept(failure);
        }
    }

    /** Stops in order: a snapshot if the log grew much, then every part, then the lock. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        if (broken.get() == null && logPosition() - snapshotAtPosition >= CLOSING_SNAPSHOT_LOG_BYTES) {
            takeSnapshot();
        }
        shutDown();
    }

    private void shutDown() {
        closing = true;
        awaitWatcher();
        CloseHelper.quietClose(container);
        CloseHelper.quietClose(driver);
        DriverFolder.delete(driverDir);
        folder.close();
    }

    /** It reads the cluster's counters, which are gone once the cluster is closed. */
    private void awaitWatcher() {
        Thread running = watcher;
        if (running == null || running.equals(Thread.currentThread())) {
            return;
        }
        LockSupport.unpark(running);
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort(String bind, int wanted) {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(bind, wanted))) {
            return socket.getLocalPort();
        } catch (SocketException e) {
            throw new NodeException(
                    "UDP port " + wanted + " on " + bind + " can't be used (" + e.getMessage()
                            + "); stop what uses it, or name another with --udp-port",
                    e);
        }
    }

    /**
     * A folder for the driver's memory-mapped files: in shared memory where there is enough of it. Its name comes from the
     * data folder's, which one process uses at a time, so that what a killed process left is cleared by the next.
     */
    private static final class DriverFolder {
        private static final Path SHARED_MEMORY = Path.of("/dev/shm");
        private static final long ENOUGH_BYTES = 1L << 30;

        static Path of(Path dataDir) {
            try {
                Path parent = Files.isWritable(SHARED_MEMORY)
                                && Files.getFileStore(SHARED_MEMORY).getUsableSpace() >= ENOUGH_BYTES
                        ? SHARED_MEMORY
                        : Path.of(System.getProperty("java.io.tmpdir"));
                UUID name =
                        UUID.nameUUIDFromBytes(dataDir.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
                return parent.resolve("drumroll-" + name);
            } catch (IOException e) {
                throw new NodeException("can't make a folder for Aeron's driver: " + e, e);
            }
        }

        static void delete(Path dir) {
            org.agrona.IoUtil.delete(dir.toFile(), true);
        }
    }
}
