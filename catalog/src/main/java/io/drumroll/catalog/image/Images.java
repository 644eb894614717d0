package io.drumroll.catalog.image;

import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.image.StoredImage.Size;
import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Uploaded pictures, checked, encoded anew and stored by content. Any thread may call any method; each waits for the disk
 * and the database.
 *
 * <p>Pictures are decoded one at a time, whoever sends them, so that uploads never take more than one core and the memory
 * of one picture.
 */
public final class Images {
    /** The most bytes of an upload. */
    public static final int MAX_BYTES = 5 << 20;
    /** The most uploads that wait for their turn; the next is told to come again. */
    public static final int MAX_WAITING = 16;

    /** How long one picture may take to decode: thousands of layers in one file are no picture. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Database database;
    private final Path folder;
    private final LongSupplier nowMs;
    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * The pictures of a database.
     *
     * @param folder where they are kept; made when it is not there.
     * @param nowMs the time, in ms of the epoch.
     */
    public Images(Database database, Path folder, LongSupplier nowMs) throws IOException {
        this.database = database;
        this.folder = Files.createDirectories(folder);
        this.nowMs = nowMs;
    }

    /**
     * Takes a picture: PNG or JPEG, told by its first bytes, which has to be what the caller says it is. It comes out without
     * anything but its pixels: no place, no camera, no comment, nothing behind its end.
     *
     * @param mediaType what the caller says it is, such as {@code image/png}.
     * @param person who sends it.
     * @throws IOException when it can't be stored.
     */
    public Result<StoredImage> upload(byte[] bytes, String mediaType, long person) throws IOException {
        if (bytes.length > MAX_BYTES) {
            return Result.refused(Refusal.TOO_LARGE, "Send at most " + (MAX_BYTES >> 20) + " MiB.");
        }
        Optional<ImageType> type = ImageType.ofBytes(bytes);
        if (type.isEmpty()) {
            return Result.refused(Refusal.UNSUPPORTED_TYPE, "Send a PNG or a JPEG.");
        }
        if (!type.get().mediaType().equals(mediaType.strip().toLowerCase(Locale.ROOT))) {
            return Result.refused(
                    Refusal.UNSUPPORTED_TYPE,
                    "This is " + type.get().mediaType() + ", and it was sent as something else.");
        }
        if (!places.tryAcquire()) {
            return Result.refused(Refusal.BUSY, "Too many pictures are being sent: send it again in a moment.");
        }
        turn.lock();
        try {
            Result<BufferedImage> decoded = Pictures.decode(bytes, type.get(), PATIENCE);
            return switch (decoded) {
                case Result.Done<BufferedImage>(BufferedImage image) -> Result.done(store(image, person));
                case Result.Refused<BufferedImage> refused -> Result.refused(refused.why(), refused.detail());
            };
        } finally {
            turn.unlock();
            places.release();
        }
    }

    private StoredImage store(BufferedImage image, long person) throws IOException {
        ImageType type = Pictures.storedType(image);
        BufferedImage largePicture = Pictures.fitted(image, Size.LARGE.maxSide());
        byte[] large = Pictures.encode(largePicture, type);
        byte[] small = Pictures.encode(Pictures.fitted(largePicture, Size.SMALL.maxSide()), type);
        StoredImage stored = new StoredImage(
                sha256(large), type, largePicture.getWidth(), largePicture.getHeight(), large.length, small.length);
        write(place(stored.hash(), Size.LARGE), large);
        write(place(stored.hash(), Size.SMALL), small);
        database.writeDurably(connection -> Sql.update(
                connection,
                "INSERT INTO image (hash, media_type, width, height, size_bytes, small_bytes, uploaded_by,"
                        + " uploaded_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                stored.hash(),
                type.mediaType(),
                stored.width(),
                stored.height(),
                large.length,
                small.length,
                person,
                nowMs.getAsLong()));
        return stored;
    }

    private void write(Path place, byte[] bytes) throws IOException {
        if (Files.isRegularFile(place)) {
            return;
        }
        Files.createDirectories(place.getParent());
        Path part = Files.createTempFile(folder, "part-", "");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A stored picture by its hash. */
    public Optional<StoredImage> find(String hash) {
        return HASH.matcher(hash).matches()
                ? database.read(connection -> Sql.first(
                        connection,
                        "SELECT hash, media_type, width, height, size_bytes, small_bytes FROM image WHERE hash = ?",
                        row -> new StoredImage(
                                row.getString(1),
                                ImageType.ofMediaType(row.getString(2)),
                                row.getInt(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(6)),
                        hash))
                : Optional.empty();
    }

    /**
     * The file of a stored picture, to be served with its type, {@code nosniff} and a policy that lets nothing run; empty
     * for what is no hash and for what is not there. Asks the disk alone.
     */
    public Optional<Path> file(String hash, Size size) {
        return HASH.matcher(hash).matches()
                ? Optional.of(place(hash, size)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    private Path place(String hash, Size size) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash + "-" + size.maxSide());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
