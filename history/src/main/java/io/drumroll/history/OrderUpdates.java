package io.drumroll.history;

import io.drumroll.database.Sql;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.message.Event.ShopOrderSettled;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.history.OrderDraft.Refund;
import io.drumroll.history.OrderDraft.ShopPart;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Changes the rows of orders that began before a batch, by batches of updates. */
final class OrderUpdates {
    private static final int ROWS_A_BATCH = 1_000;
    private static final String CHANGE_ORDER = """
        UPDATE placed_order SET state = COALESCE(CAST(? AS smallint), state),
            pay_method = COALESCE(CAST(? AS smallint), pay_method),
            paid_ms = COALESCE(CAST(? AS bigint), paid_ms),
            paid_sequence = COALESCE(CAST(? AS bigint), paid_sequence), closed_ms = COALESCE(CAST(? AS bigint), closed_ms),
            paid_minor = paid_minor + ?, refunded_minor = refunded_minor + ?, forfeited_minor = forfeited_minor + ?
        WHERE number = ?\
        """;
    private static final String CHANGE_EVERY_SHOP =
            "UPDATE shop_order SET state = CAST(? AS smallint) WHERE order_number = ?";
    private static final String CHANGE_SHOP = """
        UPDATE shop_order SET state = COALESCE(CAST(? AS smallint), state),
            is_confirmed = COALESCE(CAST(? AS smallint), is_confirmed),
            shipped_ms = COALESCE(CAST(? AS bigint), shipped_ms),
            receipt_due_ms = COALESCE(CAST(? AS bigint), receipt_due_ms),
            settled_ms = COALESCE(CAST(? AS bigint), settled_ms),
            settled_proceeds_minor = COALESCE(CAST(? AS bigint), settled_proceeds_minor),
            settled_commission_minor = COALESCE(CAST(? AS bigint), settled_commission_minor),
            settled_debt_minor = COALESCE(CAST(? AS bigint), settled_debt_minor)
        WHERE order_number = ? AND shop = ?\
        """;
    private static final String REFUND_LINE = "UPDATE order_line SET refunded = refunded + CAST(? AS int),"
            + " restocked = restocked + CAST(? AS int) WHERE order_number = ? AND sku = CAST(? AS int)";
    private static final String REFUND_SHOP = """
        UPDATE shop_order SET state = CAST(? AS smallint) WHERE order_number = ? AND shop = ?
            AND state <> CAST(? AS smallint) AND NOT EXISTS (SELECT 1 FROM order_line l
                WHERE l.order_number = ? AND l.shop = ? AND l.refunded < l.quantity)\
        """;
    private static final String REFUND_ORDER = """
        UPDATE placed_order SET state = CAST(? AS smallint), closed_ms = ? WHERE number = ?
            AND state = CAST(? AS smallint) AND NOT EXISTS (SELECT 1 FROM order_line l
                WHERE l.order_number = ? AND l.refunded < l.quantity)\
        """;
    private static final String RETURN_PAYMENT =
            "UPDATE provider_payment SET returned_minor = returned_minor + ? WHERE ref_high = ? AND ref_low = ?";

    private final Connection connection;

    private OrderUpdates(Connection connection) {
        this.connection = connection;
    }

    static void write(Connection connection, HistoryBatch batch, SkuShops skuShops) throws SQLException {
        OrderUpdates updates = new OrderUpdates(connection);
        Collection<OrderDraft> changed = batch.changed.values();
        updates.changeOrders(changed);
        updates.changeEveryShop(changed);
        updates.changeShops(changed);
        List<OrderDraft> refunded =
                changed.stream().filter(draft -> !draft.refunds.isEmpty()).toList();
        updates.refund(refunded, skuShops);
        updates.returnPayments(batch.returned);
    }

    private void changeOrders(Collection<OrderDraft> changed) throws SQLException {
        try (Updates update = new Updates(CHANGE_ORDER)) {
            for (OrderDraft draft : changed) {
                if (draft.state != null || !draft.refunds.isEmpty()) {
                    update.add(
                            BatchWriter.code(draft.state),
                            BatchWriter.code(draft.method),
                            draft.paidMs,
                            draft.paidSequence,
                            draft.closedMs,
                            draft.paidMinor,
                            draft.refundedMinor,
                            draft.forfeitedMinor,
                            draft.number);
                }
            }
            update.finish();
        }
    }

