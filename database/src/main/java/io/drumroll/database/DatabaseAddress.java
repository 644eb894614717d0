package io.drumroll.database;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the database is.
 *
 * @param url a JDBC address of PostgreSQL, where user and password may stand in it, or of an H2 file, without settings.
 */
public record DatabaseAddress(String url) {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String H2 = "jdbc:h2:";

    /** The embedded database of a data folder, made when it is not there. */
    public static DatabaseAddress embedded(Path dataDir) {
        Path file = dataDir.resolve("database").resolve("drumroll").toAbsolutePath();
        return new DatabaseAddress("jdbc:h2:file:" + file);
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
        return new DatabaseAddress(jdbcAddress);
    }

    /** Which database it is. */
    public Dialect dialect() {
        return url.startsWith(H2) ? Dialect.H2 : Dialect.POSTGRESQL;
    }

    /** The address without what stands behind it, where a password may be. */
    @Override
    public String toString() {
        int end = url.indexOf('?');
        return end < 0 ? url : url.substring(0, end);
    }
}
