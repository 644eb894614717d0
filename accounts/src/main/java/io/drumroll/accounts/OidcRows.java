package io.drumroll.accounts;

import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The rows that tie people to whom providers vouch for, within a transaction. */
final class OidcRows {
    private OidcRows() {}

    static PersonRows.Found findOrAdd(Connection connection, OidcIdentity identity, String displayName, long nowMs)
            throws SQLException {
        Optional<Long> linked = Sql.first(
                connection,
                "SELECT person FROM oidc_identity WHERE issuer = ? AND subject = ?",
                row -> row.getLong(1),
                identity.issuer(),
                identity.subject());
        if (linked.isPresent()) {
            return PersonRows.byId(connection, linked.get())
                    .orElseThrow(() -> new SQLException("person " + linked.get() + " is linked to, but gone"));
        }
        Person person = PersonRows.add(connection, null, displayName, null, nowMs);
        link(connection, identity, person.id(), nowMs);
        return PersonRows.byId(connection, person.id()).orElseThrow();
    }

    static boolean link(Connection connection, OidcIdentity identity, long person, long nowMs) throws SQLException {
        return Sql.update(
                        connection,
                        "INSERT INTO oidc_identity (issuer, subject, person, linked_ms) VALUES (?, ?, ?, ?)",
                        identity.issuer(),
                        identity.subject(),
                        person,
                        nowMs)
                == 1;
    }
}
