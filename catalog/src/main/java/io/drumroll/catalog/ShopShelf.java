package io.drumroll.catalog;

import io.drumroll.database.Database;
import io.drumroll.database.DuplicateRowException;
import io.drumroll.database.Sql;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A shop's products as a whole, for its desk: how many are how far, which SKUs they have, and what the shop means to sell.
 * Any thread may call; each call waits for the database and throws its exceptions.
 */
public final class ShopShelf {
    /** How many SKUs of a shop are looked at, the first by number. */
    public static final int MAX_SKUS = 100_000;

    private final Database database;
    private final LongSupplier nowMs;

    /**
     * The shelves of a catalogue's database.
     *
     * @param nowMs the time, in ms of the epoch.
     */
    public ShopShelf(Database database, LongSupplier nowMs) {
        this.database = database;
        this.nowMs = nowMs;
    }

    /** How many of a shop's products are in each state. */
    public Map<ProductState, Long> counts(int shop) {
        Map<ProductState, Long> counts = new EnumMap<>(ProductState.class);
        database.read(connection -> Sql.list(
                connection,
                "SELECT state, count(*) FROM product WHERE shop = ? GROUP BY state",
                row -> counts.put(ProductState.valueOf(row.getString(1)), row.getLong(2)) == null,
                shop));
        return counts;
    }

    /** The SKUs of a shop's published products, by number. */
    public List<Integer> skus(int shop) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT v.sku FROM product p JOIN product_variant v ON v.product = p.id"
                        + " WHERE p.shop = ? AND p.state = 'PUBLISHED' AND v.sku > 0 ORDER BY v.sku"
                        + " FETCH FIRST ? ROWS ONLY",
                row -> row.getInt(1),
                shop,
                MAX_SKUS));
    }

    /** What a shop means to sell, in minor units of its currency; empty before it says so. */
    public OptionalLong target(int shop) {
        return database
                .read(connection -> Sql.first(
                        connection, "SELECT amount_minor FROM shop_target WHERE shop = ?", row -> row.getLong(1), shop))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /**
     * A shop says what it means to sell.
     *
     * @param amountMinor 0 or more.
     */
    public void aimAt(int shop, long amountMinor) {
        try {
            put(shop, amountMinor);
        } catch (DuplicateRowException _) {
            put(shop, amountMinor); // another request wrote the first just now
        }
    }

    private void put(int shop, long amountMinor) {
        long now = nowMs.getAsLong();
        database.writeDurably(connection -> {
            int changed = Sql.update(
                    connection,
                    "UPDATE shop_target SET amount_minor = ?, changed_ms = ? WHERE shop = ?",
                    amountMinor,
                    now,
                    shop);
            return changed > 0
                    ? changed
                    : Sql.update(
                            connection,
                            "INSERT INTO shop_target (shop, amount_minor, changed_ms) VALUES (?, ?, ?)",
                            shop,
                            amountMinor,
                            now);
        });
    }
}
