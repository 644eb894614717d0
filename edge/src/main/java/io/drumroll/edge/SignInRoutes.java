package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.Credential;
import io.drumroll.accounts.NewSession;
import io.drumroll.accounts.People;
import io.drumroll.accounts.Person;
import io.drumroll.accounts.Sessions;
import io.drumroll.accounts.SignIn;
import io.drumroll.accounts.SignUp;
import org.jspecify.annotations.Nullable;

/** Signing up, in and out in a browser, which gets its session as a cookie. */
final class SignInRoutes {
    private static final Fields SIGN_UP = Fields.required("name", "displayName", "password");
    private static final Fields SIGN_IN = Fields.required("name", "password");

    private final People people;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Visitors visitors;
    private final SlowCalls slowCalls;

    SignInRoutes(Accounts accounts, SessionCookies cookies, Visitors visitors, SlowCalls slowCalls) {
        this.people = accounts.people();
        this.sessions = accounts.sessions();
        this.cookies = cookies;
        this.visitors = visitors;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.SIGN_UP, this::signUp).on(Route.SIGN_IN, this::signIn).on(Route.SIGN_OUT, this::signOut);
    }

    private void signUp(Exchange exchange) {
        @Nullable String[] given = Values.texts(exchange, SIGN_UP);
        String name = present(given[0]);
        String displayName = present(given[1]);
        String password = present(given[2]);
        io.drumroll.accounts.Caller from = visitors.of(exchange);
        slowCalls.call(exchange, () -> people.signUp(name, displayName, password, from), came -> {
            switch (came) {
                case SignUp.Done(Person person, NewSession session) -> begin(exchange, 201, person, session);
                case SignUp.Refused(var refusals) -> Problems.refusals(exchange, refusals);
                case SignUp.NameTaken() ->
                    throw new BadRequest(
                            EdgeCode.NAME_TAKEN,
                            "Take another name; this one is somebody's, or looks like somebody's.",
                            "/name");
                case SignUp.TooMany(long waitMs) -> Brakes.tooMany(exchange, waitMs);
                case SignUp.Busy(long waitMs) -> Brakes.busy(exchange, waitMs);
            }
        });
    }

    private void signIn(Exchange exchange) {
        @Nullable String[] given = Values.texts(exchange, SIGN_IN);
        String name = present(given[0]);
        String password = present(given[1]);
        io.drumroll.accounts.Caller from = visitors.of(exchange);
        slowCalls.call(exchange, () -> people.signIn(name, password, from), came -> {
            switch (came) {
                case SignIn.Done(Person person, NewSession session) -> begin(exchange, 200, person, session);
                case SignIn.Wrong() -> throw Rights.wrongPassword(exchange);
                case SignIn.TooMany(long waitMs) -> Brakes.tooMany(exchange, waitMs);
                case SignIn.Busy(long waitMs) -> Brakes.busy(exchange, waitMs);
            }
        });
    }

    private void begin(Exchange exchange, int status, Person person, NewSession session) {
        cookies.begin(exchange, session);
        JsonWriter json = exchange.loop().json().beginObject();
        AccountRoutes.write(json, person);
        exchange.send(status, Exchange.JSON, json.endObject().toBuffer());
    }

    private void signOut(Exchange exchange) {
        Credential.SessionCookie shown = cookies.sessionOf(exchange);
        slowCalls.call(exchange, () -> sessions.signOut(shown), _ -> {
            cookies.end(exchange);
            exchange.done();
        });
    }
}
