package io.drumroll.engine.promotion;

import io.drumroll.engine.table.RowIndex;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/**
 * What each buyer has of each deal: coupons claimed and used, or pieces at a price with a limit. A buyer's coupons are a
 * chain in the order of their first claim.
 */
public final class DealUses {
    /** What {@link #firstCoupon} and {@link #nextCoupon} return at the end. */
    public static final int NONE = RowIndex.NONE;

    /** The buyer's row in the upper half, the deal in the lower; deal 0 is where the buyer's chain begins and ends. */
    private static final int KEY = 0;

    private static final int CLAIMED = 1;
    private static final int USED = 2;
    /** The row + 1 of the next coupon; of a beginning, that of the first. */
    private static final int NEXT = 3;

    private static final int COLUMNS = 4;

    private final Table rows = new Table(COLUMNS);
    private final RowIndex byKey = new RowIndex(rows, KEY);

    /** Coupons that a buyer claimed. */
    public long claimed(int buyerRow, int deal) {
        int row = byKey.find(key(buyerRow, deal));
        return row == NONE ? 0 : rows.get(row, CLAIMED);
    }

    /** Pieces of a limited price that a buyer's orders hold. */
    public long used(int buyerRow, int deal) {
        int row = byKey.find(key(buyerRow, deal));
        return row == NONE ? 0 : rows.get(row, USED);
    }

    /** Coupons that a buyer can use. */
    public long unused(int buyerRow, int deal) {
        int row = byKey.find(key(buyerRow, deal));
        return row == NONE ? 0 : rows.get(row, CLAIMED) - rows.get(row, USED);
    }

    /** Brings the place of a coupon in the index into the processor's cache; returns something to keep. */
    public long warmPlace(int buyerRow, int deal) {
        return byKey.warm(key(buyerRow, deal));
    }

    /** Brings a coupon's row into the processor's cache, after its place; returns something to keep. */
    public long warm(int buyerRow, int deal) {
        return byKey.warmRow(key(buyerRow, deal));
    }

    /** Different deals of which a buyer claimed coupons. */
    public long couponDeals(int buyerRow) {
        int start = byKey.find(key(buyerRow, 0));
        return start == NONE ? 0 : rows.get(start, CLAIMED);
    }

    /** The first of a buyer's coupons, by which to read on; or {@link #NONE}. */
    public int firstCoupon(int buyerRow) {
        int start = byKey.find(key(buyerRow, 0));
        return start == NONE ? NONE : (int) rows.get(start, NEXT) - 1;
    }

    /** The coupon behind one, or {@link #NONE}. */
    public int nextCoupon(int coupon) {
        return (int) rows.get(coupon, NEXT) - 1;
    }

    /** The deal of a coupon. */
    public int deal(int coupon) {
        return (int) rows.get(coupon, KEY);
    }

    /** How many of a coupon were claimed. */
    public int claimed(int coupon) {
        return (int) rows.get(coupon, CLAIMED);
    }

    /** How many of a coupon are used. */
    public int used(int coupon) {
        return (int) rows.get(coupon, USED);
    }

    /** A buyer claimed a coupon. */
    public void applyClaimed(int buyerRow, int deal) {
        int row = byKey.find(key(buyerRow, deal));
        if (row == NONE) {
            row = applyRow(key(buyerRow, deal));
            applyChained(buyerRow, row);
        }
        rows.add(row, CLAIMED, 1);
    }

    /** The chain's beginning keeps the first row, its length, and in {@link #USED} the last row. */
    private void applyChained(int buyerRow, int row) {
        int start = byKey.find(key(buyerRow, 0));
        if (start == NONE) {
            start = applyRow(key(buyerRow, 0));
            rows.set(start, NEXT, row + 1L);
        } else {
            rows.set((int) rows.get(start, USED) - 1, NEXT, row + 1L);
        }
        rows.add(start, CLAIMED, 1);
        rows.set(start, USED, row + 1L);
    }

    /** An order holds so many more coupons or pieces of a buyer's; fewer when negative. */
    public void applyUsed(int buyerRow, int deal, long more) {
        int row = byKey.find(key(buyerRow, deal));
        if (row == NONE) {
            row = applyRow(key(buyerRow, deal));
        }
        rows.add(row, USED, more);
    }

    private int applyRow(long key) {
        int row = rows.append();
        rows.set(row, KEY, key);
        byKey.add(row);
        return row;
    }

    private static long key(int buyerRow, int deal) {
        return (long) buyerRow << 32 | deal;
    }

    /** Writes all rows. */
    public void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
        byKey.rebuild();
    }
}
