package io.drumroll.engine.order;

import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/** The shops' parts of all orders, by row, each with the state that it has while its order is paid; 16 bytes each. */
final class ShopOrders {
    private static final int SHOP_AND_STATE = 0;
    private static final int RECEIPT_DUE = 1;
    private static final int COLUMNS = 2;

    private static final int STATE_BITS = 2;
    private static final int STATE_MASK = (1 << STATE_BITS) - 1;

    /** By their number in a row; only these states are a shop order's own. */
    private static final ShopOrderState[] STATES = {
        ShopOrderState.TO_SHIP, ShopOrderState.SHIPPED, ShopOrderState.SETTLED, ShopOrderState.REFUNDED
    };

    private final Table rows = new Table(COLUMNS);

    /** How many there are. */
    int rows() {
        return rows.rows();
    }

    int shop(int row) {
        return (int) (rows.get(row, SHOP_AND_STATE) >>> STATE_BITS);
    }

    /** Where it stands if its order is paid. */
    ShopOrderState state(int row) {
        return STATES[(int) rows.get(row, SHOP_AND_STATE) & STATE_MASK];
    }

    /** When the shop is paid at the latest, in ms of the epoch; 0 before it shipped. */
    long receiptDueMs(int row) {
        return rows.get(row, RECEIPT_DUE);
    }

    /** A shop has a part in the newest order. */
    void applyNew(int shop) {
        rows.set(rows.append(), SHOP_AND_STATE, (long) shop << STATE_BITS);
    }

    /**
     * A shop order goes over to another state.
     *
     * @throws IllegalStateException when it may not: the engine is broken and must stop.
     */
    void applyState(int row, ShopOrderState next) {
        ShopOrderState now = state(row);
        if (!canBecome(now, next)) {
            throw new IllegalStateException(
                    "the order of shop " + shop(row) + " is " + now + " and can't become " + next);
        }
        rows.set(row, SHOP_AND_STATE, (long) shop(row) << STATE_BITS | numberOf(next));
    }

    private static boolean canBecome(ShopOrderState now, ShopOrderState next) {
        return switch (now) {
            case TO_SHIP -> next == ShopOrderState.SHIPPED || next == ShopOrderState.REFUNDED;
            case SHIPPED -> next == ShopOrderState.SETTLED || next == ShopOrderState.REFUNDED;
            case SETTLED -> next == ShopOrderState.REFUNDED;
            case AWAITING_PAYMENT, REFUNDED, CANCELLED -> false;
        };
    }

    private static int numberOf(ShopOrderState state) {
        int number = 0;
        while (STATES[number] != state) {
            number++;
        }
        return number;
    }

    /** The shop is paid at the latest at this moment. */
    void applyReceiptDue(int row, long dueMs) {
        rows.set(row, RECEIPT_DUE, dueMs);
    }

    void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
    }
}
