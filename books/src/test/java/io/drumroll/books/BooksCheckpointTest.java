package io.drumroll.books;

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

final class BooksCheckpointTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void goesOnAsIfItHadNeverStopped(long seed) throws IOException {
        List<Happened> events = RandomTrade.of(seed, 3_000).events();
        Random random = new Random(seed);
        Books unbroken = new Books();
        Books restarted = new Books();
        for (Happened happened : events) {
            happened.to(unbroken);
            happened.to(restarted);
            if (random.nextInt(300) == 0) {
                BooksCheckpoint.take(restarted, happened.sequence() * 64).save(file());
                BooksCheckpoint.Restored restored = load();
                assertThat(restored.feedPosition()).isEqualTo(happened.sequence() * 64);
                restarted = restored.books();
                assertThat(restarted.position()).isEqualTo(happened.sequence());
                assertThat(documents(restarted)).isEqualTo(documents(unbroken));
            }
        }
        assertThat(documents(restarted)).isEqualTo(documents(unbroken));
        assertThat(restarted.asOfMs()).isEqualTo(events.getLast().timeMs());
    }

    @Test
    void restoresEmptyBooks() throws IOException {
        BooksCheckpoint.take(new Books(), 7).save(file());

        assertThat(documents(load().books())).isEqualTo(documents(new Books()));
        assertThat(load().books().position()).isZero();
    }

    @Test
    void isNotChangedByWhatIsCountedAfterItWasTaken() throws IOException {
        List<Happened> events = RandomTrade.of(25, 500).events();
        Books books = told(events.subList(0, 400));
        String before = documents(books);
        BooksCheckpoint taken = BooksCheckpoint.take(books, 1);
        events.forEach(happened -> happened.to(books));

        taken.save(file());

        assertThat(documents(load().books())).isEqualTo(before);
    }

    @Test
    void findsNothingWhereThereIsNoFile() throws IOException {
        assertThat(BooksCheckpoint.load(file())).isEmpty();
    }

    @Test
    void namesAFileThatIsDamagedAnywhere() throws IOException {
        byte[] whole = saved();
        for (int at = 0; at < whole.length; at += 1 + whole.length / 200) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file(), damaged);
            assertRefused("cannot be used");
        }
    }

    @Test
    void namesAFileThatEndsTooEarly() throws IOException {
        byte[] whole = saved();
        for (int length : new int[] {0, 1, 11, 12, 13, 15, 16, 30, whole.length / 2, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertRefused("cannot be used");
        }
    }

    @Test
    void saysWhichVersionItDoesNotKnow() throws IOException {
        byte[] later = saved();
        later[11] = 9;
        Files.write(file(), later);

        assertRefused("its format has version 9, and only 1 is known");
    }

    @Test
    void leavesTheOlderOneWhenTheNewOneCannotBeWritten() throws IOException {
        BooksCheckpoint.take(new Books(), 1).save(file());
        Path obstacle = Files.createDirectories(folder.resolve("books.checkpoint.new"));
        BooksCheckpoint next = BooksCheckpoint.take(new Books(), 2);

        assertThatThrownBy(() -> next.save(file())).isInstanceOf(IOException.class);

        Files.deleteIfExists(obstacle);
        assertThat(load().feedPosition()).isEqualTo(1);
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        BooksCheckpoint.take(new Books(), 1).save(file());
        BooksCheckpoint.take(new Books(), 2).save(file());

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
        assertThat(load().feedPosition()).isEqualTo(2);
    }

    private byte[] saved() throws IOException {
        BooksCheckpoint.take(told(RandomTrade.of(24, 300).events()), 1).save(file());
        return Files.readAllBytes(file());
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> BooksCheckpoint.load(file()))
                .isInstanceOf(DamagedBooksException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining(why);
    }

    private Path file() {
        return folder.resolve("books.checkpoint");
    }

    private BooksCheckpoint.Restored load() throws IOException {
        return BooksCheckpoint.load(file()).orElseThrow();
    }

    private static Books told(List<Happened> events) {
        Books books = new Books();
        events.forEach(happened -> happened.to(books));
        return books;
    }

    private static String documents(Books books) {
        StringBuilder documents = new StringBuilder();
        for (int shop = 1; shop <= RandomTrade.SHOPS; shop++) {
            books.statement(shop)
                    .map(StatementWriter::toJson)
                    .ifPresent(json -> documents.append(new String(json, StandardCharsets.UTF_8)));
        }
        return documents
                .append(new String(DutyReportWriter.toJson(books.dutyReport(60)), StandardCharsets.UTF_8))
                .append(books.dutyChanges())
                .toString();
    }
}
