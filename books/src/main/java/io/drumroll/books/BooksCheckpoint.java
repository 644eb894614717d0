package io.drumroll.books;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * The books at one position of the feed, for a restart to go on from.
 *
 * <p>It is copied in memory and may be saved by any thread, so that the disk never holds up the counting. The file,
 * big-endian: 8 bytes that name the kind, 4 for the format's version, 8 for the feed's position, the books, and 4 with
 * the CRC32C of all before. It is written beside its place, forced to disk and then renamed, so a crash leaves the old one
 * or the new one.
 */
public final class BooksCheckpoint {
    private static final long KIND = 0x4452554d424f4f4bL; // DRUMBOOK
    private static final int VERSION = 1;
    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;
    private static final int CRC_BYTES = Integer.BYTES;
    private static final int CHUNK_BYTES = 1 << 20;

    private final Chunks chunks;

    private BooksCheckpoint(Chunks chunks) {
        this.chunks = chunks;
    }

    /** What a file held: the books as they were, and the position that was given with them. */
    public record Restored(Books books, long feedPosition) {}

    /**
     * Copies the books.
     *
     * @param feedPosition whatever the feed's reader needs to find the event behind the last one counted; it is only kept.
     */
    public static BooksCheckpoint take(Books books, long feedPosition) {
        Chunks chunks = new Chunks();
        try (DataOutputStream out = new DataOutputStream(chunks)) {
            out.writeLong(KIND);
            out.writeInt(VERSION);
            out.writeLong(feedPosition);
            books.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("the books at position " + books.position() + " cannot be copied", e);
        }
        return new BooksCheckpoint(chunks);
    }

    /**
     * Puts the checkpoint in place of an older one, on disk when this returns. One thread at a time may save to a file.
     *
     * @throws IOException if it cannot be written; the older one is then still there.
     */
    public void save(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("the books' checkpoint " + file + " is not a file's name");
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
     * @throws DamagedBooksException naming the file, if it is damaged or of a version that is not known.
     * @throws IOException if it cannot be read at all.
     */
    public static Optional<Restored> load(Path file) throws IOException {
        try {
            checkHeader(file);
            checkSum(file);
            try (DataInputStream in = open(file)) {
                in.skipNBytes(HEADER_BYTES);
                long feedPosition = in.readLong();
                return Optional.of(new Restored(readBooks(file, in), feedPosition));
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void writeTo(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (ByteBuffer chunk : chunks.toRead()) {
                crc.update(chunk.duplicate());
                writeFully(channel, chunk);
            }
            writeFully(
                    channel,
                    ByteBuffer.allocate(CRC_BYTES).putInt((int) crc.getValue()).flip());
            channel.force(true);
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
            // Some systems cannot open a folder. The books are in place; at worst a power cut brings the older ones
            // back.
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), CHUNK_BYTES));
    }

    private static void checkHeader(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            if (Files.size(file) < HEADER_BYTES + CRC_BYTES) {
                throw new DamagedBooksException(file, "it has only " + Files.size(file) + " bytes");
            }
            if (in.readLong() != KIND) {
                throw new DamagedBooksException(file, "it is not a checkpoint of the books");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new DamagedBooksException(
                        file, "its format has version " + version + ", and only " + VERSION + " is known");
            }
        }
    }

    private static void checkSum(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            CheckedInputStream in = new CheckedInputStream(Channels.newInputStream(channel), crc);
            skip(in, channel.size() - CRC_BYTES);
            int counted = (int) crc.getValue();
            int stored = new DataInputStream(in).readInt();
            if (stored != counted) {
                throw new DamagedBooksException(
                        file, "its checksum is %08x, and it says %08x".formatted(counted, stored));
            }
        }
    }

    /** Reads and forgets so many bytes, or throws if there are fewer. */
    private static void skip(InputStream in, long bytes) throws IOException {
        byte[] part = new byte[CHUNK_BYTES];
        long left = bytes;
        while (left > 0) {
            int read = in.readNBytes(part, 0, (int) Math.min(left, part.length));
            if (read == 0) {
                throw new IOException("the books' checkpoint shrank while it was read");
            }
            left -= read;
        }
    }

    private static Books readBooks(Path file, DataInputStream in) throws IOException {
        try {
            return Books.read(in);
        } catch (IOException e) {
            throw new DamagedBooksException(file, e);
        }
    }

    /** Bytes in memory that grow without being copied. */
    private static final class Chunks extends OutputStream {
        private final List<ByteBuffer> full = new ArrayList<>();
        private ByteBuffer open = ByteBuffer.allocate(CHUNK_BYTES);

        @Override
        public void write(int value) {
            makeRoom();
            open.put((byte) value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int from = offset;
            while (from < offset + length) {
                makeRoom();
                int part = Math.min(open.remaining(), offset + length - from);
                open.put(bytes, from, part);
                from += part;
            }
        }

        /** All that was written, each time anew from its beginning. */
        List<ByteBuffer> toRead() {
            List<ByteBuffer> chunks = new ArrayList<>();
            full.forEach(chunk -> chunks.add(chunk.duplicate().flip()));
            chunks.add(open.duplicate().flip());
            return chunks;
        }

        private void makeRoom() {
            if (!open.hasRemaining()) {
                full.add(open);
                open = ByteBuffer.allocate(CHUNK_BYTES);
            }
        }
    }
}
