package io.drumroll.catalog.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Received files, by the hashes of what is in them. */
final class ImportFiles {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    ImportFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The place of a file; null for what is no hash. */
    @Nullable
    Path of(String hash) {
        return HASH.matcher(hash).matches() ? folder.resolve(hash) : null;
    }

    /** Keeps a file; its hash, or null when it is too large. */
    @Nullable
    String receive(InputStream file) throws IOException {
        Path part = Files.createTempFile(folder, "part-", "");
        try {
            String hash = copy(file, part);
            if (hash != null) {
                Files.move(part, folder.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
            }
            return hash;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static @Nullable String copy(InputStream file, Path part) throws IOException {
        MessageDigest digest = sha256();
        long bytes = 0;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                bytes += read;
                if (bytes > Imports.MAX_FILE_BYTES) {
                    return null;
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
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
