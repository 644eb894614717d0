package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refunds by a shop of its own lines, and cancelling and refunds by operators; and the list of shops. */
class ShopRefundTest {
    private static final String REFUND = "{\"reason\":\"it broke\",\"lines\":[{\"sku\":1,\"quantity\":1}]}";

    private static Answer post(EdgeFixture edge, String who, String path, String body, String... headers) {
        return edge.sendAs(who, edge.withBody("POST", path, body, headers));
    }

    @Test
    void letsAShopGiveBackItsOwnLinesAlone() {
        try (EdgeFixture edge = new EdgeFixture().openWide()) {
            edge.festival.given(new Command.TopUpWallet(7, new Money(1_000_000, EdgeFixture.CNY)));
            String lines = "[{\"sku\":1,\"quantity\":2},{\"sku\":3,\"quantity\":1}]";
            Answer quoted = edge.post("/v1/quotes", "{\"lines\":" + lines + ",\"destination\":\"CN\"}");
            String order = edge.order("1", EdgeFixture.order(lines, Long.parseLong(quoted.at("totalMinor"))))
                    .at("order");
            String path = "/v1/orders/" + order + "/shops/1/refunds";
            assertThat(post(edge, "merchant-1", path, REFUND).code()).isEqualTo("KEY_MISSING");
            assertThat(post(edge, "merchant-2", path, REFUND, "Idempotency-Key", "a")
                            .code())
                    .isEqualTo("NOT_ALLOWED");
            Answer done = post(edge, "merchant-1", path, REFUND, "Idempotency-Key", "a");
            assertThat(done.status()).as(done.body()).isEqualTo(201);
            Answer again = post(edge, "merchant-1", path, REFUND, "Idempotency-Key", "a");
            assertThat(again.at("repeated") + again.at("refundMinor")).isEqualTo("true" + done.at("refundMinor"));
            String others = REFUND.replace("\"sku\":1", "\"sku\":3");
            assertThat(post(edge, "merchant-1", path, others, "Idempotency-Key", "b")
                            .code())
                    .isEqualTo("UNKNOWN_SKU");
            String most = REFUND.replace("\"quantity\":1", "\"quantity\":2");
            assertThat(post(edge, "merchant-1", path, most, "Idempotency-Key", "c")
                            .code())
                    .isEqualTo("OVER_REFUND");
            assertThat(post(edge, "merchant-1", path, "{\"reason\":\" \",\"lines\":[]}", "Idempotency-Key", "d")
                            .code())
                    .isEqualTo("BAD_VALUE");
            assertThat(post(edge, "merchant-1", "/v1/orders/99/shops/1/refunds", REFUND, "Idempotency-Key", "e")
                            .code())
                    .isEqualTo("UNKNOWN_SHOP_ORDER");
        }
    }

    @Test
    void letsAnOperatorCancelAndGiveBackWithAReason() {
        try (EdgeFixture edge = new EdgeFixture().openWide()) {
            ApiDocument.givenOrders(edge);
            assertThat(post(edge, "operator", "/v1/orders/1/cancel", "", "Idempotency-Key", "1")
                            .code())
                    .isEqualTo("BAD_VALUE");
            assertThat(post(edge, "buyer-8", "/v1/orders/1/cancel", "", "Idempotency-Key", "1")
                            .code())
                    .isEqualTo("UNKNOWN_ORDER");
            assertThat(post(
                                    edge,
                                    "operator",
                                    "/v1/orders/1/cancel",
                                    "",
                                    "Idempotency-Key",
                                    "1",
                                    "Drumroll-Reason",
                                    "asked")
                            .at("state"))
                    .isEqualTo("CANCELLED");
            assertThat(post(
                                    edge,
                                    "operator",
                                    "/v1/orders/2/refunds",
                                    "",
                                    "Idempotency-Key",
                                    "2",
                                    "Drumroll-Reason",
                                    "asked")
                            .at("refundMinor"))
                    .isEqualTo("1250");
        }
    }

    @Test
    void listsShopsByNameKindAndCountry() {
        try (EdgeFixture edge = new EdgeFixture().openWide()) {
            assertThat(shops(edge, "")).isEqualTo("Lisbon Tiles,Berlin Bikes,");
            assertThat(shops(edge, "?name=ber")).isEqualTo("Berlin Bikes,");
            assertThat(shops(edge, "?kind=flagship")).isEqualTo("Lisbon Tiles,");
            assertThat(shops(edge, "?country=DE")).isEqualTo("Berlin Bikes,");
            assertThat(shops(edge, "?country=FR")).isEmpty();
            Answer first = edge.sendAsIs(HttpRequest.newBuilder(edge.uri("/v1/shops?limit=1&name=")));
            assertThat(shops(edge, "?limit=1&cursor=" + first.at("next"))).isEqualTo("Berlin Bikes,");
            assertThat(first.body()).doesNotContain("balance");
            assertThat(edge.get("/v1/shops?kind=castle").code()).isEqualTo("BAD_PARAMETER");
        }
    }

    private static String shops(EdgeFixture edge, String query) {
        Answer answer = edge.sendAsIs(HttpRequest.newBuilder(edge.uri("/v1/shops" + query)));
        StringBuilder names = new StringBuilder();
        if (answer.json().get("shops") instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                names.append(answer.at("shops", String.valueOf(i), "name")).append(',');
            }
        }
        return names.toString();
    }
}
