package io.drumroll.edge;

import static io.drumroll.edge.PeopleFixture.PASSWORD;
import static io.drumroll.edge.PeopleFixture.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.client.Failure;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.edge.PeopleFixture.Browser;
import io.drumroll.testdb.TestDatabase;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do about people, and what is written down of whatever operators do. */
@SuppressWarnings("NullAway.Init") // set before each test
class OperatorRoutesTest {
    private static final String COMMISSION = "{\"category\":\"Home\",\"commissionBps\":600}";

    @TempDir
    Path folder;

    private PeopleFixture test;
    private Browser operator;

    @BeforeEach
    void open() {
        test = PeopleFixture.on(TestDatabase.H2, folder);
        operator = test.operators();
    }

    @AfterEach
    void close() {
        test.close();
    }

    /** The trail once it has so many entries, newest first: action, target and reason. */
    private List<String> trail(int size) {
        PeopleFixture.await(() -> entries().size() >= size);
        return entries().stream()
                .map(entry -> entry.get("action") + "|" + entry.get("target") + "|" + entry.get("reason"))
                .toList();
    }

    private List<Map<String, Object>> entries() {
        Answer answer = operator.get("/v1/audit-trail?limit=100");
        return ((List<?>) answer.json().getOrDefault("entries", List.of()))
                .stream().map(ApiDocument::asMap).toList();
    }

    @Test
    void listsAndFindsPeople() {
        for (int i = 1; i <= 5; i++) {
            test.signedUp("person" + i);
        }
        Answer first = operator.get("/v1/people?limit=4");
        assertThat((List<?>) first.json().get("people")).hasSize(4);
        assertThat(first.header("Link")).contains("/v1/people?cursor=").contains("limit=4");
        Answer second = operator.get("/v1/people?limit=4&cursor=" + first.at("next"));
        assertThat((List<?>) second.json().get("people")).hasSize(2);
        assertThat(second.json()).doesNotContainKey("next");
        assertThat(second.at("people", "1", "name")).isEqualTo("person5");
        String id = second.at("people", "1", "person");
        assertThat(operator.get("/v1/people?name=PERSON5").at("people", "0", "person"))
                .isEqualTo(id);
        assertThat(operator.get("/v1/people?name=%27%20OR%201=1").body()).isEqualTo("{\"people\":[]}");
        assertThat(operator.get("/v1/people/" + id).at("name")).isEqualTo("person5");
        assertThat(operator.get("/v1/people/999").code()).isEqualTo("UNKNOWN_PERSON");
        for (String query :
                new String[] {"limit=0", "limit=101", "cursor=x", "name=%FF", "all=1", "cursor=AAAAAAAAAAA"}) {
            assertThat(operator.get("/v1/people?" + query).code()).as(query).isEqualTo("BAD_PARAMETER");
        }
    }

    @Test
    void givesAndTakesRolesAndShopsAndWritesItDown() {
        Browser ada = test.signedUp("ada");
        String path = "/v1/people/" + ada.get("/v1/me").at("person");
        Answer given = operator.put(path + "/roles/courier", "", "Drumroll-Reason", "has%20a%20bike%20%E7%8E%8B'); --");
        assertThat(given.json().get("roles")).hasToString("[buyer, courier]");
        assertThat(operator.put(path + "/roles/courier", "{}").status())
                .as("is so already")
                .isEqualTo(200);
        assertThat(operator.put(path + "/shops/1", "{}").json().get("shops")).hasToString("[1]");
        assertThat(ada.delete("/v1/skus/1", "Idempotency-Key", "k").status())
                .as("it counts at once")
                .isEqualTo(200);
        assertThat(operator.delete(path + "/shops/1").json().get("shops")).hasToString("[]");
        assertThat(operator.delete(path + "/roles/courier").json().get("roles")).hasToString("[buyer, merchant]");
        String person = path.substring(path.lastIndexOf('/') + 1);
        assertThat(trail(5))
                .containsExactly(
                        "TAKE_ROLE|person " + person + " COURIER|",
                        "TAKE_SHOP|person " + person + " 1|",
                        "GIVE_SHOP|person " + person + " 1|",
                        "GIVE_ROLE|person " + person + " COURIER|has a bike 王'); --",
                        "FIRST_OPERATOR|person " + test.operator.person() + "|");

        Answer page = operator.get("/v1/audit-trail?limit=2");
        Answer next = operator.get("/v1/audit-trail?limit=2&cursor=" + page.at("next"));
        assertThat(next.at("entries", "0", "action")).isEqualTo("GIVE_SHOP");
    }

    @Test
    void refusesChangesThatMakeNoSense() {
        String path = "/v1/people/" + test.signedUp("ada").get("/v1/me").at("person");
        assertThat(operator.put(path + "/roles/king", "{}").code()).isEqualTo("BAD_PATH");
        assertThat(operator.delete(path + "/roles/buyer").code()).isEqualTo("BAD_VALUE");
        assertThat(operator.put("/v1/people/999/roles/courier", "{}").code()).isEqualTo("UNKNOWN_PERSON");
        assertThat(operator.put(path + "/shops/99", "{}").code())
                .as("it may be somebody else's one day")
                .isEqualTo("UNKNOWN_SHOP");
        assertThat(operator.delete("/v1/people/" + test.operator.person() + "/roles/operator")
                        .code())
                .isEqualTo("LAST_OPERATOR");
        assertThat(operator.post("/v1/me/deletion", "{\"password\":\"" + test.operator.password() + "\"}")
                        .code())
                .isEqualTo("LAST_OPERATOR");
        for (String reason : new String[] {"%", "%FF", "x".repeat(401)}) {
            assertThat(operator.put(path + "/roles/courier", "{}", "Drumroll-Reason", reason)
                            .code())
                    .isEqualTo("BAD_VALUE");
            assertThat(operator.put("/v1/commissions", COMMISSION, "Drumroll-Reason", reason)
                            .code())
                    .isEqualTo("BAD_VALUE");
        }
        assertThat(operator.put(path + "/roles/courier", "{}", "Drumroll-Reason", "a%0Ab")
                        .code())
                .isEqualTo("BAD_VALUE");
        assertThat(trail(1)).hasSize(1);
    }

