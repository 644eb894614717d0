package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.DatabaseAddress;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.edge.PeopleFixture.Browser;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import io.drumroll.testdb.PostgresServer;
import io.drumroll.testdb.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Where orders go: placed with an address, set later, shown to shops while they need it. */
class OrderAddressRoutesTest {
    private static final String HOME =
            "{\"recipient\":\"Ada\",\"lines\":[\"Rua 1\"],\"city\":\"Lisboa\",\"country\":\"PT\"}";
    private static final String WORK =
            "{\"recipient\":\"Ada\",\"lines\":[\"Rua 2\"],\"city\":\"Porto\",\"country\":\"PT\"}";

    @TempDir
    private Path folder = Path.of("");

    /** Somebody new with money and two addresses. */
    private static Browser rich(PeopleFixture test, String name) {
        Browser browser = test.signedUp(name);
        test.edge.festival.given(new Command.TopUpWallet(buyer(browser), new Money(100_000, EdgeFixture.CNY)));
        browser.post("/v1/me/addresses", HOME);
        browser.post("/v1/me/addresses", WORK);
        return browser;
    }

    private static long buyer(Browser browser) {
        return Long.parseLong(browser.get("/v1/me").at("buyer"));
    }

    private static Answer order(Browser browser, String key, String more) {
        String order = EdgeFixture.order(EdgeFixture.line(1, 1), 1_250)
                .replace("\"buyer\":7", "\"buyer\":" + buyer(browser))
                .replace("\"pay\"", more + "\"pay\"");
        return browser.post("/v1/orders", order, "Idempotency-Key", key);
    }

    private static String ship(long order) {
        return "/v1/orders/" + order + "/shops/1/shipment";
    }

    @Test
    void keepsTheAddressThatAnOrderNames() {
        try (PeopleFixture test = PeopleFixture.on(TestDatabase.H2, folder)) {
            Browser ada = rich(test, "ada");
            Answer placed = order(ada, "1", "\"address\":1,");
            assertThat(placed.status()).as(placed.body()).isEqualTo(201);
            assertThat(placed.at("addressNoted")).isEqualTo("true");
            String path = "/v1/orders/" + placed.at("order") + "/address";
            assertThat(ada.get(path).at("city")).isEqualTo("Lisboa");

            assertThat(order(ada, "1", "\"address\":2,").at("addressNoted")).isEqualTo("true");
            assertThat(ada.get(path).at("city"))
                    .as("of what is repeated the first counts")
                    .isEqualTo("Lisboa");
            assertThat(order(ada, "2", "").json()).doesNotContainKey("addressNoted");
            Answer strange = order(ada, "3", "\"address\":99,");
            assertThat(strange.status()).isEqualTo(201);
            assertThat(strange.at("addressNoted") + strange.at("addressProblem"))
                    .isEqualTo("falseUNKNOWN_ADDRESS");
            assertThat(order(ada, "4", "\"address\":0,").code()).isEqualTo("BAD_VALUE");
        }
    }

    @Test
    void letsTheBuyerAloneSetItUntilItIsShipped() {
        try (PeopleFixture test = PeopleFixture.on(TestDatabase.H2, folder)) {
            Browser ada = rich(test, "ada");
            Browser bob = rich(test, "bob");
            long order = Long.parseLong(order(ada, "1", "").at("order"));
            String path = "/v1/orders/" + order + "/address";
            assertThat(ada.get(path).code()).isEqualTo("UNKNOWN_ADDRESS");
            assertThat(bob.put(path, "{\"address\":3}").code()).isEqualTo("UNKNOWN_ORDER");
            assertThat(bob.get(path).code()).isEqualTo("UNKNOWN_ORDER");
            assertThat(ada.put(path, "{\"address\":3}").code()).as("Bob's").isEqualTo("UNKNOWN_ADDRESS");
            assertThat(ada.put(path, "{}").code()).isEqualTo("MISSING_FIELD");
            assertThat(ada.put(path, "{\"address\":1}").at("city")).isEqualTo("Lisboa");
            assertThat(ada.put(path, "{\"address\":2}").at("city")).isEqualTo("Porto");
            test.edge.festival.given(new Command.ShipShopOrder(order, 1));
            assertThat(ada.put(path, "{\"address\":1}").code()).isEqualTo("WRONG_STATE");
            assertThat(ada.get(path).at("city")).isEqualTo("Porto");
        }
    }

