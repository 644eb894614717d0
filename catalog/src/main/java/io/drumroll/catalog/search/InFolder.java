package io.drumroll.catalog.search;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.FSDirectory;

/**
 * Generations as folders beside each other, and a small file that names the current one. The file is replaced by renaming,
 * so a crash leaves the old generation current or the new one, and whatever else lies there is of no use and deleted.
 */
final class InFolder implements IndexPlace {
    private static final String PREFIX = "generation-";
    private static final String POINTER = "current";

    private final Path root;
    private long newest;

    InFolder(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root);
        for (Path generation : generations()) {
            newest = Math.max(newest, number(generation));
        }
    }

    @Override
    public Optional<Home> current() throws IOException {
        String name;
        try {
            name = Files.readString(root.resolve(POINTER), StandardCharsets.UTF_8)
                    .strip();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new CorruptIndexException("it names no generation", POINTER, e);
        }
        if (!name.matches(PREFIX + "[0-9]{1,18}") || !Files.isDirectory(root.resolve(name))) {
            throw new CorruptIndexException("it names no generation that is there", POINTER);
        }
        return Optional.of(home(name));
    }

    @Override
    public synchronized Home next() throws IOException {
        newest++;
        return home(PREFIX + newest);
    }

    @Override
    public void makeCurrent(Home home) throws IOException {
        Path beside = root.resolve(POINTER + ".new");
        Files.writeString(beside, home.name());
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(beside, root.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceRoot();
    }

    @Override
    public void discard(Home home) {
        delete(root.resolve(home.name()));
    }

    /** Deletes all generations but one. */
    void discardAllBut(Home kept) throws IOException {
        for (Path generation : generations()) {
            if (!generation.getFileName().toString().equals(kept.name())) {
                delete(generation);
            }
        }
    }

    private Home home(String name) throws IOException {
        return new Home(name, FSDirectory.open(root.resolve(name)));
    }

    private List<Path> generations() throws IOException {
        try (Stream<Path> inside = Files.list(root)) {
            return inside.filter(path -> path.getFileName().toString().matches(PREFIX + "[0-9]{1,18}"))
                    .toList();
        }
    }

    private static long number(Path generation) {
        return Long.parseLong(generation.getFileName().toString().substring(PREFIX.length()));
    }

    private static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // What cannot be deleted now costs disk only; the next opening tries again.
        }
    }

    /** Makes the rename durable. */
    private void forceRoot() {
        try (FileChannel channel = FileChannel.open(root, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some systems cannot open a folder; at worst a power cut brings the older generation back.
        }
    }
}
