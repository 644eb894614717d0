package io.drumroll.edge;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * A line in which people stand when more come than are let in. Everybody draws a number once; the numbers are let in at the
 * rate, in their order. Whoever comes again keeps their number, so that asking often gains nothing. Safe for use by many threads.
 */
final class WaitingLine {
    /** How many stand in it at the most; some 100 bytes each. */
    static final int MAX_WAITING = 500_000;

    /** Whoever does not come for this long behind their turn has lost it. */
    static final long PATIENCE_NS = 60_000_000_000L;

    /** Whoever waited may come again for this long without waiting anew, as when a price has changed meanwhile. */
    static final long PASS_NS = 30_000_000_000L;

    private static final double NS_PER_SECOND = 1e9;
    /** So much of a second's rate is let in at once after a pause. */
    private static final double BURST = 0.1;

    private final int maxWaiting;
    /** Numbers by who drew them, in their order. */
    private final LinkedHashMap<Long, Long> numbers = new LinkedHashMap<>();
    /** Until when those who waited may come again, in the order in which they were let in. */
    private final LinkedHashMap<Long, Long> passes = new LinkedHashMap<>();

    private long ratePerSecond;
    private long lastNumber;
    /** All numbers up to this one are let in. */
    private double letIn;

    private long movedNs;

    /** Where somebody stands. */
    sealed interface Place {
        /** Their turn: they go in, and draw anew the next time. */
        record Turn() implements Place {}

        /**
         * They wait.
         *
         * @param place 1 for the next to be let in.
         * @param waitMs how long it will take at the rate of now, at least 1 ms.
         */
        record Waits(long place, long waitMs) implements Place {}

        /** As many wait as can. */
        record Full() implements Place {}
    }

    private static final Place TURN = new Place.Turn();
    private static final Place FULL = new Place.Full();

    WaitingLine() {
        this(MAX_WAITING);
    }

    WaitingLine(int maxWaiting) {
        this.maxWaiting = maxWaiting;
    }

    /**
     * Sets how many are let in.
     *
     * @param perSecond 1 or more; 0 lets everybody in, and those who wait as they come again.
     * @param nowNs by {@link System#nanoTime}.
     */
    synchronized void rate(long perSecond, long nowNs) {
        move(nowNs);
        boolean isFirst = ratePerSecond == 0;
        ratePerSecond = perSecond;
        if (isFirst) {
            letIn = lastNumber + burst();
        }
        if (perSecond == 0) {
            numbers.clear();
            passes.clear();
            lastNumber = 0;
            letIn = 0;
        }
    }

    /**
     * Somebody comes, or comes again.
     *
     * @param who tells them apart.
     * @param nowNs by {@link System#nanoTime}.
     */
    synchronized Place come(long who, long nowNs) {
        if (ratePerSecond == 0) {
            return TURN;
        }
        move(nowNs);
        if (passes.containsKey(who)) {
            return TURN;
        }
        Long drawn = numbers.get(who);
        if (drawn == null && lastNumber + 1 > letIn && numbers.size() >= maxWaiting) {
            return FULL;
        }
        long number = drawn == null ? ++lastNumber : drawn;
        if (number <= letIn) {
            if (numbers.remove(who) != null && passes.size() < maxWaiting) {
                passes.put(who, nowNs + PASS_NS);
            }
            return TURN;
        }
        numbers.putIfAbsent(who, number);
        double ahead = number - letIn;
        return new Place.Waits((long) Math.ceil(ahead), Math.max(1, (long) Math.ceil(ahead * 1000 / ratePerSecond)));
    }

    /** How many stand in it. */
    synchronized int waiting(long nowNs) {
        move(nowNs);
        return numbers.size();
    }

    /** So many are let in at once. */
    private double burst() {
        return Math.max(1, ratePerSecond * BURST);
    }

    private void move(long nowNs) {
        double seconds = Math.max(0, nowNs - movedNs) / NS_PER_SECOND;
        movedNs = nowNs;
        letIn = Math.min(letIn + seconds * ratePerSecond, lastNumber + burst());
        double lost = letIn - PATIENCE_NS / NS_PER_SECOND * ratePerSecond;
        forget(numbers, number -> number < lost);
        forget(passes, untilNs -> untilNs - nowNs < 0);
    }

    /** Takes away from the oldest on, as long as they are over. */
    private static void forget(Map<Long, Long> some, LongPredicate isOver) {
        Iterator<Map.Entry<Long, Long>> oldest = some.entrySet().iterator();
        while (oldest.hasNext() && isOver.test(oldest.next().getValue())) {
            oldest.remove();
        }
    }
}
