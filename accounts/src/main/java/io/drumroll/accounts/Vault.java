package io.drumroll.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts fields by AES-256-GCM under keys from a file that only its owner may read. Any thread may call.
 *
 * <p>Each line of the file is a key's number and 32 bytes in base64; the highest number encrypts, all decrypt, so that a key
 * can be followed by another. A table's key is derived from it by HKDF-SHA256. What is sealed is bound to its table, row and
 * key: moved to another row it does not open. The file belongs into no backup that also holds the database.
 *
 * <p>A sealed value is one byte for the format, four for the key's number, twelve random ones, the text, and a tag of sixteen.
 */
public final class Vault {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int HEAD_BYTES = 1 + Integer.BYTES + NONCE_BYTES;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private volatile NavigableMap<Integer, byte[]> keys;

    private Vault(Path file, NavigableMap<Integer, byte[]> keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Opens the keys of a file, which is made with a new key when it is not there.
     *
     * @throws IllegalStateException when others than its owner may read it, or it is no file of keys.
     * @throws UncheckedIOException when it can't be read or made.
     */
    public static Vault open(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalStateException("others may read the keys in " + file + ": run chmod 600 on it");
            }
            return new Vault(file, parse(file, Files.readAllLines(file, StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException("the keys in " + file + " can't be read", e);
        }
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            writeForced(file, lineOf(1, Secrets.randomBytes(KEY_BYTES)));
        } catch (FileAlreadyExistsException _) {
            // Another process made it just now.
        }
    }

    private static void writeForced(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        forceFolderOf(file);
    }

    private static void forceFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static String lineOf(int id, byte[] key) {
        return id + " " + Base64.getEncoder().encodeToString(key) + "\n";
    }

    private static NavigableMap<Integer, byte[]> parse(Path file, List<String> lines) {
        NavigableMap<Integer, byte[]> keys = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.strip().split(" ", 2);
            try {
                byte[] key = Base64.getDecoder().decode(parts[parts.length - 1]);
                if (parts.length != 2 || key.length != KEY_BYTES || keys.put(Integer.valueOf(parts[0]), key) != null) {
                    throw new IllegalArgumentException("no key");
                }
            } catch (IllegalArgumentException _) {
                throw noKeys(file);
            }
        }
        if (keys.isEmpty()) {
            throw noKeys(file);
        }
        return keys;
    }

    /** Without the parser's message, which would hold a part of a key. */
    private static IllegalStateException noKeys(Path file) {
        return new IllegalStateException(file + " is no file of keys, each a number and 32 bytes in base64 on a line of"
                + " its own: put the right one back");
    }

    /** The number of the key that encrypts. */
    public int currentKey() {
        return keys.lastKey();
    }

    /** Whether what was sealed under a key can be opened. */
    public boolean hasKey(int id) {
        return keys.containsKey(id);
    }

    /**
     * Adds a key, which encrypts from now on; the others still decrypt. The file is replaced as a whole.
     *
     * @return the new key's number.
     */
    public synchronized int addKey() {
        NavigableMap<Integer, byte[]> more = new TreeMap<>(keys);
        int id = more.lastKey() + 1;
        more.put(id, Secrets.randomBytes(KEY_BYTES));
        replace(more);
        return id;
    }

    /** Removes all keys but the one that encrypts: what was sealed under them is lost. */
    public synchronized void removeOldKeys() {
        replace(new TreeMap<>(keys.tailMap(keys.lastKey(), true)));
    }

    private void replace(NavigableMap<Integer, byte[]> next) {
        StringBuilder text = new StringBuilder();
        next.forEach((id, key) -> text.append(lineOf(id, key)));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            writeForced(fresh, text.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolderOf(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the keys in " + file + " can't be replaced", e);
        }
        keys = next;
    }

    /** Encrypts under the current key what belongs to a row of a table. */
    public byte[] seal(String table, long row, byte[] plain) {
        int id = currentKey();
        byte[] nonce = Secrets.randomBytes(NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, id, nonce, table, row);
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
                    .put(FORMAT)
                    .putInt(id)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /**
     * Decrypts what {@link #seal} made for the same row.
     *
     * @throws IllegalStateException when it was changed or belongs to another row, or its key is not there.
     */
    public byte[] unseal(String table, long row, byte[] sealed) {
        if (sealed.length < HEAD_BYTES + TAG_BITS / Byte.SIZE || sealed[0] != FORMAT) {
            throw new IllegalStateException("row " + row + " of " + table + " is nothing that was sealed");
        }
        ByteBuffer bytes = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        int id = bytes.getInt();
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, id, nonce, table, row)
                    .doFinal(sealed, bytes.position(), bytes.remaining());
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("row " + row + " of " + table + " was changed, or is another's", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, int id, byte[] nonce, String table, long row) throws GeneralSecurityException {
        byte @Nullable [] master = keys.get(id);
        if (master == null) {
            throw new IllegalStateException("row " + row + " of " + table + " is sealed under key " + id
                    + ", which is not in " + file + ": put the file with that key back");
        }
        SecretKey key = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(master)
                                .thenExpand(("drumroll " + table + " v1").getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((table + "|" + row + "|" + id).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
