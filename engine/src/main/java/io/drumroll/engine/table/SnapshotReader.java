package io.drumroll.engine.table;

/** Gives back what a {@link SnapshotWriter} took, in the same order. */
public interface SnapshotReader {
    /** Reads {@code count} longs into an array, at {@code offset}. */
    void longs(long[] values, int offset, int count);

    /** Reads one long. */
    long number();

    /** Reads a text. */
    String text();
}
