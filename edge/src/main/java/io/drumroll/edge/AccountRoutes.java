package io.drumroll.edge;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.Identity;
import io.drumroll.accounts.Person;
import io.drumroll.accounts.Role;
import java.util.List;
import java.util.Objects;

/** What people do with their own accounts. */
final class AccountRoutes {
    private final Accounts accounts;
    private final SlowCalls slowCalls;

    AccountRoutes(Accounts accounts, SlowCalls slowCalls) {
        this.accounts = accounts;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.ME_READ, this::readMe);
    }

    private void readMe(Exchange exchange) {
        Identity identity = Objects.requireNonNull(exchange.caller().identity(), "the gate lets no stranger in");
        slowCalls.call(exchange, () -> accounts.people().find(identity.person()), found -> {
            Person person = found.orElseThrow(() -> Rights.forged(exchange));
            JsonWriter json = exchange.loop().json().beginObject();
            write(json, person);
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    static void write(JsonWriter json, Person person) {
        json.field("person", person.id()).field("buyer", person.buyer());
        String name = person.signInName();
        if (name != null) {
            json.field("name", name);
        }
        json.field("displayName", person.displayName()).beginArray("roles");
        List<Role> roles = person.roles().stream().sorted().toList();
        roles.forEach(role -> json.element(Words.ROLES.of(role)));
        json.endArray().beginArray("shops");
        person.shops().stream().sorted().forEach(json::element);
        json.endArray().field("createdMs", person.createdMs());
    }
}
