package io.drumroll.engine.order;

import io.drumroll.engine.message.Event.OrderReserved;
import io.drumroll.engine.table.RowIndex;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/** What orders have besides when they began with a deposit, by the order's number. */
final class Reservations {
    private static final int ORDER = 0;
    private static final int FACTS = 1;
    private static final int DEPOSIT = 2;
    private static final int BALANCE_FROM = 3;
    private static final int BALANCE_UNTIL = 4;
    private static final int COLUMNS = 5;

    private static final long REFUNDABLE = 1;
    private static final long GIVEN_BACK = 2;

    private final Table rows = new Table(COLUMNS);
    private final RowIndex byOrder = new RowIndex(rows, ORDER);

    /** What was paid at once, in minor units of the buyer's currency. */
    long depositMinor(long order) {
        return rows.get(byOrder.find(order), DEPOSIT);
    }

    /** From when the balance can be paid, in ms of the epoch. */
    long balanceFromMs(long order) {
        return rows.get(byOrder.find(order), BALANCE_FROM);
    }

    /** From when it can't any more, in ms of the epoch. */
    long balanceUntilMs(long order) {
        return rows.get(byOrder.find(order), BALANCE_UNTIL);
    }

    /** Whether the deposit goes back if the buyer cancels before the balance can be paid. */
    boolean isRefundable(long order) {
        return (rows.get(byOrder.find(order), FACTS) & REFUNDABLE) != 0;
    }

    /** Whether the deposit went back. */
    boolean isGivenBack(long order) {
        return (rows.get(byOrder.find(order), FACTS) & GIVEN_BACK) != 0;
    }

    /** A deposit was paid. */
    void apply(OrderReserved event, boolean refundable) {
        int row = rows.append();
        rows.set(row, ORDER, event.order());
        rows.set(row, FACTS, refundable ? REFUNDABLE : 0);
        rows.set(row, DEPOSIT, event.depositMinor());
        rows.set(row, BALANCE_FROM, event.balanceFromMs());
        rows.set(row, BALANCE_UNTIL, event.balanceUntilMs());
        byOrder.add(row);
    }

    /** The deposit went back. */
    void applyGivenBack(long order) {
        int row = byOrder.find(order);
        rows.set(row, FACTS, rows.get(row, FACTS) | GIVEN_BACK);
    }

    void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
        byOrder.rebuild();
    }
}
