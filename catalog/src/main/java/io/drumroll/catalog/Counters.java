package io.drumroll.catalog;

import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The numbers of products and changes. Taking some locks the counter until the transaction ends, so that the next to
 * change the catalogue waits: change numbers are seen in their order, and no two write the same product.
 */
final class Counters {
    private Counters() {}

    /** Takes so many change numbers, first of all in a transaction; returns the first. */
    static long changes(Connection connection, int count) throws SQLException {
        Sql.update(connection, "UPDATE catalog_counter SET last_change = last_change + ? WHERE one = 1", count);
        return read(connection, "SELECT last_change FROM catalog_counter WHERE one = 1") - count + 1;
    }

    /** Takes so many numbers for new products, after {@link #changes}; returns the first. */
    static long products(Connection connection, int count) throws SQLException {
        Sql.update(connection, "UPDATE catalog_counter SET last_product = last_product + ? WHERE one = 1", count);
        return read(connection, "SELECT last_product FROM catalog_counter WHERE one = 1") - count + 1;
    }

    /** The number of the last change. */
    static long lastChange(Connection connection) throws SQLException {
        return read(connection, "SELECT last_change FROM catalog_counter WHERE one = 1");
    }

    private static long read(Connection connection, String sql) throws SQLException {
        return Sql.first(connection, sql, row -> row.getLong(1)).orElseThrow();
    }
}
