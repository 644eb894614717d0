package io.drumroll.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions, tables and failures, on each kind of database. */
@ParameterizedClass
@MethodSource("databases")
class DatabaseTest {
    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    private Database database = Database.open(TestAddresses.of(TestDatabase.H2));

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        database.close();
        database = Database.open(TestAddresses.of(kind));
        database.migrate("sample");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsWhatWasWritten() {
        long id = database.writeDurably(DatabaseTest::insertOne);
        Optional<String> name = database.read(connection ->
                Sql.first(connection, "SELECT name FROM sample WHERE id = ?", row -> row.getString(1), id));
        assertThat(name).contains("one");
    }

    private static long insertOne(Connection connection) throws SQLException {
        return Sql.insert(connection, "INSERT INTO sample (name) VALUES (?)", "one");
    }

    /** As the pool does by itself after half an hour, while others keep the database open. */
    @Test
    void checksRowsAfterAllConnectionsWereReplacedByNewOnes() {
        DatabaseAddress address = TestAddresses.of(kind);
        try (Database longLived = Database.open(address);
                Database bystander = Database.open(address)) {
            longLived.migrate("sample");
            bystander.read(_ -> true);
            longLived.replaceConnections();
            longLived.writeDurably(connection -> insertOf("LARGE", connection));
            assertThatThrownBy(() -> longLived.write(connection -> insertOf("HUGE", connection)))
                    .isInstanceOf(DatabaseException.class)
                    .isNotInstanceOf(DatabaseUnavailableException.class);
        }
    }

    private static long insertOf(String kind, Connection connection) throws SQLException {
        return Sql.insert(connection, "INSERT INTO sample (name, kind) VALUES (?, ?)", "of kind " + kind, kind);
    }

    @Test
    void takesBackAllOfWhatFails() {
        assertThatThrownBy(() -> database.write(connection -> {
                    insertOne(connection);
                    throw new SQLException("no");
                }))
                .isInstanceOf(DatabaseException.class);
        assertThat(count()).isZero();
    }

    @Test
    void tellsADuplicateFromOtherFailures() {
        database.write(DatabaseTest::insertOne);
        assertThatThrownBy(() -> database.write(DatabaseTest::insertOne)).isInstanceOf(DuplicateRowException.class);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void bringsTablesUpToDateOnce() {
        database.write(DatabaseTest::insertOne);
        database.migrate("sample");
        assertThat(count()).isEqualTo(1);
    }

    private long count() {
        List<Long> found =
                database.read(connection -> Sql.list(connection, "SELECT count(*) FROM sample", row -> row.getLong(1)));
        return found.getFirst();
    }
}
