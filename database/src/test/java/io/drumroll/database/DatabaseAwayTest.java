package io.drumroll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.testdb.PostgresServer;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

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

    private static long insert(Database database) {
        return database.write(connection -> Sql.insert(connection, "INSERT INTO sample (name) VALUES (?)", "one"));
    }
}
