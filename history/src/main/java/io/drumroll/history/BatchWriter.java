package io.drumroll.history;

import io.drumroll.database.Sql;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.message.Event.ShopOrderSettled;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.history.OrderDraft.Beginning;
import io.drumroll.history.OrderDraft.Refund;
import io.drumroll.history.OrderDraft.ShopPart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a batch into the tables, within the transaction of one connection: first what is new, then what changed. */
final class BatchWriter {
    private final Connection connection;
    private final RowSink rows;
    private final HistoryBatch batch;
    private final SkuShops skuShops;

    private BatchWriter(Connection connection, RowSink rows, HistoryBatch batch, SkuShops skuShops) {
        this.connection = connection;
        this.rows = rows;
        this.batch = batch;
        this.skuShops = skuShops;
    }

    static void write(Connection connection, RowSink.Factory sinks, HistoryBatch batch, SkuShops skuShops)
            throws SQLException {
        try (RowSink rows = sinks.open(connection)) {
            BatchWriter writer = new BatchWriter(connection, rows, batch, skuShops);
            writer.addFrame();
            writer.addOrders();
            writer.addShopOrders();
            writer.addLines();
            writer.addAdjustments();
            writer.addPayments();
            writer.addRefunds();
            MovementRows.write(connection, rows, batch);
            writer.addReceived();
        }
        OrderUpdates.write(connection, batch, skuShops);
    }

    private void addFrame() throws SQLException {
        Event.FestivalScheduled festival = batch.festival;
        if (festival != null) {
            Sql.update(connection, "DELETE FROM history_festival");
            Sql.update(
                    connection,
                    "INSERT INTO history_festival (id, name, currency) VALUES (1, ?, ?)",
                    festival.name(),
                    festival.currency().code());
        }
        add(
                HistoryTable.SHOP,
                batch.shops,
                shop -> rows.number(shop.shop())
                        .text(shop.name())
                        .text(shop.currency().code()));
        add(
                HistoryTable.SKU,
                batch.skus,
                sku -> rows.number(sku.sku())
                        .number(sku.shop())
                        .text(sku.title())
                        .text(sku.origin().code()));
        add(
                HistoryTable.MINUTE,
                batch.minutes,
                minute -> rows.number(minute.minute()).number(minute.firstOrder()));
    }

    private void addOrders() throws SQLException {
        add(HistoryTable.ORDER, batch.begun, draft -> {
            HistoryBatch.Head head = beginning(draft).head;
            rows.number(draft.number)
                    .number(head.buyer())
                    .number(head.totalMinor())
                    .number(head.depositMinor())
                    .number(draft.paidMinor)
                    .number(draft.refundedMinor)
                    .number(draft.forfeitedMinor)
                    .number(head.timeMs())
                    .number(head.dueFromMs())
                    .number(head.dueMs())
                    .number(draft.paidMs)
                    .number(draft.closedMs)
                    .number(head.deal())
                    .number(code(draft.state))
                    .number(code(draft.method))
                    .number(head.region().cityTier())
                    .text(head.region().country().code())
                    .text(head.region().province())
                    .text(head.currency().code())
                    .number(draft.paidSequence);
        });
    }

    private void addShopOrders() throws SQLException {
        if (batch.begun.isEmpty()) {
            return;
        }
        rows.begin(HistoryTable.SHOP_ORDER);
        for (OrderDraft draft : batch.begun) {
            for (ShopPart part : draft.parts) {
                ShopOrderSettled settled = part.settled;
                rows.number(draft.number)
                        .number(part.shop)
                        .number(code(part.state))
                        .number(settled == null ? null : (Long) (settled.byBuyer() ? 1L : 0L))
                        .number(part.shippedMs)
                        .number(part.receiptDueMs)
                        .number(part.settledMs)
                        .number(settled == null ? null : (Long) settled.proceedsMinor())
                        .number(settled == null ? null : (Long) settled.commissionMinor())
                        .number(settled == null ? null : (Long) settled.debtRepaidMinor())
                        .endRow();
            }
        }
        rows.end();
    }

