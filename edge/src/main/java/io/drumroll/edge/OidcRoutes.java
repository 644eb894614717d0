package io.drumroll.edge;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.Identity;
import io.drumroll.accounts.NewSession;
import io.drumroll.accounts.OidcFinish;
import io.drumroll.accounts.OidcIdentity;
import io.drumroll.accounts.OidcProvider;
import io.drumroll.accounts.OidcStart;
import io.drumroll.accounts.People;
import io.drumroll.accounts.Person;
import io.drumroll.accounts.SignIn;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signing in at an OpenID Connect provider: the browser is sent there and comes back to {@link Route#OIDC_CALLBACK}. Somebody
 * who is signed in can link their account to whom the provider vouches for; the cookie of such a journey names the person, so that
 * it ends as it began.
 */
final class OidcRoutes {
    private static final System.Logger LOG = System.getLogger(OidcRoutes.class.getName());
    /** Where people are who are signed in. */
    private static final String HOME = "/";
    /** Between the person's number and the secret in the cookie of somebody who links; no secret has it. */
    private static final char LINKS = '.';

    private final People people;
    private final @Nullable OidcProvider provider;
    private final SessionCookies cookies;
    private final Visitors visitors;
    private final SlowCalls slowCalls;

    OidcRoutes(
            Accounts accounts,
            @Nullable OidcProvider provider,
            SessionCookies cookies,
            Visitors visitors,
            SlowCalls slowCalls) {
        this.people = accounts.people();
        this.provider = provider;
        this.cookies = cookies;
        this.visitors = visitors;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.OIDC_START, this::start)
                .on(Route.OIDC_LINK, this::link)
                .on(Route.OIDC_CALLBACK, this::callBack);
    }

    private void start(Exchange exchange) {
        begin(exchange, begun -> {
            cookies.beginSignIn(exchange, begun.cookie());
            exchange.redirect(begun.redirect().toString());
        });
    }

    /** Asked for by a page of ours, which sends the browser on itself. */
    private void link(Exchange exchange) {
        Values.expectNoFields(exchange);
        long person = exchange.caller().known().person();
        begin(exchange, begun -> {
            cookies.beginSignIn(exchange, Long.toString(person) + LINKS + begun.cookie());
            JsonWriter json = exchange.loop()
                    .json()
                    .beginObject()
                    .field("redirect", begun.redirect().toString());
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    private void begin(Exchange exchange, Consumer<OidcStart> then) {
        OidcProvider present = provider();
        io.drumroll.accounts.Caller from = visitors.of(exchange);
        slowCalls.call(
                exchange,
                () -> {
                    try {
                        return present.begin(from);
                    } catch (IOException e) {
                        throw away(String.valueOf(e.getMessage()));
                    }
                },
                then);
    }

    private OidcProvider provider() {
        if (provider == null) {
            throw new BadRequest(EdgeCode.NOT_SERVED, "Sign in with name and password: no provider is set up here.");
        }
        return provider;
    }

    private static BadRequest away(String reason) {
        LOG.log(System.Logger.Level.WARNING, "nobody can sign in elsewhere: {0}", reason);
        return new BadRequest(
                EdgeCode.PROVIDER_UNREACHABLE, "Begin anew in a moment, or sign in with name and password.");
    }

    /** What came of a journey to the provider. */
    private sealed interface Return {
        record SignedIn(NewSession session) implements Return {}

        record Linked() implements Return {}
    }

    private void callBack(Exchange exchange) {
        OidcProvider present = provider();
        String shown = Objects.requireNonNullElse(cookies.signInOf(exchange.request()), "");
        String state = Objects.requireNonNullElse(exchange.parameter("state"), "");
        String code = Objects.requireNonNullElse(exchange.parameter("code"), "");
        int links = shown.indexOf(LINKS);
        if (links >= 0 && !isOf(exchange.caller().identity(), shown.substring(0, links))) {
            throw new BadRequest(
                    EdgeCode.SIGN_IN_REFUSED,
                    "Begin anew: whoever wanted to link an account is not signed in any more.");
        }
        cookies.endSignIn(exchange);
        io.drumroll.accounts.Caller from = visitors.of(exchange);
        Identity linking = links < 0 ? null : exchange.caller().known();
        slowCalls.call(
                exchange,
                () -> {
                    OidcIdentity vouched = verified(present.finish(shown.substring(links + 1), state, code));
                    return linking == null ? signIn(vouched, from) : link(linking, vouched);
                },
                came -> {
                    if (came instanceof Return.SignedIn(NewSession session)) {
                        cookies.begin(exchange, session);
                    }
                    exchange.redirect(HOME);
                });
    }

    private static boolean isOf(@Nullable Identity identity, String person) {
        return identity != null && identity.isBrowser() && person.equals(Long.toString(identity.person()));
    }

    private static OidcIdentity verified(OidcFinish finish) {
        return switch (finish) {
            case OidcFinish.Verified(OidcIdentity identity) -> identity;
            case OidcFinish.Refused(String reason) ->
                throw new BadRequest(EdgeCode.SIGN_IN_REFUSED, "Begin anew: " + reason + ".");
            case OidcFinish.Away(String reason) -> throw away(reason);
        };
    }

    private Return signIn(OidcIdentity vouched, io.drumroll.accounts.Caller from) {
        if (people.signIn(vouched, from) instanceof SignIn.Done(Person _, NewSession session)) {
            return new Return.SignedIn(session);
        }
        throw new BadRequest(EdgeCode.SIGN_IN_REFUSED, "Begin anew: the account was changed meanwhile.");
    }

    private Return link(Identity linking, OidcIdentity vouched) {
        if (!people.link(linking.person(), vouched)) {
            throw new BadRequest(
                    EdgeCode.IDENTITY_TAKEN, "Sign in by the provider instead: an account is linked to it already.");
        }
        return new Return.Linked();
    }
}
