package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.SpendAndSave;

/** The festival's frame: name, currency, doors, pay window and saving. */
final class FestivalRoutes {
    private static final Fields FRAME =
            Fields.required("name", "currency", "opensAtMs", "closesAtMs").optional("payWindowMs", "saving");
    private static final Fields SAVING =
            Fields.required("spendMinor", "saveMinor").optional("currency");
    /** The time to pay where the request does not name one. */
    static final long DEFAULT_PAY_WINDOW_MS = 15 * 60 * 1000L;

    private final Commands commands;
    private final FestivalFrame frame;

    FestivalRoutes(Commands commands, FestivalFrame frame) {
        this.commands = commands;
        this.frame = frame;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.FESTIVAL_READ, this::read).on(Route.FESTIVAL_SCHEDULE, this::schedule);
    }

    private void read(Exchange exchange) {
        commands.read(exchange, new Query.OfFestival(), (json, view) -> {
            frame.note(view.currency());
            Views.writeFestival(json, view);
        });
    }

    private void schedule(Exchange exchange) {
        ScheduleFestival command = scheduleOf(exchange);
        commands.submit(exchange, 0, command, 200, (json, _) -> {
            frame.note(command.currency());
            json.field("name", command.name())
                    .field("currency", command.currency().code());
        });
    }

    private static ScheduleFestival scheduleOf(Exchange exchange) {
        String name = "";
        Currency currency = null;
        long opensAtMs = 0;
        long closesAtMs = 0;
        long payWindowMs = DEFAULT_PAY_WINDOW_MS;
        SpendAndSave saving = SpendAndSave.NONE;
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
                    default -> saving = saving(json);
                }
            }
            json.end();
        }
        return new ScheduleFestival(name, present(currency), opensAtMs, closesAtMs, payWindowMs, saving);
    }

    private static SpendAndSave saving(JsonReader json) {
        json.expectObject();
        long spendMinor = 0;
        long saveMinor = 0;
        long seen = 0;
        for (int field; (field = json.nextField(SAVING, seen)) >= 0; seen |= 1L << field) {
            switch (field) {
                case 0 -> spendMinor = json.number();
                case 1 -> saveMinor = json.number();
                default -> Values.currency(json); // as it is read, so that what was read can be sent back
            }
        }
        return new SpendAndSave(spendMinor, saveMinor);
    }
}
