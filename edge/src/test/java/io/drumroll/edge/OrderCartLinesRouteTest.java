package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.EdgeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /v1/orders} with {@code cart} and {@code lines}: these lines are ordered, and the others stay in the cart. */
class OrderCartLinesRouteTest {
    private final EdgeFixture edge = new EdgeFixture().open();

    @BeforeEach
    void fillTheCart() {
        edge.put("/v1/carts/7/lines/1", "{\"quantity\":2}");
        edge.put("/v1/carts/7/lines/2", "{\"quantity\":1}");
    }

    @AfterEach
    void close() {
        edge.close();
    }

    private static String selection(String lines, long totalMinor) {
        return order(lines, totalMinor).replace("{\"buyer\"", "{\"cart\":true,\"buyer\"");
    }

    @Test
    void ordersTheLinesAndLeavesTheOthersInTheCart() {
        Answer placed = edge.order("k", selection(line(1, 2), 2_500));

        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(placed.at("state")).isEqualTo("PAID");
        Answer cart = edge.get("/v1/carts/7?position=" + placed.at("position"));
        assertThat(cart.at("quote", "lines", "0", "sku")).isEqualTo("2");
        assertThat(cart.at("quote", "lines")).doesNotContain("sku=1,");
        assertThat(edge.get("/v1/orders/1").at("lines", "0", "quantity")).isEqualTo("2");
    }

    @Test
    void ordersTheWholeCartWhereNoLinesAreNamed() {
        Answer placed = edge.order("k", selection("[]", 28_500));

        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(edge.get("/v1/carts/7").at("quote", "lines")).isEqualTo("[]");
    }

    @Test
    void givesTheFirstAnswerAgainAlthoughTheLinesHaveLeftTheCart() {
        Answer first = edge.order("k", selection(line(1, 2), 2_500));
        Answer again = edge.order("k", selection(line(1, 2), 2_500));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("order") + again.at("repeated")).isEqualTo(first.at("order") + "true");
        assertThat(edge.order("k", order(line(1, 2), 2_500)).code()).isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void refusesALineThatIsNotInTheCartAndDoesNothing() {
        edge.delete("/v1/carts/7/lines/1");
        Answer refused = edge.order("k", selection("[{\"sku\":1,\"quantity\":1},{\"sku\":2,\"quantity\":1}]", 27_250));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("UNKNOWN_CART_LINE");
        assertThat(refused.at("sku")).isEqualTo("1");
        assertThat(edge.get("/v1/carts/7").at("quote", "lines", "0", "sku")).isEqualTo("2");
        assertThat(edge.get("/v1/skus/2").at("available")).isEqualTo("5");
    }
}
