package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.EdgeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After a lost connection a page asks what became of its request, which does nothing. */
class RequestRoutesTest {
    private static final String BUYER = "buyer-7";

    private final EdgeFixture edge = new EdgeFixture().open();

    @AfterEach
    void close() {
        edge.close();
    }

    private Answer asked(String as, String key, String route) {
        HttpRequest.Builder request = HttpRequest.newBuilder(edge.uri("/v1/requests?route=" + route));
        return edge.sendAs(as, key.isEmpty() ? request : request.header("Idempotency-Key", key));
    }

    private Answer placed(String as, String key, String body) {
        return edge.sendAs(as, edge.withBody("POST", "/v1/orders", body, "Idempotency-Key", key));
    }

    @Test
    void tellsTheFirstAnswerToAnOrder() {
        assertThat(asked(BUYER, "k", "ORDER_PLACE").at("known")).isEqualTo("false");
        Answer placed = placed(BUYER, "k", order(line(1, 4), 5_000));
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);

        Answer told = asked(BUYER, "k", "ORDER_PLACE");
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(told.at("known") + told.at("route")).isEqualTo("trueORDER_PLACE");
        assertThat(told.at("answer")).isEqualTo("{position=" + placed.at("position") + ", order=1, amountMinor=5000}");
        assertThat(edge.get("/v1/skus/1").at("available"))
                .as("nothing was done")
                .isEqualTo("96");
    }

    @Test
    void knowsNothingOfARefusedRequestNorOfAnotherRouteOrBuyer() {
        placed(BUYER, "refused", order(line(1, 101), 1));
        placed(BUYER, "k", order(line(1, 4), 5_000));

        assertThat(asked(BUYER, "refused", "ORDER_PLACE").at("known")).isEqualTo("false");
        assertThat(asked(BUYER, "k", "ORDER_PAY").at("known")).isEqualTo("false");
        assertThat(asked("buyer-8", "k", "ORDER_PLACE").at("known")).isEqualTo("false");
    }

    @Test
    void tellsOfEachKindOfRouteWhatItWasAbout() {
        placed(BUYER, "o", order(line(1, 1), 1_250).replace("\"now\"", "\"later\""));
        edge.sendAs(BUYER, edge.withBody("POST", "/v1/orders/1/pay", "{}", "Idempotency-Key", "p"));
        edge.sendAs(BUYER, edge.withBody("PUT", "/v1/carts/7/lines/1", "{\"quantity\":2}", "Idempotency-Key", "c"));
        edge.sendAs(
                "operator", edge.withBody("POST", "/v1/skus/1/restock", "{\"quantity\":2}", "Idempotency-Key", "r"));

        assertThat(asked(BUYER, "p", "ORDER_PAY").at("answer", "order")).isEqualTo("1");
        assertThat(asked(BUYER, "c", "CART_LINE_SET").at("answer", "buyer")).isEqualTo("7");
        assertThat(asked("operator", "r", "SKU_RESTOCK").at("answer", "sku")).isEqualTo("1");
    }

    @Test
    void asksForAKeyAndARouteThatHasKeys() {
        assertThat(asked(BUYER, "", "ORDER_PLACE").code()).isEqualTo("KEY_MISSING");
        assertThat(asked(BUYER, "a b", "ORDER_PLACE").code()).isEqualTo("BAD_KEY");
        for (String route : new String[] {"ORDER_READ", "CARD_PAYMENT", "order_place", ""}) {
            assertThat(asked(BUYER, "k", route).code()).as(route).isEqualTo("BAD_PARAMETER");
        }
        assertThat(edge.sendAs(
                                BUYER,
                                HttpRequest.newBuilder(edge.uri("/v1/requests")).header("Idempotency-Key", "k"))
                        .code())
                .isEqualTo("BAD_PARAMETER");
    }
}
