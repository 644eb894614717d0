package io.drumroll.edge;

import io.drumroll.accounts.Credential;
import io.drumroll.accounts.Credential.BearerToken;
import io.drumroll.accounts.Credential.SessionCookie;
import io.drumroll.accounts.NewSession;
import io.drumroll.accounts.OidcProvider;
import io.drumroll.accounts.Sessions;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What callers show to say who they are, and the cookies that browsers are given: no script reads those that let anybody in,
 * and other sites' pages send them with nothing but a link that somebody follows. Beside a session goes a mark without a
 * secret that pages read, so that those whom nobody signed in on don't ask who it is.
 */
final class SessionCookies {
    private static final String BEARER = "Bearer ";
    private static final String MARK = "signed-in";
    private static final String UNSEEN_BY_SCRIPTS = "; HttpOnly";
    private static final String SIGN_IN_COOKIE = "oidc";
    private static final String SECURE_SIGN_IN_COOKIE = "__Host-oidc";

    private final String session;
    private final String signIn;
    private final boolean isSecure;

    SessionCookies(EdgeOptions options) {
        this.session = options.sessionCookie();
        this.isSecure = options.publicOrigin() != null;
        this.signIn = isSecure ? SECURE_SIGN_IN_COOKIE : SIGN_IN_COOKIE;
    }

    /** What a request shows, or null for nothing. A token goes before a cookie: no browser sends one by itself. */
    @Nullable
    Credential credentialOf(HttpServerRequest request) {
        String authorization = request.headers().get(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new BearerToken(authorization.substring(BEARER.length()).strip());
        }
        String text = value(request, session);
        return text == null ? null : new SessionCookie(text);
    }

    /** The session of a caller who was let in as a browser. */
    SessionCookie sessionOf(Exchange exchange) {
        if (credentialOf(exchange.request()) instanceof SessionCookie shown) {
            return shown;
        }
        throw new IllegalStateException("a route for browsers let in something else");
    }

    /** What the browser was given when its sign-in at a provider began; null when it shows none. */
    @Nullable
    String signInOf(HttpServerRequest request) {
        return value(request, signIn);
    }

    private static @Nullable String value(HttpServerRequest request, String name) {
        if (!request.headers().contains(HttpHeaders.COOKIE)) {
            return null;
        }
        Cookie cookie = request.getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    /** Gives the browser its session; before the answer is given. */
    void begin(Exchange exchange, NewSession begun) {
        long lifetimeS = TimeUnit.MILLISECONDS.toSeconds(Sessions.LIFETIME_MS);
        set(exchange, session, begun.cookie(), lifetimeS, UNSEEN_BY_SCRIPTS);
        set(exchange, MARK, "1", lifetimeS, "");
    }

    /** Takes the session from the browser; before the answer is given. */
    void end(Exchange exchange) {
        set(exchange, session, "", 0, UNSEEN_BY_SCRIPTS);
        set(exchange, MARK, "", 0, "");
    }

    /** Gives the browser what it shows when it comes back from a provider; before the answer is given. */
    void beginSignIn(Exchange exchange, String secret) {
        set(exchange, signIn, secret, TimeUnit.MILLISECONDS.toSeconds(OidcProvider.MAX_FLOW_MS), UNSEEN_BY_SCRIPTS);
    }

    /** Takes it again: it is of use once. */
    void endSignIn(Exchange exchange) {
        set(exchange, signIn, "", 0, UNSEEN_BY_SCRIPTS);
    }

    private void set(Exchange exchange, String name, String value, long maxAgeSeconds, String scripts) {
        if (!exchange.isOver()) {
            exchange.response()
                    .headers()
                    .add(
                            HttpHeaders.SET_COOKIE,
                            name + "=" + value + "; Path=/; Max-Age=" + maxAgeSeconds + scripts + "; SameSite=Lax"
                                    + (isSecure ? "; Secure" : ""));
        }
    }
}
