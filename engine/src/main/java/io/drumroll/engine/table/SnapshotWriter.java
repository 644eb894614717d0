package io.drumroll.engine.table;

/** Takes the engine's state as a stream of longs and texts, in a fixed order. */
public interface SnapshotWriter {
    /** Writes {@code count} longs of an array, from {@code offset}. */
    void longs(long[] values, int offset, int count);

    /** Writes one long. */
    void number(long value);

    /** Writes a text. */
    void text(String value);
}
