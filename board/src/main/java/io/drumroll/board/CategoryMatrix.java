package io.drumroll.board;

import java.io.IOException;
import java.util.Arrays;

/**
 * Money by category in each of some rows (areas, city tiers). A row's numbers are made when something is sold there, so a
 * matrix costs memory for what was sold, and at most 8 bytes for each row and each of {@link #MAX_CATEGORIES}.
 */
final class CategoryMatrix {
    /** Categories that are told apart: the first so many that were listed. What others sell is not counted here. */
    static final int MAX_CATEGORIES = 1_024;

    private static final int FIRST_COLUMNS = 16;
    private static final long[] NOTHING = {};

    private final long[][] rows;

    CategoryMatrix(int rows) {
        this.rows = new long[rows][];
        Arrays.fill(this.rows, NOTHING);
    }

    void add(int row, int category, long amountMinor) {
        long[] columns = rows[row];
        if (category >= columns.length) {
            if (category >= MAX_CATEGORIES) {
                return;
            }
            columns = widen(row, category);
        }
        columns[category] = Sums.plus(columns[category], amountMinor);
    }

    /** Adds a row's money to that of others, by category. */
    void addTo(long[] sums, int row) {
        long[] columns = rows[row];
        for (int i = 0; i < Math.min(columns.length, sums.length); i++) {
            sums[i] = Sums.plus(sums[i], columns[i]);
        }
    }

    void write(CheckpointOutput out) {
        out.putInt((int) Arrays.stream(rows).filter(row -> row.length > 0).count());
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length > 0) {
                out.putInt(row);
                out.putInt(rows[row].length);
                out.putLongs(rows[row], rows[row].length);
            }
        }
    }

    void read(CheckpointInput in) throws IOException {
        int count = in.getInt();
        for (int i = 0; i < count; i++) {
            int row = in.getInt();
            long[] columns = new long[in.getInt()];
            for (int column = 0; column < columns.length; column++) {
                columns[column] = in.getLong();
            }
            rows[row] = columns;
        }
    }

    private long[] widen(int row, int category) {
        int columns = Math.max(FIRST_COLUMNS, 2 * Integer.highestOneBit(category));
        rows[row] = Arrays.copyOf(rows[row], columns);
        return rows[row];
    }
}
