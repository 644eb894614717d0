package io.drumroll.history;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import io.drumroll.history.DeliveryTimes.Parcel;

/**
 * Measures how long deliveries took, by the order history. Any thread may ask; it waits for the database, reads at most
 * {@link #MAX_PARCELS} parcels with their lines, and so is asked every few minutes and not for every page.
 */
public final class Deliveries {
    /** The last parcels that are looked at, of all shops together. */
    public static final int MAX_PARCELS = 20_000;

    private static final String LAST_PARCELS = """
        SELECT DISTINCT r.sequence, r.shop, k.origin, o.country, o.paid_ms, s.shipped_ms, s.settled_ms
        FROM (SELECT sequence, order_number, shop FROM received_parcel
            ORDER BY sequence DESC FETCH FIRST ? ROWS ONLY) r
        JOIN placed_order o ON o.number = r.order_number
        JOIN shop_order s ON s.order_number = r.order_number AND s.shop = r.shop
        JOIN order_line l ON l.order_number = r.order_number AND l.shop = r.shop
        JOIN history_sku k ON k.sku = l.sku
        ORDER BY r.sequence DESC\
        """;

    private final Database database;

    /** Those in a database whose tables {@link HistoryWriter#open} made. */
    public Deliveries(Database database) {
        this.database = database;
    }

    /** What the last parcels took. */
    public DeliveryTimes measure() {
        return DeliveryTimes.of(database.read(connection -> Sql.list(
                connection,
                LAST_PARCELS,
                row -> new Parcel(
                        row.getLong(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)),
                MAX_PARCELS)));
    }
}
