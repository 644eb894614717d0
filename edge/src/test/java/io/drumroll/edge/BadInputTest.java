package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.EdgeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static final int A_MILLION = 1_000_000;

    private final EdgeFixture edge = new EdgeFixture().open();

    @AfterEach
    void close() {
        assertThat(edge.get("/v1/skus/1").at("available"))
                .as("stock is untouched")
                .isEqualTo("100");
        edge.close();
    }

    private void refuses(String body, int status, String code, String... inDetail) {
        Answer answer = edge.order("k", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        for (String part : inDetail) {
            assertThat(answer.at("detail")).contains(part);
        }
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void refusesWhatIsNoJson() {
        refuses("", 400, "MALFORMED_JSON");
        refuses("{", 400, "MALFORMED_JSON");
        refuses("{\"buyer\":", 400, "MALFORMED_JSON");
        refuses("{\"buyer\":7,}", 400, "MALFORMED_JSON");
        refuses("{'buyer':7}", 400, "MALFORMED_JSON");
        refuses("{\"buyer\":07}", 400, "MALFORMED_JSON");
        refuses("{\"buyer\":NaN}", 400, "MALFORMED_JSON");
        refuses("drum", 400, "MALFORMED_JSON");
        refuses(order(line(1, 1), 1_250) + "{}", 400, "MALFORMED_JSON", "nothing behind");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] body = order(line(1, 1), 1_250).replace("GD", "~").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '~' ? (byte) 0xC3 : body[i];
        }
        Answer answer = edge.send(HttpRequest.newBuilder(edge.uri("/v1/orders"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .POST(BodyPublishers.ofByteArray(body)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void refusesDeepNesting() {
        refuses("[".repeat(100_000), 400, "TOO_DEEP", "16");
        refuses("{\"lines\":" + "[".repeat(100), 400, "TOO_DEEP");
        refuses("{\"region\":" + "{\"country\":".repeat(100), 400, "TOO_DEEP");
        refuses("{\"region\":{\"country\":[]}}", 400, "WRONG_TYPE", "a text");
    }

    @Test
    void namesUnknownFieldsAndTheKnownOnes() {
        refuses("{\"byer\":7}", 400, "UNKNOWN_FIELD", "'byer'", "buyer, region, expectedTotalMinor, lines, cart");
        refuses(
                order("[{\"sku\":1,\"quantity\":1,\"price\":1}]", 1_250),
                400,
                "UNKNOWN_FIELD",
                "'price'",
                "sku, quantity");
        assertThat(edge.order("k", order("[{\"sku\":1,\"quantity\":1,\"price\":1}]", 1_250))
                        .at("pointer"))
                .isEqualTo("/lines/0/price");
        refuses("{\"" + "x".repeat(200) + "\":1}", 400, "UNKNOWN_FIELD", "x".repeat(40) + "…");
        refuses("{\"" + "x".repeat(2_000) + "\":1}", 400, "MALFORMED_JSON", "shorter");
    }

    @Test
    void refusesRepeatedAndMissingFields() {
        refuses("{\"buyer\":7,\"buyer\":8}", 400, "DUPLICATE_FIELD", "'buyer'");
        refuses("{\"buyer\":7}", 400, "MISSING_FIELD", "'region'");
        refuses(order("[{\"sku\":1}]", 1_250), 400, "MISSING_FIELD", "'quantity'");
        refuses("{}", 400, "MISSING_FIELD", "'buyer'");
    }

    @Test
    void refusesValuesOfAnotherType() {
        refuses("{\"buyer\":\"7\"}", 400, "WRONG_TYPE", "whole number");
        refuses("{\"buyer\":null}", 400, "WRONG_TYPE");
        refuses("{\"region\":[]}", 400, "WRONG_TYPE", "object");
        refuses("{\"lines\":{}}", 400, "WRONG_TYPE", "array");
        refuses("{\"lines\":[1]}", 400, "WRONG_TYPE", "object");
        refuses("{\"cart\":\"yes\"}", 400, "WRONG_TYPE", "true or false");
        refuses("[]", 400, "WRONG_TYPE", "object");
        refuses(order(line(1, 1), 1_250).replace("\"now\"", "\"soon\""), 422, "BAD_VALUE", "now, later");
    }

    @Test
    void refusesFractionsAndNumbersThatOverflow() {
        refuses("{\"buyer\":7.0}", 400, "NOT_A_WHOLE_NUMBER", "fraction");
        refuses("{\"buyer\":1e3}", 400, "NOT_A_WHOLE_NUMBER");
        refuses("{\"buyer\":9223372036854775808}", 400, "NOT_A_WHOLE_NUMBER", "2^63");
        refuses("{\"buyer\":" + "9".repeat(100_000) + "}", 400, "NOT_A_WHOLE_NUMBER");
        refuses(order("[{\"sku\":2147483648,\"quantity\":1}]", 1), 422, "BAD_VALUE", "2^31");
    }

    @Test
    void refusesZeroNegativeAndOverflowingQuantitiesAndAmounts() {
        refuses(order(line(1, 0), 0), 422, "OUT_OF_RANGE", "quantity", "1 to 1000000");
        refuses(order(line(1, -1), -1_250), 422, "OUT_OF_RANGE");
        refuses(order("[{\"sku\":1,\"quantity\":3000000000}]", 1), 422, "OUT_OF_RANGE", "3000000000");
        refuses(order("[{\"sku\":1,\"quantity\":-9223372036854775808}]", 1), 422, "OUT_OF_RANGE");
        refuses(order(line(1, 1), Long.MAX_VALUE), 409, "PRICE_CHANGED");
        refuses(order(line(1, 1), Long.MIN_VALUE), 409, "PRICE_CHANGED");
        refuses(order(line(1, 1), 1_250).replace("\"buyer\":7", "\"buyer\":0"), 422, "OUT_OF_RANGE", "buyer");
        assertThat(edge.postKeyed("/v1/wallets/7/top-ups", "{\"amountMinor\":0,\"currency\":\"CNY\"}")
                        .code())
                .isEqualTo("OUT_OF_RANGE");
        assertThat(edge.postKeyed("/v1/wallets/7/top-ups", "{\"amountMinor\":1,\"currency\":\"EUR\"}")
                        .code())
                .isEqualTo("UNKNOWN_CURRENCY");
    }

    @Test
    void refusesPlacesAndCurrenciesThatCannotBe() {
        String good = order(line(1, 1), 1_250);
        refuses(good.replace("\"CN\"", "\"cn\""), 422, "BAD_VALUE", "ISO 3166-1");
        refuses(good.replace("\"GD\"", "\"GDGD\""), 422, "BAD_VALUE", "ISO 3166-2");
        refuses(good.replace("\"cityTier\":1", "\"cityTier\":6"), 422, "BAD_VALUE", "5");
        refuses(good.replace("{\"buyer\"", "{\"currency\":\"yuan\",\"buyer\""), 422, "BAD_VALUE", "ISO 4217");
    }

    @Test
    void stopsReadingAtTheMostLines() {
        String tooMany = "[" + "{\"sku\":1,\"quantity\":1},".repeat(2_000) + "{\"sku\":1,\"quantity\":1}]";
        refuses(order(tooMany, 1), 422, "TOO_MANY_LINES", "2000");
    }

    @Test
    void refusesAMillionLinesByTheirSize() {
        String lines = "[" + "{\"sku\":1,\"quantity\":1},".repeat(A_MILLION) + "{\"sku\":1,\"quantity\":1}]";
        refuses(order(lines, 1), 413, "BODY_TOO_LARGE", "1048576");
    }

    @Test
    void refusesBodiesThatAreTooLongOnOtherRoutesSooner() {
        Answer answer = edge.post(
                "/v1/shops", "{\"name\":\"" + "x".repeat(70_000) + "\",\"country\":\"PT\",\"kind\":\"import\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(edge.post(
                                "/v1/shops",
                                "{\"name\":\"" + "x".repeat(121) + "\",\"country\":\"PT\",\"kind\":\"import\"}")
                        .code())
                .isEqualTo("BAD_TEXT");
        assertThat(edge.post("/v1/shops", "{\"name\":\"\\ud83e\",\"country\":\"PT\",\"kind\":\"import\"}")
                        .code())
                .isEqualTo("BAD_TEXT");
    }

    @Test
    void asksForJson() {
        Answer text = edge.send(HttpRequest.newBuilder(edge.uri("/v1/orders"))
                .header("Content-Type", "text/plain")
                .header("Idempotency-Key", "k")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(text.status()).isEqualTo(415);
        assertThat(text.at("detail")).contains("application/json");
        Answer none = edge.send(HttpRequest.newBuilder(edge.uri("/v1/orders"))
                .header("Idempotency-Key", "k")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(none.status()).isEqualTo(415);
        Answer withCharset = edge.send(HttpRequest.newBuilder(edge.uri("/v1/quotes"))
                .header("Content-Type", "Application/JSON; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"lines\":[{\"sku\":1,\"quantity\":1}]}")));
        assertThat(withCharset.status()).isEqualTo(200);
    }

    @Test
    void saysThatThereIsNoSuchPath() {
        assertThat(edge.get("/v1/nothing").status()).isEqualTo(404);
        assertThat(edge.get("/v1/nothing").code()).isEqualTo("UNKNOWN_ROUTE");
        assertThat(edge.get("/v1/skus/1/").status()).isEqualTo(404);
        assertThat(edge.get("/v1/skus/1/price/2").status()).isEqualTo(404);
        assertThat(edge.get("/%2e%2e/etc/passwd").status()).isEqualTo(404);
        assertThat(edge.post("/nothing", "{}").status()).isEqualTo(404);
    }

    @Test
    void saysWhichMethodsAPathHas() {
        Answer answer = edge.delete("/v1/orders");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(edge.post("/v1/skus/1", "{}").header("Allow")).isEqualTo("DELETE, GET, HEAD");
        assertThat(edge.post("/board", "{}").header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void refusesPathsWhoseNumbersAreNone() {
        assertThat(edge.get("/v1/skus/abc").code()).isEqualTo("BAD_PATH");
        assertThat(edge.get("/v1/skus/-1").status()).isEqualTo(400);
        assertThat(edge.get("/v1/skus/2147483648").status()).isEqualTo(400);
        assertThat(edge.get("/v1/orders/9223372036854775808").status()).isEqualTo(400);
        assertThat(edge.get("/v1/orders/9999999999999999999").status()).isEqualTo(400);
        assertThat(edge.get("/v1/orders/9223372036854775807").status()).isEqualTo(404);
        assertThat(edge.get("/v1/skus/%31").status()).isEqualTo(200);
    }

    @Test
    void refusesParametersThatItDoesNotKnow() {
        assertThat(edge.get("/v1/skus/1?colour=blue").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/skus/1?position=1&position=1").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/skus/1?position=-1").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/skus/1?position=%31").status()).isEqualTo(200);
    }

    @Test
    void refusesPayWithFields() {
        assertThat(edge.postKeyed("/v1/orders/1/pay", "{\"tip\":1}").code()).isEqualTo("UNKNOWN_FIELD");
    }
}
