package io.drumroll.edge;

import static io.drumroll.edge.PeopleFixture.PASSWORD;
import static io.drumroll.edge.PeopleFixture.signIn;
import static io.drumroll.edge.PeopleFixture.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.edge.PeopleFixture.Browser;
import io.drumroll.testdb.TestDatabase;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in and out, and who tries to without being allowed to. */
@SuppressWarnings("NullAway.Init") // set before each test
class SignInRoutesTest {
    private static final String SECRET = "A".repeat(43);

    @TempDir
    Path folder;

    private PeopleFixture test;

    @BeforeEach
    void open() {
        test = PeopleFixture.on(TestDatabase.H2, folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    /** Sends as a program that says nothing of sites and keeps no cookies. */
    private Answer send(String method, String path, String body, String... headers) {
        return test.edge.sendAsIs(test.edge.withBody(method, path, body, headers));
    }

    private Answer me(String header, String value) {
        return test.edge.sendAsIs(
                HttpRequest.newBuilder(test.edge.uri("/v1/me")).header(header, value));
    }

    @Test
    void givesTheBrowserACookieThatNoScriptReads() {
        Answer answer = send("POST", "/v1/people", signUp("ada", "Ada"));
        assertThat(answer.header("Set-Cookie"))
                .matches("session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .as("a mark for pages, which holds no secret")
                .hasSize(2)
                .contains("signed-in=1; Path=/; Max-Age=2592000; SameSite=Lax");
        assertThat(answer.body()).doesNotContain("session").doesNotContain(PASSWORD);
        assertThat(send("POST", "/v1/session", signIn("ADA ", PASSWORD)).header("Set-Cookie"))
                .startsWith("session=");
    }

    @Test
    void keepsTheCookieToTlsBehindIt(@TempDir Path other) {
        EdgeOptions options =
                EdgeOptions.onLoopback(0).behind("https://festival.example", Set.of(InetAddress.getLoopbackAddress()));
        try (PeopleFixture secure =
                new PeopleFixture(PeopleFixture.address(TestDatabase.H2), other, options, PeopleFixture.AS_THEY_ARE)) {
            Browser ada = secure.browser();
            Answer answer =
                    ada.post("/v1/people", signUp("ada", "Ada"), "X-Forwarded-For", "203.0.113.9, 198.51.100.7");
            assertThat(answer.header("Set-Cookie"))
                    .matches(
                            "__Host-session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure");
            assertThat(ada.get("/v1/me/sessions").at("sessions", "0", "network"))
                    .as("what the proxy says itself")
                    .isEqualTo("198.51.100.0/24");
        }
    }

    @Test
    void saysTheSameToAnUnknownNameAndToAWrongPassword() {
        test.signedUp("ada");
        Answer wrong = send("POST", "/v1/session", signIn("ada", "wrong one 1"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("WRONG_PASSWORD");
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"drumroll\"");
        for (String name : new String[] {"nobody", "", "a b", "Ада", "' OR 1=1 --", "a".repeat(9_000)}) {
            assertThat(send("POST", "/v1/session", signIn(name, PASSWORD)).body())
                    .isEqualTo(wrong.body());
        }
        assertThat(send("POST", "/v1/tokens", signIn("nobody", PASSWORD)).body())
                .isEqualTo(wrong.body());
    }

    @Test
    void slowsWhoGuesses() {
        test.signedUp("ada");
        for (int i = 0; i < 5; i++) {
            String path = i % 2 == 0 ? "/v1/session" : "/v1/tokens";
            assertThat(send("POST", path, signIn("ada", "guess number " + i)).status())
                    .isEqualTo(401);
        }
        for (String path : new String[] {"/v1/session", "/v1/tokens"}) {
            Answer answer = send("POST", path, signIn("Ada", PASSWORD));
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.code()).isEqualTo("TOO_MANY_TRIES");
            assertThat(answer.header("Retry-After")).isEqualTo("180");
            assertThat(answer.at("detail")).contains("180 s");
        }
        test.nowMs.addAndGet(TimeUnit.MINUTES.toMillis(3));
        assertThat(send("POST", "/v1/session", signIn("ada", PASSWORD)).status())
                .isEqualTo(200);
    }

    @Test
    void slowsWhoGuessesThePasswordOfSomebodySignedIn() {
        Browser ada = test.signedUp("ada");
        for (int i = 0; i < 5; i++) {
            assertThat(ada.post("/v1/me/deletion", "{\"password\":\"guess number " + i + "\"}")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(ada.post("/v1/me/deletion", "{\"password\":\"" + PASSWORD + "\"}")
                        .code())
                .isEqualTo("TOO_MANY_TRIES");
        assertThat(ada.put(
                                "/v1/me/password",
                                "{\"oldPassword\":\"" + PASSWORD + "\",\"newPassword\":\"battery staple 2\"}")
                        .code())
                .isEqualTo("TOO_MANY_TRIES");
    }

    @Test
    void slowsWhoSignsManyPeopleUp() {
        for (int i = 0; i < 50; i++) {
            assertThat(send("POST", "/v1/people", signUp("person" + i, "P")).status())
                    .isEqualTo(201);
        }
        Answer answer = send("POST", "/v1/people", signUp("one-more", "P"));
        assertThat(answer.code()).isEqualTo("TOO_MANY_TRIES");
        assertThat(answer.header("Retry-After")).isEqualTo("60");
    }

    @Test
    void letsNoOtherSiteSignAnybodyIn() {
        test.signedUp("ada");
        String[][] foreign = {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Origin", "http://127.0.0.1:" + test.edge.server.port(), "Sec-Fetch-Site", "cross-site"}
        };
        for (String[] headers : foreign) {
            for (String path : new String[] {"/v1/session", "/v1/tokens"}) {
                Answer answer = send("POST", path, signIn("ada", PASSWORD), headers);
                assertThat(answer.code()).as(path).isEqualTo("FOREIGN_ORIGIN");
                assertThat(answer.header("Set-Cookie")).isEmpty();
            }
            assertThat(send("POST", "/v1/people", signUp("eve", "Eve"), headers).code())
                    .isEqualTo("FOREIGN_ORIGIN");
        }
        String own = "http://127.0.0.1:" + test.edge.server.port();
        assertThat(send("POST", "/v1/session", signIn("ada", PASSWORD), "Origin", own)
                        .status())
                .isEqualTo(200);
        assertThat(send("POST", "/v1/session", signIn("ada", PASSWORD)).status())
                .as("a program")
                .isEqualTo(200);
    }

    @Test
    void givesProgramsATokenForNameAndPassword() {
        test.signedUp("ada");
        Answer usual = send("POST", "/v1/tokens", signIn("ada", PASSWORD));
        assertThat(usual.status()).as(usual.body()).isEqualTo(201);
        assertThat(usual.header("Set-Cookie")).isEmpty();
        assertThat(usual.json().get("scopes")).hasToString("[read, order]");
        assertThat(usual.at("expiresMs")).isEqualTo(Long.toString(test.nowMs.get() + TokenRoutes.USUAL_LIFETIME_MS));
        assertThat(me("Authorization", "Bearer " + usual.at("secret")).at("name"))
                .isEqualTo("ada");

        String body = signIn("ada", PASSWORD).replace("}", ",\"scopes\":[\"operate\"]}");
        Answer refused = send("POST", "/v1/tokens", body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("pointer")).isEqualTo("/scopes");
        Answer unnamed = send("POST", "/v1/tokens", signIn("ada", PASSWORD).replace("}", ",\"tokenName\":\"\"}"));
        assertThat(unnamed.at("pointer")).isEqualTo("/tokenName");
    }

    @Test
    void takesNoTokenForWhatIsTheBrowsersAlone() {
        Browser ada = test.signedUp("ada");
        String token = send("POST", "/v1/tokens", signIn("ada", PASSWORD)).at("secret");
        for (String path : new String[] {"/v1/me/tokens", "/v1/me/sessions", "/v1/me/data"}) {
            assertThat(test.edge
                            .sendAs(token, HttpRequest.newBuilder(test.edge.uri(path)))
                            .code())
                    .isEqualTo("NOT_ALLOWED");
        }
        assertThat(ada.get("/v1/me/tokens").status()).isEqualTo(200);
    }

    @Test
    void takesNoSessionThatIsForgedSignedOutOrExpired() {
        assertThat(me("Cookie", "session=" + SECRET).code()).isEqualTo("BAD_CREDENTIAL");
        Browser ada = test.signedUp("ada");
        String cookie = ada.cookie();
        assertThat(me("Cookie", cookie).status()).isEqualTo(200);
        assertThat(me("Authorization", "Bearer " + cookie.substring("session=".length()))
                        .code())
                .isEqualTo("BAD_CREDENTIAL");
        Answer foreign = test.edge.sendAsIs(HttpRequest.newBuilder(test.edge.uri("/v1/session"))
                .DELETE()
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "cross-site"));
        assertThat(foreign.code()).isEqualTo("FOREIGN_ORIGIN");
        Answer out = ada.delete("/v1/session");
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Content-Length")).as("which 204 must not have").isEmpty();
        assertThat(out.header("Set-Cookie")).isEqualTo("session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        assertThat(out.response().headers().allValues("Set-Cookie"))
                .contains("signed-in=; Path=/; Max-Age=0; SameSite=Lax");
        assertThat(me("Cookie", cookie).code()).as("replayed").isEqualTo("BAD_CREDENTIAL");

        ada.post("/v1/session", signIn("ada", PASSWORD));
        test.nowMs.addAndGet(TimeUnit.DAYS.toMillis(30));
        assertThat(ada.get("/v1/me").code()).as("expired").isEqualTo("BAD_CREDENTIAL");
        assertThat(ada.post("/v1/session", signIn("ada", PASSWORD)).status())
                .as("an old cookie is in nobody's way")
                .isEqualTo(200);
    }

    @Test
    void takesNoTokenThatIsForgedOrExpired() {
        test.signedUp("ada");
        assertThat(me("Authorization", "Bearer drm_" + SECRET).code()).isEqualTo("BAD_CREDENTIAL");
        String body = signIn("ada", PASSWORD).replace("}", ",\"lifetimeMs\":60000}");
        String token = send("POST", "/v1/tokens", body).at("secret");
        assertThat(me("Authorization", "Bearer " + token).status()).isEqualTo(200);
        test.nowMs.addAndGet(60_000);
        assertThat(me("Authorization", "Bearer " + token).code()).isEqualTo("BAD_CREDENTIAL");
    }

    @Test
    void letsNobodyTakeANameThatLooksLikeAnothers() {
        test.signedUp("oilar.m");
        for (String name :
                new String[] {"oilar.m", "OILAR.M", "0ilar.m", "o1lar.m", "ollar-m", "oi1ar_rn", "operat0r"}) {
            Answer answer = send("POST", "/v1/people", signUp(name, "x"));
            assertThat(answer.status()).as(name).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("NAME_TAKEN");
            assertThat(answer.at("pointer")).isEqualTo("/name");
        }
        assertThat(send("POST", "/v1/session", signIn("0ilar.m", PASSWORD)).code())
                .as("and by none of them the other signs in")
                .isEqualTo("WRONG_PASSWORD");
    }
}
