package io.drumroll.edge;

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
import io.drumroll.accounts.OidcProvider;
import io.drumroll.accounts.OidcSettings;
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

/** A small OpenID Connect provider that vouches for one subject. */
final class FakeProvider implements AutoCloseable {
    private static final String CLIENT = "drumroll";

    private final HttpServer server;
    private final RSAKey key;
    private volatile String nonce = "";

    FakeProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2_048).keyID("key-1").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/keys"}
                """.formatted(issuer(), issuer(), issuer(), issuer())));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key).toString()));
        server.createContext("/token", exchange -> answer(exchange, "{\"id_token\":\"" + idToken() + "\"}"));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the edge knows of it. */
    OidcProvider known() {
        URI redirect = URI.create("http://127.0.0.1:8080/v1/oidc/callback");
        return new OidcProvider(new OidcSettings(issuer(), CLIENT, "", redirect), System::currentTimeMillis);
    }

    /** Somebody signs in here, to where a browser was sent; the query with which it is sent back. */
    String authorize(String redirect) {
        Map<String, String> query = new HashMap<>();
        for (String pair : URI.create(redirect).getRawQuery().split("&", -1)) {
            int middle = pair.indexOf('=');
            query.put(pair.substring(0, middle), URLDecoder.decode(pair.substring(middle + 1), StandardCharsets.UTF_8));
        }
        nonce = query.getOrDefault("nonce", "");
        return "?code=code-1&state=" + query.get("state") + "&session_state=x&iss=" + issuer();
    }

    private String idToken() {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("ada-1")
                .claim("name", "Ada <b>王")
                .claim("nonce", nonce)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
