package io.drumroll.edge;

import static io.drumroll.edge.PeopleFixture.PASSWORD;
import static io.drumroll.edge.PeopleFixture.quoted;
import static io.drumroll.edge.PeopleFixture.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.edge.PeopleFixture.Browser;
import io.drumroll.testdb.TestDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the routes of people's accounts refuse, and hostile text that they take and give back as it came. */
@ParameterizedClass
@MethodSource("databases")
@SuppressWarnings("NullAway.Init") // set before each test
class PeopleBadInputTest {
    private static final String[] HOSTILE = {
        "Robert'); DROP TABLE person; --",
        "' OR '1'='1",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "${jndi:ldap://127.0.0.1/a}",
        "{{7*7}} %00 \\u0041 \\",
        "=HYPERLINK(1)",
        "٣ 王小明 👩‍👩‍👧"
    };

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private PeopleFixture test;
    private Browser ada;

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        test = PeopleFixture.on(kind, folder);
        ada = test.signedUp("ada");
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Answer sent(String method, String path, String body) {
        return ada.send(test.edge.withBody(method, path, body));
    }

    private void refuses(String method, String path, String body, int status, String code) {
        Answer answer = sent(method, path, body);
        assertThat(answer.status() + " " + answer.code())
                .as(body + " -> " + answer.body())
                .isEqualTo(status + " " + code);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private void refusesAt(String method, String path, String body, String pointer) {
        refuses(method, path, body, 422, "BAD_VALUE");
        assertThat(sent(method, path, body).at("pointer")).as(body).isEqualTo(pointer);
    }

    private void refusesTheUsual(String method, String path, String... needed) {
        refuses(method, path, "", 400, "MALFORMED_JSON");
        refuses(method, path, "{", 400, "MALFORMED_JSON");
        refuses(method, path, "[]", 400, "WRONG_TYPE");
        refuses(method, path, "{\"colour\":1}", 400, "UNKNOWN_FIELD");
        refuses(method, path, " ".repeat(Route.MAX_BODY_BYTES + 1), 413, "BODY_TOO_LARGE");
        refuses(method, path, object(needed) + "{}", 400, "MALFORMED_JSON");
        for (String field : needed) {
            String name = field.substring(1, field.indexOf('"', 1));
            String[] others =
                    Arrays.stream(needed).filter(other -> !other.equals(field)).toArray(String[]::new);
            refuses(method, path, object(others), 400, "MISSING_FIELD");
            refuses(method, path, "{" + field + "," + field + "}", 400, "DUPLICATE_FIELD");
            refuses(method, path, "{\"" + name + "\":null}", 400, "WRONG_TYPE");
            refuses(method, path, "{\"" + name + "\":{}}", 400, "WRONG_TYPE");
        }
    }

    private static String object(String... fields) {
        return Stream.of(fields).collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void refusesBodiesThatAreNotWrittenAsTheyShould() {
        refusesTheUsual("POST", "/v1/people", "\"name\":\"bob\"", "\"displayName\":\"Bob\"", "\"password\":\"p\"");
        refusesTheUsual("POST", "/v1/session", "\"name\":\"bob\"", "\"password\":\"p\"");
        refusesTheUsual("POST", "/v1/tokens", "\"name\":\"bob\"", "\"password\":\"p\"");
        refusesTheUsual("PUT", "/v1/me", "\"displayName\":\"Ada\"");
        refusesTheUsual("PUT", "/v1/me/password", "\"oldPassword\":\"o\"", "\"newPassword\":\"n\"");
        refusesTheUsual("POST", "/v1/me/tokens", "\"name\":\"t\"");
        String[] address = {
            "\"recipient\":\"Ada\"", "\"lines\":[\"Rua 1\"]", "\"city\":\"Lisboa\"", "\"country\":\"PT\""
        };
        refusesTheUsual("POST", "/v1/me/addresses", address);
        refusesTheUsual("PUT", "/v1/me/addresses/1", address);
        refusesTheUsual("PUT", "/v1/me/consents", "\"purpose\":\"analytics\"", "\"version\":1", "\"given\":true");
        refuses("POST", "/v1/me/deletion", "{\"password\":1}", 400, "WRONG_TYPE");
        refuses("POST", "/v1/me/deletion", "", 400, "MALFORMED_JSON");
        assertThat(ada.send(test.edge
                                .withBody("POST", "/v1/session", "name=ada&password=" + PASSWORD)
                                .setHeader("Content-Type", "application/x-www-form-urlencoded"))
                        .code())
                .as("as a form of another site would send it")
                .isEqualTo("WRONG_CONTENT_TYPE");
        assertThat(ada.get("/v1/me").at("displayName"))
                .as("nothing was changed")
                .isEqualTo("Someone");
    }

    @Test
    void namesEveryFieldThatIsNotTaken() {
        Answer answer = ada.post("/v1/people", "{\"name\":\"a\",\"displayName\":\"\",\"password\":\"short\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("pointer")).isEqualTo("/name");
        assertThat(answer.at("errors", "1", "pointer")).isEqualTo("/displayName");
        assertThat(answer.at("errors", "2", "pointer")).isEqualTo("/password");
        assertThat(answer.at("errors", "2", "detail")).isEqualTo("password must be 8 to 128 characters long.");
    }

    @Test
    void refusesNamesThatDeceive() {
        for (String name : new String[] {
            "аda",
            "ａｄａ",
            "a\u200Bda",
            "ada\u0000",
            "ada smith",
            "-ada",
            "a\nda",
            "@",
            "a@b",
            "<ada>",
            "ada'--",
            "ａda@x.example"
        }) {
            refusesAt("POST", "/v1/people", signUp(name, "Ada"), "/name");
        }
        for (String display : new String[] {
            "",
            " ",
            "\u0000",
            "a\u202Eb",
            "a\nb",
            "\u3164",
            "\uD800",
            "\u200B",
            "a\u0301\u0301\u0301\u0301\u0301",
            "x".repeat(61),
            "!!"
        }) {
            refusesAt("POST", "/v1/people", signUp("bob", display), "/displayName");
            refusesAt("PUT", "/v1/me", "{\"displayName\":" + quoted(display) + "}", "/displayName");
        }
        for (String password : new String[] {"short 1", "x".repeat(129), "aaaaaaaa", "carlotta", "\uD800 pass word"}) {
            String body = signUp("carlotta", "C").replace(quoted(PASSWORD), quoted(password));
            refusesAt("POST", "/v1/people", body, "/password");
            if (!password.equals("carlotta")) {
                refusesAt(
                        "PUT",
                        "/v1/me/password",
                        "{\"oldPassword\":\"x\",\"newPassword\":" + quoted(password) + "}",
                        "/newPassword");
            }
        }
    }

    @Test
    void takesTheSamePasswordHoweverItsLettersArePutTogether() {
        String composed = "caf\u00E9 au lait";
        String body = signUp("bob", "Bob").replace(quoted(PASSWORD), quoted(composed));
        assertThat(ada.post("/v1/people", body).status()).isEqualTo(201);
        assertThat(ada.post("/v1/session", PeopleFixture.signIn("bob", "cafe\u0301 au lait"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesTokensThatCannotBe() {
        String path = "/v1/me/tokens";
        refusesAt("POST", path, "{\"name\":\"\"}", "/name");
        refusesAt("POST", path, "{\"name\":\"t\",\"scopes\":[]}", "/scopes");
        refusesAt("POST", path, "{\"name\":\"t\",\"scopes\":[\"root\"]}", "/scopes/0");
        refuses(
                "POST",
                path,
                "{\"name\":\"t\",\"scopes\":[" + "\"read\",".repeat(5) + "\"read\"]}",
                422,
                "TOO_MANY_ELEMENTS");
        for (String scope : new String[] {"operate", "shop", "actForBuyers"}) {
            refusesAt("POST", path, "{\"name\":\"t\",\"scopes\":[\"" + scope + "\"]}", "/scopes");
        }
        for (String lifetime : new String[] {"0", "-1", "59999", "31622400001", "9223372036854775807"}) {
            refusesAt("POST", path, "{\"name\":\"t\",\"lifetimeMs\":" + lifetime + "}", "/lifetimeMs");
        }
        assertThat(ada.get(path).body()).isEqualTo("{\"tokens\":[]}");
    }

    @Test
    void refusesAddressesAndConsentsThatCannotBe() {
        String good = "{\"recipient\":\"Ada\",\"lines\":[\"Rua 1\"],\"city\":\"Lisboa\",\"country\":\"PT\"}";
        String path = "/v1/me/addresses";
        refusesAt("POST", path, good.replace("PT", "Portugal"), "/country");
        refusesAt("POST", path, good.replace("PT", "XX"), "/country");
        refusesAt("POST", path, good.replace("[\"Rua 1\"]", "[]"), "/lines");
        refusesAt("POST", path, good.replace("Rua 1", "x".repeat(101)), "/lines");
        refuses("POST", path, good.replace("[\"Rua 1\"]", "[\"1\",\"2\",\"3\",\"4\",\"5\"]"), 422, "TOO_MANY_ELEMENTS");
        refusesAt("POST", path, good.replace("\"Lisboa\"", "\"\""), "/city");
        refusesAt("POST", path, good.replace("{", "{\"phone\":\"<b>1\","), "/phone");
        refusesAt("PUT", path + "/1", good.replace("Ada", "\\u202e"), "/recipient");
        refuses("PUT", path + "/999", good, 404, "UNKNOWN_ADDRESS");
        refuses("PUT", path + "/x", good, 400, "BAD_PATH");
        refuses("PUT", path + "/9223372036854775808", good, 400, "BAD_PATH");
        refusesAt("PUT", "/v1/me/consents", "{\"purpose\":\"all\",\"version\":1,\"given\":true}", "/purpose");
        refusesAt("PUT", "/v1/me/consents", "{\"purpose\":\"analytics\",\"version\":0,\"given\":true}", "/version");
        assertThat(ada.get("/v1/me/consents/history").body()).isEqualTo("{\"consents\":[]}");
    }

    @Test
    void keepsOtherPeoplesThingsApart() {
        String address = "{\"recipient\":\"Ada\",\"lines\":[\"Rua 1\"],\"city\":\"Lisboa\",\"country\":\"PT\"}";
        String path = ada.post("/v1/me/addresses", address).header("Location");
        String token =
                "/v1/me/tokens/" + ada.post("/v1/me/tokens", "{\"name\":\"t\"}").at("token");
        Browser eve = test.signedUp("eve");
        assertThat(eve.get(path).code()).isEqualTo("UNKNOWN_ADDRESS");
        assertThat(eve.put(path, address).code()).isEqualTo("UNKNOWN_ADDRESS");
        assertThat(eve.delete(path).code()).isEqualTo("UNKNOWN_ADDRESS");
        assertThat(eve.delete(token).code()).isEqualTo("UNKNOWN_TOKEN");
        assertThat(ada.get(path).status()).isEqualTo(200);
        assertThat(eve.get("/v1/people").code()).isEqualTo("NOT_ALLOWED");
        assertThat(eve.get("/v1/audit-trail").code()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void givesHostileTextBackAsItCame() {
        for (String text : HOSTILE) {
            assertThat(ada.put("/v1/me", "{\"displayName\":" + quoted(text) + "}")
                            .at("displayName"))
                    .isEqualTo(text);
            assertThat(ada.get("/v1/me").at("displayName")).isEqualTo(text);
            String address = "{\"recipient\":" + quoted(text) + ",\"lines\":[" + quoted(text) + "],\"city\":"
                    + quoted(text) + ",\"province\":" + quoted(text) + ",\"country\":\"PT\"}";
            Answer saved = ada.post("/v1/me/addresses", address);
            Answer read = ada.get(saved.header("Location"));
            assertThat(read.at("recipient")).isEqualTo(text);
            assertThat(read.at("lines", "0")).isEqualTo(text);
            assertThat(read.at("province")).isEqualTo(text);
            assertThat(ada.post("/v1/me/tokens", "{\"name\":" + quoted(text) + "}")
                            .status())
                    .isEqualTo(201);
            assertThat(ada.get("/v1/me/tokens").at("tokens", "0", "name")).isEqualTo(text);
            assertThat(ada.post("/v1/session", PeopleFixture.signIn(text, text)).code())
                    .isIn("WRONG_PASSWORD", "TOO_MANY_TRIES");
        }
        assertThat(ada.get("/v1/me").status()).as("the tables are there").isEqualTo(200);
    }
}
