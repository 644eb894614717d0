package io.drumroll.crowd.demo;

/** Scrambles numbers, so that neighbours share nothing. Pure. */
public final class Mixing {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Mixing() {}

    /**
     * A number that looks random, one to one for all longs: the finalizer of SplitMix64 (Steele, Lea and Flood, 'Fast
     * splittable pseudorandom number generators', 2014).
     */
    public static long mix(long number) {
        long z = number + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
