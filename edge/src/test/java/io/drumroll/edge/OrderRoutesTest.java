package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.EdgeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.client.Failure;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.message.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderRoutesTest {
    private final EdgeFixture edge = new EdgeFixture().open();

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void placesAndPaysAnOrderAndTellsWhereItIs() {
        Answer placed = edge.order("k1", order(line(1, 4), 5_000));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.header("Location")).isEqualTo("/v1/orders/1");
        assertThat(placed.header("Drumroll-Position")).isEqualTo(placed.at("position"));
        assertThat(placed.at("order")).isEqualTo("1");
        assertThat(placed.at("totalMinor")).isEqualTo("5000");
        assertThat(placed.at("currency")).isEqualTo("CNY");
        assertThat(placed.at("state")).isEqualTo("PAID");
        assertThat(placed.at("repeated")).isEqualTo("false");

        Answer read = edge.get("/v1/orders/1?position=" + placed.at("position"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.at("lines", "0", "payableMinor")).isEqualTo("5000");
        assertThat(read.at("region", "province")).isEqualTo("GD");
        assertThat(read.at("state")).isEqualTo("PAID");
        assertThat(edge.get("/v1/wallets/7").at("balances", "0", "balanceMinor"))
                .isEqualTo("95000");
    }

    @Test
    void givesTheFirstAnswerAgainForTheSameKeyAndContent() {
        Answer first = edge.order("k1", order(line(1, 4), 5_000));
        Answer again = edge.order("k1", order(line(1, 4), 5_000));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.body()).isEqualTo(first.body().replace("\"repeated\":false", "\"repeated\":true"));
        assertThat(edge.get("/v1/skus/1").at("available")).isEqualTo("96");
    }

    @Test
    void refusesAKeyThatCameWithOtherContent() {
        edge.order("k1", order(line(1, 4), 5_000));
        Answer conflict = edge.order("k1", order(line(1, 1), 1_250));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.code()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(conflict.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void keepsTheKeysOfTwoBuyersApart() {
        Answer one = edge.order("k1", order(line(1, 1), 1_250));
        Answer other = edge.order(
                "k1",
                order(line(1, 1), 1_250).replace("\"buyer\":7", "\"buyer\":8").replace("\"now\"", "\"later\""));

        assertThat(one.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.at("state")).isEqualTo("PLACED");
    }

    @Test
    void asksForTheKeyWhereItIsMissing() {
        Answer answer = edge.post("/v1/orders", order(line(1, 4), 5_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("KEY_MISSING");
        assertThat(answer.at("detail")).contains("Idempotency-Key", "255");
    }

    @Test
    void refusesKeysThatAreTooLongOrNotVisible() {
        assertThat(edge.order("k".repeat(255), order(line(1, 1), 1_250)).status())
                .isEqualTo(201);
        assertThat(edge.order("k".repeat(256), order(line(1, 1), 1_250)).code()).isEqualTo("BAD_KEY");
        assertThat(edge.order("a b", order(line(1, 1), 1_250)).code()).isEqualTo("BAD_KEY");
    }

    @Test
    void tellsHowMuchStockIsLeft() {
        Answer answer = edge.order("k1", order(line(1, 101), 1));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("INSUFFICIENT_STOCK");
        assertThat(answer.at("family")).isEqualTo("CONFLICT");
        assertThat(answer.at("requested")).isEqualTo("101");
        assertThat(answer.at("available")).isEqualTo("100");
        assertThat(answer.at("type")).isEqualTo("urn:drumroll:problem:insufficient-stock");
        assertThat(answer.at("status")).isEqualTo("409");
    }

    @Test
    void tellsTheNewQuoteWhenTheTotalIsAnother() {
        Answer answer = edge.order("k1", order(line(2, 1), 30_000));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("PRICE_CHANGED");
        assertThat(answer.at("quote", "totalMinor")).isEqualTo("26000");
        assertThat(answer.at("quote", "lines", "0", "savingMinor")).isEqualTo("4000");
    }

    @Test
    void tellsWhenTheDoorsOpen() {
        edge.festival.given(
                new Command.ScheduleFestival("11.11", EdgeFixture.CNY, 1_500_000, 2_000_000, 900_000, 900_000));
        Answer answer = edge.order("k1", order(line(1, 1), 1_250));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("DOORS_NOT_OPEN");
        assertThat(answer.at("opensAtMs")).isEqualTo("1500000");
    }

    @Test
    void asksForFundsWith402() {
        Answer answer = edge.order("k1", order(line(1, 90), 100_500));

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.at("requiredMinor")).isEqualTo("100500");
        assertThat(answer.at("availableMinor")).isEqualTo("100000");
    }

    @Test
    void refusesACurrencyWithoutARate() {
        String inEuro = order(line(1, 1), 1_250).replace("{\"buyer\"", "{\"currency\":\"EUR\",\"buyer\"");
        Answer answer = edge.order("k1", inEuro);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("UNKNOWN_CURRENCY");
        assertThat(answer.at("currency")).isEqualTo("EUR");
        assertThat(answer.at("detail")).contains("PUT /v1/rates/EUR");
    }

    @Test
    void forgetsTheFestivalsCurrencyAsLongAsItCanChange() {
        try (EdgeFixture fresh = new EdgeFixture()) {
            fresh.put("/v1/festival", """
                {"name":"f","currency":"USD","opensAtMs":1,"closesAtMs":2000000}\
                """);
            assertThat(fresh.order("k0", order(line(1, 1), 1_250)).code()).isEqualTo("UNKNOWN_SKU");
            fresh.open();

            assertThat(fresh.order("k1", order(line(1, 1), 1_250)).at("currency"))
                    .isEqualTo("CNY");
        }
    }

    @Test
    void ordersTheCartAndEmptiesIt() {
        edge.put("/v1/carts/7/lines/1", "{\"quantity\":2}");
        Answer placed = edge.order("k1", """
            {"buyer":7,"region":{"country":"CN"},"cart":true,"expectedTotalMinor":2500,"pay":"later"}\
            """);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(edge.get("/v1/carts/7").at("quote", "lines")).isEqualTo("[]");
    }

    @Test
    void refusesAnOrderWithoutLines() {
        assertThat(edge.order("k1", order("[]", 0)).code()).isEqualTo("NO_LINES");
    }

    @Test
    void paysAndCancelsByTheOrdersNumber() {
        edge.order("k1", order(line(1, 4), 5_000).replace("\"now\"", "\"later\""));

        Answer paid = edge.post("/v1/orders/1/pay", "{}", "Idempotency-Key", "p1");
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.at("state")).isEqualTo("PAID");
        assertThat(edge.post("/v1/orders/1/pay", "", "Idempotency-Key", "p2").code())
                .isEqualTo("WRONG_ORDER_STATE");

        Answer cancelled = edge.postKeyed("/v1/orders/1/cancel", "");
        assertThat(cancelled.at("refundMinor")).isEqualTo("5000");
        assertThat(cancelled.at("state")).isEqualTo("CANCELLED");
        assertThat(edge.postKeyed("/v1/orders/9/cancel", "").status()).isEqualTo(404);
    }

    @Test
    void walksThroughABuyersOrdersByCursor() {
        for (int i = 1; i <= 5; i++) {
            edge.order("k" + i, order(line(1, 1), 1_250));
        }
        Answer first = edge.get("/v1/buyers/7/orders?limit=2");
        assertThat(first.at("orders", "0", "order")).isEqualTo("5");
        assertThat(first.header("Link")).contains("rel=\"next\"", first.at("next"));
        Answer second = edge.get("/v1/buyers/7/orders?limit=2&cursor=" + first.at("next"));
        assertThat(second.at("orders", "0", "order")).isEqualTo("3");
        Answer third = edge.get("/v1/buyers/7/orders?limit=2&cursor=" + second.at("next"));
        assertThat(third.at("orders", "0", "order")).isEqualTo("1");
        assertThat(third.json()).doesNotContainKey("next");
        assertThat(third.header("Link")).isEmpty();
    }

    @Test
    void refusesForeignCursorsAndLimits() {
        assertThat(edge.get("/v1/buyers/7/orders?cursor=nonsense").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/buyers/7/orders?limit=101").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/buyers/7/orders?limit=0").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/buyers/7/orders?page=2").at("detail")).contains("position, cursor, limit");
    }

    @Test
    void saysWhatEachFailureMeans() {
        String body = order(line(1, 1), 1_250).replace("{\"buyer\"", "{\"currency\":\"CNY\",\"buyer\"");
        edge.festival.failWith(Failure.OVERLOADED);
        assertThat(edge.order("k1", body).status()).isEqualTo(503);
        assertThat(edge.order("k1", body).header("Retry-After")).isEqualTo("1");
        edge.festival.failWith(Failure.TIMED_OUT);
        assertThat(edge.order("k1", body).status()).isEqualTo(504);
        assertThat(edge.order("k1", body).at("detail")).contains("same Idempotency-Key");
        edge.festival.failWith(Failure.STORAGE_FULL);
        assertThat(edge.order("k1", body).status()).isEqualTo(507);
        edge.festival.failWith(Failure.UNAVAILABLE);
        assertThat(edge.order("k1", body).status()).isEqualTo(503);
        edge.festival.failWith(null);
        assertThat(edge.order("k1", body).status()).isEqualTo(201);
    }

    @Test
    void asksToComeBackWhenAReadCannotSeeThePosition() {
        Answer late = edge.get("/v1/orders/1?position=99999");

        assertThat(late.status()).isEqualTo(503);
        assertThat(late.code()).isEqualTo("READ_TIMED_OUT");
        assertThat(late.header("Retry-After")).isEqualTo("1");
        assertThat(edge.get("/v1/orders/1?position=x").code()).isEqualTo("BAD_PARAMETER");
    }
}
