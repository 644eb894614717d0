package io.drumroll.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * One database and the connections to it. Any thread may call any method; each waits for the database, so none is for an
 * event loop.
 *
 * <p>It opens although the database is away, and finds it again by itself: whatever needs it meanwhile is told by a
 * {@link DatabaseUnavailableException}.
 */
public final class Database implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 10;
    private static final long CONNECT_TIMEOUT_MS = 2_000;
    private static final long VALIDATION_TIMEOUT_MS = 1_000;
    private static final long KEEP_ALIVE_MS = 30_000;
    /**
     * For how long PostgreSQL may say nothing while it is asked: a server that vanished does not hold its callers for hours. A
     * batch of a hundred thousand rows and a page of an export take seconds, emptying old deliveries less than a minute.
     * Changes of tables have no such bound, as an index over a long history takes as long as it takes.
     */
    private static final int ANSWER_TIMEOUT_S = 120;

    private static final int NO_TIMEOUT = 0;
    /** What Flyway uses at once. */
    private static final int MIGRATION_CONNECTIONS = 2;

    /**
     * What H2's own page on PostgreSQL's mode names, and: closed by us alone; half a cache of what it would take beside an
     * engine; no answer kept from one question to the same asked later, as H2 2.4.240 keeps one too long (its issue 4299).
     */
    private static final String H2_SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;CACHE_SIZE=131072;OPTIMIZE_REUSE_RESULTS=0";

    private final DatabaseAddress address;
    private final HikariDataSource connections;
    private final Set<String> migrated = new HashSet<>();
    /** With H2: what makes the tables, kept open to the end. */
    private @Nullable HikariDataSource makers;

    private Database(DatabaseAddress address, HikariDataSource connections) {
        this.address = address;
        this.connections = connections;
    }

    /** Opens a database; the first to need it finds out whether it is there. */
    public static Database open(DatabaseAddress address) {
        return open(address, ANSWER_TIMEOUT_S);
    }

    static Database open(DatabaseAddress address, int answerTimeoutS) {
        return new Database(address, new HikariDataSource(poolOf(address, MAX_CONNECTIONS, answerTimeoutS)));
    }

    private static HikariConfig poolOf(DatabaseAddress address, int most, int answerTimeoutS) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("drumroll-database");
        config.setJdbcUrl(address.dialect() == Dialect.H2 ? address.url() + H2_SETTINGS : address.url());
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        config.setValidationTimeout(VALIDATION_TIMEOUT_MS);
        config.setKeepaliveTime(KEEP_ALIVE_MS);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        if (address.dialect() == Dialect.POSTGRESQL) {
            config.addDataSourceProperty("connectTimeout", "2");
            config.addDataSourceProperty("socketTimeout", Integer.toString(answerTimeoutS));
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("ApplicationName", "drumroll");
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
        }
        return config;
    }

    /** Which database it is. */
    public Dialect dialect() {
        return address.dialect();
    }

    /** Where it is, without a password. */
    public String describe() {
        return address.toString();
    }

    /**
     * Brings one module's tables up to date: the files {@code db/MODULE/V1__*.sql} and so on of its resources, each once.
     * Every part that needs them may ask; only the first does it.
     *
     * @throws DatabaseUnavailableException when the database is away.
     * @throws DatabaseException when a file does not run, or was changed after it had run.
     */
    public synchronized void migrate(String module) {
        read(_ -> true);
        if (migrated.contains(module)) {
            return;
        }
        if (dialect() == Dialect.H2) {
            migrate(module, makers());
        } else {
            try (HikariDataSource patient = new HikariDataSource(poolOf(address, MIGRATION_CONNECTIONS, NO_TIMEOUT))) {
                migrate(module, patient);
            }
        }
        migrated.add(module);
    }

    /**
     * A check of a table compares by the connection that made it until H2 opens the file again, and finds every row wrong once that
     * is closed, as pools close connections after half an hour (seen with 2.4.240).
     */
    private HikariDataSource makers() {
        HikariDataSource known = makers;
        if (known == null) {
            HikariConfig config = poolOf(address, MIGRATION_CONNECTIONS, NO_TIMEOUT);
            config.setMaxLifetime(0);
            config.setIdleTimeout(0);
            known = new HikariDataSource(config);
            makers = known;
        }
        return known;
    }

    private static void migrate(String module, DataSource with) {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(with)
                    .locations("classpath:db/" + module)
                    .table(module + "_schema")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .cleanDisabled(true)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseException(
                    "the tables of " + module + " can't be brought up to date: " + e.getMessage(), e);
        }
    }

    /**
     * Reads within one transaction, which is rolled back.
     *
     * @throws DatabaseException when the database refuses or is away.
     */
    public <T> T read(Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            return undone(connection, work);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Writes within one transaction, all or nothing. On H2 it reaches the disk some 500 ms later: for what can be made
     * again. {@link #writeDurably} is for what somebody is told.
     *
     * @throws DuplicateRowException when a unique value is there already; nothing was changed.
     * @throws DatabaseException when the database refuses or is away.
     */
    public <T> T write(Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            return commit(connection, work);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Like {@link #write}, and on disk when it returns. */
    public <T> T writeDurably(Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            T done = commit(connection, work);
            if (dialect() == Dialect.H2) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CHECKPOINT SYNC");
                }
                connection.rollback();
            }
            return done;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static <T> T undone(Connection connection, Work<T> work) throws SQLException {
        T found;
        try {
            found = work.run(connection);
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
        connection.rollback();
        return found;
    }

    private static <T> T commit(Connection connection, Work<T> work) throws SQLException {
        try {
            T done = work.run(connection);
            connection.commit();
            return done;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /** When one connection broke, the others that lie idle are not to be trusted either. */
    private DatabaseException failure(SQLException e) {
        DatabaseException failure = Failures.of(e);
        if (failure instanceof DatabaseUnavailableException && !Failures.isContended(e)) {
            replaceConnections();
        }
        return failure;
    }

    /** Closes the connections as soon as nobody uses them; others are opened for them. */
    void replaceConnections() {
        connections.getHikariPoolMXBean().softEvictConnections();
    }

    /** A connection that broke can't roll back, and need not. */
    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        HikariDataSource made;
        synchronized (this) {
            made = makers;
        }
        if (made != null) {
            made.close();
        }
        connections.close();
    }
}