    private void addLines() throws SQLException {
        if (batch.begun.isEmpty()) {
            return;
        }
        rows.begin(HistoryTable.LINE);
        for (OrderDraft draft : batch.begun) {
            Beginning beginning = beginning(draft);
            List<OrderLine> lines = beginning.head.lines();
            for (int i = 0; i < lines.size(); i++) {
                OrderLine line = lines.get(i);
                rows.number(draft.number)
                        .number(i)
                        .number(line.sku())
                        .number(beginning.shops()[i])
                        .number(line.quantity())
                        .number(beginning.refunded(i))
                        .number(beginning.restocked(i))
                        .number(line.commissionBps())
                        .number(line.unitPriceMinor())
                        .number(line.festivalMinor())
                        .number(line.payableMinor())
                        .number(line.dutyMinor())
                        .number(line.proceedsMinor())
                        .number(line.subsidyMinor())
                        .endRow();
            }
        }
        rows.end();
    }

    private void addAdjustments() throws SQLException {
        if (batch.begun.isEmpty()) {
            return;
        }
        rows.begin(HistoryTable.ADJUSTMENT);
        for (OrderDraft draft : batch.begun) {
            List<Adjustment> adjustments = beginning(draft).head.adjustments();
            for (int i = 0; i < adjustments.size(); i++) {
                Adjustment adjustment = adjustments.get(i);
                rows.number(draft.number)
                        .number(i)
                        .number(adjustment.line())
                        .number(adjustment.deal())
                        .number(adjustment.stage().code())
                        .number(adjustment.pieces())
                        .number(adjustment.amountMinor())
                        .endRow();
            }
        }
        rows.end();
    }

    private void addPayments() throws SQLException {
        add(HistoryTable.PAYMENT, batch.payments, payment -> {
            Event.PaymentReceived event = payment.event();
            rows.number(event.payment().high())
                    .number(event.payment().low())
                    .number(event.order())
                    .number(payment.timeMs())
                    .number(event.amountMinor())
                    .number(0)
                    .flag(event.held())
                    .text(event.currency().code());
        });
    }

    private void addReceived() throws SQLException {
        add(
                HistoryTable.RECEIVED,
                batch.received,
                received -> rows.number(received.sequence())
                        .number(received.order())
                        .number(received.shop()));
    }

    private void addRefunds() throws SQLException {
        List<OrderDraft> refunding = new ArrayList<>();
        batch.begun.stream().filter(draft -> !draft.refunds.isEmpty()).forEach(refunding::add);
        batch.changed.values().stream()
                .filter(draft -> !draft.refunds.isEmpty())
                .forEach(refunding::add);
        if (refunding.isEmpty()) {
            return;
        }
        rows.begin(HistoryTable.REFUND);
        for (OrderDraft draft : refunding) {
            for (Refund refund : draft.refunds) {
                rows.number(draft.number)
                        .number(refund.sequence())
                        .number(refund.timeMs())
                        .number(refund.amountMinor())
                        .flag(refund.isCancellation())
                        .endRow();
            }
        }
        rows.end();
        rows.begin(HistoryTable.REFUND_LINE);
        for (OrderDraft draft : refunding) {
            for (Refund refund : draft.refunds) {
                addRefundLines(draft.number, refund);
            }
        }
        rows.end();
    }

    private void addRefundLines(long number, Refund refund) throws SQLException {
        for (int i = 0; i < refund.lines().size(); i++) {
            RefundedLine line = refund.lines().get(i);
            rows.number(number)
                    .number(refund.sequence())
                    .number(i)
                    .number(line.sku())
                    .number(skuShops.shopOf(line.sku()))
                    .number(line.quantity())
                    .flag(line.restocked())
                    .number(line.payableMinor())
                    .number(line.dutyMinor())
                    .number(line.proceedsMinor())
                    .endRow();
        }
    }

    /** Writes the values of one row. */
    private interface Values<T> {
        void write(T of) throws SQLException;
    }

    private <T> void add(HistoryTable table, List<T> all, Values<T> values) throws SQLException {
        if (all.isEmpty()) {
            return;
        }
        rows.begin(table);
        for (T one : all) {
            values.write(one);
            rows.endRow();
        }
        rows.end();
    }

    private static Beginning beginning(OrderDraft draft) {
        Beginning beginning = draft.beginning;
        if (beginning == null) {
            throw new IllegalStateException("order " + draft.number + " is new and has no beginning");
        }
        return beginning;
    }

    static @Nullable Long code(@Nullable OrderState state) {
        return state == null ? null : Long.valueOf(state.code());
    }

    static @Nullable Long code(@Nullable ShopOrderState state) {
        return state == null ? null : Long.valueOf(ShopStates.code(state));
    }

    static @Nullable Long code(@Nullable PayMethod method) {
        return switch (method) {
            case null -> null;
            case WALLET -> 0L;
            case CARD -> 1L;
        };
    }
}
