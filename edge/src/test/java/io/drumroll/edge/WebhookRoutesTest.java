package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.history.webhook.Webhooks;
import io.drumroll.testdb.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Webhooks over HTTP, on each kind of database. That messages are really sent is tested with a festival that runs. */
@ParameterizedClass
@MethodSource("databases")
class WebhookRoutesTest {
    private static final String URL = "\"url\":\"http://127.0.0.1:9999/hooks\"";
    private static final String PAID = "{" + URL + ",\"kinds\":[\"order.paid\"]";

    @Parameter
    private TestDatabase kind = TestDatabase.H2;

    private HistoryFixture history = new HistoryFixture(TestDatabase.H2.newUrl());

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() {
        history.close();
        history = new HistoryFixture(kind.newUrl()).open();
    }

    @AfterEach
    void close() {
        history.close();
    }

    private String add(String token, String body) {
        Answer added = history.send(token, "POST", "/v1/webhooks", body);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        String address = "/v1/webhooks/" + added.at("webhook");
        assertThat(added.header("Location")).isEqualTo(address);
        assertThat(added.at("secret")).startsWith("whsec_");
        return address;
    }

    @Test
    void showsSecretsOnceAndChangesThem() {
        String address = add("merchant-1", PAID + ",\"shop\":1}");
        assertThat(history.get("merchant-1", address).body())
                .contains("\"on\":true")
                .doesNotContain("whsec_");
        assertThat(history.get("merchant-1", "/v1/webhooks").body()).doesNotContain("whsec_");
        Answer changed = history.send("merchant-1", "POST", address + "/secrets", "");
        assertThat(changed.at("secret")).startsWith("whsec_");
    }

    @Test
    void keepsWebhooksToTheirShops() {
        String one = add("merchant-1", PAID + ",\"shop\":1}");
        String two = add("merchant-2", PAID + ",\"shop\":2}");
        String all = add("operator", PAID + "}");
        String none = "/v1/webhooks/999999";
        String change = PAID + ",\"on\":false}";
        for (String path : List.of("", "/deliveries", "/secrets", "/replays", "/tests")) {
            String method = path.isEmpty() || path.equals("/deliveries") ? "GET" : "POST";
            String body = path.equals("/replays") ? "{\"fromMs\":0}" : "";
            for (String others : List.of(one, all)) {
                assertThat(asked("merchant-2", method, others + path, body))
                        .isEqualTo(asked("merchant-2", method, none + path, body))
                        .startsWith("404 UNKNOWN_WEBHOOK");
            }
        }
        assertThat(asked("merchant-2", "PUT", one, change)).startsWith("404");
        assertThat(asked("merchant-2", "DELETE", one, "")).startsWith("404");
        assertThat(history.get("merchant-2", "/v1/webhooks").at("webhooks", "0", "shop"))
                .isEqualTo("2");
        assertThat(HistoryFixture.size(history.get("merchant-2", "/v1/webhooks"), "webhooks"))
                .isEqualTo(1);
        assertThat(history.get("operator", "/v1/webhooks").at("webhooks", "2", "shop"))
                .isEqualTo("null");
        assertThat(asked("merchant-2", "POST", "/v1/webhooks", PAID + ",\"shop\":1}"))
                .startsWith("403 NOT_ALLOWED");
        assertThat(asked("merchant-2", "POST", "/v1/webhooks", PAID + "}")).startsWith("403 NOT_ALLOWED");
        assertThat(asked("operator", "DELETE", two, "")).startsWith("204");
        assertThat(asked("operator", "DELETE", two, "")).startsWith("404");
    }

    /** Status and code. */
    private String asked(String token, String method, String path, String body) {
        Answer answer = history.send(token, method, path, body);
        return answer.status() + (answer.status() < 300 ? "" : " " + answer.code());
    }

    @Test
    void changesPausesAndLetsGoOn() {
        String address = add("merchant-1", PAID + ",\"shop\":1}");
        String change = "{" + URL + ",\"kinds\":[\"stock.low\",\"order.refunded\"],\"stockBelow\":4,\"on\":false}";
        Answer paused = history.send("merchant-1", "PUT", address, change);
        assertThat(paused.at("kinds")).isEqualTo("[order.refunded, stock.low]");
        assertThat(paused.at("stockBelow")).isEqualTo("4");
        assertThat(paused.at("offReason")).isNotEqualTo("null");
        assertThat(asked("merchant-1", "POST", address + "/tests", "")).isEqualTo("422 BAD_WEBHOOK");
        Answer on = history.send("merchant-1", "PUT", address, PAID + ",\"on\":true}");
        assertThat(on.at("on")).isEqualTo("true");
        assertThat(on.at("shop")).isEqualTo("1");
    }

