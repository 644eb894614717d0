package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcProviderTest {
    private final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
    private final FakeProvider fake = new FakeProvider();
    private final OidcProvider provider = new OidcProvider(fake.settings(), nowMs::get);

    OidcProviderTest() throws IOException, JOSEException {}

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void signsInWhomTheProviderVouchesFor() throws IOException {
        OidcStart start = provider.begin(TestAccounts.CALLER);
        Map<String, String> query = FakeProvider.fields(start.redirect().getRawQuery());
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scope", "openid profile")
                .containsEntry("redirect_uri", "http://localhost:8080/v1/oidc/callback");
        assertThat(start.redirect().toString()).doesNotContain(start.cookie());
        assertThat(finish(start))
                .isEqualTo(new OidcFinish.Verified(new OidcIdentity(fake.issuer(), "alice-1", "Alice")));
    }

    private OidcFinish finish(OidcStart start) {
        return provider.finish(start.cookie(), fake.authorize(start), FakeProvider.CODE);
    }

    @Test
    void takesEachAnswerOnce() throws IOException {
        OidcStart start = provider.begin(TestAccounts.CALLER);
        String state = fake.authorize(start);
        assertThat(provider.finish(start.cookie(), state, FakeProvider.CODE)).isInstanceOf(OidcFinish.Verified.class);
        assertThat(provider.finish(start.cookie(), state, FakeProvider.CODE)).isInstanceOf(OidcFinish.Refused.class);
    }

    @Test
    void takesNoAnswerFromAnotherBrowser() throws IOException {
        OidcStart mallory = provider.begin(TestAccounts.CALLER);
        OidcStart victim = provider.begin(TestAccounts.CALLER);
        String state = fake.authorize(mallory);
        assertThat(provider.finish(victim.cookie(), state, FakeProvider.CODE)).isInstanceOf(OidcFinish.Refused.class);
        assertThat(provider.finish("", state, FakeProvider.CODE)).isInstanceOf(OidcFinish.Refused.class);
    }

    @Test
    void takesNoAnswerAfterTenMinutes() throws IOException {
        OidcStart start = provider.begin(TestAccounts.CALLER);
        nowMs.addAndGet(OidcProvider.MAX_FLOW_MS);
        assertThat(finish(start)).isInstanceOf(OidcFinish.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another code", "' OR 1=1 --"})
    void takesNoCodeThatTheProviderDidNotGive(String code) throws IOException {
        OidcStart start = provider.begin(TestAccounts.CALLER);
        assertThat(provider.finish(start.cookie(), fake.authorize(start), code)).isInstanceOf(OidcFinish.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "iss, https://mallory.example",
        "aud, another-client",
        "nonce, of-another-sign-in",
        "sub, ''",
        "sub, 'a b'",
        "azp, another-client"
    })
    void takesNoTokenThatSaysSomethingElse(String claim, String value) throws IOException {
        OidcStart start = provider.begin(TestAccounts.CALLER);
        String state = fake.authorize(start);
        fake.claims.put(claim, value);
        assertThat(provider.finish(start.cookie(), state, FakeProvider.CODE)).isInstanceOf(OidcFinish.Refused.class);
    }

    @Test
    void takesNoTokenThatExpired() throws IOException {
        OidcStart start = provider.begin(TestAccounts.CALLER);
        String state = fake.authorize(start);
        fake.claims.put("exp", Date.from(Instant.now().minusSeconds(120)));
        assertThat(provider.finish(start.cookie(), state, FakeProvider.CODE)).isInstanceOf(OidcFinish.Refused.class);
    }

    @Test
    void takesNoTokenForSeveralWithoutSayingForWhom() throws IOException {
        OidcStart start = provider.begin(TestAccounts.CALLER);
        String state = fake.authorize(start);
        fake.claims.put("aud", List.of(FakeProvider.CLIENT, "another"));
        assertThat(provider.finish(start.cookie(), state, FakeProvider.CODE)).isInstanceOf(OidcFinish.Refused.class);
    }

    @Test
    void takesNoTokenThatTheProviderDidNotSign() throws IOException, JOSEException {
        for (String forgery : List.of("byAnotherKey", "byNobody", "byASharedSecret", "nonsense")) {
            OidcStart start = provider.begin(TestAccounts.CALLER);
            String state = fake.authorize(start);
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
            fake.claims.forEach(claims::claim);
            fake.insteadOfTheToken = switch (forgery) {
                case "byAnotherKey" -> fake.sign(FakeProvider.newKey());
                case "byNobody" -> new PlainJWT(claims.build()).serialize();
                case "byASharedSecret" -> bySharedSecret(claims.build());
                default -> "a.b.c";
            };
            assertThat(provider.finish(start.cookie(), state, FakeProvider.CODE))
                    .as(forgery)
                    .isInstanceOf(OidcFinish.Refused.class);
        }
    }

    private static String bySharedSecret(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner("0123456789abcdef0123456789abcdef"));
        return token.serialize();
    }

    @Test
    void saysThatTheProviderIsAway() throws IOException {
        OidcStart start = provider.begin(TestAccounts.CALLER);
        String state = fake.authorize(start);
        fake.close();
        assertThat(provider.finish(start.cookie(), state, FakeProvider.CODE)).isInstanceOf(OidcFinish.Away.class);
        assertThatThrownBy(() -> new OidcProvider(fake.settings(), nowMs::get).begin(TestAccounts.CALLER))
                .isInstanceOf(IOException.class);
    }

    @Test
    void asksAProviderThatIsAwayAgainAfterAFewSeconds() throws IOException {
        fake.isBroken = true;
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> provider.begin(TestAccounts.CALLER)).hasMessageContaining("500");
        }
        assertThat(fake.asked).hasValue(1);
        nowMs.addAndGet(OidcProvider.AWAY_MS);
        assertThatThrownBy(() -> provider.begin(TestAccounts.CALLER)).isInstanceOf(IOException.class);
        assertThat(fake.asked).hasValue(2);
        fake.isBroken = false;
        nowMs.addAndGet(OidcProvider.AWAY_MS);
        assertThat(finish(provider.begin(TestAccounts.CALLER))).isInstanceOf(OidcFinish.Verified.class);
    }

    @Test
    void endsNobodyElsesSignInForAnAddressThatBeginsMany() throws IOException {
        OidcStart other = provider.begin(new Caller("2001:db8:1::7", ""));
        OidcStart first = provider.begin(TestAccounts.CALLER);
        OidcStart second = provider.begin(TestAccounts.CALLER);
        for (int i = 1; i < OidcFlows.MAX_PER_ADDRESS; i++) {
            provider.begin(TestAccounts.CALLER);
        }
        assertThat(finish(first)).as("the oldest of its address").isInstanceOf(OidcFinish.Refused.class);
        assertThat(finish(second)).isInstanceOf(OidcFinish.Verified.class);
        assertThat(finish(other)).isInstanceOf(OidcFinish.Verified.class);
    }

    @Test
    void refusesAProviderThatIsAnother() {
        OidcSettings settings =
                new OidcSettings(fake.issuer() + "/", FakeProvider.CLIENT, "", URI.create("http://localhost/callback"));
        assertThatThrownBy(() -> new OidcProvider(settings, nowMs::get).begin(TestAccounts.CALLER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.example", "ftp://127.0.0.1", "https:id", "file:///etc/passwd"})
    void refusesAnIssuerOnWhichOthersListen(String issuer) {
        URI back = URI.create("http://localhost/callback");
        assertThatThrownBy(() -> new OidcSettings(issuer, "a", "", back)).isInstanceOf(IllegalArgumentException.class);
    }
}
