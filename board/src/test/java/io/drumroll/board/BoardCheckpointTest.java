package io.drumroll.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoardCheckpointTest {
    private static final long NOW = Story.OPENS_AT_MS + 60_000;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void goesOnAsIfItHadNeverStopped(long seed) throws IOException {
        List<Happened> events = RandomStory.of(seed, 3_000);
        Random random = new Random(seed);
        BoardFigures unbroken = new BoardFigures();
        BoardFigures restarted = new BoardFigures();
        for (Happened happened : events) {
            happened.to(unbroken);
            happened.to(restarted);
            if (random.nextInt(300) == 0) {
                BoardCheckpoint.take(restarted, happened.sequence() * 64).save(file());
                BoardCheckpoint.Restored restored = load();
                assertThat(restored.feedPosition()).isEqualTo(happened.sequence() * 64);
                restarted = restored.figures();
                assertSame(restarted, unbroken);
            }
        }
        assertSame(restarted, unbroken);
    }

    private static void assertSame(BoardFigures restarted, BoardFigures unbroken) {
        assertThat(json(restarted)).isEqualTo(json(unbroken));
        assertThat(restarted.film().day(NOW)).isEqualTo(unbroken.film().day(NOW));
        for (BoardDetail.By by : BoardDetail.By.values()) {
            for (String key : List.of("CN", "DE", "CN-GD", "3", "category 7", "brand 9")) {
                assertThat(restarted.detail(by, key)).isEqualTo(unbroken.detail(by, key));
            }
        }
    }

    @Test
    void keepsAnOrderThatIsPaidBehindTheCheckpoint() throws IOException {
        BoardFigures figures = Story.withOneSku()
                .at(Story.OPENS_AT_MS)
                .place(5, Story.GUANGDONG, Story.line(1, 1, 700))
                .told();

        BoardCheckpoint.take(figures, 0).save(file());
        BoardFigures restored = load().figures();
        figures.onEvent(5, NOW, Story.paid(1, 5, 700));
        restored.onEvent(5, NOW, Story.paid(1, 5, 700));

        assertThat(json(restored)).isEqualTo(json(figures)).contains("\"gmvMinor\":700");
    }

    @Test
    void restoresAnEmptyBoard() throws IOException {
        BoardCheckpoint.take(new BoardFigures(), 7).save(file());

        assertThat(json(load().figures())).isEqualTo(json(new BoardFigures()));
    }

    @Test
    void isNotChangedByWhatIsCountedAfterItWasTaken() throws IOException {
        Story story = Story.withOneSku();
        BoardFigures figures = story.told();
        String before = json(figures);
        BoardCheckpoint taken = BoardCheckpoint.take(figures, 1);
        story.at(NOW).buy(1, 500).events().forEach(happened -> happened.to(figures));

        taken.save(file());

        assertThat(json(load().figures())).isEqualTo(before);
    }

    @Test
    void findsNothingWhereThereIsNoFile() throws IOException {
        assertThat(BoardCheckpoint.load(file())).isEmpty();
    }

    @Test
    void namesAFileThatIsDamagedAnywhere() throws IOException {
        BoardCheckpoint.take(Story.withOneSku().told(), 1).save(file());
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at += 101) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file(), damaged);
            assertRefused("cannot be used");
        }
    }

    @Test
    void namesAFileThatEndsTooEarly() throws IOException {
        BoardCheckpoint.take(Story.withOneSku().told(), 1).save(file());
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {0, 1, 11, 12, 13, 15, 16, 30, whole.length / 2, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertRefused("cannot be used");
        }
    }

    @Test
    void saysWhichVersionItDoesNotKnow() throws IOException {
        BoardCheckpoint.take(new BoardFigures(), 1).save(file());
        byte[] later = Files.readAllBytes(file());
        later[11] = 9;
        Files.write(file(), later);

        assertRefused("its format has version 9, and only 3 is known");
    }

    @Test
    void refusesTheVersionsBefore() throws IOException {
        BoardCheckpoint.take(new BoardFigures(), 1).save(file());
        byte[] earlier = Files.readAllBytes(file());
        for (int version = 1; version <= 2; version++) {
            earlier[11] = (byte) version;
            Files.write(file(), earlier);

            assertRefused("its format has version " + version + ", and only 3 is known");
        }
    }

    @Test
    void leavesTheOlderOneWhenTheNewOneCannotBeWritten() throws IOException {
        BoardCheckpoint.take(Story.withOneSku().told(), 1).save(file());
        Path obstacle = Files.createDirectories(folder.resolve("board.checkpoint.new"));
        BoardCheckpoint next = BoardCheckpoint.take(new BoardFigures(), 2);

        assertThatThrownBy(() -> next.save(file())).isInstanceOf(IOException.class);

        Files.deleteIfExists(obstacle);
        assertThat(load().feedPosition()).isEqualTo(1);
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        BoardCheckpoint.take(new BoardFigures(), 1).save(file());
        BoardCheckpoint.take(new BoardFigures(), 2).save(file());

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
        assertThat(load().feedPosition()).isEqualTo(2);
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> BoardCheckpoint.load(file()))
                .isInstanceOf(DamagedCheckpointException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining(why);
    }

    private Path file() {
        return folder.resolve("board.checkpoint");
    }

    private BoardCheckpoint.Restored load() throws IOException {
        return BoardCheckpoint.load(file()).orElseThrow();
    }

    private static String json(BoardFigures figures) {
        return new String(BoardJson.write(figures.snapshot(NOW, 0)), StandardCharsets.UTF_8);
    }
}
