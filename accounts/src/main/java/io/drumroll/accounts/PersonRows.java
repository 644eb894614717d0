package io.drumroll.accounts;

import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows about people, within a transaction. */
final class PersonRows {
    private static final String COLUMNS =
            "SELECT id, buyer, sign_in_name, display_name, password_hash, created_ms FROM person";
    private static final String ACTIVE = " AND state = 'ACTIVE'";
    /** Number, buyer's number, name, skeleton, display name, hash, created, changed. */
    static final String INSERT =
            "INSERT INTO person (id, buyer, sign_in_name, skeleton, display_name, password_hash, created_ms, changed_ms, state)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE')";

    private static final String NEXT_PERSON = "SELECT nextval('person_number')";
    private static final String NEXT_BUYER = "SELECT nextval('buyer_number')";

    private PersonRows() {}

    /** A row, without what stands in others. */
    record Found(
            long id,
            long buyer,
            @Nullable String signInName,
            String displayName,
            @Nullable String passwordHash,
            long createdMs) {}

    static Optional<Found> byName(Connection connection, SignInName name) throws SQLException {
        return one(
                connection,
                COLUMNS + " WHERE skeleton = ? AND sign_in_name = ?" + ACTIVE,
                name.skeleton(),
                name.text());
    }

    static Optional<Found> byId(Connection connection, long person) throws SQLException {
        return one(connection, COLUMNS + " WHERE id = ?" + ACTIVE, person);
    }

    static Optional<Found> byBuyer(Connection connection, long buyer) throws SQLException {
        return one(connection, COLUMNS + " WHERE buyer = ?" + ACTIVE, buyer);
    }

    /** Like {@link #byId}, and nobody else changes the row before the transaction ends. */
    static Optional<Found> locked(Connection connection, long person) throws SQLException {
        return one(connection, COLUMNS + " WHERE id = ?" + ACTIVE + " FOR UPDATE", person);
    }

    static Optional<Person> lock(Connection connection, long person) throws SQLException {
        Optional<Found> found = locked(connection, person);
        return found.isEmpty() ? Optional.empty() : Optional.of(whole(connection, found.get()));
    }

    static Optional<Person> read(Connection connection, long person) throws SQLException {
        Optional<Found> found = byId(connection, person);
        return found.isEmpty() ? Optional.empty() : Optional.of(whole(connection, found.get()));
    }

    static List<Person> after(Connection connection, long person, int limit) throws SQLException {
        List<Long> ids = Sql.list(
                connection,
                "SELECT id FROM person WHERE id > ?" + ACTIVE + " ORDER BY id FETCH FIRST ? ROWS ONLY",
                row -> row.getLong(1),
                person,
                limit);
        java.util.ArrayList<Person> people = new java.util.ArrayList<>();
        for (long id : ids) {
            read(connection, id).ifPresent(people::add);
        }
        return List.copyOf(people);
    }

    private static Optional<Found> one(Connection connection, String sql, Object... values) throws SQLException {
        return Sql.first(
                connection,
                sql,
                row -> new Found(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)),
                values);
    }

    static Person whole(Connection connection, Found found) throws SQLException {
        Set<Role> roles = EnumSet.of(Role.BUYER);
        roles.addAll(Sql.list(
                connection,
                "SELECT role FROM person_role WHERE person = ?",
                row -> Role.valueOf(row.getString(1)),
                found.id()));
        Set<Integer> shops = Set.copyOf(Sql.list(
                connection, "SELECT shop FROM person_shop WHERE person = ?", row -> row.getInt(1), found.id()));
        return new Person(
                found.id(), found.buyer(), found.signInName(), found.displayName(), roles, shops, found.createdMs());
    }

    /**
     * Adds a person.
     *
     * @param name null for who does not sign in by one.
     * @param passwordHash null for who has none.
     * @throws SQLException among others when the name is taken.
     */
    static Person add(
            Connection connection,
            @Nullable SignInName name,
            String displayName,
            @Nullable String passwordHash,
            long nowMs)
            throws SQLException {
        long id = next(connection, NEXT_PERSON);
        long buyer = next(connection, NEXT_BUYER);
        String text = name == null ? null : name.text();
        String skeleton = name == null ? null : name.skeleton();
        Sql.update(connection, INSERT, id, buyer, text, skeleton, displayName, passwordHash, nowMs, nowMs);
        return new Person(id, buyer, text, displayName, Set.of(Role.BUYER), Set.of(), nowMs);
    }

    static long next(Connection connection, String sql) throws SQLException {
        return Sql.list(connection, sql, row -> row.getLong(1)).getFirst();
    }
}
