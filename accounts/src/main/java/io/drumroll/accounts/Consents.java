package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What people agreed to. Nothing is on before they do; each change is a row, and none is ever changed. Methods wait for the
 * database and throw its exceptions.
 */
public final class Consents {
    private static final String COLUMNS = "SELECT purpose, version, given, at_ms FROM consent WHERE person = ?";
    private static final int MAX_PAGE = 1_000;

    private final Database database;
    private final LongSupplier clock;

    Consents(Database database, LongSupplier clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What came of a wish. */
    public sealed interface Recording {
        /** So it is now, and since when. */
        record Recorded(Consent consent) implements Recording {}

        /** A value is not taken. */
        record Refused(Refusal refusal) implements Recording {}

        /** There is no such person, or no longer. */
        record NoSuchPerson() implements Recording {}
    }

    /** Notes that a person agrees, or no longer; what was so already is not noted again. */
    public Recording record(long person, Purpose purpose, int version, boolean isGiven) {
        if (version < 1) {
            return new Recording.Refused(new Refusal("version", "must be the version of the text, 1 or more"));
        }
        return database.writeDurably(connection -> {
            if (PersonRows.locked(connection, person).isEmpty()) {
                return new Recording.NoSuchPerson();
            }
            Optional<Consent> last = last(connection, person, purpose);
            if (last.filter(one -> one.version() == version && one.isGiven() == isGiven)
                    .isPresent()) {
                return new Recording.Recorded(last.get());
            }
            Consent consent = new Consent(purpose, version, isGiven, clock.getAsLong());
            Sql.update(
                    connection,
                    "INSERT INTO consent (person, purpose, version, given, at_ms) VALUES (?, ?, ?, ?, ?)",
                    person,
                    purpose.name(),
                    version,
                    isGiven,
                    consent.atMs());
            return new Recording.Recorded(consent);
        });
    }

    private static Optional<Consent> last(Connection connection, long person, Purpose purpose) throws SQLException {
        return Sql.first(
                connection,
                COLUMNS + " AND purpose = ? ORDER BY id DESC FETCH FIRST 1 ROWS ONLY",
                Consents::read,
                person,
                purpose.name());
    }

    private static Consent read(java.sql.ResultSet row) throws SQLException {
        return new Consent(Purpose.valueOf(row.getString(1)), row.getInt(2), row.getBoolean(3), row.getLong(4));
    }

    /** Whether a person agrees to a purpose now. */
    public boolean isGiven(long person, Purpose purpose) {
        return database.read(connection -> last(connection, person, purpose))
                .filter(Consent::isGiven)
                .isPresent();
    }

    /** What a person last said about each purpose; without those about which nothing was said. */
    public Map<Purpose, Consent> latest(long person) {
        return database.read(connection -> {
            Map<Purpose, Consent> latest = new EnumMap<>(Purpose.class);
            for (Purpose purpose : Purpose.values()) {
                last(connection, person, purpose).ifPresent(consent -> latest.put(purpose, consent));
            }
            return latest;
        });
    }

    /** All that a person ever said, oldest first, the last 1,000 of it. */
    public List<Consent> history(long person) {
        return database.read(connection -> Sql.list(
                        connection,
                        COLUMNS + " ORDER BY id DESC FETCH FIRST ? ROWS ONLY",
                        Consents::read,
                        person,
                        MAX_PAGE))
                .reversed();
    }
}
