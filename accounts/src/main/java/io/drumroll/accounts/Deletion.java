package io.drumroll.accounts;

import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Deletes an account within a transaction: the row with the two numbers alone is left. */
final class Deletion {
    private static final String[] TABLES = {
        "session", "token", "address", "order_address", "consent", "oidc_identity", "person_role", "person_shop"
    };

    private Deletion() {}

    static AccountDeletion delete(Connection connection, long person, long buyer, long nowMs) throws SQLException {
        // First, so that whoever begins a session or a token meanwhile waits, and then finds nobody.
        if (PersonRows.locked(connection, person).isEmpty()) {
            return new AccountDeletion.Wrong();
        }
        if (Roles.isLastOperator(connection, person)) {
            return new AccountDeletion.LastOperator();
        }
        Sql.update(
                connection,
                "UPDATE person SET sign_in_name = NULL, skeleton = NULL, display_name = NULL, password_hash = NULL,"
                        + " changed_ms = ?, state = 'DELETED' WHERE id = ?",
                nowMs,
                person);
        for (String table : TABLES) {
            Sql.update(connection, "DELETE FROM " + table + " WHERE person = ?", person);
        }
        return new AccountDeletion.Done(buyer);
    }
}
