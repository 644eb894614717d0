package io.drumroll.engine.table;

/**
 * Finds a table's row by the key in one of its columns: open addressing, linear probing, at most half full. It holds only
 * row numbers, so it is rebuilt from the table and never stored. Keys are never removed.
 */
public final class RowIndex {
    /** What {@link #find} returns for an absent key. */
    public static final int NONE = -1;

    private static final int INITIAL_SLOTS = 1 << 16;

    private final Table table;
    private final int keyColumn;
    private int[] slots = new int[INITIAL_SLOTS];
    private int size;

    /** An index over the given column of a table, which is empty. */
    public RowIndex(Table table, int keyColumn) {
        this.table = table;
        this.keyColumn = keyColumn;
    }

    /** The row whose key is this, or {@link #NONE}. */
    public int find(long key) {
        int mask = slots.length - 1;
        for (int slot = slotOf(key, mask); slots[slot] != 0; slot = (slot + 1) & mask) {
            int row = slots[slot] - 1;
            if (table.get(row, keyColumn) == key) {
                return row;
            }
        }
        return NONE;
    }

    /** Adds a row whose key is in the table already and is in no other row. */
    public void add(int row) {
        if (++size * 2L > slots.length) {
            slots = grown();
        }
        put(slots, row);
    }

    /** Indexes all rows of the table anew. */
    public void rebuild() {
        for (int row = size; row < table.rows(); row++) {
            add(row);
        }
    }

    private int[] grown() {
        int[] larger = new int[slots.length * 2];
        for (int entry : slots) {
            if (entry != 0) {
                put(larger, entry - 1);
            }
        }
        return larger;
    }

    private void put(int[] into, int row) {
        int mask = into.length - 1;
        int slot = slotOf(table.get(row, keyColumn), mask);
        while (into[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        into[slot] = row + 1;
    }

    private static int slotOf(long key, int mask) {
        long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}
