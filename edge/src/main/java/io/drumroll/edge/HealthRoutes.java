package io.drumroll.edge;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Rejection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What operators and their tools ask: health, metrics, and the API's document. */
final class HealthRoutes {
    /** How long the festival may take to answer a read and still count as ready, in ms. */
    static final long READY_WITHIN_MS = 1_000;

    private static final CharSequence PROMETHEUS =
            HttpHeaders.createOptimized("text/plain; version=0.0.4; charset=utf-8");
    private static final CharSequence YAML = HttpHeaders.createOptimized("application/yaml");

    private final Festival festival;
    private final Metrics metrics;
    private final List<MetricsSource> others;
    private final Map<String, String> about;
    private final SlowCalls slowCalls;
    private final Buffer openApi = Buffer.buffer(resource("openapi.yaml"));

    HealthRoutes(
            Festival festival,
            Metrics metrics,
            List<MetricsSource> others,
            Map<String, String> about,
            SlowCalls slowCalls) {
        this.festival = festival;
        this.metrics = metrics;
        this.others = others;
        this.about = about;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.HEALTH_LIVE, HealthRoutes::live)
                .on(Route.HEALTH_READY, this::ready)
                .on(Route.METRICS, this::tellMetrics)
                .on(Route.OPENAPI, exchange -> exchange.send(200, YAML, openApi));
    }

    private static void live(Exchange exchange) {
        answer(exchange, 200, "live", true, "the server answers", Map.of());
    }

    /** Some of them stand on a disk or behind a lock, for which no event loop waits. */
    private void tellMetrics(Exchange exchange) {
        slowCalls.look(
                exchange, () -> metrics.text(others), text -> exchange.send(200, PROMETHEUS, Buffer.buffer(text)));
    }

    private void ready(Exchange exchange) {
        exchange.loop()
                .afterDelay(
                        READY_WITHIN_MS,
                        () -> answer(
                                exchange, 503, "ready", false, "the festival took longer than 1 s to answer", about));
        festival.read(0, new Query.OfFestival(), new PendingRead<>(exchange) {
            @Override
            void found(long position, FestivalView view) {
                answer(exchange, 200, "ready", true, "the festival answers", about);
            }

            @Override
            void refused(long position, Rejection rejection) {
                answer(exchange, 200, "ready", true, "the festival answers, and is not scheduled yet", about);
            }

            @Override
            void failed(Failure why) {
                metrics.onFailure(why);
                answer(exchange, 503, "ready", false, "the festival does not answer: " + why, about);
            }
        });
    }

    private static void answer(
            Exchange exchange, int status, String name, boolean value, String detail, Map<String, String> more) {
        JsonWriter json = exchange.loop().json().beginObject().field(name, value);
        json.field("detail", detail);
        more.forEach(json::field);
        exchange.send(status, Exchange.JSON, json.endObject().toBuffer());
    }

    private static byte[] resource(String name) {
        try (InputStream in = HealthRoutes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + name, e);
        }
    }
}
