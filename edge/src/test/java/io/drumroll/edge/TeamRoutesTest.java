package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.edge.PeopleFixture.Browser;
import io.drumroll.testdb.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who runs a shop; and what operators see of people and of each other. */
class TeamRoutesTest {
    @TempDir
    private Path folder = Path.of("");

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    private static String person(Browser browser) {
        return browser.get("/v1/me").at("person");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void addsAndRemovesOneAnotherButNotTheLast(TestDatabase kind) {
        try (PeopleFixture test = PeopleFixture.on(kind, folder)) {
            Browser ada = test.signedUp("ada");
            Browser bob = test.signedUp("bob");
            Browser operator = test.operators();
            operator.put("/v1/people/" + person(ada) + "/shops/1", "");
            String team = "/v1/shops/1/team";
            assertThat(bob.get(team).code()).isEqualTo("NOT_ALLOWED");
            assertThat(ada.get(team).at("team", "0", "name")).isEqualTo("ada");
            assertThat(ada.put(team, "{\"name\":\"nobody\"}").code()).isEqualTo("UNKNOWN_PERSON");
            assertThat(ada.put("/v1/shops/2/team", "{\"name\":\"bob\"}").code()).isEqualTo("NOT_ALLOWED");
            assertThat(operator.put("/v1/shops/9/team", "{\"name\":\"bob\"}").code())
                    .isEqualTo("UNKNOWN_SHOP");
            assertThat(ada.delete(team + "?person=" + person(ada)).code()).isEqualTo("BAD_VALUE");

            assertThat(ada.put(team, "{\"name\":\"bob\"}").at("team", "1", "name"))
                    .isEqualTo("bob");
            assertThat(bob.delete(team + "?person=" + person(ada)).at("team", "0", "name"))
                    .isEqualTo("bob");
            assertThat(ada.get(team).code()).isEqualTo("NOT_ALLOWED");
            Answer trail = operator.get("/v1/audit-trail?operator=" + person(bob));
            assertThat(trail.at("entries", "0", "action")).isEqualTo("TAKE_SHOP");
            assertThat(trail.at("entries", "0", "operatorName")).isEqualTo("bob");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void filtersTheTrailAndFindsPeopleByBuyer(TestDatabase kind) {
        try (PeopleFixture test = PeopleFixture.on(kind, folder)) {
            Browser ada = test.signedUp("ada");
            Browser operator = test.operators();
            String id = person(ada);
            String buyer = ada.get("/v1/me").at("buyer");
            assertThat(operator.get("/v1/people?buyer=" + buyer).at("people", "0", "name"))
                    .isEqualTo("ada");
            assertThat(operator.get("/v1/people?buyer=1").at("people")).isEqualTo("[]");
            assertThat(operator.get("/v1/people?buyer=1&name=ada").code()).isEqualTo("BAD_PARAMETER");

            operator.put("/v1/people/" + id + "/roles/courier", "");
            test.nowMs.addAndGet(1_000);
            operator.put("/v1/people/" + id + "/roles/analyst", "");
            long now = test.nowMs.get();
            assertThat(entries(operator, "action=GIVE_ROLE")).isEqualTo(2);
            assertThat(entries(operator, "action=GIVE_ROLE&fromMs=" + now)).isEqualTo(1);
            assertThat(entries(operator, "action=GIVE_ROLE&untilMs=" + now)).isEqualTo(1);
            assertThat(entries(operator, "target=person%20" + id + "%20")).isEqualTo(2);
            assertThat(entries(operator, "target=%25")).isZero();
            assertThat(entries(operator, "operator=0")).isEqualTo(1);
            assertThat(operator.get("/v1/audit-trail?action=GIVE_ROLE&limit=1").header("Link"))
                    .contains("action=GIVE_ROLE&cursor=");
        }
    }

    private static int entries(Browser operator, String query) {
        Answer answer = operator.get("/v1/audit-trail?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("entries") instanceof List<?> list ? list.size() : -1;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void notesWhatOperatorsLookAt(TestDatabase kind) {
        try (PeopleFixture test = PeopleFixture.on(kind, folder)) {
            Browser ada = test.signedUp("ada");
            Browser operator = test.operators();
            String buyer = ada.get("/v1/me").at("buyer");
            for (String path : new String[] {
                "/v1/wallets/" + buyer,
                "/v1/carts/" + buyer,
                "/v1/buyers/" + buyer + "/coupons",
                "/v1/buyers/" + buyer + "/orders"
            }) {
                assertThat(operator.get(path).status()).as(path).isEqualTo(200);
                PeopleFixture.await(() -> entries(operator, "target=" + path) == 1);
                assertThat(ada.get(path).status()).isEqualTo(200);
                assertThat(entries(operator, "target=" + path))
                        .as("their own is not noted")
                        .isEqualTo(1);
            }
            assertThat(operator.post("/v1/wallets/" + buyer + "/top-ups", "{\"amountMinor\":1,\"currency\":\"CNY\"}")
                            .code())
                    .isEqualTo("NOT_ALLOWED");
        }
    }
}
