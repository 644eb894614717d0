package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.Credential;
import io.drumroll.accounts.PasswordChange;
import io.drumroll.accounts.People;
import io.drumroll.accounts.Person;
import io.drumroll.accounts.Refusal;
import io.drumroll.accounts.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do about their own accounts: look at them, change what others see and the password. */
final class AccountRoutes {
    private static final Fields DISPLAY_NAME = Fields.required("displayName");
    private static final Fields PASSWORDS = Fields.required("oldPassword", "newPassword");

    private final People people;
    private final SessionCookies cookies;
    private final Visitors visitors;
    private final SlowCalls slowCalls;

    AccountRoutes(Accounts accounts, SessionCookies cookies, Visitors visitors, SlowCalls slowCalls) {
        this.people = accounts.people();
        this.cookies = cookies;
        this.visitors = visitors;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.ME_READ, this::read)
                .on(Route.ME_CHANGE, this::rename)
                .on(Route.ME_PASSWORD, this::changePassword);
    }

    private void read(Exchange exchange) {
        long person = exchange.caller().known().person();
        slowCalls.call(exchange, () -> people.find(person), found -> answer(exchange, found));
    }

    private void rename(Exchange exchange) {
        long person = exchange.caller().known().person();
        String displayName = present(Values.texts(exchange, DISPLAY_NAME)[0]);
        slowCalls.call(exchange, () -> renamed(person, displayName), renamed -> {
            if (renamed.refusal().isPresent()) {
                Problems.refusals(exchange, List.of(renamed.refusal().get()));
            } else {
                answer(exchange, renamed.person());
            }
        });
    }

    /** What came of a new name: a refusal, or the person with it. */
    private record Renamed(Optional<Refusal> refusal, Optional<Person> person) {}

    /** With one place for both: a change that was made is not answered by a line that is full. */
    private Renamed renamed(long person, String displayName) {
        Optional<Refusal> refusal = people.rename(person, displayName);
        return new Renamed(refusal, refusal.isPresent() ? Optional.empty() : people.find(person));
    }

    private static void answer(Exchange exchange, Optional<Person> found) {
        Person person = found.orElseThrow(() -> Rights.forged(exchange));
        JsonWriter json = exchange.loop().json().beginObject();
        write(json, person);
        exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
    }

    private void changePassword(Exchange exchange) {
        long person = exchange.caller().known().person();
        @Nullable String[] given = Values.texts(exchange, PASSWORDS);
        String oldPassword = present(given[0]);
        String newPassword = present(given[1]);
        Credential current = cookies.sessionOf(exchange);
        io.drumroll.accounts.Caller from = visitors.of(exchange);
        slowCalls.call(
                exchange,
                () -> people.changePassword(person, current, oldPassword, newPassword, from),
                came -> answer(exchange, came));
    }

    private static void answer(Exchange exchange, PasswordChange came) {
        switch (came) {
            case PasswordChange.Done(int ended) -> {
                JsonWriter json = exchange.loop().json().beginObject().field("endedSessions", ended);
                exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
            }
            case PasswordChange.Refused(Refusal refusal) -> Problems.refusals(exchange, List.of(refusal));
            case PasswordChange.Wrong() -> throw Rights.wrongPassword(exchange);
            case PasswordChange.TooMany(long waitMs) -> Brakes.tooMany(exchange, waitMs);
            case PasswordChange.Busy(long waitMs) -> Brakes.busy(exchange, waitMs);
        }
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
