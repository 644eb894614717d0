package io.drumroll.engine.order;

import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/**
 * The lines of all orders, by row. A line that no deal and no other currency touched takes 32 bytes: what it was sold for
 * is then the same for buyer, shop and festival. Others have a row of their own for what differs.
 */
final class OrderLines {
    private static final int SKU_AND_QUANTITY = 0;
    private static final int UNIT_PRICE = 1;
    private static final int PAYABLE = 2;
    private static final int COMMISSION_AND_EXTRAS = 3;
    private static final int COLUMNS = 4;

    private static final int FESTIVAL = 0;
    private static final int DUTY = 1;
    private static final int PROCEEDS = 2;
    private static final int SUBSIDY = 3;
    private static final int EXTRA_COLUMNS = 4;

    /* COMMISSION_AND_EXTRAS, from the lowest bit: basis points 14, row of the extras + 1 or 0. */
    private static final int COMMISSION_MASK = 0x3FFF;
    private static final int EXTRAS_SHIFT = 14;
    private static final int PLAIN = -1;

    private final Table rows = new Table(COLUMNS);
    private final Table extras = new Table(EXTRA_COLUMNS);

    /** How many there are. */
    int rows() {
        return rows.rows();
    }

    int sku(int row) {
        return (int) (rows.get(row, SKU_AND_QUANTITY) >>> 32);
    }

    int quantity(int row) {
        return (int) rows.get(row, SKU_AND_QUANTITY);
    }

    long payableMinor(int row) {
        return rows.get(row, PAYABLE);
    }

    long festivalMinor(int row) {
        int extra = extra(row);
        return extra == PLAIN ? payableMinor(row) : extras.get(extra, FESTIVAL);
    }

    long dutyMinor(int row) {
        int extra = extra(row);
        return extra == PLAIN ? 0 : extras.get(extra, DUTY);
    }

    long proceedsMinor(int row) {
        int extra = extra(row);
        return extra == PLAIN ? payableMinor(row) : extras.get(extra, PROCEEDS);
    }

    long subsidyMinor(int row) {
        int extra = extra(row);
        return extra == PLAIN ? 0 : extras.get(extra, SUBSIDY);
    }

    int commissionBps(int row) {
        return (int) rows.get(row, COMMISSION_AND_EXTRAS) & COMMISSION_MASK;
    }

    /** The line as it was confirmed. */
    OrderLine line(int row) {
        return new OrderLine(
                sku(row),
                quantity(row),
                rows.get(row, UNIT_PRICE),
                festivalMinor(row),
                payableMinor(row),
                dutyMinor(row),
                proceedsMinor(row),
                subsidyMinor(row),
                commissionBps(row));
    }

    private int extra(int row) {
        return (int) (rows.get(row, COMMISSION_AND_EXTRAS) >>> EXTRAS_SHIFT) - 1;
    }

    /** A line was ordered. */
    void apply(OrderLine line) {
        long extra = isPlain(line) ? PLAIN : applyExtra(line);
        rows.append(
                (long) line.sku() << 32 | line.quantity(),
                line.unitPriceMinor(),
                line.payableMinor(),
                (extra + 1) << EXTRAS_SHIFT | line.commissionBps());
    }

    private static boolean isPlain(OrderLine line) {
        long payable = line.payableMinor();
        return line.festivalMinor() == payable
                && line.proceedsMinor() == payable
                && (line.dutyMinor() | line.subsidyMinor()) == 0;
    }

    private int applyExtra(OrderLine line) {
        return extras.append(line.festivalMinor(), line.dutyMinor(), line.proceedsMinor(), line.subsidyMinor());
    }

    void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
        extras.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
        extras.restoreFrom(reader);
    }
}
