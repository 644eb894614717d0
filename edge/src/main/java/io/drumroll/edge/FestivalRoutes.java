package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.money.Currency;
import java.util.function.LongSupplier;

/** The festival's frame: name, currency, doors and windows. */
final class FestivalRoutes {
    private static final Fields FRAME =
            Fields.required("name", "currency", "opensAtMs", "closesAtMs").optional("payWindowMs", "receiptWindowMs");
    /** The time to pay where the request does not name one. */
    static final long DEFAULT_PAY_WINDOW_MS = 15 * 60 * 1000L;
    /** The time from shipping to paying the shop where the request does not name one: ten days. */
    static final long DEFAULT_RECEIPT_WINDOW_MS = 10 * 24 * 60 * 60 * 1000L;

    private final Commands commands;
    private final Controls controls;
    private final LongSupplier nowMs;

    /**
     * @param controls what operators stopped, of which pages tell before somebody tries.
     * @param nowMs the server's clock, in ms of the epoch, by which pages count down.
     */
    FestivalRoutes(Commands commands, Controls controls, LongSupplier nowMs) {
        this.commands = commands;
        this.controls = controls;
        this.nowMs = nowMs;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.FESTIVAL_READ, this::read).on(Route.FESTIVAL_SCHEDULE, this::schedule);
    }

    private void read(Exchange exchange) {
        commands.read(exchange, new Query.OfFestival(), (json, festival) -> {
            CatalogueViews.writeFestival(json, festival);
            json.field("nowMs", nowMs.getAsLong());
            writeStopped(json);
        });
    }

    private void writeStopped(JsonWriter json) {
        json.beginArray("stopped");
        controls.state()
                .stopped()
                .forEach((what, why) -> json.beginObject()
                        .field("switch", what.word())
                        .field("message", why.message())
                        .endObject());
        json.endArray();
    }

    private void schedule(Exchange exchange) {
        ScheduleFestival command = scheduleOf(exchange);
        commands.submit(
                exchange,
                0,
                command,
                200,
                (json, _) -> json.field("name", command.name()).currency(command.currency()));
    }

    private static ScheduleFestival scheduleOf(Exchange exchange) {
        String name = "";
        Currency currency = null;
        long opensAtMs = 0;
        long closesAtMs = 0;
        long payWindowMs = DEFAULT_PAY_WINDOW_MS;
        long receiptWindowMs = DEFAULT_RECEIPT_WINDOW_MS;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(FRAME, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> name = json.text();
                    case 1 -> currency = Values.currency(json);
                    case 2 -> opensAtMs = json.number();
                    case 3 -> closesAtMs = json.number();
                    case 4 -> payWindowMs = json.number();
                    default -> receiptWindowMs = json.number();
                }
            }
            json.end();
        }
        return new ScheduleFestival(name, present(currency), opensAtMs, closesAtMs, payWindowMs, receiptWindowMs);
    }
}
