package io.drumroll.node;

import java.nio.file.Path;

/**
 * How a node is set up.
 *
 * @param dataDir where everything is kept; made if it is not there.
 * @param bind the address for ingress over UDP, such as {@code 127.0.0.1}.
 * @param ingressPort the UDP port for ingress, or 0 for any free one.
 * @param durability when a command counts as stored.
 * @param snapshotLogBytes a snapshot is taken when the log has grown by so many bytes since the last.
 * @param storageReserveBytes the node takes no more commands when less than this is free on the data folder's disk.
 * @param keyWindow how many idempotency keys the engine remembers; fixed for the life of a data folder.
 */
public record NodeOptions(
        Path dataDir,
        String bind,
        int ingressPort,
        Durability durability,
        long snapshotLogBytes,
        long storageReserveBytes,
        int keyWindow) {

    /** Two gigabytes of log are replayed in a few seconds. */
    public static final long DEFAULT_SNAPSHOT_LOG_BYTES = 2L << 30;
    /** Room for what is in flight, a snapshot's beginning and the segments that Aeron lays out ahead. */
    public static final long DEFAULT_STORAGE_RESERVE_BYTES = 1L << 30;

    /** The defaults for a folder: loopback, any free port, forced to disk. */
    public static NodeOptions of(Path dataDir) {
        return new NodeOptions(
                dataDir,
                "127.0.0.1",
                0,
                Durability.DISK,
                DEFAULT_SNAPSHOT_LOG_BYTES,
                DEFAULT_STORAGE_RESERVE_BYTES,
                io.drumroll.engine.limit.Limits.KEY_WINDOW);
    }

    /** The same with another durability. */
    public NodeOptions withDurability(Durability other) {
        return new NodeOptions(dataDir, bind, ingressPort, other, snapshotLogBytes, storageReserveBytes, keyWindow);
    }

    /** The same with another address for ingress. */
    public NodeOptions withIngress(String otherBind, int otherPort) {
        return new NodeOptions(
                dataDir, otherBind, otherPort, durability, snapshotLogBytes, storageReserveBytes, keyWindow);
    }

    /** The same with snapshots after another volume of log. */
    public NodeOptions withSnapshotLogBytes(long bytes) {
        return new NodeOptions(dataDir, bind, ingressPort, durability, bytes, storageReserveBytes, keyWindow);
    }

    /** The same with another reserve of storage. */
    public NodeOptions withStorageReserveBytes(long bytes) {
        return new NodeOptions(dataDir, bind, ingressPort, durability, snapshotLogBytes, bytes, keyWindow);
    }
}
