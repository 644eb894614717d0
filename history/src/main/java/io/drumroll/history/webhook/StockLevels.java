package io.drumroll.history.webhook;

import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is available of each SKU, in 12 bytes each; the tables have the same at each checkpoint. */
final class StockLevels {
    private static final int PAGE = 50_000;

    /** A SKU's shop and what is available of it. */
    record Level(int shop, long available) {}

    private int[] shops = new int[1_024];
    private long[] available = new long[1_024];

    static StockLevels load(Connection connection) throws SQLException {
        StockLevels levels = new StockLevels();
        int after = 0;
        while (true) {
            List<Integer> page = Sql.list(
                    connection,
                    "SELECT sku, shop, available FROM sku_stock WHERE sku > ? ORDER BY sku FETCH FIRST " + PAGE
                            + " ROWS ONLY",
                    row -> {
                        levels.put(row.getInt(1), new Level(row.getInt(2), row.getLong(3)));
                        return row.getInt(1);
                    },
                    after);
            if (page.isEmpty()) {
                return levels;
            }
            after = page.getLast();
        }
    }

    private void put(int sku, Level level) {
        if (sku >= shops.length) {
            int length = Math.max(sku + 1, shops.length * 2);
            shops = Arrays.copyOf(shops, length);
            available = Arrays.copyOf(available, length);
        }
        shops[sku] = level.shop();
        available[sku] = level.available();
    }

    private @Nullable Level get(int sku) {
        return sku > 0 && sku < shops.length && shops[sku] > 0 ? new Level(shops[sku], available[sku]) : null;
    }

    /** Begins changes that only {@link Changes#keep} puts into effect here. */
    Changes change() {
        return new Changes();
    }

    /** Levels of one transaction. */
    final class Changes {
        private final TreeMap<Integer, Level> changed = new TreeMap<>();

        void list(int sku, int shop, long pieces) {
            changed.put(sku, new Level(shop, pieces));
        }

        /**
         * Counts pieces in or out; the level after it.
         *
         * @throws IllegalStateException when the SKU was never listed.
         */
        Level add(int sku, long pieces) {
            Level before = changed.getOrDefault(sku, get(sku));
            if (before == null) {
                throw new IllegalStateException(
                        "pieces of SKU " + sku + " moved, and the webhooks' view has not seen it listed");
            }
            Level after = new Level(before.shop(), before.available() + pieces);
            changed.put(sku, after);
            return after;
        }

        void write(Connection connection) throws SQLException {
            List<Integer> skus = new ArrayList<>();
            List<Long> levels = new ArrayList<>();
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO sku_stock (available, sku, shop) VALUES (?, ?, ?)")) {
                for (Map.Entry<Integer, Level> entry : changed.entrySet()) {
                    if (get(entry.getKey()) == null) {
                        Sql.bind(
                                insert,
                                entry.getValue().available(),
                                entry.getKey(),
                                entry.getValue().shop());
                        insert.addBatch();
                    } else {
                        skus.add(entry.getKey());
                        levels.add(entry.getValue().available());
                    }
                }
                insert.executeBatch();
            }
            if (!skus.isEmpty()) {
                update(connection, skus, levels);
            }
        }

        /** All in one statement: a busy half second changes thousands of stocks. */
        private static void update(Connection connection, List<Integer> skus, List<Long> levels) throws SQLException {
            Sql.update(
                    connection,
                    "UPDATE sku_stock SET available = v.level"
                            + " FROM unnest(CAST(? AS int ARRAY), CAST(? AS bigint ARRAY)) AS v (sku, level)"
                            + " WHERE sku_stock.sku = v.sku",
                    connection.createArrayOf("integer", skus.toArray()),
                    connection.createArrayOf("bigint", levels.toArray()));
        }

        /** The transaction is in the database. */
        void keep() {
            changed.forEach(StockLevels.this::put);
        }
    }
}
