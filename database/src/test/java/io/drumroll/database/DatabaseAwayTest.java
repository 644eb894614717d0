package io.drumroll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.testdb.PostgresServer;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that goes away and comes back. */
class DatabaseAwayTest {
    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void saysThatItIsAwayAndFindsItAgain() {
        try (PostgresServer server = PostgresServer.create();
                Database away = Database.open(DatabaseAddress.of(server.newDatabase()))) {
            away.migrate("sample");
            server.stop();
            assertThatThrownBy(() -> insert(away)).isInstanceOf(DatabaseUnavailableException.class);
            server.start();
            assertThat(insert(away)).isPositive();
        }
    }

    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void refusesWhatIsNotThereForWhichNobodyNeedWait() {
        String missing = PostgresServer.shared().newDatabase().replaceFirst("/test[0-9]+", "/nowhere");
        try (Database database = Database.open(DatabaseAddress.of(missing))) {
            assertThatThrownBy(() -> database.migrate("sample"))
                    .isExactlyInstanceOf(DatabaseException.class)
                    .hasMessageContaining("\"nowhere\" does not exist");
        }
    }

    @Test
    void refusesWhoeverIsNotLetIn() {
        SQLException wrongPassword = new SQLException("FATAL: password authentication failed", "28P01");
        SQLException ofThePool = new SQLTransientConnectionException("no connection in 2 s", "28P01", wrongPassword);
        assertThat(Failures.of(ofThePool))
                .isExactlyInstanceOf(DatabaseException.class)
                .hasMessageContaining("password");
        assertThat(Failures.of(new SQLTransientConnectionException("no connection in 2 s")))
                .isInstanceOf(DatabaseUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HYT00", "40001", "40P01", "55P03"})
    void countsWhatAnotherTransactionIsInTheWayOfAsPassing(String state) {
        SQLException inTheWay = new SQLException("another transaction has it", state);
        assertThat(Failures.of(inTheWay)).isInstanceOf(DatabaseUnavailableException.class);
        assertThat(Failures.isContended(inTheWay)).isTrue();
    }

    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void givesUpOnAServerThatSaysNothing() {
        DatabaseAddress address = DatabaseAddress.of(PostgresServer.shared().newDatabase());
        try (Database database = Database.open(address, 1)) {
            assertThatThrownBy(() -> database.read(
                            connection -> Sql.first(connection, "SELECT pg_sleep(10)", row -> row.getString(1))))
                    .isInstanceOf(DatabaseUnavailableException.class);
            database.migrate("sample");
            assertThat(insert(database)).isPositive();
        }
    }

    private static long insert(Database database) {
        return database.write(connection -> Sql.insert(connection, "INSERT INTO sample (name) VALUES (?)", "one"));
    }
}
