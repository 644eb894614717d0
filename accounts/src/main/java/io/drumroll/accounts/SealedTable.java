package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A table whose rows are sealed by the {@link Vault}: under its name and the rows' numbers. */
enum SealedTable {
    ADDRESS("address", "id"),
    ORDER_ADDRESS("order_address", "order_number");

    private static final int RESEAL_AT_ONCE = 500;

    private final String table;
    private final String key;

    SealedTable(String table, String key) {
        this.table = table;
        this.key = key;
    }

    byte[] seal(Vault vault, long row, PostalAddress address) {
        return vault.seal(table, row, AddressForm.bytesOf(address));
    }

    PostalAddress unseal(Vault vault, long row, byte[] sealed) {
        return AddressForm.of(vault.unseal(table, row, sealed));
    }

    /** Encrypts under the vault's newest key what is under older ones, some at a time; returns how many rows that were. */
    int reseal(Database database, Vault vault) {
        int all = 0;
        int some;
        do {
            some = database.writeDurably(connection -> resealSome(connection, vault));
            all += some;
        } while (some > 0);
        return all;
    }

    private int resealSome(Connection connection, Vault vault) throws SQLException {
        int newest = vault.currentKey();
        List<Map.Entry<Long, byte[]>> old = Sql.list(
                connection,
                "SELECT " + key + ", sealed FROM " + table + " WHERE key_id < ? ORDER BY " + key
                        + " FETCH FIRST ? ROWS ONLY FOR UPDATE",
                row -> Map.entry(row.getLong(1), row.getBytes(2)),
                newest,
                RESEAL_AT_ONCE);
        for (Map.Entry<Long, byte[]> one : old) {
            long id = one.getKey();
            byte[] fresh = vault.seal(table, id, vault.unseal(table, id, one.getValue()));
            Sql.update(
                    connection,
                    "UPDATE " + table + " SET key_id = ?, sealed = ? WHERE " + key + " = ?",
                    newest,
                    fresh,
                    id);
        }
        return old.size();
    }

    /** The numbers of the keys that its rows are sealed under. */
    List<Integer> keys(Database database) {
        return database.read(connection -> Sql.list(
                connection, "SELECT DISTINCT key_id FROM " + table + " ORDER BY key_id", row -> row.getInt(1)));
    }
}
