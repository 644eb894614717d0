package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.database.Sql;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.order.PayMode;
import io.drumroll.testdb.PostgresServer;
import io.drumroll.testdb.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order history follows the feed of a real node, whatever becomes of either. */
class HistoryViewTest {
    private static final long PAY_WINDOW_MS = 900_000;

    @TempDir
    private Path dir;

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void goesOnWhereItStoodAfterARestart(TestDatabase kind) {
        DatabaseAddress address = new DatabaseAddress(kind.newUrl());
        try (TestFestival festival = TestFestival.startFurnished(dir, PAY_WINDOW_MS);
                Database database = Database.open(address);
                HistoryView history = HistoryView.start(festival.node(), database)) {
            awaitCounted(history, festival.accepted(TestFestival.order(2, PayMode.NOW)));
        }
        try (TestFestival festival = TestFestival.start(dir);
                Database database = Database.open(address);
                HistoryView history = HistoryView.start(festival.node(), database)) {
            awaitCounted(history, festival.accepted(TestFestival.order(1, PayMode.NOW)));
            assertThat(history.stopped()).isNull();
        }
        assertThat(ordersIn(address)).isEqualTo(2);
    }

    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void ordersGoOnWhileTheDatabaseIsAwayAndAreInItAfterwards() {
        try (PostgresServer server = PostgresServer.create();
                TestFestival festival = TestFestival.startFurnished(dir, PAY_WINDOW_MS)) {
            DatabaseAddress address = DatabaseAddress.of(server.newDatabase());
            try (Database database = Database.open(address);
                    HistoryView history = HistoryView.start(festival.node(), database)) {
                awaitCounted(history, festival.accepted(TestFestival.order(1, PayMode.NOW)));
                server.stop();
                Outcome.Accepted last = festival.accepted(TestFestival.order(1, PayMode.NOW));
                assertThat(history.position()).isLessThan(last.position());
                server.start();
                awaitCounted(history, last);
            }
            assertThat(ordersIn(address)).isEqualTo(2);
        }
    }

    @Test
    void refusesTheHistoryOfAnotherFestival(@TempDir Path other) {
        DatabaseAddress address = new DatabaseAddress(TestDatabase.H2.newUrl());
        try (TestFestival festival = TestFestival.startFurnished(dir, PAY_WINDOW_MS);
                Database database = Database.open(address);
                HistoryView history = HistoryView.start(festival.node(), database)) {
            awaitCounted(history, festival.accepted(TestFestival.order(1, PayMode.NOW)));
        }
        try (TestFestival empty = TestFestival.start(other);
                Database database = Database.open(address);
                HistoryView history = HistoryView.start(empty.node(), database)) {
            Await.until("the history stops", () -> history.stopped() != null);
            assertThat(history.stopped()).contains("another festival").contains("drumroll rebuild");
        }
    }

    private static void awaitCounted(HistoryView history, Outcome.Accepted last) {
        Await.until("event " + last.position() + " is in the history", () -> history.position() >= last.position());
    }

    private static long ordersIn(DatabaseAddress address) throws DatabaseUnavailableException {
        try (Database database = Database.open(address)) {
            return database.<Long>read(
                    connection -> Sql.list(connection, "SELECT count(*) FROM placed_order", row -> row.getLong(1))
                            .getFirst());
        }
    }
}
