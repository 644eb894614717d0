package io.drumroll.engine.order;

import io.drumroll.engine.table.RowIndex;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/** How many pieces of lines were paid back, by the line's row; lines of which none was have no entry. */
final class RefundedPieces {
    private static final int LINE = 0;
    private static final int PIECES = 1;
    private static final int COLUMNS = 2;

    /* PIECES, from the lowest bit, 20 each: paid back, of these put back on sale, paid back when the shop was paid. */
    private static final int MASK = 0xFFFFF;
    private static final int RESTOCKED_SHIFT = 20;
    private static final int SETTLED_SHIFT = 40;

    private final Table rows = new Table(COLUMNS);
    private final RowIndex byLine = new RowIndex(rows, LINE);

    /** Pieces paid back so far. */
    int refunded(int line) {
        return (int) pieces(line) & MASK;
    }

    /** Of these, pieces that are on sale again. */
    int restocked(int line) {
        return (int) (pieces(line) >>> RESTOCKED_SHIFT) & MASK;
    }

    /** Pieces that were paid back before the shop was paid, if it was. */
    int refundedBeforeSettling(int line) {
        return (int) (pieces(line) >>> SETTLED_SHIFT) & MASK;
    }

    private long pieces(int line) {
        int row = rows.rows() == 0 ? RowIndex.NONE : byLine.find(line);
        return row == RowIndex.NONE ? 0 : rows.get(row, PIECES);
    }

    /** Pieces were paid back. */
    void apply(int line, int quantity, boolean restocked) {
        int row = byLine.find(line);
        if (row == RowIndex.NONE) {
            row = rows.append();
            rows.set(row, LINE, line);
            byLine.add(row);
        }
        rows.add(row, PIECES, quantity | (restocked ? (long) quantity << RESTOCKED_SHIFT : 0));
    }

    /** The shop was paid for what was not paid back. */
    void applySettled(int line) {
        int refunded = refunded(line);
        if (refunded > 0) {
            rows.add(byLine.find(line), PIECES, (long) refunded << SETTLED_SHIFT);
        }
    }

    void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
        byLine.rebuild();
    }
}
