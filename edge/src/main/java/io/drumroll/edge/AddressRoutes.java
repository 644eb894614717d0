package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.accounts.Addresses.Saving;
import io.drumroll.accounts.PostalAddress;
import io.drumroll.accounts.SavedAddress;
import java.util.List;

/** Where people's parcels go. */
final class AddressRoutes {
    private static final String PATH = "/v1/me/addresses/";
    private static final Fields ADDRESS =
            Fields.required("recipient", "lines", "city", "country").optional("postalCode", "province", "phone");

    private final io.drumroll.accounts.Addresses addresses;
    private final SlowCalls slowCalls;

    AddressRoutes(io.drumroll.accounts.Addresses addresses, SlowCalls slowCalls) {
        this.addresses = addresses;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.ADDRESS_LIST, this::list)
                .on(Route.ADDRESS_ADD, this::add)
                .on(Route.ADDRESS_READ, this::read)
                .on(Route.ADDRESS_CHANGE, this::change)
                .on(Route.ADDRESS_REMOVE, this::remove);
    }

    private void list(Exchange exchange) {
        long person = exchange.caller().known().person();
        slowCalls.call(exchange, () -> addresses.list(person), found -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("addresses");
            for (SavedAddress address : found) {
                json.beginObject();
                write(json, address);
                json.endObject();
            }
            exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
        });
    }

    private static void write(JsonWriter json, SavedAddress saved) {
        write(json.field("address", saved.id()), saved.address());
        json.field("changedMs", saved.changedMs());
    }

    /** Adds an address to an object. */
    static void write(JsonWriter json, PostalAddress address) {
        json.field("recipient", address.recipient()).beginArray("lines");
        address.lines().forEach(json::element);
        json.endArray()
                .field("postalCode", address.postalCode())
                .field("city", address.city())
                .field("province", address.province())
                .field("country", address.country())
                .field("phone", address.phone());
    }

    private void add(Exchange exchange) {
        long person = exchange.caller().known().person();
        PostalAddress given = read(exchange.json());
        slowCalls.call(exchange, () -> addresses.add(person, given), came -> answer(exchange, 201, came));
    }

    private void change(Exchange exchange) {
        long person = exchange.caller().known().person();
        long address = exchange.pathNumber();
        PostalAddress given = read(exchange.json());
        slowCalls.call(exchange, () -> addresses.change(person, address, given), came -> answer(exchange, 200, came));
    }

    private static PostalAddress read(JsonReader body) {
        String recipient = null;
        List<String> lines = List.of();
        String city = null;
        String country = null;
        String postalCode = "";
        String province = "";
        String phone = "";
        try (JsonReader json = body) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(ADDRESS, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> recipient = json.text();
                    case 1 -> lines = Values.list(json, PostalAddress.MAX_LINES, JsonReader::text);
                    case 2 -> city = json.text();
                    case 3 -> country = json.text();
                    case 4 -> postalCode = json.text();
                    case 5 -> province = json.text();
                    default -> phone = json.text();
                }
            }
            json.end();
        }
        return new PostalAddress(
                present(recipient), lines, postalCode, present(city), province, present(country), phone);
    }

    private static void answer(Exchange exchange, int status, Saving came) {
        switch (came) {
            case Saving.Saved(SavedAddress saved) -> {
                exchange.location(PATH, saved.id());
                answer(exchange, status, saved);
            }
            case Saving.Refused(var refusals) -> Problems.refusals(exchange, refusals);
            case Saving.NotFound() -> throw unknown();
        }
    }

    private static void answer(Exchange exchange, int status, SavedAddress saved) {
        JsonWriter json = exchange.loop().json().beginObject();
        write(json, saved);
        exchange.send(status, Exchange.JSON, json.endObject().toBuffer());
    }

    private void read(Exchange exchange) {
        long person = exchange.caller().known().person();
        long address = exchange.pathNumber();
        slowCalls.call(
                exchange,
                () -> addresses.find(person, address),
                found -> answer(exchange, 200, found.orElseThrow(AddressRoutes::unknown)));
    }

    private void remove(Exchange exchange) {
        long person = exchange.caller().known().person();
        long address = exchange.pathNumber();
        slowCalls.call(exchange, () -> addresses.remove(person, address), isRemoved -> {
            if (!isRemoved) {
                throw unknown();
            }
            exchange.done();
        });
    }

    /** There is no such address of the caller's. */
    static BadRequest unknown() {
        return new BadRequest(EdgeCode.UNKNOWN_ADDRESS, "Ask GET /v1/me/addresses for yours.");
    }
}
