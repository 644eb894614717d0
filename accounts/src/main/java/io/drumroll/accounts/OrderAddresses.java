package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.DuplicateRowException;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where orders go: copies of people's addresses with the orders' numbers, encrypted at rest, so that a change of the address
 * book does not send a parcel elsewhere. Methods wait for the database and throw its exceptions. The festival's engine knows
 * nothing of them.
 */
public final class OrderAddresses {
    /** How many of a person's are listed at the most, for the archive of one's data. */
    private static final int MAX_LISTED = 100_000;

    private static final String TAKEN = "SELECT a.order_number, a.sealed, a.changed_ms, a.person FROM order_address a";

    private final Database database;
    private final Vault vault;
    private final LongSupplier clock;

    OrderAddresses(Database database, Vault vault, LongSupplier clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** What came of noting where an order goes. */
    public enum Noting {
        /** It is noted. */
        NOTED,
        /** There is one with the order already, and it was not to be replaced; that one stays. */
        KEPT,
        /** The address is none of the person's, or no longer. */
        NO_SUCH_ADDRESS
    }

    /**
     * Notes that an order goes to one of its buyer's addresses, as that is now.
     *
     * @param person the order's buyer, by their own number; that the order is theirs is the caller's part.
     * @param mayReplace whether it takes the place of one that was noted before.
     */
    public Noting note(long person, long order, long address, boolean mayReplace) {
        try {
            return database.writeDurably(connection -> note(connection, person, order, address, mayReplace));
        } catch (DuplicateRowException _) {
            return Noting.KEPT; // another request noted one just now
        }
    }

    private Noting note(Connection connection, long person, long order, long address, boolean mayReplace)
            throws SQLException {
        // Who deletes the account meanwhile waits, and then deletes this too.
        Optional<PostalAddress> found = PersonRows.locked(connection, person).isEmpty()
                ? Optional.empty()
                : Sql.first(
                        connection,
                        "SELECT id, sealed FROM address WHERE id = ? AND person = ?",
                        row -> SealedTable.ADDRESS.unseal(vault, row.getLong(1), row.getBytes(2)),
                        address,
                        person);
        if (found.isEmpty()) {
            return Noting.NO_SUCH_ADDRESS;
        }
        // A row of somebody else's is of a festival before this one, whose orders had the same numbers.
        boolean isTheirs = Sql.first(
                        connection,
                        "SELECT person FROM order_address WHERE order_number = ?",
                        row -> row.getLong(1) == person,
                        order)
                .orElse(false);
        if (isTheirs && !mayReplace) {
            return Noting.KEPT;
        }
        Sql.update(connection, "DELETE FROM order_address WHERE order_number = ?", order);
        Sql.update(
                connection,
                "INSERT INTO order_address (order_number, person, key_id, sealed, changed_ms) VALUES (?, ?, ?, ?, ?)",
                order,
                person,
                vault.currentKey(),
                SealedTable.ORDER_ADDRESS.seal(vault, order, found.get()),
                clock.getAsLong());
        return Noting.NOTED;
    }

    /**
     * Where an order goes; empty when it was not noted, or its buyer deleted the account.
     *
     * @param buyer the order's buyer as the engine tells it: another's order of the same number is not found.
     */
    public Optional<OrderAddress> find(long order, long buyer) {
        return database.read(connection -> Sql.first(
                connection,
                TAKEN + " JOIN person p ON p.id = a.person WHERE a.order_number = ? AND p.buyer = ?",
                this::read,
                order,
                buyer));
    }

    /** Where a person's orders go, newest first. */
    public List<OrderAddress> list(long person) {
        return database.read(connection -> Sql.list(
                connection,
                TAKEN + " WHERE a.person = ? ORDER BY a.order_number DESC FETCH FIRST ? ROWS ONLY",
                this::read,
                person,
                MAX_LISTED));
    }

    private OrderAddress read(ResultSet row) throws SQLException {
        long order = row.getLong(1);
        return new OrderAddress(order, SealedTable.ORDER_ADDRESS.unseal(vault, order, row.getBytes(2)), row.getLong(3));
    }
}
