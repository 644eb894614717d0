package io.drumroll.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.database.Database;
import io.drumroll.database.Dialect;
import io.drumroll.testdb.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables against a plain history, with batches cut anywhere and processes that are killed. */
@ParameterizedClass
@MethodSource("databases")
class HistoryWriterTest {
    private static final int STEPS = 1_500;

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    private Database database = TestAddresses.open(TestDatabase.H2);

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        database.close();
        database = TestAddresses.open(kind);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void holdsWhatHappenedHoweverTheFeedIsCut() {
        for (long seed = 1; seed <= 3; seed++) {
            System.out.println("seed " + seed);
            List<Happened> events = RandomTrade.of(seed, STEPS).events();
            HistoryWriter writer = HistoryWriter.open(database, InstantSource.system());
            writer.rebuild();
            SplittableRandom random = new SplittableRandom(seed);
            for (Happened happened : events) {
                writer.onEvent(happened.sequence(), happened.timeMs(), happened.event());
                if (random.nextInt(seed == 1 ? 2_000 : 40) == 0) {
                    assertThat(writer.tryWrite(happened.sequence() * 100)).isEqualTo(Progress.WRITTEN);
                }
            }
            writer.tryWrite(7);
            assertThat(Tables.of(database)).isEqualTo(Tables.of(NaiveHistory.of(events)));
            assertThat(writer.written().feedPosition()).isEqualTo(7);
        }
    }

    @Test
    void countsEachEventOnceAlthoughItIsKilledAgainAndAgain() {
        long seed = 11;
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Happened> events = RandomTrade.of(seed, STEPS).events();
        int kills = 0;
        long done = 0;
        while (done < events.size()) {
            RowSink.Factory sinks = database.dialect() == Dialect.H2 ? InsertRows::new : CopyRows::new;
            HistoryWriter writer =
                    HistoryWriter.open(database, InstantSource.system(), BreakingRows.at(sinks, random.nextInt(900)));
            assertThat(writer.position()).isEqualTo(done);
            try {
                long at = Math.max(0, done - random.nextInt(20));
                for (Happened happened : events.subList((int) at, events.size())) {
                    writer.onEvent(happened.sequence(), happened.timeMs(), happened.event());
                    if (random.nextInt(60) == 0) {
                        writer.tryWrite(0);
                        done = writer.written().sequence();
                    }
                }
                writer.tryWrite(0);
                done = writer.written().sequence();
            } catch (BreakingRows.Killed e) {
                kills++;
            }
        }
        assertThat(kills).isPositive();
        assertThat(Tables.of(database)).isEqualTo(Tables.of(NaiveHistory.of(events)));
    }

    @Test
    void refusesAGapAndNamesBothNumbers() {
        HistoryWriter writer = HistoryWriter.open(database, InstantSource.system());
        List<Happened> events = RandomTrade.of(1, 10).events();
        writer.onEvent(1, events.getFirst().timeMs(), events.getFirst().event());
        assertThatThrownBy(() -> writer.onEvent(4, 0, events.getFirst().event()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("up to event 1")
                .hasMessageContaining("given event 4");
    }

    @Test
    void takesABatchAsWrittenWhenOnlyTheAnswerWasLost() {
        List<Happened> events = RandomTrade.of(3, 200).events();
        HistoryWriter lost = HistoryWriter.open(database, InstantSource.system());
        HistoryWriter told = HistoryWriter.open(database, InstantSource.system());
        for (Happened happened : events) {
            lost.onEvent(happened.sequence(), happened.timeMs(), happened.event());
            told.onEvent(happened.sequence(), happened.timeMs(), happened.event());
        }
        assertThat(told.tryWrite(0)).isEqualTo(Progress.WRITTEN);
        assertThat(lost.tryWrite(0)).isEqualTo(Progress.WRITTEN);
        assertThat(Tables.of(database)).isEqualTo(Tables.of(NaiveHistory.of(events)));
    }

    @Test
    void goesBackWithADatabaseThatWasSetBack() {
        List<Happened> events = RandomTrade.of(4, 300).events();
        HistoryWriter writer = HistoryWriter.open(database, InstantSource.system());
        feed(writer, events.subList(0, 100));
        writer.tryWrite(0);
        HistoryWriter.open(database, InstantSource.system()).rebuild();
        feed(writer, events.subList(100, events.size()));
        assertThat(writer.tryWrite(0)).isEqualTo(Progress.MOVED_BACK);
        assertThat(writer.position()).isZero();
        feed(writer, events);
        assertThat(writer.tryWrite(0)).isEqualTo(Progress.WRITTEN);
        assertThat(Tables.of(database)).isEqualTo(Tables.of(NaiveHistory.of(events)));
    }

    private static void feed(HistoryWriter writer, List<Happened> events) {
        events.forEach(happened -> writer.onEvent(happened.sequence(), happened.timeMs(), happened.event()));
    }
}
