package io.drumroll.crowd.load;

import java.util.Map;

/**
 * How a load went.
 *
 * @param confirmed orders confirmed while it was measured.
 * @param seconds how long it was measured.
 * @param rejected refusals and failures by their code.
 * @param p50Ms median latency, in ms.
 * @param p99Ms 99th percentile, in ms.
 * @param p999Ms 99.9th percentile, in ms.
 * @param maxMs longest, in ms.
 * @param soldBySku pieces confirmed by SKU number, warm-up included.
 * @param confirmedInAll orders confirmed, warm-up included.
 * @param withCoupons of them, those that used a coupon.
 */
public record LoadReport(
        long confirmed,
        double seconds,
        Map<String, Long> rejected,
        double p50Ms,
        double p99Ms,
        double p999Ms,
        double maxMs,
        Map<Integer, Long> soldBySku,
        long confirmedInAll,
        long withCoupons) {

    /** Orders confirmed a second. */
    public double ordersPerSecond() {
        return confirmed / seconds;
    }
}