    @Test
    void showsDeliveriesAndSendsThemAgain() {
        String address = add("merchant-1", PAID + ",\"shop\":1}");
        for (int i = 0; i < 3; i++) {
            history.edge.order("order-" + i, EdgeFixture.order(EdgeFixture.line(1, 1), 1_250));
        }
        history.count();
        Answer first = history.get("merchant-1", address + "/deliveries?limit=2");
        assertThat(first.at("deliveries", "0", "kind")).isEqualTo("order.paid");
        assertThat(first.at("deliveries", "0", "state")).isEqualTo("pending");
        assertThat(first.at("deliveries", "0", "body")).contains("\"order\":7");
        assertThat(HistoryFixture.size(first, "deliveries")).isEqualTo(2);
        String link = first.header("Link");
        Answer second = history.get("merchant-1", link.substring(1, link.indexOf('>')));
        assertThat(second.at("deliveries", "0", "body")).contains("\"order\":5");
        assertThat(second.at("next")).isEqualTo("null");
        String position = second.at("deliveries", "0", "position");
        assertThat(replayed(address, "{\"position\":" + position + "}")).isEqualTo("1");
        assertThat(replayed(address, "{\"fromPosition\":" + position + "}")).isEqualTo("3");
        assertThat(replayed(address, "{\"fromMs\":1000000}")).isEqualTo("3");
        assertThat(replayed(address, "{\"fromMs\":0,\"untilMs\":1000000}")).isEqualTo("0");
        assertThat(history.send("merchant-1", "POST", address + "/tests", "").at("id"))
                .startsWith("test_");
    }

    private String replayed(String address, String body) {
        return history.send("merchant-1", "POST", address + "/replays", body).at("deliveries");
    }

    @Test
    void callsOnNobodysOwnNetworkUnlessItIsToldTo() {
        try (HistoryFixture guarded = new HistoryFixture(kind.newUrl(), false)) {
            for (String url : List.of(
                    "http://93.184.216.34/",
                    "https://127.0.0.1:8443/",
                    "https://localhost:8443/",
                    "https://10.1.2.3/",
                    "https://169.254.169.254/latest/meta-data",
                    "https://[::1]/",
                    "https://[fd00::1]/",
                    "https://[::ffff:192.168.0.1]/",
                    "https://2130706433/",
                    "https://0x7f.1/",
                    "file:///etc/passwd",
                    "gopher://93.184.216.34/")) {
                String body = "{\"url\":\"" + url + "\",\"kinds\":[\"order.paid\"]}";
                Answer answer = guarded.send("operator", "POST", "/v1/webhooks", body);
                assertThat(answer.status() + " " + answer.code()).as(url).isEqualTo("422 BAD_WEBHOOK");
            }
        }
    }

    @Test
    void refusesWhatCannotBe() {
        String address = add("merchant-1", PAID + ",\"shop\":1}");
        for (String bad : List.of(
                "{" + URL + ",\"kinds\":[],\"shop\":1}",
                "{" + URL + ",\"kinds\":[\"stock.low\"],\"shop\":1}",
                "{\"url\":\"ftp://shop.example/\",\"kinds\":[\"order.paid\"],\"shop\":1}",
                "{\"url\":\"https://u:p@shop.example/\",\"kinds\":[\"order.paid\"],\"shop\":1}",
                "{\"url\":\"https://shop.example:22/\",\"kinds\":[\"order.paid\"],\"shop\":1}",
                "{\"url\":\"'; DROP TABLE webhook; --\",\"kinds\":[\"order.paid\"],\"shop\":1}",
                "{\"url\":\"https://" + "a".repeat(2_000) + "/\",\"kinds\":[\"order.paid\"],\"shop\":1}")) {
            assertThat(asked("merchant-1", "POST", "/v1/webhooks", bad)).as(bad).isEqualTo("422 BAD_WEBHOOK");
        }
        for (String bad : List.of("\"webhook.test\"", "\"order.lost\"", "\"ORDER_PAID\"")) {
            assertThat(asked("merchant-1", "POST", "/v1/webhooks", "{" + URL + ",\"kinds\":[" + bad + "],\"shop\":1}"))
                    .as(bad)
                    .isEqualTo("422 BAD_VALUE");
        }
        for (String bad : List.of("{}", "{\"position\":1,\"fromMs\":2}", "{\"untilMs\":2}", "{\"position\":-1}")) {
            assertThat(asked("merchant-1", "POST", address + "/replays", bad))
                    .as(bad)
                    .isEqualTo("422 BAD_VALUE");
        }
        for (int i = 1; i < Webhooks.MAX_PER_OWNER; i++) {
            add("merchant-1", PAID + ",\"shop\":1}");
        }
        assertThat(asked("merchant-1", "POST", "/v1/webhooks", PAID + ",\"shop\":1}"))
                .isEqualTo("422 BAD_WEBHOOK");
    }
}
