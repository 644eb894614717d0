package io.drumroll.engine.order;

import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.PackedAdjustments;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/** What deals took off the lines of all orders, by row; 16 bytes each. */
final class Adjustments {
    private static final int FACTS = 0;
    private static final int AMOUNT = 1;
    private static final int COLUMNS = 2;

    private final Table rows = new Table(COLUMNS);

    /** How many there are. */
    int rows() {
        return rows.rows();
    }

    /** The adjustment of a row. */
    Adjustment adjustment(int row) {
        return PackedAdjustments.adjustment(rows.get(row, FACTS), rows.get(row, AMOUNT));
    }

    /** A deal took something off a line. */
    void apply(Adjustment adjustment) {
        int row = rows.append();
        rows.set(
                row,
                FACTS,
                PackedAdjustments.facts(adjustment.line(), adjustment.deal(), adjustment.stage(), adjustment.pieces()));
        rows.set(row, AMOUNT, adjustment.amountMinor());
    }

    void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
    }
}
