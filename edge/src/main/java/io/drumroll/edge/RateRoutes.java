package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.SetCommission;
import io.drumroll.engine.message.Command.SetDuty;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.Rate;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import org.jspecify.annotations.Nullable;

/** What the festival sets for all: rates of currencies, duties and commissions. */
final class RateRoutes {
    private static final Fields RATE = Fields.required("festivalMinor", "foreignMinor");
    private static final Fields DUTY = Fields.required("origin", "destination", "dutyBps", "fromMs")
            .optional("tariffPrefix", "thresholdMinor", "currency");
    private static final Fields COMMISSION = Fields.required("category", "commissionBps");

    private final Commands commands;
    private final Currencies currencies;

    RateRoutes(Commands commands, Currencies currencies) {
        this.commands = commands;
        this.currencies = currencies;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.RATE_LIST, this::rates)
                .on(Route.RATE_FIX, this::fixRate)
                .on(Route.DUTY_LIST, this::duties)
                .on(Route.DUTY_SET, this::setDuty)
                .on(Route.COMMISSION_LIST, this::commissions)
                .on(Route.COMMISSION_SET, this::setCommission);
    }

    private void rates(Exchange exchange) {
        commands.read(exchange, new Query.OfRates(), (json, rates) -> {
            json.beginArray("rates");
            for (Rate rate : rates.rates()) {
                json.beginObject();
                writeRate(json, rate.currency(), rate.festivalMinor(), rate.foreignMinor());
                json.endObject();
            }
            json.endArray();
        });
    }

    private void fixRate(Exchange exchange) {
        Currency currency = exchange.pathCurrency();
        long festivalMinor = 0;
        long foreignMinor = 0;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(RATE, seen)) >= 0; seen |= 1L << field) {
                if (field == 0) {
                    festivalMinor = json.number();
                } else {
                    foreignMinor = json.number();
                }
            }
            json.end();
        }
        FixRate command = new FixRate(currency, festivalMinor, foreignMinor);
        commands.submit(
                exchange,
                0,
                command,
                200,
                (json, _) -> writeRate(json, currency, command.festivalMinor(), command.foreignMinor()));
    }

    private static void writeRate(JsonWriter json, Currency currency, long festivalMinor, long foreignMinor) {
        json.currency(currency).field("festivalMinor", festivalMinor).field("foreignMinor", foreignMinor);
    }

    private void duties(Exchange exchange) {
        Query.OfDuties query =
                new Query.OfDuties(Asked.country(exchange, "origin"), Asked.country(exchange, "destination"));
        currencies.withFestival(
                exchange,
                festival -> commands.read(exchange, query, (json, duties) -> {
                    json.beginArray("duties");
                    for (DutyRule rule : duties.rules()) {
                        json.beginObject();
                        writeDuty(json, rule, festival);
                        json.endObject();
                    }
                    json.endArray();
                }));
    }

    private void setDuty(Exchange exchange) {
        String prefix = "";
        Country origin = null;
        Country destination = null;
        int dutyBps = 0;
        long thresholdMinor = 0;
        long fromMs = 0;
        Currency currency = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(DUTY, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> origin = Values.country(json);
                    case 1 -> destination = Values.country(json);
                    case 2 -> dutyBps = json.smallNumber();
                    case 3 -> fromMs = json.number();
                    case 4 -> prefix = json.text();
                    case 5 -> thresholdMinor = json.number();
                    default -> currency = Values.currency(json);
                }
            }
            json.end();
        }
        set(
                exchange,
                new DutyRule(present(origin), present(destination), prefix, dutyBps, thresholdMinor, fromMs),
                currency);
    }

    private void set(Exchange exchange, DutyRule rule, @Nullable Currency named) {
        currencies.withFestival(exchange, festival -> {
            if (named != null && !named.equals(festival)) {
                throw new BadRequest(new CurrencyMismatch(festival.code(), named.code()));
            }
            commands.submit(exchange, 0, new SetDuty(rule), 201, (json, _) -> writeDuty(json, rule, festival));
        });
    }

    private static void writeDuty(JsonWriter json, DutyRule rule, Currency festival) {
        json.field("origin", rule.origin().code())
                .field("destination", rule.destination().code())
                .field("tariffPrefix", rule.tariffPrefix())
                .field("dutyBps", rule.dutyBps())
                .field("thresholdMinor", rule.thresholdMinor())
                .currency(festival)
                .field("fromMs", rule.fromMs());
    }

    private void commissions(Exchange exchange) {
        commands.read(exchange, new Query.OfCommissions(), (json, found) -> {
            json.beginArray("commissions");
            for (Query.Commission commission : found.commissions()) {
                json.beginObject()
                        .field("category", commission.category())
                        .field("commissionBps", commission.commissionBps())
                        .endObject();
            }
            json.endArray();
        });
    }

    private void setCommission(Exchange exchange) {
        String category = "";
        int commissionBps = 0;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(COMMISSION, seen)) >= 0; seen |= 1L << field) {
                if (field == 0) {
                    category = json.text();
                } else {
                    commissionBps = json.smallNumber();
                }
            }
            json.end();
        }
        SetCommission command = new SetCommission(category, commissionBps);
        commands.submit(
                exchange,
                0,
                command,
                200,
                (json, _) ->
                        json.field("category", command.category()).field("commissionBps", command.commissionBps()));
    }
}
