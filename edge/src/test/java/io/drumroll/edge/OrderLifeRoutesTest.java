package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.EdgeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderLifeRoutesTest {
    private final EdgeFixture edge = new EdgeFixture().openWide();

    @AfterEach
    void close() {
        edge.close();
    }

    /** Order 1: four tiles at 12.50, of category Home with 5 % commission. */
    private void givenAnOrder() {
        assertThat(edge.order("order", order(line(1, 4), 5_000)).status()).isEqualTo(201);
    }

    @Test
    void paysTheShopWhenTheBuyerHasReceivedIt() {
        givenAnOrder();
        Answer shipped = edge.postKeyed("/v1/orders/1/shops/1/shipment", "");
        assertThat(shipped.status()).as(shipped.body()).isEqualTo(201);
        assertThat(shipped.at("state")).isEqualTo("SHIPPED");
        assertThat(edge.get("/v1/orders/1").at("shopOrders", "0", "receiptDueMs"))
                .isEqualTo("1900000");

        Answer received = edge.postKeyed("/v1/orders/1/shops/1/receipt", "{}");
        assertThat(received.status()).as(received.body()).isEqualTo(201);
        assertThat(received.at("gainedMinor")).isEqualTo("4750");
        assertThat(received.at("currency")).isEqualTo("CNY");
        assertThat(edge.get("/v1/shops/1").at("balanceMinor")).isEqualTo("4750");

        Answer paidOut = edge.postKeyed("/v1/shops/1/payouts", "{\"amountMinor\":4000,\"currency\":\"CNY\"}");
        assertThat(paidOut.status()).as(paidOut.body()).isEqualTo(201);
        assertThat(paidOut.at("balanceMinor")).isEqualTo("750");
        Answer tooMuch = edge.postKeyed("/v1/shops/1/payouts", "{\"amountMinor\":751,\"currency\":\"CNY\"}");
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.code()).isEqualTo("INSUFFICIENT_FUNDS");
    }

    @Test
    void refundsByLineAndThenTheRest() {
        givenAnOrder();
        String one = "{\"lines\":[{\"sku\":1,\"quantity\":1}]}";
        Answer first = edge.post("/v1/orders/1/refunds", one, "Idempotency-Key", "r1");
        Answer again = edge.post("/v1/orders/1/refunds", one, "Idempotency-Key", "r1");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.at("refundMinor")).isEqualTo("1250");
        assertThat(again.at("repeated")).isEqualTo("true");
        Answer order = edge.get("/v1/orders/1");
        assertThat(order.at("lines", "0", "refunded")).isEqualTo("1");
        assertThat(order.at("lines", "0", "refundableMinor")).isEqualTo("3750");
        assertThat(order.at("shopOrders", "0", "refundableMinor")).isEqualTo("3750");

        Answer tooMuch = edge.postKeyed("/v1/orders/1/refunds", one.replace(":1}]", ":4}]"));
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.code()).isEqualTo("OVER_REFUND");
        assertThat(tooMuch.at("refundable")).isEqualTo("3");

        assertThat(edge.postKeyed("/v1/orders/1/refunds", "").at("refundMinor")).isEqualTo("3750");
        assertThat(edge.get("/v1/orders/1").at("state")).isEqualTo("REFUNDED");
        assertThat(edge.get("/v1/wallets/7").at("balances", "0", "balanceMinor"))
                .isEqualTo("100000");
    }

    @Test
    void refusesToRefundAnEmptyList() {
        givenAnOrder();
        Answer answer = edge.postKeyed("/v1/orders/1/refunds", "{\"lines\":[]}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("NO_LINES");
    }

    @Test
    void namesTheDebtOfAShopThatCannotGiveBack() {
        givenAnOrder();
        edge.postKeyed("/v1/orders/1/shops/1/shipment", "");
        edge.postKeyed("/v1/orders/1/shops/1/receipt", "");
        edge.postKeyed("/v1/shops/1/payouts", "{\"amountMinor\":4750,\"currency\":\"CNY\"}");
        edge.postKeyed("/v1/orders/1/refunds", "{}");

        assertThat(edge.get("/v1/shops/1").at("balanceMinor")).isEqualTo("0");
        assertThat(edge.get("/v1/shops/1").at("debtMinor")).isEqualTo("4750");
    }

    @Test
    void refusesWhatTheStateDoesNotAllow() {
        givenAnOrder();
        assertThat(edge.postKeyed("/v1/orders/1/shops/1/receipt", "").code()).isEqualTo("WRONG_SHOP_ORDER_STATE");
        assertThat(edge.postKeyed("/v1/orders/1/shops/2/receipt", "").code()).isEqualTo("UNKNOWN_SHOP_ORDER");
        Answer other = edge.postKeyed("/v1/orders/1/shops/2/shipment", "");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.code()).isEqualTo("UNKNOWN_SHOP_ORDER");
        assertThat(edge.postKeyed("/v1/orders/9/shops/1/shipment", "").code()).isEqualTo("UNKNOWN_ORDER");
        edge.postKeyed("/v1/orders/1/shops/1/shipment", "");
        Answer cancelled = edge.postKeyed("/v1/orders/1/cancel", "");
        assertThat(cancelled.status()).isEqualTo(409);
        assertThat(cancelled.at("state")).isEqualTo("SHIPPED");
    }

    @Test
    void reservesByADepositAndPaysTheBalanceInItsWindow() {
        Answer quote = edge.post("/v1/quotes/deposit", """
            {"deal":4,"quantity":1,"destination":"CN","currency":"EUR"}\
            """);
        assertThat(quote.status()).as(quote.body()).isEqualTo(200);
        assertThat(quote.at("totalMinor")).isEqualTo("14850");
        assertThat(quote.at("depositMinor")).isEqualTo("2500");

        String body = """
            {"buyer":7,"region":{"country":"CN"},"deal":4,"quantity":1,"expectedTotalMinor":14850,
             "expectedDepositMinor":2500,"currency":"EUR"}\
            """;
        assertThat(edge.postKeyed("/v1/deposits", body.replace("2500", "2501")).code())
                .isEqualTo("PRICE_CHANGED");
        Answer placed = edge.postKeyed("/v1/deposits", body);
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(placed.header("Location")).isEqualTo("/v1/orders/1");
        assertThat(placed.at("state")).isEqualTo("RESERVED");
        Answer early = edge.postKeyed("/v1/orders/1/pay", "");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.code()).isEqualTo("BALANCE_NOT_DUE");
        assertThat(early.at("fromMs")).isEqualTo("1500000");

        edge.festival.nowMs.set(1_500_000);
        Answer paid = edge.postKeyed("/v1/orders/1/pay", "");
        assertThat(paid.at("totalMinor")).isEqualTo("14850");
        assertThat(paid.at("paidMinor")).isEqualTo("12350");
        assertThat(paid.at("currency")).isEqualTo("EUR");
        assertThat(edge.get("/v1/orders/1").at("paidMinor")).isEqualTo("14850");
    }

    @Test
    void asksForAKeyWhereverStockOrMoneyMoves() {
        givenAnOrder();
        for (String path : new String[] {
            "/v1/orders/1/pay",
            "/v1/orders/1/cancel",
            "/v1/orders/1/refunds",
            "/v1/orders/1/shops/1/shipment",
            "/v1/orders/1/shops/1/receipt"
        }) {
            assertThat(edge.post(path, "").code()).as(path).isEqualTo("KEY_MISSING");
        }
        String amount = "{\"amountMinor\":1,\"currency\":\"CNY\"}";
        assertThat(edge.post("/v1/shops/1/payouts", amount).code()).isEqualTo("KEY_MISSING");
        assertThat(edge.post("/v1/buyers/7/coupons", "{\"deal\":2}").code()).isEqualTo("KEY_MISSING");
        assertThat(edge.post("/v1/deposits", "{}").code()).isEqualTo("KEY_MISSING");
        assertThat(edge.post("/v1/skus/1/restock", "{\"quantity\":1}").code()).isEqualTo("KEY_MISSING");
    }
}
