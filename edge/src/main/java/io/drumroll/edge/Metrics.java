package io.drumroll.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.drumroll.client.Failure;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts requests and how long they took, for Prometheus. Safe for use by many threads. */
final class Metrics {
    /** Upper bounds of the histogram's buckets, in nanoseconds; one more bucket holds what took longer. */
    private static final long[] BOUNDS_NS = {
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        25_000_000,
        50_000_000,
        100_000_000,
        250_000_000,
        1_000_000_000,
        5_000_000_000L
    };

    private static final int STATUS_CLASSES = 6;
    /** SKUs that were asked for in vain, of which it is counted how often. */
    static final int MAX_SHORT_SKUS = 1_000;

    private static final int SHORT_SKUS_SHOWN = 20;

    private static final Duration SHORT_FORGOTTEN_AFTER = Duration.ofMinutes(10);

    /** Requests by route and by the first digit of their status. */
    private final Map<Route, LongAdder[]> requests = new EnumMap<>(Route.class);

    private final LongAdder[] withoutRoute = adders(STATUS_CLASSES);
    private final Map<Route.Group, Durations> durations = new EnumMap<>(Route.Group.class);
    private final Map<Failure, LongAdder> failures = new EnumMap<>(Failure.class);
    /** By the stable codes of problems, of which there are a few hundred at most. */
    private final Map<String, LongAdder> problems = new ConcurrentHashMap<>();

    private final Cache<Integer, LongAdder> shortSkus = Caffeine.newBuilder()
            .maximumSize(MAX_SHORT_SKUS)
            .expireAfterWrite(SHORT_FORGOTTEN_AFTER)
            .executor(Runnable::run)
            .build();
    private final LongAdder started = new LongAdder();
    private final LongAdder finished = new LongAdder();
    private final LongAdder listeners = new LongAdder();
    private final LongAdder slowListeners = new LongAdder();

    /** How long requests took: the histogram's buckets and the sum. */
    private static final class Durations {
        private final LongAdder[] buckets = adders(BOUNDS_NS.length + 1);
        private final LongAdder sumNs = new LongAdder();

        void add(long durationNs) {
            buckets[bucketOf(durationNs)].increment();
            sumNs.add(durationNs);
        }
    }

    Metrics() {
        for (Route route : Route.values()) {
            requests.put(route, adders(STATUS_CLASSES));
        }
        for (Route.Group group : Route.Group.values()) {
            durations.put(group, new Durations());
        }
        for (Failure failure : Failure.values()) {
            failures.put(failure, new LongAdder());
        }
    }

    void onStart() {
        started.increment();
    }

    /** A request was answered; {@code status} 0 stands for one whose caller went away. */
    void onFinish(@Nullable Route route, int status, long durationNs) {
        finished.increment();
        if (route == null) {
            withoutRoute[status / 100].increment();
        } else {
            of(requests, route)[status / 100].increment();
            of(durations, route.group()).add(durationNs);
        }
    }

    void onFailure(Failure failure) {
        of(failures, failure).increment();
    }

    /** Something was refused, for a reason with a stable code. */
    void onProblem(String code) {
        problems.computeIfAbsent(code, _ -> new LongAdder()).increment();
    }

    /** More of a SKU was ordered than there is. */
    void onShortStock(int sku) {
        shortSkus.get(sku, _ -> new LongAdder()).increment();
    }

    void onListeners(int more) {
        listeners.add(more);
    }

    void onSlowListener() {
        slowListeners.increment();
    }

    long listeners() {
        return listeners.sum();
    }

    /** Everything in Prometheus' text format 0.0.4. */
    String text(List<MetricsSource> others) {
        StringBuilder out = new StringBuilder(8 * 1024);
        family(out, "drumroll_http_requests_total", "counter", "Requests by route and class of status.");
        writeRequests(out);
        family(out, "drumroll_http_request_seconds", "histogram", "Time from a request's head to its answer.");
        writeDurations(out);
        family(out, "drumroll_http_requests_in_flight", "gauge", "Requests that wait for their answer.");
        line(out, "drumroll_http_requests_in_flight", Math.max(0, started.sum() - finished.sum()));
        family(out, "drumroll_festival_failures_total", "counter", "Commands and reads without an answer.");
        for (Failure failure : Failure.values()) {
            String name = failure.name().toLowerCase(Locale.ROOT);
            line(
                    out,
                    "drumroll_festival_failures_total{failure=\"" + name + "\"}",
                    of(failures, failure).sum());
        }
        family(out, "drumroll_problems_total", "counter", "Refusals by their stable code.");
        new TreeMap<>(problems)
                .forEach((code, count) -> line(out, "drumroll_problems_total{code=\"" + code + "\"}", count.sum()));
        family(out, "drumroll_board_listeners", "gauge", "Open listeners of the board's stream.");
        line(out, "drumroll_board_listeners", listeners.sum());
        family(out, "drumroll_board_listeners_closed_slow_total", "counter", "Listeners closed as they took nothing.");
        line(out, "drumroll_board_listeners_closed_slow_total", slowListeners.sum());
        others.forEach(source -> source.writeTo(out));
        return out.toString();
    }

