package io.drumroll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.testdb.PostgresServer;
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

    private static long insert(Database database) {
        return database.write(connection -> Sql.insert(connection, "INSERT INTO sample (name) VALUES (?)", "one"));
    }
}
