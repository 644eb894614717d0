package io.drumroll.history;

import io.drumroll.database.Sql;
import io.drumroll.engine.order.PayMethod;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Writes what a batch moved in wallets, but for orders' payments, which their own rows tell. Of orders that began before it, the tables are asked once. */
final class MovementRows {
    /** What of an order its movements build on. */
    private record Paying(String currency, boolean isByCard) {}

    private final HistoryBatch batch;
    private final Map<Long, Paying> stored = new HashMap<>();

    private MovementRows(HistoryBatch batch) {
        this.batch = batch;
    }

    /** Before the rows of orders are changed by the batch: no rows are under way on the connection. */
    static void write(Connection connection, RowSink rows, HistoryBatch batch) throws SQLException {
        if (!batch.movements.isEmpty()) {
            MovementRows movements = new MovementRows(batch);
            movements.load(connection);
            movements.add(rows);
        }
    }

    private void load(Connection connection) throws SQLException {
        Object[] before = batch.movements.stream()
                .map(MovementDraft::order)
                .filter(order -> order > 0 && !batch.isBegun(order))
                .distinct()
                .toArray();
        if (before.length == 0) {
            return;
        }
        Arrays.sort(before);
        Array numbers = connection.createArrayOf("bigint", before);
        try {
            Sql.list(
                    connection,
                    "SELECT number, currency, pay_method FROM placed_order WHERE number = ANY(?)",
                    row -> {
                        stored.put(row.getLong(1), new Paying(row.getString(2), row.getInt(3) == 1));
                        return true;
                    },
                    numbers);
        } finally {
            numbers.free();
        }
    }

    private void add(RowSink rows) throws SQLException {
        rows.begin(HistoryTable.MOVEMENT);
        for (MovementDraft draft : batch.movements) {
            if (draft.order() == 0) {
                add(
                        rows,
                        draft,
                        Objects.requireNonNull(draft.currency(), "of no order").code());
                continue;
            }
            Paying paying = payingOf(draft.order());
            if (!paying.isByCard || draft.kind() == MovementKind.DEPOSIT) {
                add(rows, draft, paying.currency);
            }
        }
        rows.end();
    }

    private Paying payingOf(long order) {
        OrderDraft draft = batch.draft(order);
        if (draft.beginning != null) {
            HistoryBatch.Head head = draft.beginning.head;
            return new Paying(head.currency().code(), draft.method == PayMethod.CARD);
        }
        Paying known = stored.get(order);
        if (known == null) {
            throw new IllegalStateException(
                    "order " + order + " moved money, and the history has not seen it begin: rebuild the history");
        }
        return draft.method == PayMethod.CARD ? new Paying(known.currency, true) : known;
    }

    private static void add(RowSink rows, MovementDraft draft, String currency) throws SQLException {
        rows.number(draft.buyer()).number(draft.sequence()).number(draft.timeMs());
        if (draft.order() == 0) {
            rows.none();
        } else {
            rows.number(draft.order());
        }
        rows.number(draft.amountMinor())
                .number(draft.kind().code())
                .text(currency)
                .endRow();
    }
}
