package io.drumroll.history;

import io.drumroll.database.Database;
import io.drumroll.database.Row;
import io.drumroll.database.Sql;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.history.FeedCheckpoints.Checkpoint;
import io.drumroll.history.OrderRecord.Adjusted;
import io.drumroll.history.OrderRecord.Line;
import io.drumroll.history.OrderRecord.Payment;
import io.drumroll.history.OrderRecord.Refund;
import io.drumroll.history.OrderRecord.RefundLine;
import io.drumroll.history.OrderRecord.ShopPart;
import io.drumroll.history.OrderRecord.Summary;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the order history, as far as it was counted: {@link #counted} says how far. Any thread may call any method; each
 * waits for the database, and throws {@link io.drumroll.database.DatabaseUnavailableException} when it is away.
 */
public final class OrderHistory {
    /** Orders that one page holds at most. */
    public static final int MAX_PAGE = 100;

    private static final String SUMMARY = "SELECT o.number, o.buyer, o.country, o.currency, o.total_minor,"
            + " o.deposit_minor, o.paid_minor, o.refunded_minor, o.forfeited_minor, o.deal, o.state, o.pay_method,"
            + " o.placed_ms, o.due_ms, o.paid_ms, o.closed_ms";
    /** What a shop may know of an order: its own part's worth and refunds, and neither buyer nor payments. */
    private static final String SHOP_SUMMARY = "SELECT o.number, CAST(0 AS bigint), o.country, o.currency,"
            + " (SELECT sum(l.payable_minor + l.duty_minor) FROM order_line l"
            + " WHERE l.order_number = s.order_number AND l.shop = s.shop),"
            + " 0, 0,"
            + " (SELECT sum(r.payable_minor + r.duty_minor) FROM refund_line r"
            + " WHERE r.order_number = s.order_number AND r.shop = s.shop),"
            + " 0, o.deal, o.state, CAST(NULL AS smallint), o.placed_ms, o.due_ms, o.paid_ms, o.closed_ms,"
            + " s.state";

    private final Database database;

    /** The history in a database whose tables {@link HistoryWriter#open} made. */
    public OrderHistory(Database database) {
        this.database = database;
    }

    /** What asking for a page came to. */
    public sealed interface PageResult {}

    /**
     * Some orders, newest first.
     *
     * @param next the cursor of the next page, or none at the end.
     * @param counted how far the history was counted then.
     */
    public record Page(List<Summary> orders, @Nullable String next, Checkpoint counted) implements PageResult {}

    /** Why there is no page, and what to do. */
    public record Refused(String reason) implements PageResult {}

    /** How far the history was counted: the event's number and time. What is newer is not in it yet. */
    public Checkpoint counted() {
        return database.read(connection -> FeedCheckpoints.read(connection, HistoryWriter.VIEW));
    }

    /**
     * Orders, newest first.
     *
     * @param cursor what the page before gave, or none for the newest.
     * @param limit 1 to {@link #MAX_PAGE}.
     */
    public PageResult orders(Scope scope, OrderFilter filter, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            return new Refused("Ask for 1 to " + MAX_PAGE + " orders a page, not " + limit + ".");
        }
        long before = cursor == null ? 0 : Cursor.read(cursor).orElse(-1);
        if (before < 0) {
            return new Refused("Give the cursor as the last page's next has it, or none.");
        }
        return database.read(connection -> {
            // Read first: what is counted in between is in the list and not promised.
            Checkpoint counted = FeedCheckpoints.read(connection, HistoryWriter.VIEW);
            List<Summary> found = summaries(connection, scope, filter, before, limit + 1);
            boolean isMore = found.size() > limit;
            List<Summary> page = isMore ? found.subList(0, limit) : found;
            return new Page(
                    List.copyOf(page), isMore ? Cursor.write(page.getLast().order()) : null, counted);
        });
    }

    static List<Summary> summaries(Connection connection, Scope scope, OrderFilter filter, long before, int limit)
            throws SQLException {
        Conditions where = Conditions.of(connection, scope, filter, before);
        where.and(
                "TRUE ORDER BY " + (scope instanceof Scope.OfShop ? "s.order_number" : "o.number")
                        + " DESC FETCH FIRST ? ROWS ONLY",
                limit);
        return scope instanceof Scope.OfShop
                ? Sql.list(
                        connection,
                        SHOP_SUMMARY + " FROM shop_order s JOIN placed_order o ON o.number = s.order_number WHERE "
                                + where.sql(),
                        row -> summary(row, ShopStates.ofCode(row.getInt(17))),
                        where.values())
                : Sql.list(
                        connection,
                        SUMMARY + " FROM placed_order o WHERE " + where.sql(),
                        row -> summary(row, null),
                        where.values());
    }

    private static Summary summary(ResultSet row, @Nullable ShopOrderState shopState) throws SQLException {
        int method = row.getInt(12);
        PayMethod with = row.wasNull() ? null : method == 1 ? PayMethod.CARD : PayMethod.WALLET;
        return new Summary(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getInt(10),
                OrderState.ofCode(row.getInt(11)),
                with,
                row.getLong(13),
                row.getLong(14),
                orNone(row, 15),
                orNone(row, 16),
                shopState);
    }

    private static @Nullable Long orNone(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** One order as its reader may see it; nothing when there is none within the scope. */
    public Optional<OrderRecord> order(Scope scope, long number) {
        OrderFilter one = new OrderFilter(null, null, 0, Long.MAX_VALUE, 0, 0, number);
        return database.read(connection -> {
            List<Summary> found = number < 1 ? List.of() : summaries(connection, scope, one, 0, 1);
            return found.isEmpty() ? Optional.empty() : Optional.of(whole(connection, scope, found.getFirst()));
        });
    }

    private static OrderRecord whole(Connection connection, Scope scope, Summary summary) throws SQLException {
        int shop = scope instanceof Scope.OfShop of ? of.shop() : 0;
        long number = summary.order();
        List<Line> lines = lines(connection, number, number, shop).stream()
                .map(OrderLineRow::line)
                .toList();
        List<Adjusted> adjustments = of(
                        connection,
                        "SELECT line, deal, stage, pieces, amount_minor FROM order_adjustment WHERE order_number = ?"
                                + " ORDER BY place",
                        row -> new Adjusted(
                                row.getInt(1),
                                row.getInt(2),
                                Stage.ofCode(row.getInt(3)),
                                row.getInt(4),
                                row.getLong(5)),
                        number)
                .stream()
                .filter(adjusted -> lines.stream().anyMatch(line -> line.line() == adjusted.line()))
                .toList();
        return new OrderRecord(
                summary,
                shopParts(connection, number, shop),
                lines,
                adjustments,
                shop > 0 ? List.of() : payments(connection, number),
                refunds(connection, number, shop));
    }

    /** A line with the number of its order. */
    record OrderLineRow(long order, Line line) {}

    /** Lines of the orders from one number to another, of one shop or, for 0, all. */
    static List<OrderLineRow> lines(Connection connection, long from, long to, int shop) throws SQLException {
        return Sql.list(
                connection,
                "SELECT l.order_number, l.line, l.sku, k.title, l.shop, l.quantity, l.refunded, l.commission_bps,"
                        + " l.unit_price_minor, l.festival_minor, l.payable_minor, l.duty_minor, l.proceeds_minor,"
                        + " l.subsidy_minor FROM order_line l JOIN history_sku k ON k.sku = l.sku"
                        + " WHERE l.order_number BETWEEN ? AND ? AND (? = 0 OR l.shop = ?)"
                        + " ORDER BY l.order_number, l.line",
                row -> new OrderLineRow(
                        row.getLong(1),
                        new Line(
                                row.getInt(2),
                                row.getInt(3),
                                row.getString(4),
                                row.getInt(5),
                                row.getInt(6),
                                row.getInt(7),
                                row.getInt(8),
                                row.getLong(9),
                                row.getLong(10),
                                row.getLong(11),
                                row.getLong(12),
                                row.getLong(13),
                                row.getLong(14))),
                from,
                to,
                shop,
                shop);
    }

    private static List<ShopPart> shopParts(Connection connection, long number, int shop) throws SQLException {
        return of(
                connection,
                "SELECT s.shop, h.name, h.currency, s.state, s.shipped_ms, s.receipt_due_ms, s.settled_ms,"
                        + " s.settled_proceeds_minor, s.settled_commission_minor, s.settled_debt_minor"
                        + " FROM shop_order s JOIN history_shop h ON h.shop = s.shop WHERE s.order_number = ?"
                        + " AND (? = 0 OR s.shop = ?) ORDER BY s.shop",
                row -> new ShopPart(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        ShopStates.ofCode(row.getInt(4)),
                        orNone(row, 5),
                        orNone(row, 6),
                        orNone(row, 7),
                        orNone(row, 8),
                        orNone(row, 9),
                        orNone(row, 10)),
                number,
                shop,
                shop);
    }

    private static List<Payment> payments(Connection connection, long number) throws SQLException {
        return of(
                connection,
                "SELECT ref_high, ref_low, received_ms, currency, amount_minor, returned_minor, is_held"
                        + " FROM provider_payment WHERE order_number = ? ORDER BY received_ms, ref_high, ref_low",
                row -> new Payment(
                        new PaymentRef(row.getLong(1), row.getLong(2)),
                        row.getLong(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getInt(7) == 1),
                number);
    }

    private static List<Refund> refunds(Connection connection, long number, int shop) throws SQLException {
        List<Refund> found = new ArrayList<>();
        List<Refund> all = of(
                connection,
                "SELECT sequence, refunded_ms, amount_minor, is_cancellation FROM order_refund"
                        + " WHERE order_number = ? ORDER BY sequence",
                row -> new Refund(row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4) == 1, List.of()),
                number);
        for (Refund refund : all) {
            List<RefundLine> lines = of(
                    connection,
                    "SELECT sku, shop, quantity, is_restocked, payable_minor, duty_minor, proceeds_minor"
                            + " FROM refund_line WHERE order_number = ? AND sequence = ? AND (? = 0 OR shop = ?)"
                            + " ORDER BY place",
                    row -> new RefundLine(
                            row.getInt(1),
                            row.getInt(2),
                            row.getInt(3),
                            row.getInt(4) == 1,
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7)),
                    number,
                    refund.sequence(),
                    shop,
                    shop);
            if (shop == 0 || !lines.isEmpty()) {
                long amount = shop == 0
                        ? refund.amountMinor()
                        : lines.stream()
                                .mapToLong(line -> line.payableMinor() + line.dutyMinor())
                                .sum();
                found.add(new Refund(refund.sequence(), refund.refundedMs(), amount, refund.isCancellation(), lines));
            }
        }
        return List.copyOf(found);
    }

    /** Whether a buyer has received, and not given back, a piece of one of these SKUs, as far as it was counted. */
    public boolean hasReceived(long buyer, Collection<Integer> skus) {
        if (skus.isEmpty()) {
            return false;
        }
        return database.read(connection -> {
            Array array = connection.createArrayOf("integer", skus.toArray());
            try {
                return Sql.first(
                                connection,
                                "SELECT 1 FROM placed_order o JOIN order_line l ON l.order_number = o.number"
                                        + " JOIN shop_order s ON s.order_number = l.order_number AND s.shop = l.shop"
                                        + " WHERE o.buyer = ? AND l.sku = ANY(?) AND l.refunded < l.quantity"
                                        + " AND s.state = CAST(? AS smallint) FETCH FIRST 1 ROWS ONLY",
                                row -> row.getInt(1),
                                buyer,
                                array,
                                ShopStates.code(ShopOrderState.SETTLED))
                        .isPresent();
            } finally {
                array.free();
            }
        });
    }

    private static <T> List<T> of(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        return Sql.list(connection, sql, row, values);
    }

    /** An export of what a list would hold, newest first. */
    public OrderExport export(Scope scope, OrderFilter filter) {
        return new OrderExport(database, scope, filter);
    }
}
