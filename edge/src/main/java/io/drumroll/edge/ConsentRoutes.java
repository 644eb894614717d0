package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.accounts.Consent;
import io.drumroll.accounts.Consents;
import io.drumroll.accounts.Purpose;
import io.drumroll.accounts.Refusal;
import java.util.List;

/** What people let their data be used for: nothing, until they say so. */
final class ConsentRoutes {
    private static final Fields CONSENT = Fields.required("purpose", "version", "given");

    private final Consents consents;
    private final SlowCalls slowCalls;

    ConsentRoutes(Consents consents, SlowCalls slowCalls) {
        this.consents = consents;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.CONSENT_LIST, this::list)
                .on(Route.CONSENT_RECORD, this::record)
                .on(Route.CONSENT_HISTORY, this::history);
    }

    /** Every purpose, those too about which nothing was said: they are not agreed to. */
    private void list(Exchange exchange) {
        long person = exchange.caller().known().person();
        slowCalls.call(exchange, () -> consents.latest(person), latest -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("consents");
            for (Purpose purpose : Purpose.values()) {
                Consent said = latest.get(purpose);
                json.beginObject();
                if (said == null) {
                    json.field("purpose", Words.PURPOSES.of(purpose)).field("given", false);
                } else {
                    write(json, said);
                }
                json.endObject();
            }
            exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
        });
    }

    private static void write(JsonWriter json, Consent consent) {
        json.field("purpose", Words.PURPOSES.of(consent.purpose()))
                .field("given", consent.isGiven())
                .field("version", consent.version())
                .field("atMs", consent.atMs());
    }

    private void record(Exchange exchange) {
        long person = exchange.caller().known().person();
        Purpose purpose = null;
        int version = 0;
        boolean isGiven = false;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(CONSENT, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> purpose = Words.PURPOSES.read(json);
                    case 1 -> version = json.smallNumber();
                    default -> isGiven = json.flag();
                }
            }
            json.end();
        }
        record(exchange, person, present(purpose), version, isGiven);
    }

    private void record(Exchange exchange, long person, Purpose purpose, int version, boolean isGiven) {
        slowCalls.call(exchange, () -> consents.record(person, purpose, version, isGiven), came -> {
            switch (came) {
                case Consents.Recording.Recorded(Consent consent) -> {
                    JsonWriter json = exchange.loop().json().beginObject();
                    write(json, consent);
                    exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
                }
                case Consents.Recording.Refused(Refusal refusal) -> Problems.refusals(exchange, List.of(refusal));
                case Consents.Recording.NoSuchPerson() -> throw Rights.forged(exchange);
            }
        });
    }

    private void history(Exchange exchange) {
        long person = exchange.caller().known().person();
        slowCalls.call(exchange, () -> consents.history(person), said -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("consents");
            for (Consent consent : said) {
                json.beginObject();
                write(json, consent);
                json.endObject();
            }
            exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
        });
    }
}
