package io.drumroll.crowd.shopper;

/** How many orders are begun at which moment: a spike at the doors, then a long tail in slow waves. Pure. */
final class Rhythm {
    private static final double LONG_WAVE_MS = 97_000;
    private static final double SHORT_WAVE_MS = 31_000;

    private Rhythm() {}

    /**
     * Orders each second.
     *
     * @param settings how large the crowd and its spike are.
     * @param sinceOpenMs time since the doors opened, in ms; 0 or more.
     */
    static double ordersPerSecond(CrowdSettings settings, long sinceOpenMs) {
        double spike = (settings.spike() - 1) * Math.exp(-(double) sinceOpenMs / settings.spikeDecayMs());
        double wave = 1
                + 0.15 * Math.sin(2 * Math.PI * sinceOpenMs / LONG_WAVE_MS)
                + 0.08 * Math.sin(2 * Math.PI * sinceOpenMs / SHORT_WAVE_MS);
        return settings.ordersPerSecond() * (spike + wave);
    }
}
