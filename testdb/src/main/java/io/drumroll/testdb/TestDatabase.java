package io.drumroll.testdb;

import java.util.stream.Stream;

/** An empty database for one test; a parameterized class over {@link #all} runs on each kind. */
public enum TestDatabase {
    /** H2 in a temporary file. */
    H2 {
        @Override
        public String newUrl() {
            return TemporaryH2.newUrl();
        }
    },
    /** A database of its own on a PostgreSQL server that all tests of the process share. */
    POSTGRESQL {
        @Override
        public String newUrl() {
            return PostgresServer.shared().newDatabase();
        }
    };

    /** The JDBC address of a new empty database, which is gone when the process is. */
    public abstract String newUrl();

    /** Those that this machine has: without PostgreSQL's programs H2 alone, as the launcher says then. */
    public static Stream<TestDatabase> all() {
        return PostgresServer.isInstalled() ? Stream.of(H2, POSTGRESQL) : Stream.of(H2);
    }
}
