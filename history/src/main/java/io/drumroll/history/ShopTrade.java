package io.drumroll.history;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.history.FeedCheckpoints.Checkpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a shop has to do, and what it sold, counted from the order history: right after a restart of anything, and with what
 * was cancelled and refunded, but only as far as the history was counted, which lags behind in a rush. Any thread may call;
 * each call waits for the database.
 *
 * <p>Sales are those of orders placed within a time, as orders are numbered by time: the shop's orders of that time alone are
 * read, by one index. Counting what is to be shipped walks all of a shop's orders; who asks often keeps the answer a while.
 */
public final class ShopTrade {
    /** The most buckets of one answer: three hours of minutes, or a week of hours. */
    public static final int MAX_BUCKETS = 180;

    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 3_600_000;

    private final Database database;

    /** The trade in a database whose tables {@link HistoryWriter#open} made. */
    public ShopTrade(Database database) {
        this.database = database;
    }

    /**
     * What a shop has to do.
     *
     * @param toShip parts of orders that are paid and not shipped.
     * @param shippedUnconfirmed parts that are shipped and not received yet.
     * @param refunded refunds with pieces of the shop's since a time; cancelled orders are not among them.
     * @param counted how far the history was counted then.
     */
    public record Todo(long toShip, long shippedUnconfirmed, long refunded, Checkpoint counted) {}

    /**
     * What was sold within a minute or an hour.
     *
     * @param fromMs its beginning, in ms of the epoch.
     * @param paidMinor what its paid lines are worth to the shop before commission, in the shop's currency; what was given
     *     back since is not taken off, unless the order was cancelled.
     */
    public record Bucket(long fromMs, long orders, long paidMinor, long pieces) {}

    /**
     * Sales.
     *
     * @param bucketMs how long a bucket is.
     * @param buckets those in which something was sold, in the order of their times.
     * @param counted how far the history was counted then.
     */
    public record Sales(long bucketMs, List<Bucket> buckets, Checkpoint counted) {
        /** With a copy of the list. */
        public Sales {
            buckets = List.copyOf(buckets);
        }
    }

    /**
     * What a shop has to do.
     *
     * @param refundedSinceMs from when on refunds are counted, in ms of the epoch.
     */
    public Todo todo(int shop, long refundedSinceMs) {
        return database.read(connection -> {
            Checkpoint counted = FeedCheckpoints.read(connection, HistoryWriter.VIEW);
            return new Todo(
                    inState(connection, shop, ShopOrderState.TO_SHIP),
                    inState(connection, shop, ShopOrderState.SHIPPED),
                    refunds(connection, shop, refundedSinceMs),
                    counted);
        });
    }

    private static long inState(Connection connection, int shop, ShopOrderState state) throws SQLException {
        return Sql.list(
                        connection,
                        "SELECT count(*) FROM shop_order WHERE shop = ? AND state = CAST(? AS smallint)",
                        row -> row.getLong(1),
                        shop,
                        ShopStates.code(state))
                .getFirst();
    }

    private static long refunds(Connection connection, int shop, long sinceMs) throws SQLException {
        return Sql.list(
                        connection,
                        "SELECT count(*) FROM (SELECT DISTINCT order_number, sequence FROM refund_line WHERE shop = ?) l"
                                + " JOIN order_refund f ON f.order_number = l.order_number AND f.sequence = l.sequence"
                                + " WHERE f.refunded_ms >= ?",
                        row -> row.getLong(1),
                        shop,
                        sinceMs)
                .getFirst();
    }

    /** How long a bucket is of a span of time, or 0 where the span is too long. */
    public static long bucketMs(long spanMs) {
        return spanMs <= MAX_BUCKETS * MINUTE_MS ? MINUTE_MS : spanMs <= MAX_BUCKETS * HOUR_MS ? HOUR_MS : 0;
    }

    /**
     * What a shop sold by orders placed within a time.
     *
     * @param fromMs inclusive, in ms of the epoch.
     * @param untilMs exclusive; {@link #bucketMs} of the span is more than 0.
     */
    public Sales sales(int shop, long fromMs, long untilMs) {
        long bucketMs = bucketMs(untilMs - fromMs);
        if (bucketMs == 0 || untilMs < fromMs) {
            throw new IllegalArgumentException("sales are counted for at most " + MAX_BUCKETS + " hours");
        }
        return database.read(connection -> {
            Checkpoint counted = FeedCheckpoints.read(connection, HistoryWriter.VIEW);
            return new Sales(bucketMs, buckets(connection, shop, fromMs, untilMs, bucketMs), counted);
        });
    }

    private static List<Bucket> buckets(Connection connection, int shop, long fromMs, long untilMs, long bucketMs)
            throws SQLException {
        OrderFilter within = new OrderFilter(null, null, fromMs, untilMs, 0, 0, 0);
        Conditions where = Conditions.of(connection, new Scope.OfShop(shop), within, 0)
                .and(
                        "o.paid_ms IS NOT NULL AND o.state IN (CAST(? AS smallint), CAST(? AS smallint))",
                        OrderState.PAID.code(),
                        OrderState.REFUNDED.code());
        return Sql.list(
                connection,
                "SELECT bucket, count(DISTINCT number), sum(proceeds_minor), sum(quantity) FROM (SELECT o.placed_ms / "
                        + bucketMs + " AS bucket, o.number, l.proceeds_minor, l.quantity FROM shop_order s"
                        + " JOIN placed_order o ON o.number = s.order_number"
                        + " JOIN order_line l ON l.order_number = s.order_number AND l.shop = s.shop WHERE "
                        + where.sql()
                        + ") sold GROUP BY bucket ORDER BY bucket",
                row -> new Bucket(row.getLong(1) * bucketMs, row.getLong(2), row.getLong(3), row.getLong(4)),
                where.values());
    }
}
