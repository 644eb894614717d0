package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** People's addresses, encrypted at rest. Methods wait for the database and throw its exceptions. */
public final class Addresses {
    /** How many a person has at the most. */
    public static final int MAX_OF_PERSON = 20;

    private static final String NEXT = "SELECT nextval('address_number')";

    private final Database database;
    private final Vault vault;
    private final LongSupplier clock;

    Addresses(Database database, Vault vault, LongSupplier clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** What came of saving an address. */
    public sealed interface Saving {
        /** It is saved. */
        record Saved(SavedAddress address) implements Saving {}

        /** Values are not taken; nothing was changed. */
        record Refused(List<Refusal> refusals) implements Saving {
            /** With a copy of the list. */
            public Refused {
                refusals = List.copyOf(refusals);
            }
        }

        /** There is no such person, or the address is none of theirs. */
        record NotFound() implements Saving {}
    }

    /** A person's addresses, in the order in which they were added. */
    public List<SavedAddress> list(long person) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT id, sealed, changed_ms FROM address WHERE person = ? ORDER BY id",
                row -> new SavedAddress(
                        row.getLong(1),
                        SealedTable.ADDRESS.unseal(vault, row.getLong(1), row.getBytes(2)),
                        row.getLong(3)),
                person));
    }

    /** One of a person's addresses. */
    public Optional<SavedAddress> find(long person, long address) {
        return list(person).stream().filter(one -> one.id() == address).findFirst();
    }

    /** Adds an address. */
    public Saving add(long person, PostalAddress given) {
        return switch (AddressForm.check(given)) {
            case AddressForm.Form.Bad(List<Refusal> refusals) -> new Saving.Refused(refusals);
            case AddressForm.Form.Good(PostalAddress address) ->
                database.writeDurably(connection -> insert(connection, person, address));
        };
    }

    private Saving insert(Connection connection, long person, PostalAddress address) throws SQLException {
        if (PersonRows.locked(connection, person).isEmpty()) {
            return new Saving.NotFound();
        }
        Long count = Sql.list(
                        connection, "SELECT count(*) FROM address WHERE person = ?", row -> row.getLong(1), person)
                .getFirst();
        if (count >= MAX_OF_PERSON) {
            return new Saving.Refused(List.of(new Refusal(
                    "lines",
                    "are one address too many: a person has at most " + MAX_OF_PERSON + ", remove one first")));
        }
        long id = PersonRows.next(connection, NEXT);
        long nowMs = clock.getAsLong();
        int key = vault.currentKey();
        Sql.update(
                connection,
                "INSERT INTO address (id, person, key_id, sealed, changed_ms) VALUES (?, ?, ?, ?, ?)",
                id,
                person,
                key,
                SealedTable.ADDRESS.seal(vault, id, address),
                nowMs);
        return new Saving.Saved(new SavedAddress(id, address, nowMs));
    }

    /** Puts another in the place of one of a person's addresses. */
    public Saving change(long person, long id, PostalAddress given) {
        return switch (AddressForm.check(given)) {
            case AddressForm.Form.Bad(List<Refusal> refusals) -> new Saving.Refused(refusals);
            case AddressForm.Form.Good(PostalAddress address) -> {
                long nowMs = clock.getAsLong();
                int key = vault.currentKey();
                int changed = database.writeDurably(connection -> Sql.update(
                        connection,
                        "UPDATE address SET key_id = ?, sealed = ?, changed_ms = ? WHERE id = ? AND person = ?",
                        key,
                        SealedTable.ADDRESS.seal(vault, id, address),
                        nowMs,
                        id,
                        person));
                yield changed == 1 ? new Saving.Saved(new SavedAddress(id, address, nowMs)) : new Saving.NotFound();
            }
        };
    }

    /** Removes one of a person's addresses; false when it is none of theirs. */
    public boolean remove(long person, long id) {
        return database.writeDurably(connection ->
                        Sql.update(connection, "DELETE FROM address WHERE id = ? AND person = ?", id, person))
                == 1;
    }

    /**
     * Encrypts under the vault's newest key what is under older ones, orders' addresses among them, some at a time; afterwards the older ones may go.
     *
     * @return how many addresses that were.
     */
    public int reseal() {
        int all = 0;
        for (SealedTable table : SealedTable.values()) {
            all += table.reseal(database, vault);
        }
        return all;
    }

    /**
     * Checks that the vault has the key of every address.
     *
     * @throws IllegalStateException when it has not: then the file of keys is not the one that belongs to the database.
     */
    void checkKeys() {
        for (SealedTable table : SealedTable.values()) {
            for (int key : table.keys(database)) {
                if (!vault.hasKey(key)) {
                    throw new IllegalStateException("addresses in the database are sealed under key " + key
                            + ", which the file of keys does not have: put back the file that belongs to this"
                            + " database");
                }
            }
        }
    }
}
