package io.drumroll.board;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * All figures at one position of the feed, for a restart to go on from.
 *
 * <p>It is taken in memory on the board's thread and may be saved by any other, so that the disk never holds up the
 * counting. The file, big-endian: 8 bytes that name the kind, 4 for the format's version, 8 for the feed's position, the
 * catalogue, what was sold as refunds need it, the frames of the film, the figures, and 4 with the CRC32C of all before. It
 * is written beside its place, forced to disk and then renamed, so a crash leaves the old one or the new one.
 */
public final class BoardCheckpoint {
    private static final long KIND = 0x4452554d424f4152L; // DRUMBOAR
    private static final int VERSION = 3;
    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;
    private static final int CRC_BYTES = Integer.BYTES;
    private static final int READ_BYTES = 1 << 20;

    private final long feedPosition;
    private final Catalogue.Frozen catalogue;
    private final OrderLog.Frozen sold;
    private final BoardFilm film;
    private final List<ByteBuffer> figures;

    private BoardCheckpoint(
            long feedPosition,
            Catalogue.Frozen catalogue,
            OrderLog.Frozen sold,
            BoardFilm film,
            List<ByteBuffer> figures) {
        this.feedPosition = feedPosition;
        this.catalogue = catalogue;
        this.sold = sold;
        this.film = film;
        this.figures = figures;
    }

    /** What a file held: the figures as they were, and the position that was given with them. */
    public record Restored(BoardFigures figures, long feedPosition) {}

    /**
     * Copies the figures; call it on the thread that counts.
     *
     * @param feedPosition whatever the feed's reader needs to find the event behind the last one counted; it is only kept.
     */
    public static BoardCheckpoint take(BoardFigures figures, long feedPosition) {
        CheckpointOutput out = new CheckpointOutput();
        figures.write(out);
        return new BoardCheckpoint(
                feedPosition, figures.freezeCatalogue(), figures.freezeSold(), figures.film(), out.finish());
    }

    /**
     * Puts the checkpoint in place of an older one, on disk when this returns. One thread at a time may save to a file.
     *
     * @throws IOException if it cannot be written; the older one is then still there.
     */
    public void save(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("the board's checkpoint " + file + " is not a file's name");
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            writeTo(beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        forceFolder(folder);
    }

    /**
     * Reads a checkpoint back; empty if there is no such file.
     *
     * @throws DamagedCheckpointException naming the file, if it is damaged or of a version that is not known.
     * @throws IOException if it cannot be read at all.
     */
    public static Optional<Restored> load(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            checkHeader(file, channel);
            checkSum(file, channel);
            channel.position(HEADER_BYTES);
            return Optional.of(readFrom(file, channel));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void writeTo(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeChunks(channel, crc, head());
            writeChunks(channel, crc, figures);
            writeFully(
                    channel,
                    ByteBuffer.allocate(CRC_BYTES).putInt((int) crc.getValue()).flip());
            channel.force(true);
        }
    }

    private List<ByteBuffer> head() {
        CheckpointOutput out = new CheckpointOutput();
        out.putLong(KIND);
        out.putInt(VERSION);
        out.putLong(feedPosition);
        catalogue.write(out);
        sold.write(out);
        film.write(out);
        return out.finish();
    }

    private static void writeChunks(FileChannel channel, CRC32C crc, List<ByteBuffer> chunks) throws IOException {
        for (ByteBuffer chunk : chunks) {
            crc.update(chunk.duplicate());
            writeFully(channel, chunk.duplicate());
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Makes the rename durable. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some systems cannot open a folder. The figures are in place; at worst a power cut brings the older ones
            // back.
        }
    }

    private static void checkHeader(Path file, FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        while (header.hasRemaining()) {
            if (channel.read(header) < 0) {
                throw new DamagedCheckpointException(file, "it has only " + channel.size() + " bytes");
            }
        }
        header.flip();
        if (header.getLong() != KIND) {
            throw new DamagedCheckpointException(file, "it is not a checkpoint of a board");
        }
        int version = header.getInt();
        if (version != VERSION) {
            throw new DamagedCheckpointException(
                    file, "its format has version " + version + ", and only " + VERSION + " is known");
        }
    }

    private static void checkSum(Path file, FileChannel channel) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer part = ByteBuffer.allocate(READ_BYTES);
        channel.position(0);
        long left = channel.size() - CRC_BYTES;
        while (left > 0) {
            part.clear().limit((int) Math.min(left, part.capacity()));
            int read = channel.read(part);
            if (read < 0) {
                throw new EOFException("the board's checkpoint " + file + " shrank while it was read");
            }
            crc.update(part.flip());
            left -= read;
        }
        int stored = new CheckpointInput(channel).getInt();
        if (stored != (int) crc.getValue()) {
            throw new DamagedCheckpointException(
                    file, "its checksum is %08x, and it says %08x".formatted((int) crc.getValue(), stored));
        }
    }

    private static Restored readFrom(Path file, FileChannel channel) throws IOException {
        CheckpointInput in = new CheckpointInput(channel);
        try {
            long feedPosition = in.getLong();
            return new Restored(BoardFigures.read(in), feedPosition);
        } catch (IOException e) {
            throw new DamagedCheckpointException(file, e);
        }
    }
}
