package io.drumroll.engine.ledger;

import java.util.Arrays;

/**
 * A set of a table's row numbers that finds the next one from a given row on: a bit for each row, a bit for each 64 of
 * those, and so on up. Finding takes as many steps as there are levels, of which 32 bits of rows need six. It is derived
 * from the table and never stored.
 */
final class RowSet {
    /** What {@link #next} returns behind the last row. */
    static final int NONE = -1;

    private static final int LEVELS = 6;
    private static final int WORD_BITS = 6;

    private final long[][] levels = new long[LEVELS][1];

    /** The first row of the set that is this one or behind it, or {@link #NONE}. */
    int next(long row) {
        long at = Math.max(0, row);
        for (int level = 0; level < LEVELS; level++) {
            long word = at >>> WORD_BITS;
            if (word < levels[level].length) {
                long rest = levels[level][(int) word] & (-1L << at);
                if (rest != 0) {
                    return first(level, word << WORD_BITS | Long.numberOfTrailingZeros(rest));
                }
            }
            // Nothing in this word: go on behind it, one level up.
            at = word + 1;
        }
        return NONE;
    }

    private int first(int level, long bit) {
        long at = bit;
        for (int below = level - 1; below >= 0; below--) {
            at = at << WORD_BITS | Long.numberOfTrailingZeros(levels[below][(int) at]);
        }
        return (int) at;
    }

    /** A row is in the set from now on, or no longer. */
    void apply(int row, boolean in) {
        int at = row;
        boolean set = in;
        for (int level = 0; level < LEVELS; level++) {
            int word = at >>> WORD_BITS;
            long[] words = levels[level];
            if (word >= words.length) {
                words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
                levels[level] = words;
            }
            words[word] = set ? words[word] | 1L << at : words[word] & ~(1L << at);
            set = words[word] != 0;
            at = word;
        }
    }
}
