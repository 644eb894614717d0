package io.drumroll.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in at an OpenID Connect provider, by the code flow with PKCE (OpenID Connect Core 1.0, RFC 7636). Any thread may
 * call; methods wait for the provider.
 *
 * <p>State, nonce and verifier of a sign-in are 256 random bits each, kept here for ten minutes and used once, and the browser
 * that comes back must hold the cookie of the one that went. An id token counts when the provider's keys signed it by RS256 or
 * ES256, for this client, lately, and with our nonce. Nobody is known by an e-mail address, which may become another's.
 */
public final class OidcProvider {
    /** How long a sign-in may take. */
    public static final long MAX_FLOW_MS = TimeUnit.MINUTES.toMillis(10);

    /** For how long a provider that could not be asked about itself is not asked again. */
    static final long AWAY_MS = TimeUnit.SECONDS.toMillis(5);
    /** How many wait for what the provider says of itself while one asks it. */
    static final int MAX_WAITING = 16;

    private static final long ASK_WITHIN_S = 10;
    private static final int MAX_SUBJECT = 255;
    private static final int MAX_CODE = 4_096;

    private final OidcSettings settings;
    private final OidcHttp http;
    private final LongSupplier clock;
    private final OidcFlows flows;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Discovered discovered;
    private volatile @Nullable Failed failed;

    /** When the provider could not be asked about itself, and why. */
    private record Failed(long atMs, String reason) {}

    /** What the provider says of itself. */
    private record Discovered(URI authorize, URI token, DefaultJWTProcessor<SecurityContext> idTokens) {}

    /**
     * A provider, which is asked about itself when it is first needed.
     *
     * @param clock ms of the epoch, for how long a sign-in takes; tokens are measured by the machine's own clock.
     */
    public OidcProvider(OidcSettings settings, LongSupplier clock) {
        this.settings = settings;
        this.http = new OidcHttp();
        this.clock = clock;
        this.flows = new OidcFlows(MAX_FLOW_MS, clock);
    }

    /**
     * Begins a sign-in. Of one address only the last hundred or so can be ended.
     *
     * @throws IOException when the provider can't be reached, or describes itself as it must not; at once for some seconds
     *     after that was found.
     */
    public OidcStart begin(Caller from) throws IOException {
        Discovered provider = discover();
        OidcFlows.Flow flow = new OidcFlows.Flow(Secrets.random(), Secrets.random(), Secrets.random());
        String cookie = Secrets.random();
        flows.add(Secrets.sha256Text(cookie), flow, from.counted());
        String query = form(Map.of(
                "response_type", "code",
                "client_id", settings.clientId(),
                "redirect_uri", settings.redirect().toString(),
                "scope", "openid profile",
                "state", flow.state(),
                "nonce", flow.nonce(),
                "code_challenge", Secrets.sha256Text(flow.verifier()),
                "code_challenge_method", "S256"));
        String address = provider.authorize().toString();
        return new OidcStart(URI.create(address + (address.indexOf('?') < 0 ? '?' : '&') + query), cookie);
    }

    /**
     * Ends a sign-in, by what the browser that comes back shows.
     *
     * @param cookie what {@link #begin} gave it.
     * @param state what stands in the address that it comes by.
     * @param code likewise.
     */
    public OidcFinish finish(String cookie, String state, String code) {
        OidcFlows.Flow flow = flows.take(Secrets.sha256Text(cookie));
        if (flow == null) {
            return new OidcFinish.Refused("the sign-in took too long, or was ended before: begin anew");
        }
        if (!flow.state().equals(state) || code.isEmpty() || code.length() > MAX_CODE) {
            return new OidcFinish.Refused("the answer belongs to no sign-in of this browser: begin anew");
        }
        try {
            Discovered provider = discover();
            return verify(provider, flow, http.postForm(provider.token(), tokenRequest(flow, code), settings));
        } catch (OidcHttp.RefusedException e) {
            return new OidcFinish.Refused("the provider does not take the code: begin anew");
        } catch (RemoteKeySourceException | IOException e) {
            return new OidcFinish.Away("the provider can't be reached: " + e.getMessage());
        } catch (BadJOSEException | JOSEException | ParseException e) {
            return new OidcFinish.Refused("what the provider vouches by is not valid: " + e.getMessage());
        }
    }

