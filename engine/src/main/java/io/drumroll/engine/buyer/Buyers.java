package io.drumroll.engine.buyer;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.table.RowIndex;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The buyers that the engine has met: a number, a wallet's balance, and where cart and orders begin. A buyer's row number
 * never changes.
 */
public final class Buyers {
    /** What {@link #rowOf} returns for a buyer never met. */
    public static final int NONE = RowIndex.NONE;

    private static final int NUMBER = 0;
    private static final int BALANCE = 1;
    private static final int CART_ENDS = 2;
    private static final int NEWEST_ORDER = 3;
    private static final int COLUMNS = 4;

    private final Table rows = new Table(COLUMNS);
    private final RowIndex byNumber = new RowIndex(rows, NUMBER);

    /** How many there are. */
    public int count() {
        return rows.rows();
    }

    /** The row of a buyer, or {@link #NONE}. */
    public int rowOf(long buyer) {
        return byNumber.find(buyer);
    }

    /** Brings the place of a buyer in the index into the processor's cache; returns something to keep. */
    public long warmPlace(long buyer) {
        return byNumber.warm(buyer);
    }

    /** Brings a buyer's row into the processor's cache, after its place; returns something to keep. */
    public long warm(long buyer) {
        return byNumber.warmRow(buyer);
    }

    /** Refuses a buyer never met when there is no room for another. */
    public @Nullable Rejection refuseWithoutRoom(int row) {
        return row == NONE && rows.rows() >= Limits.MAX_BUYERS
                ? new CapacityReached(Field.BUYERS, Limits.MAX_BUYERS)
                : null;
    }

    /** The buyer's number. */
    public long number(int row) {
        return rows.get(row, NUMBER);
    }

    /** What the wallet holds, in minor units; 0 for a buyer never met. */
    public long balanceMinor(int row) {
        return row == NONE ? 0 : rows.get(row, BALANCE);
    }

    /** Both ends of the cart, as the cart packs them; 0 when it is empty. */
    public long cartEnds(int row) {
        return rows.get(row, CART_ENDS);
    }

    /** The newest order's number, 0 when there is none. */
    public long newestOrder(int row) {
        return rows.get(row, NEWEST_ORDER);
    }

    /** The row of a buyer, met now if not before. */
    public int applyMet(long buyer) {
        int row = byNumber.find(buyer);
        if (row == NONE) {
            row = rows.append();
            rows.set(row, NUMBER, buyer);
            byNumber.add(row);
        }
        return row;
    }

    /** The balance is this from now on. */
    public void applyBalance(int row, long balanceMinor) {
        rows.set(row, BALANCE, balanceMinor);
    }

    /** The cart begins and ends here from now on. */
    public void applyCartEnds(int row, long ends) {
        rows.set(row, CART_ENDS, ends);
    }

    /** The newest order is this from now on. */
    public void applyNewestOrder(int row, long order) {
        rows.set(row, NEWEST_ORDER, order);
    }

    /** Writes all buyers. */
    public void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
        byNumber.rebuild();
    }
}
