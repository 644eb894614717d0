package io.drumroll.payments.simulated;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How a simulated gateway misbehaves: each kind of fault strikes so many of a hundred times, drawn from a seed. Safe for use
 * by many threads.
 */
public final class GatewayFaults {
    /** What can go wrong. */
    public enum Fault {
        /** Fails with a status of 500 and does nothing. */
        ERROR_BEFORE,
        /** Does it, and fails with a status of 500. */
        ERROR_AFTER,
        /** Does it, and breaks the connection. */
        LOST_ANSWER,
        /** Does it, and says nothing for longer than anybody waits. */
        STALLED_ANSWER,
        /** Does it, and answers with a text that can't be read. */
        GARBLED_ANSWER,
        /** Never sends a notice. */
        DROPPED_NOTICE,
        /** Sends a notice twice. */
        REPEATED_NOTICE,
        /** Sends a notice late, behind those of what happened after. */
        LATE_NOTICE,
        /** Sends a notice with another amount beside the true one. */
        WRONG_AMOUNT_NOTICE,
        /** Sends a notice that says captured where it was not. */
        LYING_NOTICE,
        /** Somebody else sends a notice, who does not know the secret. */
        FORGED_NOTICE,
        /** Declines a payment that the buyer confirms. */
        DECLINE
    }

    private final Map<Fault, Integer> percents;
    private final SplittableRandom random;

    private GatewayFaults(long seed, Map<Fault, Integer> percents) {
        this.percents = percents;
        this.random = new SplittableRandom(seed);
    }

    /** A gateway that does as it should. */
    public static GatewayFaults none() {
        return new GatewayFaults(0, Map.of());
    }

    /** Every kind of fault at once, drawn from a seed. */
    public static GatewayFaults storm(long seed) {
        Map<Fault, Integer> percents = new TreeMap<>();
        for (Fault fault : Fault.values()) {
            percents.put(fault, 10);
        }
        percents.put(Fault.STALLED_ANSWER, 1);
        percents.put(Fault.DROPPED_NOTICE, 20);
        percents.put(Fault.REPEATED_NOTICE, 25);
        percents.put(Fault.LATE_NOTICE, 25);
        return new GatewayFaults(seed, percents);
    }

    /** These faults, with one kind striking so many of a hundred times, and drawn anew from a seed. */
    public GatewayFaults with(long seed, Fault fault, int percent) {
        Map<Fault, Integer> changed = new TreeMap<>(percents);
        changed.put(fault, percent);
        return new GatewayFaults(seed, changed);
    }

    /** Draws whether a fault strikes now. */
    boolean strikes(Fault fault) {
        int percent = percents.getOrDefault(fault, 0);
        if (percent == 0) {
            return false;
        }
        synchronized (random) {
            return random.nextInt(100) < percent;
        }
    }
}