    /** The same for pages: counters since the start, from which two answers give a rate. */
    void writeTo(JsonWriter json) {
        json.beginObject("requests")
                .field("started", started.sum())
                .field("inFlight", Math.max(0, started.sum() - finished.sum()))
                .field("boardListeners", listeners.sum())
                .endObject();
        json.beginArray("boundsNs");
        for (long bound : BOUNDS_NS) {
            json.element(bound);
        }
        json.endArray().beginArray("groups");
        durations.forEach((group, times) -> {
            json.beginObject()
                    .field("group", group.name().toLowerCase(Locale.ROOT))
                    .beginArray("counts");
            for (LongAdder bucket : times.buckets) {
                json.element(bucket.sum());
            }
            json.endArray().endObject();
        });
        json.endArray().beginArray("problems");
        new TreeMap<>(problems)
                .forEach((code, count) -> json.beginObject()
                        .field("code", code)
                        .field("count", count.sum())
                        .endObject());
        json.endArray().beginArray("failures");
        failures.forEach((failure, count) -> json.beginObject()
                .field("failure", failure.name())
                .field("count", count.sum())
                .endObject());
        json.endArray().beginArray("shortSkus");
        shortSkus.asMap().entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().sum()))
                .limit(SHORT_SKUS_SHOWN)
                .forEach(entry -> json.beginObject()
                        .field("sku", entry.getKey())
                        .field("asked", entry.getValue().sum())
                        .endObject());
        json.endArray();
    }

    private void writeRequests(StringBuilder out) {
        requests.forEach((route, counts) ->
                writeRequests(out, "method=\"" + route.method() + "\",route=\"" + route.path() + "\"", counts));
        writeRequests(out, "method=\"\",route=\"none\"", withoutRoute);
    }

    private static void writeRequests(StringBuilder out, String label, LongAdder[] counts) {
        for (int status = 0; status < STATUS_CLASSES; status++) {
            long count = counts[status].sum();
            if (count > 0) {
                String name = status == 0 ? "abandoned" : status + "xx";
                line(out, "drumroll_http_requests_total{" + label + ",status=\"" + name + "\"}", count);
            }
        }
    }

    private void writeDurations(StringBuilder out) {
        durations.forEach((group, times) -> {
            String label = "{group=\"" + group.name().toLowerCase(Locale.ROOT) + "\"";
            long count = 0;
            for (int i = 0; i < BOUNDS_NS.length; i++) {
                count += times.buckets[i].sum();
                String bound = Double.toString(BOUNDS_NS[i] / 1e9);
                line(out, "drumroll_http_request_seconds_bucket" + label + ",le=\"" + bound + "\"}", count);
            }
            count += times.buckets[BOUNDS_NS.length].sum();
            line(out, "drumroll_http_request_seconds_bucket" + label + ",le=\"+Inf\"}", count);
            out.append("drumroll_http_request_seconds_sum").append(label).append("} ");
            out.append(times.sumNs.sum() / 1e9).append('\n');
            line(out, "drumroll_http_request_seconds_count" + label + "}", count);
        });
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static int bucketOf(long durationNs) {
        int bucket = 0;
        while (bucket < BOUNDS_NS.length && durationNs > BOUNDS_NS[bucket]) {
            bucket++;
        }
        return bucket;
    }

    private static void family(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder out, String name, long value) {
        out.append(name).append(' ').append(value).append('\n');
    }

    private static LongAdder[] adders(int count) {
        return Stream.generate(LongAdder::new).limit(count).toArray(LongAdder[]::new);
    }
}
