package io.drumroll.crowd.shopper;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a crowd does. Counted by its thread, read by any. */
final class Tally {
    final LongAdder cartLines = new LongAdder();
    final LongAdder placed = new LongAdder();
    final LongAdder paid = new LongAdder();
    final LongAdder cancelled = new LongAdder();
    final LongAdder toppedUp = new LongAdder();
    final LongAdder claimed = new LongAdder();
    final LongAdder withCoupons = new LongAdder();
    final LongAdder deposits = new LongAdder();
    final LongAdder shipped = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder refunded = new LongAdder();
    final LongAdder paidOut = new LongAdder();
    final LongAdder gaveUp = new LongAdder();
    final LongAdder stayedAway = new LongAdder();
    private final Map<String, LongAdder> rejected = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> noAnswer = new ConcurrentHashMap<>();

    void rejected(String code) {
        rejected.computeIfAbsent(code, _ -> new LongAdder()).increment();
    }

    void noAnswer(String failure) {
        noAnswer.computeIfAbsent(failure, _ -> new LongAdder()).increment();
    }

    CrowdCounts counts() {
        return new CrowdCounts(
                cartLines.sum(),
                placed.sum(),
                paid.sum(),
                cancelled.sum(),
                toppedUp.sum(),
                claimed.sum(),
                withCoupons.sum(),
                deposits.sum(),
                shipped.sum(),
                received.sum(),
                refunded.sum(),
                paidOut.sum(),
                gaveUp.sum(),
                stayedAway.sum(),
                sums(rejected),
                sums(noAnswer));
    }

    private static Map<String, Long> sums(Map<String, LongAdder> adders) {
        Map<String, Long> sums = new TreeMap<>();
        adders.forEach((name, adder) -> sums.put(name, adder.sum()));
        return sums;
    }
}
