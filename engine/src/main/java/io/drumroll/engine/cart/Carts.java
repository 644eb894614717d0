package io.drumroll.engine.cart;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.message.Event.CartLineRemoved;
import io.drumroll.engine.message.Event.CartLineSet;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The buyers' carts: each a chain of lines in the order in which they were put in. Lines that leave are reused for others.
 */
public final class Carts {
    /** What {@link #find} returns for an absent line. */
    public static final int NONE = -1;

    private static final int SKU_AND_QUANTITY = 0;
    private static final int NEXT = 1;
    private static final int COLUMNS = 2;

    private final Buyers buyers;
    private final Table rows = new Table(COLUMNS);
    /** Row number + 1 of the first reusable line, 0 when there is none. */
    private int firstFree;

    /** Carts that begin with the buyers' rows. */
    public Carts(Buyers buyers) {
        this.buyers = buyers;
    }

    /** The lines of a cart by the buyer's row, in the order in which they were put in; empty for a buyer never met. */
    public List<LineRequest> lines(int buyerRow) {
        List<LineRequest> lines = new ArrayList<>();
        for (int row = firstOf(buyerRow); row != NONE; row = nextOf(row)) {
            lines.add(new LineRequest(skuOf(row), (int) rows.get(row, SKU_AND_QUANTITY)));
        }
        return lines;
    }

    /** How many lines a cart has; at most {@link io.drumroll.engine.limit.Limits#MAX_CART_LINES} steps. */
    public int count(int buyerRow) {
        int count = 0;
        for (int row = firstOf(buyerRow); row != NONE; row = nextOf(row)) {
            count++;
        }
        return count;
    }

    /** The line of a SKU, or {@link #NONE}; at most {@link io.drumroll.engine.limit.Limits#MAX_CART_LINES} steps. */
    public int find(int buyerRow, int sku) {
        for (int row = firstOf(buyerRow); row != NONE; row = nextOf(row)) {
            if (skuOf(row) == sku) {
                return row;
            }
        }
        return NONE;
    }

    /** A line was put in, or its quantity changed. */
    public void apply(CartLineSet event) {
        int buyerRow = buyers.applyMet(event.buyer());
        int row = find(buyerRow, event.sku());
        if (row == NONE) {
            row = taken();
            append(buyerRow, row);
        }
        rows.set(row, SKU_AND_QUANTITY, (long) event.sku() << 32 | event.quantity());
    }

    /** A line left. */
    public void apply(CartLineRemoved event) {
        int buyerRow = buyers.rowOf(event.buyer());
        int previous = NONE;
        int row = firstOf(buyerRow);
        while (skuOf(row) != event.sku()) {
            previous = row;
            row = nextOf(row);
        }
        int next = nextOf(row);
        int first = previous == NONE ? next : firstOf(buyerRow);
        int last = next == NONE ? previous : lastOf(buyerRow);
        if (previous != NONE) {
            rows.set(previous, NEXT, next + 1);
        }
        buyers.applyCartEnds(buyerRow, ends(first, last));
        free(row);
    }

    /** All lines left at once, because they were ordered. */
    public void applyEmptied(int buyerRow) {
        int row = firstOf(buyerRow);
        while (row != NONE) {
            int next = nextOf(row);
            free(row);
            row = next;
        }
        buyers.applyCartEnds(buyerRow, 0);
    }

    private int taken() {
        if (firstFree == 0) {
            return rows.append();
        }
        int row = firstFree - 1;
        firstFree = (int) rows.get(row, NEXT);
        return row;
    }

    private void free(int row) {
        rows.set(row, SKU_AND_QUANTITY, 0);
        rows.set(row, NEXT, firstFree);
        firstFree = row + 1;
    }

    private void append(int buyerRow, int row) {
        rows.set(row, NEXT, 0);
        int last = lastOf(buyerRow);
        if (last != NONE) {
            rows.set(last, NEXT, row + 1);
        }
        buyers.applyCartEnds(buyerRow, ends(last == NONE ? row : firstOf(buyerRow), row));
    }

    private int firstOf(int buyerRow) {
        return buyerRow == Buyers.NONE ? NONE : (int) (buyers.cartEnds(buyerRow) >>> 32) - 1;
    }

    private int lastOf(int buyerRow) {
        return (int) buyers.cartEnds(buyerRow) - 1;
    }

    private static long ends(int first, int last) {
        return (long) (first + 1) << 32 | (last + 1);
    }

    private int nextOf(int row) {
        return (int) rows.get(row, NEXT) - 1;
    }

    private int skuOf(int row) {
        return (int) (rows.get(row, SKU_AND_QUANTITY) >>> 32);
    }

    /** Writes all carts. */
    public void writeTo(SnapshotWriter writer) {
        writer.number(firstFree);
        rows.writeTo(writer);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        firstFree = Math.toIntExact(reader.number());
        rows.restoreFrom(reader);
    }
}