    @Test
    void writesDownWhatOperatorsChangeElsewhere() {
        operator.put("/v1/commissions", COMMISSION, "Drumroll-Reason", "as agreed");
        operator.put("/v1/rates/EUR", "{\"festivalMinor\":790,\"foreignMinor\":100}");
        Answer shop = operator.post(
                "/v1/shops", "{\"name\":\"New\",\"country\":\"PT\",\"kind\":\"bazaar\"}", "Idempotency-Key", "open");
        assertThat(shop.status()).as(shop.body()).isEqualTo(201);
        assertThat(operator.delete("/v1/deals/2").status()).as("a shop's").isEqualTo(200);
        List<String> trail = trail(5);
        assertThat(trail.get(3)).matches("COMMISSION_SET\\|/v1/commissions event \\d+\\|as agreed");
        assertThat(trail.get(2)).matches("RATE_FIX\\|/v1/rates/EUR event \\d+\\|");
        assertThat(trail.get(1)).matches("SHOP_OPEN\\|/v1/shops/3 event \\d+\\|");
        assertThat(trail.get(0)).matches("DEAL_END\\|/v1/deals/2 event \\d+\\|");
        assertThat(entries().getFirst()).containsEntry("operator", (int) test.operator.person());
    }

    @Test
    void listsTheCommissionsThatAreSet() {
        operator.put("/v1/commissions", COMMISSION);
        assertThat(operator.get("/v1/commissions").json().get("commissions"))
                .asString()
                .contains("{category=Home, commissionBps=600}");
    }

    @Test
    void writesDownWhatWasNotAnsweredInTime() {
        test.edge.festival.failWith(Failure.TIMED_OUT);
        assertThat(operator.put("/v1/commissions", COMMISSION).status()).isEqualTo(504);
        test.edge.festival.failWith(null);
        assertThat(trail(2).getFirst()).isEqualTo("COMMISSION_SET|/v1/commissions (no answer)|");
    }

    @Test
    void writesDownNothingThatWasRefusedReadOrDoneForOneself() {
        operator.put("/v1/commissions", "{}");
        operator.put("/v1/commissions", COMMISSION.replace("600", "-1"));
        operator.get("/v1/people");
        operator.put("/v1/me", "{\"displayName\":\"Boss\"}");
        operator.put("/v1/rates/EUR", "{\"festivalMinor\":790,\"foreignMinor\":100}");
        assertThat(trail(2)).hasSize(2).first().asString().startsWith("RATE_FIX");
    }

    @Test
    void writesDownWhatAProgramOfAnOperatorChangesAndNotWhatItDoesForBuyers() {
        String scopes = ",\"scopes\":[\"read\",\"order\",\"operate\",\"actForBuyers\"]}";
        String load = operator.post(
                        "/v1/tokens",
                        signIn(test.operator.name(), test.operator.password()).replace("}", scopes))
                .at("secret");
        assertThat(test.edge
                        .sendAs(load, test.edge.withBody("PUT", "/v1/carts/7/lines/1", "{\"quantity\":1}"))
                        .status())
                .as("a load or a replay")
                .isEqualTo(200);
        assertThat(test.edge
                        .sendAs(
                                load,
                                test.edge.withBody(
                                        "PUT", "/v1/commissions", COMMISSION, "Drumroll-Reason", "as%20agreed"))
                        .status())
                .isEqualTo(200);
        assertThat(trail(2)).hasSize(2).first().asString().matches("COMMISSION_SET.*as agreed");
    }

    @Test
    void writesDownWhatWaitsBeforeTheServerEnds() {
        for (int i = 0; i < 20; i++) {
            operator.put("/v1/commissions", COMMISSION.replace("600", "60" + i % 10));
        }
        test.edge.server.close();
        assertThat(test.accounts.operatorActions().list(Long.MAX_VALUE, 100)).hasSize(21);
    }

    @Test
    void writesDownWhatWaitsAlsoWhenItsEndIsInAHurry() {
        for (int i = 0; i < 20; i++) {
            operator.put("/v1/commissions", COMMISSION.replace("600", "60" + i % 10));
        }
        Thread.currentThread().interrupt();
        test.edge.server.close();
        assertThat(Thread.interrupted()).as("still known").isTrue();
        assertThat(test.accounts.operatorActions().list(Long.MAX_VALUE, 100)).hasSize(21);
    }

    @Test
    void tellsMetricsHowManyEntriesWait() {
        assertThat(operator.get("/metrics").body())
                .contains("drumroll_operator_actions_waiting 0\n", "drumroll_operator_actions_lost 0\n");
    }

    @Test
    void letsNobodyElseIn() {
        Browser ada = test.signedUp("ada");
        String me = ada.get("/v1/me").at("person");
        assertThat(ada.put("/v1/people/" + me + "/roles/operator", "{}").code()).isEqualTo("NOT_ALLOWED");
        String token = ada.post("/v1/tokens", signIn("ada", PASSWORD)).at("secret");
        assertThat(test.edge
                        .sendAs(token, HttpRequest.newBuilder(test.edge.uri("/v1/people")))
                        .code())
                .isEqualTo("NOT_ALLOWED");
    }
}
