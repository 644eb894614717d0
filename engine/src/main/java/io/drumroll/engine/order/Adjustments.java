package io.drumroll.engine.order;

import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/** What deals took off the lines of all orders, by row; 16 bytes each. */
final class Adjustments {
    private static final int FACTS = 0;
    private static final int AMOUNT = 1;
    private static final int COLUMNS = 2;

    /* FACTS, from the lowest bit: line 11, stage 3, pieces 20, deal 28. */
    private static final int LINE_MASK = 0x7FF;
    private static final int STAGE_SHIFT = 11;
    private static final int STAGE_MASK = 0x7;
    private static final int PIECES_SHIFT = 14;
    private static final int PIECES_MASK = 0xFFFFF;
    private static final int DEAL_SHIFT = 34;

    private final Table rows = new Table(COLUMNS);

    /** How many there are. */
    int rows() {
        return rows.rows();
    }

    /** The adjustment of a row. */
    Adjustment adjustment(int row) {
        long facts = rows.get(row, FACTS);
        return new Adjustment(
                (int) facts & LINE_MASK,
                (int) (facts >>> DEAL_SHIFT),
                Stage.ofCode((int) (facts >>> STAGE_SHIFT) & STAGE_MASK),
                (int) (facts >>> PIECES_SHIFT) & PIECES_MASK,
                rows.get(row, AMOUNT));
    }

    /** A deal took something off a line. */
    void apply(Adjustment adjustment) {
        int row = rows.append();
        rows.set(
                row,
                FACTS,
                adjustment.line()
                        | (long) adjustment.stage().code() << STAGE_SHIFT
                        | (long) adjustment.pieces() << PIECES_SHIFT
                        | (long) adjustment.deal() << DEAL_SHIFT);
        rows.set(row, AMOUNT, adjustment.amountMinor());
    }

    void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
    }
}
