package io.drumroll.history;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.promotion.Adjustment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All rows as texts: of a database, and of the naive history. */
final class Tables {
    private static final Map<String, String> KEYS = Map.of(
            "placed_order", "number",
            "shop_order", "order_number, shop",
            "order_line", "order_number, line",
            "order_adjustment", "order_number, place",
            "order_refund", "order_number, sequence",
            "refund_line", "order_number, sequence, place",
            "provider_payment", "ref_high, ref_low",
            "wallet_movement", "buyer, sequence",
            "received_parcel", "sequence");

    private Tables() {}

    static Map<String, List<String>> of(Database database) {
        Map<String, List<String>> tables = new TreeMap<>();
        KEYS.forEach((table, key) -> tables.put(
                table,
                database.read(connection -> Sql.list(connection, "SELECT * FROM " + table + " ORDER BY " + key, row -> {
                    StringJoiner text = new StringJoiner("|");
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.add(String.valueOf(row.getObject(i)));
                    }
                    return text.toString();
                }))));
        return tables;
    }

    static Map<String, List<String>> of(NaiveHistory history) {
        Map<String, List<String>> tables = new TreeMap<>();
        KEYS.keySet().forEach(table -> tables.put(table, new ArrayList<>()));
        history.orders.values().forEach(order -> add(history, order, tables));
        history.payments.forEach((payment, text) -> rows(tables, "provider_payment")
                .add(payment.high() + "|" + payment.low() + "|"
                        + text.formatted(history.returned.getOrDefault(payment, 0L))));
        history.movements.stream()
                .filter(m -> m.kind() != MovementKind.PAYMENT && m.kind() != MovementKind.BALANCE)
                .sorted(Comparator.comparingLong(NaiveHistory.Movement::buyer)
                        .thenComparingLong(NaiveHistory.Movement::sequence))
                .forEach(m -> rows(tables, "wallet_movement")
                        .add(row(
                                m.buyer(),
                                m.sequence(),
                                m.timeMs(),
                                m.order(),
                                m.amount(),
                                m.kind().code(),
                                m.currency())));
        history.received.forEach((sequence, parcel) ->
                rows(tables, "received_parcel").add(row(sequence, parcel.order(), parcel.shop())));
        return tables;
    }

    private static List<String> rows(Map<String, List<String>> tables, String table) {
        return tables.computeIfAbsent(table, _ -> new ArrayList<>());
    }

    private static void add(NaiveHistory history, NaiveHistory.Order o, Map<String, List<String>> tables) {
        rows(tables, "placed_order")
                .add(row(
                        o.number,
                        o.buyer,
                        o.total,
                        o.deposit,
                        o.paid,
                        o.refunded,
                        o.forfeited,
                        o.placedMs,
                        o.dueFromMs,
                        o.dueMs,
                        o.paidMs,
                        o.closedMs,
                        o.deal,
                        o.state.code(),
                        o.method == null ? null : o.method == PayMethod.CARD ? 1 : 0,
                        o.region.cityTier(),
                        o.region.country().code(),
                        o.region.province(),
                        o.currency,
                        o.paidSequence));
        o.parts.forEach((shop, p) -> rows(tables, "shop_order")
                .add(row(
                        o.number,
                        shop,
                        ShopStates.code(p.state),
                        p.settled == null ? null : p.settled.byBuyer() ? 1 : 0,
                        p.shippedMs,
                        p.receiptDueMs,
                        p.settledMs,
                        p.settled == null ? null : p.settled.proceedsMinor(),
                        p.settled == null ? null : p.settled.commissionMinor(),
                        p.settled == null ? null : p.settled.debtRepaidMinor())));
        for (int i = 0; i < o.lines.size(); i++) {
            OrderLine l = o.lines.get(i);
            rows(tables, "order_line")
                    .add(row(
                            o.number,
                            i,
                            l.sku(),
                            history.shop(l.sku()),
                            l.quantity(),
                            o.refundedBySku.getOrDefault(l.sku(), 0),
                            o.restockedBySku.getOrDefault(l.sku(), 0),
                            l.commissionBps(),
                            l.unitPriceMinor(),
                            l.festivalMinor(),
                            l.payableMinor(),
                            l.dutyMinor(),
                            l.proceedsMinor(),
                            l.subsidyMinor()));
        }
        for (int i = 0; i < o.adjustments.size(); i++) {
            Adjustment a = o.adjustments.get(i);
            rows(tables, "order_adjustment")
                    .add(row(o.number, i, a.line(), a.deal(), a.stage().code(), a.pieces(), a.amountMinor()));
        }
        for (NaiveHistory.Back back : o.backs) {
            rows(tables, "order_refund")
                    .add(row(o.number, back.sequence(), back.timeMs(), back.amount(), back.isCancellation() ? 1 : 0));
            for (int i = 0; i < back.lines().size(); i++) {
                var l = back.lines().get(i);
                rows(tables, "refund_line")
                        .add(row(
                                o.number,
                                back.sequence(),
                                i,
                                l.sku(),
                                history.shop(l.sku()),
                                l.quantity(),
                                l.restocked() ? 1 : 0,
                                l.payableMinor(),
                                l.dutyMinor(),
                                l.proceedsMinor()));
            }
        }
    }

    private static String row(@Nullable Object... values) {
        StringJoiner text = new StringJoiner("|");
        for (Object value : values) {
            text.add(String.valueOf(value));
        }
        return text.toString();
    }
}
