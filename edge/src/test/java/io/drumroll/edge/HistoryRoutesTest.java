package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.testdb.TestDatabase;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The order history over HTTP, on each kind of database. */
@ParameterizedClass
@MethodSource("databases")
class HistoryRoutesTest {
    private static final String TWO_SHOPS =
            "{\"buyer\":7,\"region\":{\"country\":\"CN\"},\"lines\":[{\"sku\":1,\"quantity\":2},"
                    + "{\"sku\":3,\"quantity\":1}],\"pay\":\"now\",\"expectedTotalMinor\":";

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

    /** Places an order for pieces of both shops; its number. */
    private String orderOfBothShops() {
        Answer dearer = history.edge.postKeyed("/v1/orders", TWO_SHOPS + "1}");
        String total = dearer.at("quote", "totalMinor");
        Answer placed = history.edge.postKeyed("/v1/orders", TWO_SHOPS + total + "}");
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        return placed.at("order");
    }

    @Test
    void tellsBuyersWhatTheyOrderedAndNobodyElse() {
        Answer mine = history.get("buyer-7", "/v1/buyers/7/history");
        assertThat(mine.status()).as(mine.body()).isEqualTo(200);
        assertThat(mine.at("orders", "0", "order")).isEqualTo("4");
        assertThat(mine.at("orders", "0", "shopState")).isEqualTo("null");
        assertThat(mine.at("orders", "3", "state")).isEqualTo("PLACED");
        assertThat(mine.at("position")).isEqualTo(mine.header("Drumroll-Position"));
        assertThat(mine.at("behind", "events")).isEqualTo("0");
        assertThat(mine.at("behind", "ms")).isEqualTo("0");
        Answer one = history.get("buyer-7", "/v1/buyers/7/history/4");
        assertThat(one.at("lines", "0", "title")).isEqualTo("Blue tile");
        assertThat(one.at("shopOrders", "0", "settlement", "proceedsMinor")).isEqualTo("1250");
        assertThat(history.get("buyer-8", "/v1/buyers/8/history").at("orders")).isEqualTo("[]");
        assertThat(history.get("buyer-8", "/v1/buyers/8/history/4").code()).isEqualTo("UNKNOWN_ORDER");
        assertThat(history.get("buyer-8", "/v1/buyers/7/history").code()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void tellsBuyersWhatMovedInTheirWalletsAndLetsOperatorsLook() {
        Answer mine = history.get("buyer-7", "/v1/wallets/7/movements?limit=2");
        assertThat(mine.status()).as(mine.body()).isEqualTo(200);
        assertThat(mine.at("position")).isEqualTo(mine.header("Drumroll-Position"));
        assertThat(OpenApiTest.shapeOf(mine.json().get("movements")))
                .isEqualTo(OpenApiTest.shapeOf(new ApiDocument()
                        .example("/v1/wallets/{buyer}/movements", "200")
                        .get("movements")));
        long sum = 0;
        List<String> kinds = new ArrayList<>();
        String path = "/v1/wallets/7/movements?currency=CNY&limit=2";
        while (!path.isEmpty()) {
            Answer page = history.get("buyer-7", path);
            for (int i = 0; i < HistoryFixture.size(page, "movements"); i++) {
                kinds.add(page.at("movements", "" + i, "kind"));
                sum += Long.parseLong(page.at("movements", "" + i, "amountMinor"));
            }
            String link = page.header("Link");
            assertThat(link.isEmpty()).isEqualTo(page.at("next").equals("null"));
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        assertThat(kinds).startsWith("topUp", "payment", "payment", "payment").endsWith("topUp");
        assertThat(String.valueOf(sum))
                .isEqualTo(history.get("buyer-7", "/v1/wallets/7").at("balances", "0", "balanceMinor"));

        assertThat(history.get("buyer-8", "/v1/wallets/8/movements").at("movements"))
                .isEqualTo("[]");
        assertThat(history.get("buyer-8", "/v1/wallets/7/movements").code()).isEqualTo("NOT_ALLOWED");
        HttpRequest.Builder look = HttpRequest.newBuilder(history.edge.uri("/v1/wallets/7/movements"));
        look.header("Cookie", "session=web-operator").header("Sec-Fetch-Site", "same-origin");
        assertThat(history.edge.sendAsIs(look).status()).isEqualTo(200);
        assertThat(history.get("operator", "/v1/wallets/7/movements").code()).isEqualTo("NOT_ALLOWED");
        for (String bad : List.of("currency=yuan", "limit=101", "cursor=nonsense", "order=4")) {
            Answer answer = history.get("buyer-7", "/v1/wallets/7/movements?" + bad);
            assertThat(answer.code()).as(bad).isEqualTo("BAD_PARAMETER");
        }
    }

    @Test
    void tellsShopsTheirPartsOfOrdersAndNothingOfOthers() {
        String order = orderOfBothShops();
        history.count();
        Answer theirs = history.get("merchant-2", "/v1/shops/2/history");
        assertThat(theirs.at("orders", "0", "order")).isEqualTo(order);
        assertThat(HistoryFixture.size(theirs, "orders")).isEqualTo(1);
        assertThat(theirs.at("orders", "0", "shopState")).isEqualTo("TO_SHIP");
        assertThat(theirs.body()).doesNotContain("buyer").doesNotContain("paidMinor");
        Answer part = history.get("merchant-2", "/v1/orders/" + order + "/shops/2/history");
        assertThat(part.at("lines", "0", "sku")).isEqualTo("3");
        assertThat(HistoryFixture.size(part, "lines")).isEqualTo(1);
        assertThat(part.body())
                .doesNotContain("Blue tile")
                .doesNotContain("Lisbon")
                .doesNotContain("payments");
        assertThat(history.get("merchant-2", "/v1/orders/4/shops/2/history").code())
                .isEqualTo("UNKNOWN_ORDER");
        assertThat(history.get("merchant-2", "/v1/orders/" + order + "/shops/1/history")
                        .code())
                .isEqualTo("NOT_ALLOWED");
        assertThat(history.get("operator", "/v1/history/orders/" + order).body())
                .contains("Blue tile", "Berlin Bikes", "\"buyer\":7", "payments");
    }

    @Test
    void filtersWhatOperatorsAskFor() {
        String order = orderOfBothShops();
        history.count();
        assertThat(numbers("")).containsExactly(order, "4", "3", "2", "1");
        assertThat(numbers("state=PLACED")).containsExactly("1");
        assertThat(numbers("shop=2")).containsExactly(order);
        assertThat(numbers("shop=1&shopState=SHIPPED")).containsExactly("3");
        assertThat(numbers("shop=2&shopState=SHIPPED")).isEmpty();
        assertThat(numbers("shopState=SETTLED")).containsExactly("4");
        assertThat(numbers("sku=3")).containsExactly(order);
        assertThat(numbers("buyer=7&order=2")).containsExactly("2");
        assertThat(numbers("buyer=8")).isEmpty();
        assertThat(numbers("fromMs=1000001")).isEmpty();
        assertThat(numbers("fromMs=1000000&untilMs=1000001&state=PLACED")).containsExactly("1");
    }

    private List<String> numbers(String filters) {
        List<String> numbers = new ArrayList<>();
        String path = "/v1/history?limit=2" + (filters.isEmpty() ? "" : "&" + filters);
        while (!path.isEmpty()) {
            Answer page = history.get("operator", path);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            for (int i = 0; i < HistoryFixture.size(page, "orders"); i++) {
                numbers.add(page.at("orders", "" + i, "order"));
            }
            String link = page.header("Link");
            assertThat(link.isEmpty()).isEqualTo(page.at("next").equals("null"));
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        return numbers;
    }

    @Test
    void refusesFiltersThatCannotBe() {
        for (String bad : List.of(
                "state=paid",
                "state=%27%3B%20DROP%20TABLE%20placed_order--",
                "shopState=LOST",
                "fromMs=-1",
                "untilMs=tomorrow",
                "sku=0",
                "limit=101",
                "cursor=nonsense",
                "cursor=AAAAAAAAAAA",
                "format=xml",
                "format=csv&limit=2",
                "sort=up")) {
            Answer answer = history.get("operator", "/v1/history?" + bad);
            assertThat(answer.status() + " " + answer.code()).as(bad).isEqualTo("400 BAD_PARAMETER");
        }
        assertThat(history.get("merchant-1", "/v1/shops/1/history?buyer=7").code())
                .isEqualTo("BAD_PARAMETER");
    }

    @Test
    void givesAFileOfEachLine() {
        Answer file = history.get("merchant-1", "/v1/shops/1/history?format=csv&shopState=SETTLED");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("orders.csv");
        assertThat(Long.parseLong(file.header("Drumroll-Position"))).isEqualTo(history.festivalPosition());
        assertThat(file.body().lines()).hasSize(2);
        assertThat(file.body()).contains("Blue tile").contains("SETTLED");
    }

    @Test
    void saysHowFarBehindItIsAndWaitsForAPosition() {
        String order = orderOfBothShops();
        Answer before = history.get("operator", "/v1/history");
        assertThat(before.at("orders", "0", "order")).isEqualTo("4");
        assertThat(Long.parseLong(before.at("behind", "events"))).isPositive();
        assertThat(before.at("behind", "ms")).isEqualTo("5");
        String late = "/v1/history?position=" + history.festivalPosition();
        assertThat(history.get("operator", late).code()).isEqualTo("READ_TIMED_OUT");
        history.count();
        assertThat(history.get("operator", late).at("orders", "0", "order")).isEqualTo(order);
        for (String path : List.of("/v1/history", "/v1/history/orders/1", "/v1/buyers/7/history?format=csv")) {
            Answer never = history.get("load", path + (path.contains("?") ? "&" : "?") + "position=" + Long.MAX_VALUE);
            assertThat(never.code()).as(path).isEqualTo("READ_TIMED_OUT");
            assertThat(never.at("detail")).contains("the festival has come to " + history.festivalPosition());
        }
        Answer condition = history.get("operator", "/v1/history/condition");
        assertThat(condition.at("position")).isEqualTo(String.valueOf(history.festivalPosition()));
        assertThat(condition.at("history", "state")).isEqualTo("following");
        assertThat(condition.at("history", "behind", "events")).isEqualTo("0");
        assertThat(condition.at("webhooks", "reason")).contains("plug");
    }
}
