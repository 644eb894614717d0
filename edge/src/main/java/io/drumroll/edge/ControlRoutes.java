package io.drumroll.edge;

import io.drumroll.edge.Controls.Stopped;

/** The operators' controls: what is stopped, and how many orders are let in. */
final class ControlRoutes {
    /** The least that a reason says: enough that it is one. */
    static final int MIN_REASON = 3;

    private static final Fields STOP = Fields.required("message");
    private static final Fields THROTTLE = Fields.required("ordersPerSecond");

    private final Controls controls;
    private final SlowCalls slowCalls;

    ControlRoutes(Controls controls, SlowCalls slowCalls) {
        this.controls = controls;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.OPS_CONTROLS, this::answer)
                .on(Route.OPS_SWITCH_OFF, this::stop)
                .on(Route.OPS_SWITCH_ON, this::release)
                .on(Route.OPS_THROTTLE, this::throttle);
    }

    private void stop(Exchange exchange) {
        String message;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            message = "";
            long seen = 0;
            for (int field; (field = json.nextField(STOP, seen)) >= 0; seen |= 1L << field) {
                message = json.text();
            }
            json.end();
        }
        if (message.codePointCount(0, message.length()) > Controls.MAX_MESSAGE) {
            throw new BadRequest(
                    EdgeCode.BAD_VALUE, "Write a message of at most " + Controls.MAX_MESSAGE + " characters.");
        }
        needReason(exchange);
        Switch what = switchOf(exchange);
        Stopped why = new Stopped(message, System.currentTimeMillis());
        change(exchange, () -> controls.stop(what, why));
    }

    private void release(Exchange exchange) {
        needReason(exchange);
        Switch what = switchOf(exchange);
        change(exchange, () -> controls.release(what));
    }

    private void throttle(Exchange exchange) {
        long ordersPerSecond = 0;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(THROTTLE, seen)) >= 0; seen |= 1L << field) {
                ordersPerSecond = json.number();
            }
            json.end();
        }
        if (ordersPerSecond < 0 || ordersPerSecond > Controls.MAX_ORDERS_PER_SECOND) {
            throw new BadRequest(
                    EdgeCode.BAD_VALUE,
                    "Give ordersPerSecond as 1 to " + Controls.MAX_ORDERS_PER_SECOND + ", or 0 for as many as come.");
        }
        needReason(exchange);
        long wanted = ordersPerSecond;
        exchange.about("/v1/ops/throttle " + (wanted == 0 ? "none" : wanted));
        change(exchange, () -> controls.throttle(wanted));
    }

    /** Whoever stops something says why, as others will want to know. */
    private static void needReason(Exchange exchange) {
        if (exchange.reason().strip().length() < MIN_REASON) {
            throw new BadRequest(
                    EdgeCode.REASON_MISSING, "Say why in the header Drumroll-Reason; it goes into the audit trail.");
        }
    }

    private static Switch switchOf(Exchange exchange) {
        return Switch.ofWord(exchange.pathText())
                .orElseThrow(() -> new IllegalStateException("the router let through " + exchange.pathText()));
    }

    /** The file is written on another thread, as a disk may be slow. */
    private void change(Exchange exchange, Runnable change) {
        slowCalls.call(
                exchange,
                () -> {
                    change.run();
                    return controls.state();
                },
                _ -> answer(exchange));
    }

    private void answer(Exchange exchange) {
        Controls.State state = controls.state();
        JsonWriter json = exchange.loop()
                .json()
                .beginObject()
                .field("ordersPerSecond", state.ordersPerSecond())
                .field("waiting", controls.waiting())
                .beginArray("switches");
        for (Switch each : Switch.values()) {
            Stopped stopped = state.stopped().get(each);
            json.beginObject().field("switch", each.word()).field("on", stopped == null);
            if (stopped != null) {
                json.field("message", stopped.message()).field("sinceMs", stopped.sinceMs());
            }
            json.endObject();
        }
        exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
    }
}
