package io.drumroll.edge;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.Supplier;

/** What the control room shows of the server itself: the same figures as {@code GET /metrics}, for pages. */
final class FigureRoutes {
    private final Metrics metrics;
    private final Controls controls;
    private final Supplier<Map<String, Long>> figures;
    private final SlowCalls slowCalls;

    FigureRoutes(Metrics metrics, Controls controls, Supplier<Map<String, Long>> figures, SlowCalls slowCalls) {
        this.metrics = metrics;
        this.controls = controls;
        this.figures = figures;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.OPS_FIGURES, this::figures);
    }

    /** Some figures ask the disk, so not on the event loop. */
    private void figures(Exchange exchange) {
        slowCalls.call(exchange, figures, found -> {
            JsonWriter json = exchange.loop().json().beginObject().field("nowMs", System.currentTimeMillis());
            json.beginObject("figures");
            found.forEach(json::field);
            json.endObject().beginObject("process");
            Runtime runtime = Runtime.getRuntime();
            json.field("uptimeMs", ManagementFactory.getRuntimeMXBean().getUptime())
                    .field("heapUsedBytes", runtime.totalMemory() - runtime.freeMemory())
                    .field("heapMaxBytes", runtime.maxMemory())
                    .field("processors", runtime.availableProcessors())
                    .endObject()
                    .field("waiting", controls.waiting());
            metrics.writeTo(json);
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }
}
