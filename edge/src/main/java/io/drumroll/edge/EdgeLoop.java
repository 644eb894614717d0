package io.drumroll.edge;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One event loop: takes its connections' requests to their handlers, and answers that come on the festival's threads
 * back to it. Its scratch space is used by one request at a time, while it is handled without a break.
 *
 * <p>Threads: everything belongs to the event loop, but {@link #handOver}, which any thread may call. Answers wait in a
 * stack without locks; whoever finds it empty wakes the loop, which then takes all that wait at once.
 */
final class EdgeLoop {
    private final Context context;
    private final EdgeHandlers handlers;
    private final Router router;
    private final Gate gate;
    private final Metrics metrics;
    private final SseHub hub;
    private final Currencies currencies;
    private final DealNames dealNames;
    private final AuditTrail trail;
    private final AtomicReference<@Nullable Handover> waiting = new AtomicReference<>();
    private volatile boolean hasEnded;
    private final JsonWriter json = new JsonWriter();
    private final KeyHash keys = new KeyHash();
    private byte[] body = new byte[8 * 1024];

    EdgeLoop(
            Context context,
            EdgeHandlers handlers,
            Router router,
            Gate gate,
            Metrics metrics,
            SseHub hub,
            Currencies currencies,
            DealNames dealNames,
            AuditTrail trail) {
        this.context = context;
        this.handlers = handlers;
        this.router = router;
        this.gate = gate;
        this.metrics = metrics;
        this.hub = hub;
        this.currencies = currencies;
        this.dealNames = dealNames;
        this.trail = trail;
    }

    /** Takes a request. */
    void onRequest(HttpServerRequest request) {
        Exchange exchange = new Exchange(this, request, metrics);
        exchange.guarded(() -> route(exchange, request));
    }

    /** Takes something that is no HTTP/1.1. */
    void onInvalidRequest(HttpServerRequest request) {
        Exchange exchange = new Exchange(this, request, metrics);
        String cause = String.valueOf(request.decoderResult().cause());
        if (cause.contains("TooLongHttpLine")) {
            exchange.refuse(EdgeCode.URI_TOO_LONG, "Ask for a shorter address.");
        } else if (cause.contains("TooLongHttpHeader")) {
            exchange.refuse(
                    EdgeCode.HEADERS_TOO_LARGE, "Send at most " + EdgeServer.MAX_HEADER_BYTES + " bytes of headers.");
        } else {
            exchange.refuse(EdgeCode.BAD_REQUEST, "Send a request of HTTP/1.1 (RFC 9112).");
        }
    }

    /** Brings an answer to this loop, which drops it when it {@link #hasEnded}; from any thread. */
    void handOver(Handover answer) {
        Handover top;
        do {
            top = waiting.get();
            answer.before = top;
        } while (!waiting.compareAndSet(top, answer));
        if (top == null) {
            try {
                context.runOnContext(_ -> arriveAll());
            } catch (RejectedExecutionException e) {
                hasEnded = true; // with all connections, so that nobody misses the answer
            }
        }
    }

    /** Whether nothing arrives any more that was handed over; known once something was. From any thread. */
    boolean hasEnded() {
        return hasEnded;
    }

    JsonWriter json() {
        return json.clear();
    }

    SseHub hub() {
        return hub;
    }

    Currencies currencies() {
        return currencies;
    }

    Metrics metrics() {
        return metrics;
    }

    DealNames dealNames() {
        return dealNames;
    }

    AuditTrail trail() {
        return trail;
    }

    KeyHash keys() {
        return keys;
    }

    /** The bytes of a body, valid until the next call. */
    byte[] bytesOf(Buffer buffer) {
        if (body.length < buffer.length()) {
            body = new byte[Math.max(buffer.length(), body.length * 2)];
        }
        buffer.getBytes(body);
        return body;
    }

    void afterDelay(long delayMs, Runnable action) {
        context.owner().setTimer(delayMs, _ -> action.run());
    }

    private void arriveAll() {
        Handover newest = waiting.getAndSet(null);
        Handover oldest = null;
        while (newest != null) {
            Handover before = newest.before;
            newest.before = oldest;
            oldest = newest;
            newest = before;
        }
        while (oldest != null) {
            Handover next = oldest.before;
            oldest.before = null;
            oldest.arrive();
            oldest = next;
        }
    }

    private void route(Exchange exchange, HttpServerRequest request) {
        String path = Paths.decode(request.path());
        Router.Methods methods = router.find(path, exchange);
        if (methods == null) {
            exchange.routeTo(Route.PAGE, path); // what the API does not know is a page or nothing
            Rights.admit(exchange);
            handlers.of(Route.PAGE).handle(exchange);
            return;
        }
        Route route = methods.route(request.method().name());
        if (route == null) {
            exchange.refuseMethod(methods.allow());
            return;
        }
        exchange.routeTo(route, path);
        gate.admit(exchange);
    }

    /** Goes on with a request when it is known who asks. */
    void proceed(Exchange exchange) {
        Rights.admit(exchange);
        exchange.checkParameters();
        exchange.readReason();
        Route route = exchange.route();
        if (route.takesBody()) {
            new BodyCollector(exchange, handlers.of(route)).start();
        } else {
            handlers.of(route).handle(exchange);
        }
    }
}
