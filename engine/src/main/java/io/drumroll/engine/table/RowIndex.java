package io.drumroll.engine.table;

/**
 * Finds a table's row by the key in one of its columns: open addressing, linear probing, at most half full. Each slot holds
 * a row number and half of its key's hash, so that rows of other keys are hardly ever looked at: they lie anywhere in
 * memory. It is rebuilt from the table and never stored. Keys are never removed.
 */
public final class RowIndex {
    /** What {@link #find} returns for an absent key. */
    public static final int NONE = -1;

    private static final int INITIAL_SLOTS = 1 << 16;

    private final Table table;
    private final int keyColumn;
    /** The hash in the upper half, the row number + 1 in the lower; 0 when free. */
    private long[] slots = new long[INITIAL_SLOTS];

    private int size;
    /* What was found last: one command looks for the same key several times. Of no row before the first. */
    private long lastKey;
    private int lastRow = NONE;

    /** An index over the given column of a table, which is empty. */
    public RowIndex(Table table, int keyColumn) {
        this.table = table;
        this.keyColumn = keyColumn;
    }

    /** The row whose key is this, or {@link #NONE}. */
    public int find(long key) {
        if (key == lastKey && lastRow != NONE) {
            return lastRow;
        }
        int mask = slots.length - 1;
        int hash = hashOf(key);
        int slot = homeOf(hash, slots);
        for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
            int row = (int) entry - 1;
            if ((int) (entry >>> 32) == hash && table.get(row, keyColumn) == key) {
                lastKey = key;
                lastRow = row;
                return row;
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    /**
     * Brings the place where a key is looked for first into the processor's cache, without a branch on what stands there.
     *
     * @return something to keep, so that the load is not optimized away.
     */
    public long warm(long key) {
        return slots[homeOf(hashOf(key), slots)];
    }

    /**
     * Brings the row that stands where a key is looked for first into the processor's cache, whosever it is: hardly ever
     * another's, and to find that out would mean to wait.
     *
     * @return something to keep, so that the load is not optimized away.
     */
    public long warmRow(long key) {
        int row = (int) slots[homeOf(hashOf(key), slots)] - 1;
        return table.rows() == 0 ? 0 : table.get(Math.max(row, 0), keyColumn);
    }

    /** Adds a row whose key is in the table already and is in no other row. */
    public void add(int row) {
        if (++size * 2L > slots.length) {
            slots = grown();
        }
        put(slots, (long) hashOf(table.get(row, keyColumn)) << 32 | (row + 1));
    }

    /** Indexes all rows of the table anew. */
    public void rebuild() {
        for (int row = size; row < table.rows(); row++) {
            add(row);
        }
    }

    private long[] grown() {
        long[] larger = new long[slots.length * 2];
        for (long entry : slots) {
            if (entry != 0) {
                put(larger, entry);
            }
        }
        return larger;
    }

    private static void put(long[] into, long entry) {
        int mask = into.length - 1;
        int slot = homeOf((int) (entry >>> 32), into);
        while (into[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        into[slot] = entry;
    }

    private static int hashOf(long key) {
        return (int) (((key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L) >>> 32);
    }

    /** By the highest bits, by which a golden multiplier spreads dense numbers without collisions (Knuth 6.4). */
    private static int homeOf(int hash, long[] slots) {
        return hash >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    }
}
