package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.PeopleFixture.PASSWORD;
import static io.drumroll.edge.PeopleFixture.signIn;
import static io.drumroll.edge.PeopleFixture.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.accounts.ExportPart;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.edge.PeopleFixture.Browser;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import io.drumroll.testdb.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody does with an account, from the first request to the last. */
@ParameterizedClass
@MethodSource("databases")
@SuppressWarnings("NullAway.Init") // set before each test
class PeopleWalkTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private PeopleFixture test;

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        test = new PeopleFixture(
                PeopleFixture.address(kind),
                folder,
                EdgeOptions.onLoopback(0),
                parts -> parts.withExports(List.of(new Orders())));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static final class Orders implements ExportPart {
        @Override
        public String fileName() {
            return "orders.json";
        }

        @Override
        public void writeTo(long buyer, OutputStream out) throws IOException {
            out.write(("{\"buyer\":" + buyer + "}").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void walksFromSignUpToDeletion() throws IOException {
        Browser ada = test.browser();
        Answer signedUp = ada.post("/v1/people", signUp("Ada", "Ada 王"));
        assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
        assertThat(signedUp.at("name")).isEqualTo("ada");
        String buyer = signedUp.at("buyer");
        assertThat(ada.get("/v1/me").json()).isEqualTo(signedUp.json());
        assertThat(ada.put("/v1/me", "{\"displayName\":\"Ada L.\"}").at("displayName"))
                .isEqualTo("Ada L.");

        String token = makesATokenAndOrdersByIt(ada, Long.parseLong(buyer));
        savesAddresses(ada);
        consents(ada);
        getsAllThatIsKnown(ada, buyer);
        changesThePassword(ada);

        assertThat(ada.post("/v1/me/deletion", "{\"password\":\"wrong one 1\"}").code())
                .isEqualTo("WRONG_PASSWORD");
        String cookie = ada.cookie();
        Answer deleted = ada.post("/v1/me/deletion", "{\"password\":\"battery staple 2\"}");
        assertThat(deleted.at("buyer")).isEqualTo(buyer);
        assertThat(ada.cookie()).isEmpty();
        assertThat(statusOf(cookie)).isEqualTo(401);
        assertThat(test.edge.sendAs(token, me()).code()).isEqualTo("BAD_CREDENTIAL");
        assertThat(ada.post("/v1/session", signIn("ada", "battery staple 2")).code())
                .isEqualTo("WRONG_PASSWORD");
        assertThat(test.operators().get("/v1/people?name=ada").json()).isEqualTo(Map.of("people", List.of()));
    }

    private int statusOf(String cookie) {
        return test.edge.sendAsIs(me().header("Cookie", cookie)).status();
    }

    private HttpRequest.Builder me() {
        return HttpRequest.newBuilder(test.edge.uri("/v1/me"));
    }

    private String makesATokenAndOrdersByIt(Browser ada, long buyer) {
        test.edge.festival.given(new Command.TopUpWallet(buyer, new Money(10_000, EdgeFixture.CNY)));
        Answer made = ada.post("/v1/me/tokens", "{\"name\":\"my script\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String secret = made.at("secret");
        String order = EdgeFixture.order(line(1, 1), 1_250).replace("\"buyer\":7", "\"buyer\":" + buyer);
        Answer placed =
                test.edge.sendAs(secret, test.edge.withBody("POST", "/v1/orders", order, "Idempotency-Key", "walk"));
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        Answer listed = ada.get("/v1/me/tokens");
        assertThat(listed.at("tokens", "0", "name")).isEqualTo("my script");
        assertThat(listed.body()).doesNotContain(secret);

        Answer another = ada.post("/v1/me/tokens", "{\"name\":\"other\",\"scopes\":[\"read\"],\"lifetimeMs\":60000}");
        String path = "/v1/me/tokens/" + another.at("token");
        assertThat(ada.delete(path).status()).isEqualTo(204);
        assertThat(ada.delete(path).code()).isEqualTo("UNKNOWN_TOKEN");
        assertThat(test.edge.sendAs(another.at("secret"), me()).code()).isEqualTo("BAD_CREDENTIAL");
        return secret;
    }

    private static void savesAddresses(Browser ada) {
        String address = "{\"recipient\":\"Ada\",\"lines\":[\"Rua 1\",\"2º\"],\"city\":\"Lisboa\",\"country\":\"PT\"}";
        Answer added = ada.post("/v1/me/addresses", address);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        String path = added.header("Location");
        assertThat(path).isEqualTo("/v1/me/addresses/" + added.at("address"));
        assertThat(ada.get(path).json()).isEqualTo(added.json());
        assertThat(ada.put(path, address.replace("Rua 1", "Rua 9")).at("lines", "0"))
                .isEqualTo("Rua 9");
        assertThat(ada.get("/v1/me/addresses").at("addresses", "0", "lines", "1"))
                .isEqualTo("2º");
        Answer second = ada.post("/v1/me/addresses", address);
        assertThat(ada.delete("/v1/me/addresses/" + second.at("address")).status())
                .isEqualTo(204);
        assertThat(ada.get("/v1/me/addresses/" + second.at("address")).code()).isEqualTo("UNKNOWN_ADDRESS");
    }

    private static void consents(Browser ada) {
        assertThat(ada.get("/v1/me/consents").body())
                .as("nothing is on before")
                .contains("\"given\":false")
                .doesNotContain("true");
        String given = "{\"purpose\":\"marketingEmail\",\"version\":2,\"given\":true}";
        assertThat(ada.put("/v1/me/consents", given).at("version")).isEqualTo("2");
        assertThat(ada.get("/v1/me/consents").at("consents", "0", "given")).isEqualTo("true");
        ada.put("/v1/me/consents", given.replace("true", "false"));
        assertThat(ada.get("/v1/me/consents").at("consents", "0", "given")).isEqualTo("false");
        assertThat((List<?>) ada.get("/v1/me/consents/history").json().get("consents"))
                .hasSize(2);
    }

    private static void getsAllThatIsKnown(Browser ada, String buyer) throws IOException {
        HttpResponse<byte[]> archive = ada.download("/v1/me/data");
        assertThat(archive.statusCode()).isEqualTo(200);
        assertThat(archive.headers().firstValue("content-type")).hasValue("application/zip");
        assertThat(archive.headers().firstValue("content-disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("my-data.zip"));
        Map<String, String> files = unzipped(archive.body());
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "account.json",
                        "sessions.json",
                        "tokens.json",
                        "addresses.json",
                        "order-addresses.json",
                        "consents.json",
                        "orders.json");
        assertThat(files.get("addresses.json")).contains("Rua 9");
        assertThat(files.get("orders.json")).isEqualTo("{\"buyer\":" + buyer + "}");
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private void changesThePassword(Browser ada) {
        Browser elsewhere = test.browser();
        elsewhere.post("/v1/session", signIn("ada", PASSWORD));
        assertThat(elsewhere.get("/v1/me").status()).isEqualTo(200);
        String change = "{\"oldPassword\":\"" + PASSWORD + "\",\"newPassword\":\"battery staple 2\"}";
        Answer changed = ada.put("/v1/me/password", change);
        assertThat(changed.at("endedSessions")).as(changed.body()).isEqualTo("1");
        assertThat(elsewhere.get("/v1/me").code()).isEqualTo("BAD_CREDENTIAL");
        assertThat(ada.get("/v1/me").status()).as("the one that asked").isEqualTo(200);
        assertThat(ada.put("/v1/me/password", change).code()).isEqualTo("WRONG_PASSWORD");
        assertThat(ada.post("/v1/session", signIn("ada", "battery staple 2")).status())
                .isEqualTo(200);
    }

    @Test
    void listsAndEndsSessions() {
        Browser first = test.signedUp("ada");
        Browser second = test.browser();
        second.post("/v1/session", signIn("ada", PASSWORD), "User-Agent", "Firefox <b>");
        Browser third = test.browser();
        third.post("/v1/session", signIn("ada", PASSWORD));
        Answer listed = second.get("/v1/me/sessions");
        assertThat((List<?>) listed.json().get("sessions")).hasSize(3);
        assertThat(listed.at("sessions", "1", "current")).isEqualTo("true");
        assertThat(listed.at("sessions", "0", "current")).isEqualTo("false");
        assertThat(listed.at("sessions", "1", "userAgent")).isEqualTo("Firefox <b>");
        assertThat(listed.at("sessions", "1", "network")).isEqualTo("127.0.0.0/24");

        Browser mallory = test.signedUp("mallory");
        String path = "/v1/me/sessions/" + listed.at("sessions", "0", "session");
        assertThat(mallory.delete(path).code()).as("somebody else's").isEqualTo("UNKNOWN_SESSION");
        assertThat(third.get("/v1/me").status()).isEqualTo(200);
        assertThat(second.delete(path).status()).isEqualTo(204);
        assertThat(third.get("/v1/me").code()).isEqualTo("BAD_CREDENTIAL");
        assertThat(second.delete("/v1/me/sessions").at("endedSessions")).isEqualTo("1");
        assertThat(first.get("/v1/me").code()).isEqualTo("BAD_CREDENTIAL");
        assertThat(second.get("/v1/me").status()).isEqualTo(200);
    }
}
