package io.drumroll.history.webhook;

import io.drumroll.database.Sql;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.history.webhook.WebhookBatch.Fact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the messages of one batch, within its transaction. Bodies hold numbers alone, so nothing in them needs escaping. */
final class WebhookMessages {
    private static final int ROWS_A_BATCH = 1_000;
    private static final int NUMBERS_A_QUERY = 5_000;
    private static final String ADD = "INSERT INTO webhook_delivery (webhook, sequence, part, kind, event_ms, state,"
            + " attempts, next_ms, body) VALUES (?, ?, ?, ?, ?, 0, 0, ?, ?)";

    /** A message on its way into the table. */
    private record Message(Webhook to, long sequence, int part, WebhookKind kind, long timeMs, String data) {}

    private final Connection connection;
    private final List<Webhook> webhooks;
    private final List<Message> messages = new ArrayList<>();

    WebhookMessages(Connection connection) throws SQLException {
        this.connection = connection;
        this.webhooks = Sql.list(
                connection,
                "SELECT " + Webhooks.COLUMNS + " FROM webhook WHERE is_on = 1 ORDER BY id FETCH FIRST "
                        + Webhooks.MAX_WEBHOOKS + " ROWS ONLY",
                Webhooks::read);
    }

    void tell(List<Fact> facts) throws SQLException {
        List<Fact> wanted = facts.stream().filter(this::isWanted).toList();
        Map<Long, SortedSet<Integer>> shops =
                shopsOf(wanted.stream().map(Fact::order).distinct().toList());
        for (Fact fact : wanted) {
            SortedSet<Integer> concerned = concerned(fact, shops);
            for (Webhook webhook : webhooks) {
                boolean isTold = webhook.kinds().contains(fact.kind())
                        && (webhook.shop() == 0 || concerned.contains(webhook.shop()));
                if (isTold) {
                    String whose = webhook.shop() == 0 ? "\"shops\":" + concerned : "\"shop\":" + webhook.shop();
                    String data = "\"order\":" + fact.order() + "," + whose.replace(" ", "");
                    messages.add(new Message(webhook, fact.sequence(), 0, fact.kind(), fact.timeMs(), data));
                }
            }
        }
    }

    private boolean isWanted(Fact fact) {
        return webhooks.stream().anyMatch(webhook -> webhook.kinds().contains(fact.kind()));
    }

    private SortedSet<Integer> concerned(Fact fact, Map<Long, SortedSet<Integer>> shops) throws SQLException {
        if (fact.shop() != WebhookBatch.ALL_SHOPS) {
            return new TreeSet<>(List.of(fact.shop()));
        }
        SortedSet<Integer> all = shops.getOrDefault(fact.order(), new TreeSet<>());
        if (fact.skus().isEmpty() || all.size() < 2) {
            return all;
        }
        List<Integer> skus = fact.skus().stream().map(RefundedLine::sku).toList();
        return new TreeSet<>(Sql.list(
                connection,
                "SELECT DISTINCT shop FROM history_sku WHERE sku = ANY(?)",
                row -> row.getInt(1),
                connection.createArrayOf("integer", skus.toArray())));
    }

    private Map<Long, SortedSet<Integer>> shopsOf(List<Long> orders) throws SQLException {
        Map<Long, SortedSet<Integer>> shops = new HashMap<>();
        for (int from = 0; from < orders.size(); from += NUMBERS_A_QUERY) {
            List<Long> some = orders.subList(from, Math.min(orders.size(), from + NUMBERS_A_QUERY));
            Sql.list(
                    connection,
                    "SELECT order_number, shop FROM shop_order WHERE order_number = ANY(?)",
                    row -> shops.computeIfAbsent(row.getLong(1), _ -> new TreeSet<>())
                            .add(row.getInt(2)),
                    connection.createArrayOf("bigint", some.toArray()));
        }
        return shops;
    }

    /** Tells whose bound a stock passed. */
    void stock(long sequence, long timeMs, int sku, StockLevels.Level after, long taken) {
        for (Webhook webhook : webhooks) {
            boolean passes = webhook.kinds().contains(WebhookKind.STOCK_LOW)
                    && (webhook.shop() == 0 || webhook.shop() == after.shop())
                    && after.available() < webhook.stockBelow()
                    && after.available() + taken >= webhook.stockBelow();
            if (passes) {
                String data = "\"sku\":" + sku + ",\"shop\":" + after.shop() + ",\"available\":" + after.available()
                        + ",\"below\":" + webhook.stockBelow();
                messages.add(new Message(webhook, sequence, sku, WebhookKind.STOCK_LOW, timeMs, data));
            }
        }
    }

    /** What orders held when they ended: pieces by SKU that no refund had put back before. */
    static Map<Long, Map<Integer, Long>> heldBy(Connection connection, Collection<Long> orders) throws SQLException {
        Map<Long, Map<Integer, Long>> held = new HashMap<>();
        List<Long> all = List.copyOf(orders);
        for (int from = 0; from < all.size(); from += NUMBERS_A_QUERY) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + NUMBERS_A_QUERY));
            Sql.list(
                    connection,
                    "SELECT order_number, sku, quantity - restocked FROM order_line WHERE order_number = ANY(?)",
                    row -> held.computeIfAbsent(row.getLong(1), _ -> new HashMap<>())
                            .merge(row.getInt(2), row.getLong(3), Long::sum),
                    connection.createArrayOf("bigint", some.toArray()));
        }
        return held;
    }

    void write(long nowMs) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            int waiting = 0;
            for (Message message : messages) {
                String body = "{\"type\":\"" + message.kind().text() + "\",\"timestamp\":\""
                        + Instant.ofEpochMilli(message.timeMs()) + "\",\"data\":{" + message.data() + "}}";
                Sql.bind(
                        add,
                        message.to().id(),
                        message.sequence(),
                        message.part(),
                        message.kind().code(),
                        message.timeMs(),
                        nowMs,
                        body);
                add.addBatch();
                waiting++;
                if (waiting == ROWS_A_BATCH) {
                    add.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                add.executeBatch();
            }
        }
    }
}
