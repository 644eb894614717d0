package io.drumroll.catalog.search;

import io.drumroll.catalog.Categories.Category;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the follower of the catalogue keeps beside the index, so that searches can be answered while the database is away.
 *
 * @param asOfMs when the catalogue was read last, in ms of the epoch; 0 for never.
 * @param launchedUntilMs all products launched up to then are in what the index has forced to disk.
 */
record FollowerState(long asOfMs, long launchedUntilMs, CategoryTree tree) {
    /** Nothing was kept. */
    static final FollowerState NONE = new FollowerState(0, 0, CategoryTree.EMPTY);

    private static final int VERSION = 1;

    /** What was kept; {@link #NONE} if there is nothing that can be read, as all of it is found out again. */
    static FollowerState load(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readInt() != VERSION) {
                return NONE;
            }
            long asOfMs = in.readLong();
            long launchedUntilMs = in.readLong();
            List<Category> categories = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                categories.add(new Category(in.readLong(), in.readLong(), in.readUTF(), names(in)));
            }
            return new FollowerState(asOfMs, launchedUntilMs, new CategoryTree(categories));
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (IOException e) {
            System.getLogger(FollowerState.class.getName())
                    .log(System.Logger.Level.WARNING, "what was kept beside the search index can't be read: " + e);
            return NONE;
        }
    }

    private static SortedMap<String, String> names(DataInputStream in) throws IOException {
        SortedMap<String, String> names = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            names.put(in.readUTF(), in.readUTF());
        }
        return names;
    }

    /** Puts it in place of what was kept before. */
    void save(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(VERSION);
            out.writeLong(asOfMs);
            out.writeLong(launchedUntilMs);
            out.writeInt(tree.all().size());
            for (Category category : tree.all()) {
                out.writeLong(category.id());
                out.writeLong(category.parent());
                out.writeUTF(category.code());
                out.writeInt(category.names().size());
                for (var name : category.names().entrySet()) {
                    out.writeUTF(name.getKey());
                    out.writeUTF(name.getValue());
                }
            }
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, bytes.toByteArray());
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
