package io.drumroll.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A node's folder on disk: locked while a process uses it, and marked with the format of what is in it.
 *
 * <pre>
 * FORMAT     the format's number and the window of keys
 * lock       held by the process that uses the folder
 * archive/   Aeron Archive: log, snapshots and feed as recordings
 * cluster/   Aeron Cluster: which recordings are log and snapshots
 * views/     checkpoints of views; may be deleted, they are rebuilt from the feed
 * </pre>
 */
public final class DataFolder implements AutoCloseable {
    private static final int FORMAT = 2;
    private static final Pattern OTHER_FORMAT = Pattern.compile("drumroll (\\d{1,9})\nkeys \\d+\n");
    private static final String FORMAT_FILE = "FORMAT";
    private static final String LOCK_FILE = "lock";

    /** Folders that this process uses: opening and closing one's lock file again would release its lock. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path dir;
    private final Path real;
    private final FileChannel lockChannel;
    private final FileLock lock;

    private DataFolder(Path dir, Path real, FileChannel lockChannel, FileLock lock) {
        this.dir = dir;
        this.real = real;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /**
     * Opens a folder for this process alone, and makes it when it is missing or empty.
     *
     * @param keyWindow the window of keys that the engine will have.
     * @throws NodeException when another process uses it, it is of another format, or it can't be written.
     */
    public static DataFolder open(Path dir, int keyWindow) {
        Path real = null;
        try {
            Files.createDirectories(dir);
            refuseForeign(dir);
            real = dir.toRealPath();
            if (!OPEN.add(real)) {
                throw new NodeException("data folder " + dir + " is in use by this same process");
            }
        } catch (IOException e) {
            throw new NodeException("can't use data folder " + dir + ": " + e, e);
        }
        DataFolder folder = null;
        try {
            folder = lock(dir, real);
            folder.checkFormat(keyWindow);
            return folder;
        } catch (IOException | RuntimeException e) {
            if (folder == null) {
                OPEN.remove(real);
            } else {
                folder.close();
            }
            throw e instanceof NodeException known
                    ? known
                    : new NodeException("can't use data folder " + dir + ": " + e, e);
        }
    }

    private static DataFolder lock(Path dir, Path real) throws IOException {
        FileChannel channel =
                FileChannel.open(dir.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new NodeException("data folder " + dir + " is in use by another process; stop that one first, or "
                    + "name another folder with --data");
        }
        return new DataFolder(dir, real, channel, lock);
    }

    /** A folder with files of somebody else's is not taken over. */
    private static void refuseForeign(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            boolean isEmpty = files.filter(
                            file -> !file.getFileName().toString().equals(LOCK_FILE))
                    .findAny()
                    .isEmpty();
            if (!isEmpty && !Files.exists(dir.resolve(FORMAT_FILE))) {
                throw new NodeException("folder " + dir + " is not empty and has no file " + FORMAT_FILE
                        + ", so it is no data folder of Drumroll; name an empty or a new one with --data");
            }
        }
    }

    private void checkFormat(int keyWindow) throws IOException {
        Path file = dir.resolve(FORMAT_FILE);
        String expected = "drumroll " + FORMAT + "\nkeys " + keyWindow + "\n";
        if (!Files.exists(file)) {
            writeDurably(file, expected);
            return;
        }
        String found = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (!found.equals(expected)) {
            refuseOtherFormat(file, found);
            throw new NodeException("data folder's file " + file + " is damaged or of another version: it says '"
                    + found.strip().replace('\n', ' ') + "' where '"
                    + expected.strip().replace('\n', ' ')
                    + "' is expected");
        }
    }

    /** There is no way over from one format to another: what the log says means something else. */
    private static void refuseOtherFormat(Path file, String found) {
        Matcher said = OTHER_FORMAT.matcher(found);
        if (said.matches() && Integer.parseInt(said.group(1)) != FORMAT) {
            throw new NodeException("data folder " + file.getParent() + " is of format " + said.group(1)
                    + ", as its file " + FORMAT_FILE + " says, and this version of Drumroll reads and writes format "
                    + FORMAT
                    + ": keep the folder for the version that wrote it, and begin a new one with --data");
        }
    }

    private static void writeDurably(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(temporary, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where Aeron Archive keeps recordings. */
    public Path archiveDir() {
        return archiveDir(dir);
    }

    /** Where Aeron Cluster keeps its recording log. */
    public Path clusterDir() {
        return clusterDir(dir);
    }

    /** Where views may keep checkpoints. */
    public Path viewsDir() {
        return dir.resolve("views");
    }

    static Path archiveDir(Path dataDir) {
        return dataDir.resolve("archive");
    }

    static Path clusterDir(Path dataDir) {
        return dataDir.resolve("cluster");
    }

    /** How many bytes are free on the disk of the folder. */
    public long usableBytes() {
        try {
            FileStore store = Files.getFileStore(dir);
            return store.getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockChannel.close();
            OPEN.remove(real);
        } catch (IOException e) {
            throw new NodeException("can't release the lock of data folder " + dir + ": " + e, e);
        }
    }
}
