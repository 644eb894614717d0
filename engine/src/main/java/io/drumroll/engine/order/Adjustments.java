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

    /** Deals took something off lines. */
    void apply(PackedAdjustments adjustments) {
        for (int i = 0; i < adjustments.size(); i++) {
            rows.append(adjustments.facts(i), adjustments.amountMinor(i));
        }
    }

    void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
    }
}
