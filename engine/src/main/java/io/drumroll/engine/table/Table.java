package io.drumroll.engine.table;

import java.util.Arrays;

/**
 * Rows of a fixed number of longs, numbered densely from 0 and kept in pages, so that growing never copies what is there
 * and the collector has nothing to follow. Rows are appended and changed, never removed.
 *
 * <p>For one thread. Access is one shift, one mask and one multiplication.
 */
public final class Table {
    private static final int PAGE_BITS = 14;
    private static final int PAGE_ROWS = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_ROWS - 1;

    private final int columns;
    private long[][] pages = new long[8][];
    private int rows;

    /** An empty table of so many columns. */
    public Table(int columns) {
        this.columns = columns;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** The value at a row and column; both from 0. */
    public long get(int row, int column) {
        return pages[row >>> PAGE_BITS][(row & PAGE_MASK) * columns + column];
    }

    /** Sets the value at a row and column. */
    public void set(int row, int column, long value) {
        pages[row >>> PAGE_BITS][(row & PAGE_MASK) * columns + column] = value;
    }

    /** Adds to the value at a row and column. */
    public void add(int row, int column, long delta) {
        pages[row >>> PAGE_BITS][(row & PAGE_MASK) * columns + column] += delta;
    }

    /** Appends a row of zeros and returns its number. */
    public int append() {
        int page = rows >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, pages.length * 2);
        }
        if ((rows & PAGE_MASK) == 0) {
            pages[page] = new long[PAGE_ROWS * columns];
        }
        return rows++;
    }

    /** Appends a row of two values and returns its number. */
    public int append(long first, long second) {
        int row = append();
        long[] page = pages[row >>> PAGE_BITS];
        int at = (row & PAGE_MASK) * columns;
        page[at] = first;
        page[at + 1] = second;
        return row;
    }

    /** Appends a row of four values and returns its number. */
    public int append(long first, long second, long third, long fourth) {
        int row = append(first, second);
        long[] page = pages[row >>> PAGE_BITS];
        int at = (row & PAGE_MASK) * columns;
        page[at + 2] = third;
        page[at + 3] = fourth;
        return row;
    }

    /** Writes all rows. */
    public void writeTo(SnapshotWriter writer) {
        writer.number(columns);
        writer.number(rows);
        for (int first = 0; first < rows; first += PAGE_ROWS) {
            int count = Math.min(PAGE_ROWS, rows - first);
            writer.longs(pages[first >>> PAGE_BITS], 0, count * columns);
        }
    }

    /**
     * Fills this empty table with the rows that {@link #writeTo} wrote.
     *
     * @throws IllegalStateException when what was written has another number of columns.
     */
    public void restoreFrom(SnapshotReader reader) {
        long writtenColumns = reader.number();
        if (writtenColumns != columns || rows != 0) {
            throw new IllegalStateException("snapshot has a table of " + writtenColumns
                    + " columns where an empty one of " + columns + " is expected");
        }
        int count = Math.toIntExact(reader.number());
        for (int first = 0; first < count; first += PAGE_ROWS) {
            while (rows <= first) {
                append();
            }
            int inPage = Math.min(PAGE_ROWS, count - first);
            reader.longs(pages[first >>> PAGE_BITS], 0, inPage * columns);
            rows = first + inPage;
        }
    }
}
