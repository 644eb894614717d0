package io.drumroll.engine.table;

/**
 * Keeps values that were only read to bring their neighbourhood into the processor's cache, so that the reads are not
 * optimized away. No part of any state.
 */
public final class Warmth {
    private long kept;

    /** Keeps a value instead of the one before. */
    public void keep(long value) {
        kept = value;
    }

    /** The value kept last. */
    public long kept() {
        return kept;
    }
}
