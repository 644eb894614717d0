package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.engine.order.PayMode;
import io.drumroll.node.Node;
import io.drumroll.node.NodeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged folder is refused with the file's name and left as it is; once it is whole again, all is there. */
class DamagedFolderTest {
    private static final int ORDERS = 40;

    @TempDir
    private Path dir;

    @BeforeEach
    void fill() {
        try (TestFestival festival = TestFestival.startFurnished(dir, 900_000)) {
            order(festival, ORDERS / 2);
            assertThat(festival.node().takeSnapshot()).isTrue();
            order(festival, ORDERS / 2);
        }
    }

    private static void order(TestFestival festival, int orders) {
        for (int i = 0; i < orders; i++) {
            festival.accepted(TestFestival.order(1, PayMode.NOW));
        }
    }

    @Test
    void refusesADamagedFormat() {
        assertRefusedWhileFlipped(dir.resolve("FORMAT"), 3);
        Path format = dir.resolve("FORMAT");
        byte[] before = Recordings.read(format, 0, 1);
        Recordings.write(format, 0, new byte[] {(byte) 0xFF});
        assertRefused(format.getFileName().toString());
        Recordings.write(format, 0, before);
        assertWhole();
    }

    @Test
    void refusesAFlippedByteInTheLogBehindTheSnapshot() {
        Path log = Recordings.segment(dir, Recordings.LOG);
        List<Recordings.Frame> frames = Recordings.frames(log);
        assertRefusedWhileFlipped(log, frames.get(frames.size() - 10).payload() + 40);
        assertWhole();
    }

    @Test
    void findsAFlippedByteInTheLogBeforeTheSnapshotInAnAudit() {
        Path log = Recordings.segment(dir, Recordings.LOG);
        Recordings.flip(log, Recordings.frames(log).get(8).payload() + 40);
        assertThatThrownBy(() -> Auditor.audit(dir, _ -> {}))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining(log.toString());
    }

    @Test
    void refusesAFlippedByteInASnapshot() {
        for (int stream : new int[] {Recordings.ENGINE_SNAPSHOT, Recordings.CONSENSUS_SNAPSHOT}) {
            Path snapshot = Recordings.segment(dir, stream);
            assertRefusedWhileFlipped(
                    snapshot, Recordings.frames(snapshot).get(0).payload() + 20);
        }
        assertWhole();
    }

    @Test
    void refusesAFlippedByteInTheFeed() {
        Path feed = Recordings.segment(dir, Recordings.FEED);
        assertRefusedWhileFlipped(feed, Recordings.frames(feed).get(3).payload() + 20);
        assertWhole();
    }

    @Test
    void refusesATruncatedSegment() throws IOException {
        for (int stream : new int[] {Recordings.LOG, Recordings.ENGINE_SNAPSHOT, Recordings.FEED}) {
            Path segment = Recordings.segment(dir, stream);
            List<Recordings.Frame> frames = Recordings.frames(segment);
            long length = Files.size(segment);
            int keep = frames.get(frames.size() / 2).offset();
            byte[] cutOff =
                    Recordings.read(segment, keep, Recordings.last(frames).end() - keep);
            setLength(segment, keep);
            assertRefused(segment.toString());
            Recordings.write(segment, keep, cutOff);
            Recordings.write(segment, length - 1, new byte[1]);
        }
        assertWhole();
    }

    @Test
    void refusesAMissingFile() throws IOException {
        for (Path file : List.of(
                dir.resolve("archive/archive.catalog"),
                dir.resolve("cluster/recording.log"),
                Recordings.segment(dir, Recordings.LOG),
                Recordings.segment(dir, Recordings.ENGINE_SNAPSHOT),
                Recordings.segment(dir, Recordings.FEED))) {
            Path away = dir.resolveSibling(dir.getFileName() + "-away");
            boolean isFeed = file.equals(Recordings.segment(dir, Recordings.FEED));
            Files.move(file, away);
            // Which number the feed's recording had is not known without it.
            assertRefused(isFeed ? "the feed's recording is missing in " + dir.resolve("archive") : file.toString());
            Files.move(away, file, StandardCopyOption.ATOMIC_MOVE);
        }
        assertWhole();
    }

    @Test
    void refusesADamagedRecordingLog() throws IOException {
        Path file = dir.resolve("cluster/recording.log");
        byte[] whole = Files.readAllBytes(file);
        for (byte[] damaged : List.of(
                new byte[0], Arrays.copyOf(whole, 10), filled(whole.length, (byte) 0x5A), new byte[whole.length])) {
            Files.write(file, damaged);
            assertRefused(file.toString());
        }
        Files.write(file, whole);
        assertWhole();
    }

    @Test
    void refusesALogWhoseEndIsLost() {
        Path log = Recordings.segment(dir, Recordings.LOG);
        List<Recordings.Frame> frames = Recordings.frames(log);
        int keep = frames.get(frames.size() - 10).offset();
        Recordings.write(log, keep, new byte[Recordings.last(frames).end() - keep]);
        assertRefused(dir.resolve("archive").toString());
    }

    private static byte[] filled(int length, byte value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private static void setLength(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private void assertRefusedWhileFlipped(Path file, long offset) {
        Recordings.flip(file, offset);
        assertRefused(file.toString());
        Recordings.flip(file, offset);
    }

    private void assertRefused(String named) {
        Map<String, String> before = contents();
        assertThatThrownBy(() -> Node.start(TestFestival.options(dir), _ -> {}).close())
                .as("start with damage in %s", named)
                .isInstanceOf(NodeException.class)
                .hasMessageContaining(named);
        assertThat(contents()).as("the folder with damage in %s", named).isEqualTo(before);
    }

    private void assertWhole() {
        try (TestFestival festival = TestFestival.start(dir)) {
            assertThat(festival.sku().sold()).isEqualTo(ORDERS);
        }
        assertThat(Auditor.audit(dir, _ -> {}).breach()).isEmpty();
    }

    /** Names, lengths and times of all files; any write would show. */
    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(dir.relativize(file).toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
