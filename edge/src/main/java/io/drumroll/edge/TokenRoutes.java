package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.NewToken;
import io.drumroll.accounts.PasswordCheck;
import io.drumroll.accounts.People;
import io.drumroll.accounts.Person;
import io.drumroll.accounts.Refusal;
import io.drumroll.accounts.Scope;
import io.drumroll.accounts.TokenInfo;
import io.drumroll.accounts.Tokens;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The tokens of people's programs: made in a browser or by name and password, listed and ended. */
final class TokenRoutes {
    /** What a token may do where the request does not say it. */
    static final Set<Scope> USUAL_SCOPES = Set.of(Scope.READ, Scope.ORDER);
    /** How long it lives where the request does not say it. */
    static final long USUAL_LIFETIME_MS = TimeUnit.DAYS.toMillis(1);

    private static final String USUAL_NAME = "by password";
    private static final Fields MAKE = Fields.required("name").optional("scopes", "lifetimeMs");
    private static final Fields BY_PASSWORD =
            Fields.required("name", "password").optional("scopes", "lifetimeMs", "tokenName");

    private final People people;
    private final Tokens tokens;
    private final Visitors visitors;
    private final SlowCalls slowCalls;

    TokenRoutes(Accounts accounts, Visitors visitors, SlowCalls slowCalls) {
        this.people = accounts.people();
        this.tokens = accounts.tokens();
        this.visitors = visitors;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.TOKEN_LIST, this::list)
                .on(Route.TOKEN_MAKE, this::make)
                .on(Route.TOKEN_END, this::end)
                .on(Route.TOKEN_BY_PASSWORD, this::makeByPassword);
    }

    /** What token is wanted; its own fields of the body are filled in as they come. */
    private static final class Wanted {
        private String name = USUAL_NAME;
        private Set<Scope> scopes = USUAL_SCOPES;
        private long lifetimeMs = USUAL_LIFETIME_MS;

        private void readScopes(JsonReader json) {
            List<Scope> given = Values.list(json, Scope.values().length, Words.SCOPES::read);
            scopes = given.isEmpty() ? Set.of() : EnumSet.copyOf(given);
        }
    }

    private void list(Exchange exchange) {
        long person = exchange.caller().known().person();
        slowCalls.call(exchange, () -> tokens.list(person), found -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("tokens");
            found.forEach(token -> write(json, token));
            exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
        });
    }

    private static void write(JsonWriter json, TokenInfo token) {
        json.beginObject().field("token", token.id()).field("name", token.name());
        writeScopes(json, token.scopes());
        json.field("createdMs", token.createdMs());
        Long usedMs = token.usedMs();
        if (usedMs != null) {
            json.field("usedMs", usedMs);
        }
        json.field("expiresMs", token.expiresMs()).endObject();
    }

    private static void writeScopes(JsonWriter json, Set<Scope> scopes) {
        json.beginArray("scopes");
        scopes.stream().sorted().forEach(scope -> json.element(Words.SCOPES.of(scope)));
        json.endArray();
    }

    private void make(Exchange exchange) {
        long person = exchange.caller().known().person();
        Wanted wanted = new Wanted();
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(MAKE, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> wanted.name = json.text();
                    case 1 -> wanted.readScopes(json);
                    default -> wanted.lifetimeMs = json.number();
                }
            }
            json.end();
        }
        slowCalls.call(exchange, () -> create(person, wanted), came -> answer(exchange, wanted, came, "name"));
    }

    private Tokens.Creation create(long person, Wanted wanted) {
        return tokens.create(person, wanted.name, wanted.scopes, wanted.lifetimeMs);
    }

    /** What came of asking by name and password: a token or not, when the password is right. */
    private record ByPassword(PasswordCheck check, Tokens.@Nullable Creation creation) {}

    private void makeByPassword(Exchange exchange) {
        Wanted wanted = new Wanted();
        String name = null;
        String password = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(BY_PASSWORD, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> name = json.text();
                    case 1 -> password = json.text();
                    case 2 -> wanted.readScopes(json);
                    case 3 -> wanted.lifetimeMs = json.number();
                    default -> wanted.name = json.text();
                }
            }
            json.end();
        }
        String givenName = present(name);
        String givenPassword = present(password);
        io.drumroll.accounts.Caller from = visitors.of(exchange);
        slowCalls.call(
                exchange,
                () -> {
                    PasswordCheck check = people.check(givenName, givenPassword, from);
                    return new ByPassword(
                            check,
                            check instanceof PasswordCheck.Right(Person person) ? create(person.id(), wanted) : null);
                },
                came -> answer(exchange, wanted, came));
    }

    private static void answer(Exchange exchange, Wanted wanted, ByPassword came) {
        switch (came.check()) {
            case PasswordCheck.Right _ -> answer(exchange, wanted, present(came.creation()), "tokenName");
            case PasswordCheck.Wrong() -> throw Rights.wrongPassword(exchange);
            case PasswordCheck.TooMany(long waitMs) -> Brakes.tooMany(exchange, waitMs);
            case PasswordCheck.Busy(long waitMs) -> Brakes.busy(exchange, waitMs);
        }
    }

    /** The token's text is told here and nowhere again. */
    private static void answer(Exchange exchange, Wanted wanted, Tokens.Creation came, String nameField) {
        switch (came) {
            case Tokens.Creation.Created(long id, NewToken token) -> {
                JsonWriter json =
                        exchange.loop().json().beginObject().field("token", id).field("secret", token.text());
                writeScopes(json, wanted.scopes);
                json.field("expiresMs", token.expiresMs());
                exchange.send(201, Exchange.JSON, json.endObject().toBuffer());
            }
            case Tokens.Creation.Refused(Refusal refusal) ->
                Problems.refusals(
                        exchange,
                        List.of(refusal.field().equals("name") ? new Refusal(nameField, refusal.message()) : refusal));
            case Tokens.Creation.NoSuchPerson() -> throw Rights.forged(exchange);
        }
    }

    private void end(Exchange exchange) {
        long person = exchange.caller().known().person();
        long token = exchange.pathNumber();
        slowCalls.call(exchange, () -> tokens.end(person, token), isEnded -> {
            if (!isEnded) {
                throw new BadRequest(
                        EdgeCode.UNKNOWN_TOKEN, "Ask GET /v1/me/tokens for yours; this one may have ended.");
            }
            exchange.done();
        });
    }
}
