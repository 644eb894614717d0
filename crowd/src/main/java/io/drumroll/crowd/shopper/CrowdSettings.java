package io.drumroll.crowd.shopper;

/**
 * How large a crowd is and how it behaves.
 *
 * @param ordersPerSecond orders that are begun each second in the long run; 0 for no crowd, at most {@value
 *     #MAX_ORDERS_PER_SECOND}.
 * @param seed what shoppers want follows from it, and where they live.
 * @param keySeed sets the keys of this run apart; it must be another in each run on the same festival.
 * @param maxInFlight the most shoppers at work at a time; when they are all busy, others stay away.
 * @param spike how many times {@code ordersPerSecond} begin when the doors open, 1 or more.
 * @param spikeDecayMs after how long the spike has fallen to 37 %, in ms; above 0.
 * @param shops the crowd runs the shops with numbers up to this one: it ships what they sold, and has them paid out. People who
 *     run the others do so themselves.
 */
public record CrowdSettings(
        double ordersPerSecond, long seed, long keySeed, int maxInFlight, double spike, long spikeDecayMs, int shops) {
    /** The fastest that a crowd may be; for more there is the load generator. */
    public static final int MAX_ORDERS_PER_SECOND = 20_000;

    private static final int USUAL_IN_FLIGHT = 2_000;

    public CrowdSettings {
        check(ordersPerSecond >= 0 && ordersPerSecond <= MAX_ORDERS_PER_SECOND, "ordersPerSecond", ordersPerSecond);
        check(maxInFlight >= 1, "maxInFlight", maxInFlight);
        check(spike >= 1 && spike <= 1_000, "spike", spike);
        check(spikeDecayMs > 0, "spikeDecayMs", (double) spikeDecayMs);
        check(shops >= 0, "shops", shops);
    }

    /** The usual crowd: ten times the orders when the doors open. */
    public static CrowdSettings of(double ordersPerSecond, long seed, long keySeed, int shops) {
        return new CrowdSettings(ordersPerSecond, seed, keySeed, USUAL_IN_FLIGHT, 10, 6_000, shops);
    }

    private static void check(boolean right, String name, double given) {
        if (!right) {
            throw new IllegalArgumentException(name + " is out of range: " + given);
        }
    }
}
