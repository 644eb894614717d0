package io.drumroll.edge;

import static io.drumroll.edge.PeopleFixture.PASSWORD;
import static io.drumroll.edge.PeopleFixture.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.edge.PeopleFixture.Browser;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a provider, and who tries to be signed in by somebody else's journey there. */
@SuppressWarnings("NullAway.Init") // set before each test
class OidcRoutesTest {
    private static final String START = "/v1/oidc/start";
    private static final String CALLBACK = "/v1/oidc/callback";

    @TempDir
    Path folder;

    private FakeProvider provider;
    private PeopleFixture test;

    @BeforeEach
    void open() throws IOException, JOSEException {
        provider = new FakeProvider();
        test = new PeopleFixture(
                PeopleFixture.address(TestDatabase.H2),
                folder,
                EdgeOptions.onLoopback(0),
                parts -> parts.withProvider(provider.known()));
    }

    @AfterEach
    void close() {
        test.close();
        provider.close();
    }

    private Answer walk(Browser browser) {
        Answer start = browser.get(START);
        assertThat(start.status()).as(start.body()).isEqualTo(303);
        return browser.get(CALLBACK + provider.authorize(start.header("Location")));
    }

    private String link(Browser browser) {
        Answer answer = browser.post("/v1/me/oidc", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.at("redirect");
    }

    @Test
    void signsInAndFindsTheSamePersonAgain() {
        Browser ada = test.browser();
        Answer start = ada.get(START);
        assertThat(start.header("Set-Cookie"))
                .matches("oidc=[A-Za-z0-9_-]{43}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax");
        Answer back = walk(ada);
        assertThat(back.status()).as(back.body()).isEqualTo(303);
        assertThat(back.header("Location")).isEqualTo("/");
        assertThat(ada.cookie()).startsWith("session=").doesNotContain("oidc");
        Answer me = ada.get("/v1/me");
        assertThat(me.at("displayName")).isEqualTo("Ada <b>王");
        assertThat(me.json()).doesNotContainKey("name");
        Browser again = test.browser();
        walk(again);
        assertThat(again.get("/v1/me").at("person")).isEqualTo(me.at("person"));
        assertThat(again.post("/v1/me/deletion", "{}").status())
                .as("who has no password")
                .isEqualTo(200);
    }

    @Test
    void takesAnAnswerOnceAndFromTheBrowserThatWentAlone() {
        Browser ada = test.browser();
        String query = provider.authorize(ada.get(START).header("Location"));
        Browser eve = test.browser();
        assertThat(eve.get(CALLBACK + query).code()).as("without a cookie").isEqualTo("SIGN_IN_REFUSED");
        eve.get(START);
        assertThat(eve.get(CALLBACK + query).code()).as("with its own").isEqualTo("SIGN_IN_REFUSED");
        assertThat(eve.cookie()).isEmpty();
        assertThat(ada.get(CALLBACK + query).status()).isEqualTo(303);
        assertThat(ada.get(CALLBACK + query).code()).as("replayed").isEqualTo("SIGN_IN_REFUSED");
        for (String bad : new String[] {"", "?", "?error=access_denied", "?code=&state=", "?state=%00&code='--"}) {
            assertThat(test.browser().get(CALLBACK + bad).code()).as(bad).isEqualTo("SIGN_IN_REFUSED");
        }
    }

    @Test
    void linksWhoeverIsSignedIn() {
        Browser ada = test.signedUp("ada");
        String person = ada.get("/v1/me").at("person");
        String query = provider.authorize(link(ada));
        assertThat(ada.get(CALLBACK + query).status()).isEqualTo(303);
        Browser elsewhere = test.browser();
        walk(elsewhere);
        assertThat(elsewhere.get("/v1/me").at("person")).isEqualTo(person);

        Browser bob = test.signedUp("bob");
        String again = provider.authorize(link(bob));
        assertThat(bob.get(CALLBACK + again).code()).isEqualTo("IDENTITY_TAKEN");
        assertThat(bob.get("/v1/me").at("name")).isEqualTo("bob");
    }

    @Test
    void linksNobodyElseThanWhoBegan() {
        Browser browser = test.signedUp("ada");
        String query = provider.authorize(link(browser));
        test.signedUp("bob");
        browser.post("/v1/session", signIn("bob", PASSWORD));
        assertThat(browser.get(CALLBACK + query).code()).isEqualTo("SIGN_IN_REFUSED");
        assertThat(browser.delete("/v1/session").status()).isEqualTo(204);
        assertThat(browser.get(CALLBACK + query).code()).isEqualTo("SIGN_IN_REFUSED");
    }

    @Test
    void saysSoWhenTheProviderIsAwayOrThereIsNone(@TempDir Path other) {
        provider.close();
        Answer away = test.browser().get(START);
        assertThat(away.status() + " " + away.code()).isEqualTo("503 PROVIDER_UNREACHABLE");
        assertThat(away.body()).doesNotContain(provider.issuer());
        try (PeopleFixture without = PeopleFixture.on(TestDatabase.H2, other)) {
            assertThat(without.browser().get(START).code()).isEqualTo("NOT_SERVED");
            assertThat(without.browser().get(CALLBACK).code()).isEqualTo("NOT_SERVED");
            assertThat(without.signedUp("ada").post("/v1/me/oidc", "").code()).isEqualTo("NOT_SERVED");
        }
    }
}