    private void changeEveryShop(Collection<OrderDraft> changed) throws SQLException {
        try (Updates update = new Updates(CHANGE_EVERY_SHOP)) {
            for (OrderDraft draft : changed) {
                if (draft.everyShop != null) {
                    update.add(BatchWriter.code(draft.everyShop), draft.number);
                }
            }
            update.finish();
        }
    }

    private void changeShops(Collection<OrderDraft> changed) throws SQLException {
        try (Updates update = new Updates(CHANGE_SHOP)) {
            for (OrderDraft draft : changed) {
                for (ShopPart part : draft.parts) {
                    ShopOrderSettled settled = part.settled;
                    update.add(
                            BatchWriter.code(part.state),
                            settled == null ? null : (Long) (settled.byBuyer() ? 1L : 0L),
                            part.shippedMs,
                            part.receiptDueMs,
                            part.settledMs,
                            settled == null ? null : (Long) settled.proceedsMinor(),
                            settled == null ? null : (Long) settled.commissionMinor(),
                            settled == null ? null : (Long) settled.debtRepaidMinor(),
                            draft.number,
                            part.shop);
                }
            }
            update.finish();
        }
    }

    /** Counts the pieces first: what is refunded as a whole is seen from them. */
    private void refund(List<OrderDraft> refunded, SkuShops skuShops) throws SQLException {
        try (Updates update = new Updates(REFUND_LINE)) {
            for (OrderDraft draft : refunded) {
                for (Refund refund : draft.refunds) {
                    for (RefundedLine line : refund.lines()) {
                        int restocked = line.restocked() ? line.quantity() : 0;
                        update.add(line.quantity(), restocked, draft.number, line.sku());
                    }
                }
            }
            update.finish();
        }
        try (Updates shops = new Updates(REFUND_SHOP);
                Updates orders = new Updates(REFUND_ORDER)) {
            for (OrderDraft draft : refunded) {
                long number = draft.number;
                for (int shop : shopsOf(draft, skuShops)) {
                    shops.add(
                            ShopStates.code(ShopOrderState.REFUNDED),
                            number,
                            shop,
                            ShopStates.code(ShopOrderState.CANCELLED),
                            number,
                            shop);
                }
                long closedMs = draft.refunds.getLast().timeMs();
                orders.add(OrderState.REFUNDED.code(), closedMs, number, OrderState.PAID.code(), number);
            }
            shops.finish();
            orders.finish();
        }
    }

    private static Set<Integer> shopsOf(OrderDraft draft, SkuShops skuShops) {
        Set<Integer> shops = new TreeSet<>();
        for (Refund refund : draft.refunds) {
            refund.lines().forEach(line -> shops.add(skuShops.shopOf(line.sku())));
        }
        return shops;
    }

    private void returnPayments(List<Event.RefundSettled> returned) throws SQLException {
        try (Updates update = new Updates(RETURN_PAYMENT)) {
            for (Event.RefundSettled event : returned) {
                update.add(
                        event.amountMinor(),
                        event.payment().high(),
                        event.payment().low());
            }
            update.finish();
        }
    }

    /** One statement's values, sent so many at a time; a statement without values is never prepared. */
    private final class Updates implements AutoCloseable {
        private final String sql;
        private @Nullable PreparedStatement statement;
        private int waiting;

        private Updates(String sql) {
            this.sql = sql;
        }

        private void add(@Nullable Object... values) throws SQLException {
            PreparedStatement open = statement;
            if (open == null) {
                open = connection.prepareStatement(sql);
                statement = open;
            }
            Sql.bind(open, values);
            open.addBatch();
            waiting++;
            if (waiting == ROWS_A_BATCH) {
                finish();
            }
        }

        private void finish() throws SQLException {
            PreparedStatement open = statement;
            if (open != null && waiting > 0) {
                open.executeBatch();
                waiting = 0;
            }
        }

        @Override
        public void close() throws SQLException {
            if (statement != null) {
                statement.close();
            }
        }
    }
}