    @Test
    void showsItToTheShopUntilItIsPaidAndNotesWhichOperatorLooked() {
        try (PeopleFixture test = PeopleFixture.on(TestDatabase.H2, folder)) {
            Browser ada = rich(test, "ada");
            Browser operator = test.operators();
            Browser merchant = test.signedUp("carol");
            String person = merchant.get("/v1/me").at("person");
            operator.put("/v1/people/" + person + "/shops/1", "");
            long order = Long.parseLong(order(ada, "1", "\"address\":1,").at("order"));
            String path = "/v1/orders/" + order + "/shops/1/address";

            Answer seen = merchant.get(path);
            assertThat(seen.at("shop") + seen.at("recipient")).isEqualTo("1Ada");
            assertThat(seen.body()).doesNotContain(String.valueOf(buyer(ada)));
            assertThat(ada.get(path).code()).isEqualTo("NOT_ALLOWED");
            assertThat(merchant.get("/v1/orders/" + order + "/shops/2/address").code())
                    .isEqualTo("NOT_ALLOWED");
            assertThat(merchant.get("/v1/orders/99/shops/1/address").code()).isEqualTo("UNKNOWN_SHOP_ORDER");
            assertThat(operator.get("/v1/orders/" + order + "/shops/2/address").code())
                    .isEqualTo("UNKNOWN_SHOP_ORDER");

            assertThat(operator.get(path).at("city")).isEqualTo("Lisboa");
            PeopleFixture.await(() -> operator.get("/v1/audit-trail").body().contains("SHOP_ORDER_ADDRESS"));

            assertThat(merchant.post(ship(order), "", "Idempotency-Key", "s").status())
                    .isEqualTo(201);
            assertThat(merchant.get(path).status()).isEqualTo(200);
            test.edge.festival.given(new Command.ConfirmReceipt(order, 1));
            assertThat(merchant.get(path).code()).isEqualTo("WRONG_STATE");
        }
    }

    @Test
    void refusesAnAddressFromWhoActsForABuyer() {
        try (EdgeFixture edge = new EdgeFixture().open()) {
            String order = EdgeFixture.order(EdgeFixture.line(1, 1), 1_250).replace("\"pay\"", "\"address\":1,\"pay\"");
            assertThat(edge.order("1", order).code()).isEqualTo("BAD_VALUE");
            Answer own = edge.sendAs("buyer-7", edge.withBody("POST", "/v1/orders", order, "Idempotency-Key", "2"));
            assertThat(own.status() + own.at("addressProblem")).isEqualTo("201NOT_SERVED");
        }
    }

    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void takesTheOrderThoughTheDatabaseIsAway() {
        try (PostgresServer server = PostgresServer.create();
                PeopleFixture test = new PeopleFixture(
                        DatabaseAddress.of(server.newDatabase()),
                        folder,
                        EdgeOptions.onLoopback(0),
                        PeopleFixture.AS_THEY_ARE)) {
            Browser ada = rich(test, "ada");
            assertThat(order(ada, "0", "\"address\":1,").at("addressNoted")).isEqualTo("true");
            String body = EdgeFixture.order(EdgeFixture.line(1, 1), 1_250)
                    .replace("\"buyer\":7", "\"buyer\":" + buyer(ada))
                    .replace("\"pay\"", "\"address\":1,\"pay\"");
            server.stop();
            Answer placed = ada.post("/v1/orders", body, "Idempotency-Key", "away");
            assertThat(placed.status() + placed.at("addressNoted") + placed.at("addressProblem"))
                    .isEqualTo("201falseDATABASE_AWAY");
            server.start();
            PeopleFixture.await(() -> ada.put("/v1/orders/" + placed.at("order") + "/address", "{\"address\":1}")
                            .status()
                    == 200);
        }
    }

    @Test
    void answersAsDocumented() {
        ApiDocument api = new ApiDocument();
        try (PeopleFixture test = PeopleFixture.on(TestDatabase.H2, folder)) {
            Browser ada = rich(test, "ada");
            String order = order(ada, "1", "\"address\":1,").at("order");
            for (String path : List.of("/v1/orders/{order}/address", "/v1/orders/{order}/shops/{shop}/address")) {
                Browser browser = path.contains("{shop}") ? test.operators() : ada;
                Map<String, Object> example = api.example(path, "200");
                Answer answer = browser.get(path.replace("{order}", order).replace("{shop}", "1"));
                assertThat(OpenApiTest.shapeOf(answer.json())).isEqualTo(OpenApiTest.shapeOf(example));
            }
        }
    }
}
