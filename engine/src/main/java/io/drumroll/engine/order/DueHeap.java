package io.drumroll.engine.order;

import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/**
 * What is due at some time, the earliest first; at one time balance windows before receipts, and of each by order and
 * place. Adding and removing take a number of steps that grows with the logarithm of how many there are.
 *
 * <p>An entry stays when what it is about was done before its time; whoever takes it out looks.
 */
final class DueHeap {
    /** The end of a balance window. */
    static final int BALANCE = 0;
    /** The end of a receipt window. */
    static final int RECEIPT = 1;

    private static final int DUE = 0;
    private static final int WHAT = 1;
    private static final int COLUMNS = 2;

    /* WHAT, from the lowest bit: place 11, order 28, kind. */
    private static final int PLACE_BITS = 11;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;
    private static final int KIND_SHIFT = 40;
    private static final long ORDER_MASK = (1L << (KIND_SHIFT - PLACE_BITS)) - 1;

    /** A binary heap in the first {@link #size} rows; the rows behind are zeros. */
    private final Table rows = new Table(COLUMNS);

    private int size;

    /** When the first is due, in ms of the epoch; {@link Long#MAX_VALUE} when there is none. */
    long nextMs() {
        return size == 0 ? Long.MAX_VALUE : rows.get(0, DUE);
    }

    /** What the first is about: {@link #BALANCE} or {@link #RECEIPT}. */
    int nextKind() {
        return (int) (rows.get(0, WHAT) >>> KIND_SHIFT);
    }

    /** The first one's order. */
    long nextOrder() {
        return rows.get(0, WHAT) >>> PLACE_BITS & ORDER_MASK;
    }

    /** The first one's place among its order's shop orders, from 0. */
    int nextPlace() {
        return (int) rows.get(0, WHAT) & PLACE_MASK;
    }

    /** Something is due at a time. */
    void applyAdded(long dueMs, int kind, long order, int place) {
        if (size == rows.rows()) {
            rows.append();
        }
        long what = (long) kind << KIND_SHIFT | order << PLACE_BITS | place;
        int row = size++;
        while (row > 0 && isBefore(dueMs, what, (row - 1) / 2)) {
            applyAt(row, rows.get((row - 1) / 2, DUE), rows.get((row - 1) / 2, WHAT));
            row = (row - 1) / 2;
        }
        applyAt(row, dueMs, what);
    }

    /** The first is done. */
    void applyRemoved() {
        size--;
        long dueMs = rows.get(size, DUE);
        long what = rows.get(size, WHAT);
        applyAt(size, 0, 0);
        if (size > 0) {
            applySunk(dueMs, what);
        }
    }

    /** Puts an entry in at the top and lets it sink to where it belongs. */
    private void applySunk(long dueMs, long what) {
        int row = 0;
        for (int child = 1; child < size; child = 2 * row + 1) {
            if (child + 1 < size && isBefore(rows.get(child + 1, DUE), rows.get(child + 1, WHAT), child)) {
                child++;
            }
            if (isBefore(dueMs, what, child)) {
                break;
            }
            applyAt(row, rows.get(child, DUE), rows.get(child, WHAT));
            row = child;
        }
        applyAt(row, dueMs, what);
    }

    private boolean isBefore(long dueMs, long what, int row) {
        long otherMs = rows.get(row, DUE);
        return dueMs != otherMs ? dueMs < otherMs : what < rows.get(row, WHAT);
    }

    private void applyAt(int row, long dueMs, long what) {
        rows.set(row, DUE, dueMs);
        rows.set(row, WHAT, what);
    }

    void writeTo(SnapshotWriter writer) {
        writer.number(size);
        rows.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        size = Math.toIntExact(reader.number());
        rows.restoreFrom(reader);
    }
}
