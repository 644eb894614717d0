package io.drumroll.edge;

import io.drumroll.engine.region.Country;
import io.drumroll.history.DeliveryTimes;
import io.drumroll.history.DeliveryTimes.Span;
import java.util.Optional;

/** Writes how long deliveries took. */
final class DeliveryViews {
    private DeliveryViews() {}

    /** A product's: how soon its shop ships, and how soon goods of its origin are there, anywhere if too few went to a country. */
    static void write(JsonWriter json, DeliveryTimes times, int shop, String origin, Country destination) {
        json.beginObject("delivery");
        times.paidToShipped(shop).ifPresent(span -> {
            begin(json, "paidToShippedMs", span);
            json.endObject();
        });
        Optional<Span> there = times.paidToReceived(origin, destination.code());
        there.or(() -> times.paidToReceived(origin)).ifPresent(span -> {
            begin(json, "paidToReceivedMs", span);
            if (there.isPresent()) {
                json.field("destination", destination.code());
            }
            json.endObject();
        });
        json.endObject();
    }

    private static void begin(JsonWriter json, String field, Span span) {
        json.beginObject(field)
                .field("p50", span.p50Ms())
                .field("p90", span.p90Ms())
                .field("orders", span.orders());
    }
}
