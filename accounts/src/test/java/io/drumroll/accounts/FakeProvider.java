package io.drumroll.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A small OpenID Connect provider, which checks what it is sent as a real one does. */
final class FakeProvider implements AutoCloseable {
    static final String CLIENT = "drumroll";
    static final String SECRET = "s3cret:&";
    static final String CODE = "code-1";

    private final HttpServer server;
    private final RSAKey key;
    private String challenge = "";

    /** What the next id token says; a test changes it to lie. */
    final Map<String, Object> claims = new HashMap<>();

    /** Whether it can't say anything of itself. */
    volatile boolean isBroken;

    /** How often it was asked about itself. */
    final AtomicInteger asked = new AtomicInteger();

    /** What the next token answer is, when it is not the id token; empty for that. */
    String insteadOfTheToken = "";

    FakeProvider() throws IOException, JOSEException {
        key = newKey();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, describe(), """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/keys"}
                """.formatted(issuer(), issuer(), issuer(), issuer())));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    private int describe() {
        asked.incrementAndGet();
        return isBroken ? 500 : 200;
    }

    static RSAKey newKey() throws JOSEException {
        return new RSAKeyGenerator(2_048).keyID("key-1").generate();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    OidcSettings settings() {
        return new OidcSettings(issuer(), CLIENT, SECRET, URI.create("http://localhost:8080/v1/oidc/callback"));
    }

    /** The person signs in here; returns the state with which the browser is sent back. */
    String authorize(OidcStart start) {
        Map<String, String> query = fields(start.redirect().getRawQuery());
        challenge = field(query, "code_challenge");
        claims.clear();
        claims.putAll(Map.of(
                "iss", issuer(),
                "aud", CLIENT,
                "sub", "alice-1",
                "name", "Alice",
                "nonce", field(query, "nonce"),
                "iat", Date.from(Instant.now()),
                "exp", Date.from(Instant.now().plusSeconds(60))));
        return field(query, "state");
    }

    static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            int middle = pair.indexOf('=');
            fields.put(
                    pair.substring(0, middle), URLDecoder.decode(pair.substring(middle + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean isGood = CODE.equals(form.get("code"))
                && Secrets.sha256Text(field(form, "code_verifier")).equals(challenge)
                && "Basic ZHJ1bXJvbGw6czNjcmV0JTNBJTI2"
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!isGood) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            String token = insteadOfTheToken.isEmpty() ? sign(key) : insteadOfTheToken;
            answer(exchange, 200, "{\"id_token\":\"" + token + "\",\"token_type\":\"Bearer\"}");
        }
    }

    String sign(RSAKey by) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), set.build());
        try {
            token.sign(new RSASSASigner(by));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