    private String tokenRequest(OidcFlows.Flow flow, String code) {
        return form(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", settings.redirect().toString(),
                "client_id", settings.clientId(),
                "code_verifier", flow.verifier()));
    }

    private OidcFinish verify(Discovered provider, OidcFlows.Flow flow, Map<String, Object> answer)
            throws BadJOSEException, JOSEException, ParseException {
        if (!(answer.get("id_token") instanceof String idToken)) {
            return new OidcFinish.Refused("the provider sends no id token");
        }
        JWTClaimsSet claims = provider.idTokens().process(idToken, null);
        if (!flow.nonce().equals(claims.getStringClaim("nonce"))) {
            return new OidcFinish.Refused("the id token belongs to another sign-in: begin anew");
        }
        List<String> audience = claims.getAudience();
        String party = claims.getStringClaim("azp");
        if (party == null ? audience.size() > 1 : !party.equals(settings.clientId())) {
            return new OidcFinish.Refused("the id token was made for another client");
        }
        String subject = claims.getSubject();
        if (subject.isEmpty()
                || subject.length() > MAX_SUBJECT
                || subject.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return new OidcFinish.Refused("the id token names nobody");
        }
        return new OidcFinish.Verified(new OidcIdentity(settings.issuer(), subject, claims.getStringClaim("name")));
    }

    /** What the provider says of itself: one asks, some wait for what they hear, and nobody else waits. */
    private Discovered discover() throws IOException {
        Discovered known = discovered;
        if (known != null) {
            return known;
        }
        refuseWhileAway();
        if (asking.getQueueLength() >= MAX_WAITING || !begins(asking)) {
            throw new IOException("the provider at " + settings.issuer() + " takes long to answer");
        }
        try {
            known = discovered;
            if (known == null) {
                refuseWhileAway();
                known = askAndRemember();
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    private void refuseWhileAway() throws IOException {
        Failed last = failed;
        if (last != null && Math.abs(clock.getAsLong() - last.atMs()) < AWAY_MS) {
            throw new IOException(last.reason());
        }
    }

    private static boolean begins(ReentrantLock asking) throws IOException {
        try {
            return asking.tryLock(ASK_WITHIN_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Discovered askAndRemember() throws IOException {
        try {
            Discovered told = ask();
            discovered = told;
            return told;
        } catch (IOException e) {
            failed = new Failed(clock.getAsLong(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Discovered ask() throws IOException {
        String base = settings.issuer().endsWith("/")
                ? settings.issuer().substring(0, settings.issuer().length() - 1)
                : settings.issuer();
        Map<String, Object> described = http.getJson(URI.create(base + "/.well-known/openid-configuration"));
        if (!settings.issuer().equals(described.get("issuer"))) {
            throw new IOException("the provider at " + settings.issuer() + " says that it is another issuer");
        }
        return new Discovered(
                endpoint(described, "authorization_endpoint"),
                endpoint(described, "token_endpoint"),
                processor(endpoint(described, "jwks_uri")));
    }

    private static URI endpoint(Map<String, Object> described, String name) throws IOException {
        if (!(described.get(name) instanceof String address)) {
            throw new IOException("the provider names no " + name);
        }
        try {
            return OidcSettings.requireSafe(URI.create(address));
        } catch (IllegalArgumentException e) {
            throw new IOException("the provider's " + name + " can't be used", e);
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(URI keys) throws IOException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // The algorithms are ours and never the token's: no "none", no secret shared with whoever reads a public key.
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256),
                JWKSourceBuilder.<SecurityContext>create(keys.toURL(), http)
                        .cache(true)
                        .retrying(true)
                        .build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                settings.clientId(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("sub", "exp", "iat", "nonce")));
        return processor;
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
    }
}
