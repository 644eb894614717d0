package io.drumroll.engine.stock;

import io.drumroll.engine.table.RowIndex;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/** How many pieces of each limited SKU each buyer has in orders that hold stock. */
public final class BuyerLimits {
    private static final int KEY = 0;
    private static final int PIECES = 1;
    private static final int COLUMNS = 2;

    private final Table rows = new Table(COLUMNS);
    private final RowIndex byKey = new RowIndex(rows, KEY);

    /** Pieces of a SKU that a buyer has, by the buyer's row. */
    public long pieces(int buyerRow, int sku) {
        int row = byKey.find(key(buyerRow, sku));
        return row == RowIndex.NONE ? 0 : rows.get(row, PIECES);
    }

    /** A buyer took pieces of a limited SKU, or gave them back when negative. */
    public void applyTaken(int buyerRow, int sku, int quantity) {
        long key = key(buyerRow, sku);
        int row = byKey.find(key);
        if (row == RowIndex.NONE) {
            row = rows.append();
            rows.set(row, KEY, key);
            byKey.add(row);
        }
        rows.add(row, PIECES, quantity);
    }

    private static long key(int buyerRow, int sku) {
        return (long) buyerRow << 32 | sku;
    }

    /** Writes all counts. */
    public void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
        byKey.rebuild();
    }
}
