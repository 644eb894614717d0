package io.drumroll.catalog.transfer;

import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Received files, by the hashes of what is in them. */
final class ImportFiles {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;

    private static final String PART = "part-";
    /** How much of the disk is left free, in bytes. */
    private static final long RESERVE_BYTES = 512L << 20;
    /** After how many bytes the disk is looked at again. */
    private static final long LOOK_BYTES = 16L << 20;

    private final Path folder;
    private final long maxBytes;

    ImportFiles(Path folder, long maxBytes) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.maxBytes = maxBytes;
    }

    long maxBytes() {
        return maxBytes;
    }

    /** The place of a file; null for what is no hash. */
    @Nullable
    Path of(String hash) {
        return HASH.matcher(hash).matches() ? folder.resolve(hash) : null;
    }

    /** Keeps a file; its hash. What is too large, or more than the disk has room for, leaves nothing behind. */
    Result<String> receive(InputStream file) throws IOException {
        Path part = Files.createTempFile(folder, PART, "");
        try {
            Result<String> copied = copy(file, part);
            if (copied instanceof Result.Done<String>(String hash)) {
                Files.move(part, folder.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
            }
            return copied;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Result<String> copy(InputStream file, Path part) throws IOException {
        MessageDigest digest = sha256();
        long bytes = 0;
        long looked = -LOOK_BYTES;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                bytes += read;
                if (bytes > maxBytes) {
                    return Result.refused(Refusal.TOO_LARGE, "Send at most " + maxBytes + " bytes: split the file.");
                }
                if (bytes - looked >= LOOK_BYTES) {
                    looked = bytes;
                    if (Files.getFileStore(folder).getUsableSpace() < RESERVE_BYTES) {
                        return Result.refused(Refusal.NO_ROOM, "The disk is nearly full: send it when there is room.");
                    }
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return Result.done(HexFormat.of().formatHex(digest.digest()));
    }

    /** Removes what was received in part, and tells the hashes of the files that are there. */
    List<String> dropParts() throws IOException {
        List<String> hashes = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.startsWith(PART)) {
                    Files.deleteIfExists(file);
                } else if (HASH.matcher(name).matches()) {
                    hashes.add(name);
                }
            }
        }
        return hashes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void remove(String hash) throws IOException {
        Path file = of(hash);
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
