package io.drumroll.database;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the database is.
 *
 * @param url a JDBC address; user and password may stand in it.
 * @param dialect which database it is.
 */
public record DatabaseAddress(String url, Dialect dialect) {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    /** What H2's own page on PostgreSQL's mode names, and: closed by us alone; half a cache of what it would take beside an engine. */
    private static final String H2_SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;CACHE_SIZE=131072";

    /** The embedded database of a data folder, made when it is not there. */
    public static DatabaseAddress embedded(Path dataDir) {
        Path file = dataDir.resolve("database").resolve("drumroll").toAbsolutePath();
        return new DatabaseAddress("jdbc:h2:file:" + file + H2_SETTINGS, Dialect.H2);
    }

    /**
     * The database at an address that an operator gave.
     *
     * @throws DatabaseException when it is not a PostgreSQL's: the embedded one has its place in the data folder.
     */
    public static DatabaseAddress of(String jdbcAddress) {
        if (!jdbcAddress.toLowerCase(Locale.ROOT).startsWith(POSTGRESQL)
                || jdbcAddress.length() == POSTGRESQL.length()) {
            throw new DatabaseException(
                    "'" + jdbcAddress + "' is no address of a PostgreSQL database: give one such as "
                            + "jdbc:postgresql://127.0.0.1:5432/drumroll?user=drumroll, or none for the embedded database");
        }
        return new DatabaseAddress(jdbcAddress, Dialect.POSTGRESQL);
    }

    /** The address without what stands behind it, where a password may be. */
    @Override
    public String toString() {
        int end = url.indexOf(dialect == Dialect.H2 ? ';' : '?');
        return end < 0 ? url : url.substring(0, end);
    }
}
