package io.drumroll.history;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long orders took from being paid to being shipped and to being received, as measured by the last ones whose buyers
 * confirmed the receipt. Where fewer than {@link #MIN_ORDERS} tell, nothing is said. Immutable.
 */
public final class DeliveryTimes {
    /** The fewest orders that say something. */
    public static final int MIN_ORDERS = 20;
    /** The most orders that count for a shop or a way, the last ones. */
    public static final int MAX_ORDERS = 2_000;

    /**
     * How long it took so many shop orders.
     *
     * @param p50Ms half of them took no longer, in ms.
     * @param p90Ms nine of ten took no longer, in ms.
     */
    public record Span(long p50Ms, long p90Ms, int orders) {}

    /**
     * A received parcel; one with goods of several origins is there for each of them.
     *
     * @param sequence the number of its receipt.
     * @param origin where goods in it come from, and {@code destination} where it went: ISO 3166-1 alpha-2.
     */
    record Parcel(
            long sequence, int shop, String origin, String destination, long paidMs, long shippedMs, long receivedMs) {}

    private record Way(String origin, String destination) {}

    private final Map<Integer, Span> shippedByShop;
    private final Map<Way, Span> receivedByWay;
    private final Map<String, Span> receivedByOrigin;

    private DeliveryTimes(
            Map<Integer, Span> shippedByShop, Map<Way, Span> receivedByWay, Map<String, Span> receivedByOrigin) {
        this.shippedByShop = shippedByShop;
        this.receivedByWay = receivedByWay;
        this.receivedByOrigin = receivedByOrigin;
    }

    /** Those of parcels, the newest first. */
    static DeliveryTimes of(List<Parcel> parcels) {
        Map<Integer, Samples> byShop = new HashMap<>();
        Map<Way, Samples> byWay = new HashMap<>();
        Map<String, Samples> byOrigin = new HashMap<>();
        long last = 0;
        for (Parcel parcel : parcels) {
            if (parcel.sequence() != last) {
                samples(byShop, parcel.shop()).add(parcel.shippedMs() - parcel.paidMs());
                last = parcel.sequence();
            }
            long tookMs = parcel.receivedMs() - parcel.paidMs();
            samples(byWay, new Way(parcel.origin(), parcel.destination())).add(tookMs);
            samples(byOrigin, parcel.origin()).add(tookMs);
        }
        return new DeliveryTimes(spans(byShop), spans(byWay), spans(byOrigin));
    }

    private static <K> Samples samples(Map<K, Samples> by, K key) {
        return by.computeIfAbsent(key, _ -> new Samples());
    }

    private static <K> Map<K, Span> spans(Map<K, Samples> by) {
        Map<K, Span> spans = new HashMap<>();
        by.forEach((key, samples) -> {
            if (samples.count >= MIN_ORDERS) {
                spans.put(key, samples.span());
            }
        });
        return Map.copyOf(spans);
    }

    /** From payment to shipment by a shop. */
    public Optional<Span> paidToShipped(int shop) {
        return Optional.ofNullable(shippedByShop.get(shop));
    }

    /** From payment to receipt of goods from one country to another. */
    public Optional<Span> paidToReceived(String origin, String destination) {
        return Optional.ofNullable(receivedByWay.get(new Way(origin, destination)));
    }

    /** From payment to receipt of goods from a country, wherever they went. */
    public Optional<Span> paidToReceived(String origin) {
        return Optional.ofNullable(receivedByOrigin.get(origin));
    }

    /** Spans of the last orders, in ms. */
    private static final class Samples {
        private long[] spans = new long[MIN_ORDERS];
        private int count;

        void add(long ms) {
            if (count == MAX_ORDERS) {
                return;
            }
            if (count == spans.length) {
                spans = Arrays.copyOf(spans, 2 * count);
            }
            spans[count++] = ms;
        }

        Span span() {
            long[] sorted = Arrays.copyOf(spans, count);
            Arrays.sort(sorted);
            return new Span(sorted[rank(50)], sorted[rank(90)], count);
        }

        /** The place of the least value that so many of a hundred don't exceed. */
        private int rank(int percent) {
            return (count * percent + 99) / 100 - 1;
        }
    }
}
