package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the routes of deals, currencies, duty, deposits and refunds refuse; nothing of it changes anything. */
class NewRoutesBadInputTest {
    private static final String BEYOND_A_LONG = "9223372036854775808";
    private static final String BEYOND_AN_INT = "2147483648";

    private final EdgeFixture edge = new EdgeFixture().openWide();
    private final String position = edge.get("/v1/festival").at("position");

    @AfterEach
    void close() {
        assertThat(edge.get("/v1/festival").at("position"))
                .as("nothing happened")
                .isEqualTo(position);
        edge.close();
    }

    private void refuses(String method, String path, String body, int status, String code, String... inDetail) {
        Answer answer = edge.send(edge.withBody(method, path, body, "Idempotency-Key", "k"));
        assertThat(answer.status()).as(body + " -> " + answer.body()).isEqualTo(status);
        assertThat(answer.code()).as(body + " -> " + answer.body()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        for (String part : inDetail) {
            assertThat(answer.at("detail")).as(body).contains(part);
        }
    }

    /** A body's usual mistakes: no JSON, an unknown, a repeated and each of the needed fields missing, a wrong type. */
    private void refusesTheUsual(String method, String path, String... needed) {
        refuses(method, path, "{", 400, "MALFORMED_JSON");
        refuses(method, path, "[]", 400, "WRONG_TYPE", "object");
        refuses(method, path, "{\"colour\":1}", 400, "UNKNOWN_FIELD", "'colour'");
        refuses(method, path, object(needed) + "{}", 400, "MALFORMED_JSON", "nothing behind");
        for (String field : needed) {
            String name = field.substring(1, field.indexOf('"', 1));
            String[] others =
                    Arrays.stream(needed).filter(other -> !other.equals(field)).toArray(String[]::new);
            refuses(method, path, object(others), 400, "MISSING_FIELD", "'" + name + "'");
            refuses(method, path, "{" + field + "," + field + "}", 400, "DUPLICATE_FIELD", "'" + name + "'");
            refuses(method, path, "{\"" + name + "\":null}", 400, "WRONG_TYPE");
        }
    }

    private static String object(String... fields) {
        return Stream.of(fields).collect(Collectors.joining(",", "{", "}"));
    }

    private void refusesTerms(String terms, int status, String code, String... inDetail) {
        String body =
                "{\"name\":\"d\",\"startsAtMs\":0,\"endsAtMs\":1900000,\"funder\":\"shop\",\"terms\":" + terms + "}";
        refuses("POST", "/v1/deals", body, status, code, inDetail);
    }

    @Test
    void refusesDealsThatAreNotWrittenAsDealsAre() {
        String[] fields = {
            "\"name\":\"d\"",
            "\"startsAtMs\":0",
            "\"endsAtMs\":1900000",
            "\"funder\":\"shop\"",
            "\"terms\":{\"kind\":\"secondPiece\",\"sku\":1,\"offBps\":5000}"
        };
        refusesTheUsual("POST", "/v1/deals", fields);
        refusesTheUsual("PUT", "/v1/deals/1", fields);
        String good = object(fields);
        refuses("POST", "/v1/deals", good.replace("\"shop\"", "\"buyer\""), 422, "BAD_VALUE", "shop, festival");
        refuses(
                "POST",
                "/v1/deals",
                good.replace("{\"name\"", "{\"bars\":[\"all\"],\"name\""),
                422,
                "BAD_VALUE",
                "item");
        refuses(
                "POST",
                "/v1/deals",
                good.replace("{\"name\"", "{\"bars\":[\"redPacket\",\"crossShop\"],\"name\""),
                422,
                "OUT_OF_RANGE",
                "stacking");
        String many = "{\"bars\":[" + "\"crossShop\",".repeat(6) + "\"crossShop\"],\"name\"";
        refuses("POST", "/v1/deals", good.replace("{\"name\"", many), 422, "TOO_MANY_ELEMENTS", "6");
        refuses("POST", "/v1/deals", good.replace("{\"name\"", "{\"currency\":\"cny\",\"name\""), 422, "BAD_VALUE");
        refuses("POST", "/v1/deals", good.replace(":1900000", ":0"), 422, "OUT_OF_RANGE", "ends at");
        refuses("POST", "/v1/deals", good.replace(":1900000", ":900000"), 422, "OUT_OF_RANGE", "ends at");
        refuses("POST", "/v1/deals", good.replace(":1900000", ":" + BEYOND_A_LONG), 400, "NOT_A_WHOLE_NUMBER");
        refuses("PUT", "/v1/deals/99", good, 404, "UNKNOWN_DEAL");
        assertThat(edge.delete("/v1/deals/0").status()).isEqualTo(404);
        assertThat(edge.get("/v1/deals/" + BEYOND_AN_INT).code()).isEqualTo("BAD_PATH");
    }

    @Test
    void refusesTermsThatAreNotOfTheirKind() {
        refusesTerms("{}", 400, "MISSING_FIELD", "'kind'");
        refusesTerms("[]", 400, "WRONG_TYPE", "object");
        refusesTerms("{\"kind\":\"buyOneGetOne\"}", 422, "BAD_VALUE", "festivalPrice", "preSale");
        refusesTerms("{\"kind\":\"secondpiece\"}", 422, "BAD_VALUE");
        refusesTerms("{\"kind\":\"secondPiece\",\"sku\":1}", 400, "MISSING_FIELD", "'offBps'", "secondPiece");
        refusesTerms(
                "{\"shop\":1,\"kind\":\"secondPiece\",\"sku\":1,\"offBps\":1}",
                400,
                "UNKNOWN_FIELD",
                "'shop'",
                "secondPiece");
        refusesTerms("{\"kind\":\"secondPiece\",\"sku\":1,\"offBps\":1,\"free\":1}", 400, "UNKNOWN_FIELD", "'free'");
        refusesTerms("{\"kind\":\"secondPiece\",\"kind\":\"secondPiece\"}", 400, "DUPLICATE_FIELD");
        refusesTerms("{\"kind\":\"secondPiece\",\"sku\":\"1\",\"offBps\":1}", 400, "WRONG_TYPE");
        refusesTerms("{\"kind\":\"secondPiece\",\"sku\":1,\"offBps\":50.5}", 400, "NOT_A_WHOLE_NUMBER");
        refusesTerms("{\"kind\":\"secondPiece\",\"sku\":" + BEYOND_AN_INT + ",\"offBps\":1}", 422, "BAD_VALUE");
        for (DealKind kind : DealKind.values()) {
            String word = Words.DEAL_KINDS.of(kind);
            refusesTerms("{\"kind\":\"" + word + "\"}", 400, "MISSING_FIELD", word);
        }
    }

    @Test
    void refusesDealsBeyondAHundredPerCentAndBelowNothing() {
        refusesTerms("{\"kind\":\"secondPiece\",\"sku\":1,\"offBps\":10001}", 422, "OUT_OF_RANGE", "10000");
        refusesTerms("{\"kind\":\"secondPiece\",\"sku\":1,\"offBps\":-1}", 422, "OUT_OF_RANGE", "discount");
        refusesTerms(
                "{\"kind\":\"festivalPrice\",\"sku\":1,\"priceMinor\":-1,\"stock\":1}", 422, "OUT_OF_RANGE", "price");
        refusesTerms("{\"kind\":\"festivalPrice\",\"sku\":99,\"priceMinor\":1,\"stock\":1}", 422, "UNKNOWN_SKU", "99");
        refusesTerms(
                "{\"kind\":\"festivalPrice\",\"sku\":1,\"priceMinor\":1,\"stock\":0}", 422, "OUT_OF_RANGE", "stock");
        refusesTerms(
                "{\"kind\":\"redPacket\",\"faceMinor\":9223372036854775807,\"budgetMinor\":1}", 422, "OUT_OF_RANGE");
        refusesTerms("{\"kind\":\"redPacket\",\"faceMinor\":" + BEYOND_A_LONG + "}", 400, "NOT_A_WHOLE_NUMBER");
        refusesTerms("{\"kind\":\"crossShop\",\"spendMinor\":100,\"saveMinor\":101}", 422, "OUT_OF_RANGE", "100");
        refusesTerms(
                "{\"kind\":\"shopCoupon\",\"shop\":9,\"spendMinor\":9,\"saveMinor\":1,\"count\":1}",
                422,
                "UNKNOWN_SHOP");
        refusesTerms(
                "{\"kind\":\"festivalCoupon\",\"spendMinor\":9,\"saveMinor\":1,\"count\":1,\"perBuyer\":0}",
                422,
                "OUT_OF_RANGE");
    }

    @Test
    void refusesStepsThatCannotBe() {
        refusesTerms("{\"kind\":\"shopTiers\",\"shop\":1,\"tiers\":[]}", 422, "OUT_OF_RANGE", "steps");
        refusesTerms("{\"kind\":\"shopTiers\",\"shop\":1,\"tiers\":{}}", 400, "WRONG_TYPE", "array");
        refusesTerms("{\"kind\":\"shopTiers\",\"shop\":1,\"tiers\":[{\"spendMinor\":1}]}", 400, "MISSING_FIELD");
        String tier = "{\"spendMinor\":9,\"saveMinor\":1}";
        refusesTerms(
                "{\"kind\":\"shopTiers\",\"shop\":1,\"tiers\":[" + (tier + ",").repeat(10) + tier + "]}",
                422,
                "TOO_MANY_ELEMENTS",
                "10");
        refusesTerms("{\"kind\":\"shopTiers\",\"shop\":1,\"tiers\":[" + tier + "," + tier + "]}", 422, "OUT_OF_RANGE");
        refusesTerms(
                "{\"kind\":\"quantityBreaks\",\"sku\":1,\"breaks\":[{\"quantity\":3000000000,\"priceMinor\":1}]}",
                422,
                "OUT_OF_RANGE",
                "3000000000");
        refusesTerms(
                "{\"kind\":\"bundlePrice\",\"priceMinor\":1,\"members\":[{\"sku\":1,\"quantity\":1},{\"sku\":1,\"quantity\":1}]}",
                422,
                "REPEATED_SKU");
        refusesTerms(
                "{\"kind\":\"bundlePrice\",\"priceMinor\":1,\"members\":[{\"sku\":1,\"quantity\":1},{\"sku\":3,\"quantity\":1}]}",
                422,
                "OTHER_SHOPS_SKU",
                "SKU 3 is of shop 2");
    }

    @Test
    void refusesAPreSaleWithoutABalanceWindow() {
        String sale = "{\"kind\":\"preSale\",\"sku\":2,\"priceMinor\":20000,\"depositMinor\":100,\"worthMinor\":200,"
                + "\"balanceFromMs\":1900000,\"balanceUntilMs\":1900000,\"refundable\":true}";
        refusesTerms(sale, 422, "OUT_OF_RANGE", "balance until");
        refusesTerms(sale.replace("\"balanceUntilMs\":1900000,", ""), 400, "MISSING_FIELD", "'balanceUntilMs'");
        refusesTerms(sale.replace("true", "\"yes\""), 400, "WRONG_TYPE", "true or false");
        refusesTerms(sale.replace("\"worthMinor\":200", "\"worthMinor\":99"), 422, "OUT_OF_RANGE", "deposit");
    }

    @Test
    void refusesShopsAndPayoutsThatCannotBe() {
        refusesTheUsual("POST", "/v1/shops", "\"name\":\"s\"", "\"country\":\"PT\"", "\"kind\":\"import\"");
        String shop = "{\"name\":\"s\",\"country\":\"PT\",\"kind\":\"import\",\"currency\":\"EUR\"}";
        refuses("POST", "/v1/shops", shop.replace("import", "kiosk"), 422, "BAD_VALUE", "bazaar, flagship");
        refuses("POST", "/v1/shops", shop.replace("EUR", "eur"), 422, "BAD_VALUE", "ISO 4217");
        refuses("POST", "/v1/shops", shop.replace("EUR", "GBP"), 422, "UNKNOWN_CURRENCY", "GBP");
        refusesTheUsual("POST", "/v1/shops/1/payouts", "\"amountMinor\":1", "\"currency\":\"CNY\"");
        String payout = "{\"amountMinor\":1,\"currency\":\"CNY\"}";
        refuses("POST", "/v1/shops/1/payouts", payout, 409, "INSUFFICIENT_FUNDS");
        refuses("POST", "/v1/shops/1/payouts", payout.replace("1", "-1"), 422, "OUT_OF_RANGE");
        refuses("POST", "/v1/shops/1/payouts", payout.replace("1", BEYOND_A_LONG), 400, "NOT_A_WHOLE_NUMBER");
        refuses("POST", "/v1/shops/1/payouts", payout.replace("CNY", "EUR"), 422, "CURRENCY_MISMATCH");
        refuses("POST", "/v1/shops/9/payouts", payout, 404, "UNKNOWN_SHOP");
        assertThat(edge.get("/v1/shops/9").status()).isEqualTo(404);
        assertThat(edge.get("/v1/shops/one").code()).isEqualTo("BAD_PATH");
    }

    @Test
    void refusesTariffCodesThatAreNone() {
        String sku =
                "{\"shop\":1,\"title\":\"t\",\"category\":\"c\",\"brand\":\"b\",\"origin\":\"PT\",\"priceMinor\":1,"
                        + "\"currency\":\"CNY\",\"stock\":1,\"tariffCode\":\"69a\"}";
        refuses("POST", "/v1/skus", sku, 422, "BAD_TEXT", "tariff code", "digits");
        refuses("POST", "/v1/skus", sku.replace("69a", "69072100001"), 422, "BAD_TEXT");
        refuses("POST", "/v1/skus", sku.replace("\"69a\"", "6907"), 400, "WRONG_TYPE", "text");
        refuses("POST", "/v1/skus", sku.replace("CNY", "EUR").replace("69a", ""), 422, "CURRENCY_MISMATCH");
    }

    @Test
    void refusesRatesOfZeroAndCurrenciesInLowerCase() {
        refusesTheUsual("PUT", "/v1/rates/GBP", "\"festivalMinor\":1", "\"foreignMinor\":1");
        refuses("PUT", "/v1/rates/GBP", "{\"festivalMinor\":0,\"foreignMinor\":1}", 422, "OUT_OF_RANGE", "rate");
        refuses("PUT", "/v1/rates/GBP", "{\"festivalMinor\":1,\"foreignMinor\":-1}", 422, "OUT_OF_RANGE");
        refuses("PUT", "/v1/rates/GBP", "{\"festivalMinor\":1,\"foreignMinor\":1000000001}", 422, "OUT_OF_RANGE");
        refuses("PUT", "/v1/rates/GBP", "{\"festivalMinor\":7.8,\"foreignMinor\":1}", 400, "NOT_A_WHOLE_NUMBER");
        refuses("PUT", "/v1/rates/gbp", "{\"festivalMinor\":1,\"foreignMinor\":1}", 400, "BAD_PATH", "ISO 4217");
        refuses("PUT", "/v1/rates/POUND", "{\"festivalMinor\":1,\"foreignMinor\":1}", 400, "BAD_PATH");
    }

    @Test
    void refusesDutiesAndCommissionsThatCannotBe() {
        refusesTheUsual(
                "POST",
                "/v1/duties",
                "\"origin\":\"PT\"",
                "\"destination\":\"CN\"",
                "\"dutyBps\":1",
                "\"fromMs\":1000000");
        String duty =
                "{\"origin\":\"PT\",\"destination\":\"CN\",\"tariffPrefix\":\"69\",\"dutyBps\":1,\"fromMs\":1000000}";
        refuses("POST", "/v1/duties", duty.replace("\"PT\"", "\"CN\""), 422, "SAME_COUNTRY");
        refuses("POST", "/v1/duties", duty.replace("\"PT\"", "\"pt\""), 422, "BAD_VALUE", "ISO 3166-1");
        refuses("POST", "/v1/duties", duty.replace("\"69\"", "\"6 9\""), 422, "BAD_TEXT");
        refuses("POST", "/v1/duties", duty.replace("Bps\":1", "Bps\":100001"), 422, "OUT_OF_RANGE", "duty");
        refuses("POST", "/v1/duties", duty.replace("Bps\":1", "Bps\":-1"), 422, "OUT_OF_RANGE");
        refuses("POST", "/v1/duties", duty.replace("1000000", "999999"), 422, "OUT_OF_RANGE", "in force from");
        refuses(
                "POST",
                "/v1/duties",
                duty.replace("{\"origin\"", "{\"currency\":\"EUR\",\"origin\""),
                422,
                "CURRENCY_MISMATCH");
        assertThat(edge.get("/v1/duties?origin=pt&destination=CN").code()).isEqualTo("BAD_PARAMETER");

        refusesTheUsual("PUT", "/v1/commissions", "\"category\":\"Home\"", "\"commissionBps\":1");
        refuses("PUT", "/v1/commissions", "{\"category\":\"Home\",\"commissionBps\":10001}", 422, "OUT_OF_RANGE");
        refuses("PUT", "/v1/commissions", "{\"category\":\" \",\"commissionBps\":1}", 422, "BAD_TEXT", "category");
    }

    @Test
    void refusesClaimsQuotesAndCartsThatCannotBe() {
        refusesTheUsual("POST", "/v1/buyers/7/coupons", "\"deal\":2");
        refuses("POST", "/v1/buyers/7/coupons", "{\"deal\":99}", 422, "UNKNOWN_DEAL");
        refuses("POST", "/v1/buyers/7/coupons", "{\"deal\":-1}", 422, "UNKNOWN_DEAL");
        refuses("POST", "/v1/buyers/0/coupons", "{\"deal\":2}", 422, "OUT_OF_RANGE", "buyer");
        refuses("POST", "/v1/buyers/7/coupons", "{\"deal\":" + BEYOND_AN_INT + "}", 422, "BAD_VALUE");

        refusesTheUsual("POST", "/v1/quotes", "\"lines\":[{\"sku\":1,\"quantity\":1}]");
        String quote =
                "{\"lines\":[{\"sku\":1,\"quantity\":1}],\"buyer\":7,\"destination\":\"CN\",\"currency\":\"CNY\",\"coupons\":[3]}";
        refuses(
                "POST",
                "/v1/quotes",
                quote.replace("{\"lines\"", "{\"atMs\":1,\"lines\""),
                422,
                "OUT_OF_RANGE",
                "atMs");
        refuses("POST", "/v1/quotes", quote.replace("\"CN\"", "\"China\""), 422, "BAD_VALUE");
        refuses("POST", "/v1/quotes", quote.replace("CNY", "yuan"), 422, "BAD_VALUE");
        refuses("POST", "/v1/quotes", quote.replace("CNY", "GBP"), 422, "UNKNOWN_CURRENCY");
        refuses("POST", "/v1/quotes", quote.replace("[3]", "3"), 400, "WRONG_TYPE", "array");
        refuses("POST", "/v1/quotes", quote.replace("[3]", "[\"3\"]"), 400, "WRONG_TYPE");
        refuses(
                "POST",
                "/v1/quotes",
                quote.replace("[3]", "[" + "3,".repeat(50) + "3]"),
                422,
                "TOO_MANY_ELEMENTS",
                "50");
        refuses("POST", "/v1/quotes", quote.replace(":7,", ":-7,"), 422, "OUT_OF_RANGE", "buyer");
        assertThat(edge.get("/v1/carts/7?coupon=x").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/carts/7?coupon=" + BEYOND_AN_INT).code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/carts/7?currency=cny").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/carts/7?destination=cn").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/carts/7?destination=CN&destination=DE").code()).isEqualTo("BAD_PARAMETER");
    }

    @Test
    void refusesDepositsThatCannotBe() {
        refusesTheUsual("POST", "/v1/quotes/deposit", "\"deal\":4", "\"quantity\":1");
        refuses("POST", "/v1/quotes/deposit", "{\"deal\":1,\"quantity\":1}", 422, "WRONG_DEAL_KIND", "crossShop");
        refuses("POST", "/v1/quotes/deposit", "{\"deal\":4,\"quantity\":0}", 422, "OUT_OF_RANGE");
        String[] fields = {
            "\"buyer\":7",
            "\"region\":{\"country\":\"CN\"}",
            "\"deal\":4",
            "\"quantity\":1",
            "\"expectedTotalMinor\":1",
            "\"expectedDepositMinor\":1"
        };
        refusesTheUsual("POST", "/v1/deposits", fields);
        String good = object(fields);
        refuses("POST", "/v1/deposits", good, 409, "PRICE_CHANGED");
        refuses("POST", "/v1/deposits", good.replace("\"deal\":4", "\"deal\":9"), 422, "UNKNOWN_DEAL");
        refuses("POST", "/v1/deposits", good.replace("\"quantity\":1", "\"quantity\":-1"), 422, "OUT_OF_RANGE");
        refuses("POST", "/v1/deposits", good.replace("\"CN\"", "\"cn\""), 422, "BAD_VALUE");
        refuses("POST", "/v1/deposits", good.replace("TotalMinor\":1", "TotalMinor\":1e3"), 400, "NOT_A_WHOLE_NUMBER");
    }

    @Test
    void refusesRefundsAndShipmentsThatCannotBe() {
        refuses("POST", "/v1/orders/1/refunds", "{", 400, "MALFORMED_JSON");
        refuses("POST", "/v1/orders/1/refunds", "{\"all\":true}", 400, "UNKNOWN_FIELD", "lines");
        refuses("POST", "/v1/orders/1/refunds", "{\"lines\":null}", 400, "WRONG_TYPE");
        refuses("POST", "/v1/orders/1/refunds", "{\"lines\":[]}", 422, "NO_LINES");
        refuses("POST", "/v1/orders/1/refunds", "{\"lines\":[{\"sku\":1}]}", 400, "MISSING_FIELD");
        String tooMany = "[" + "{\"sku\":1,\"quantity\":1},".repeat(2_000) + "{\"sku\":1,\"quantity\":1}]";
        refuses("POST", "/v1/orders/1/refunds", "{\"lines\":" + tooMany + "}", 422, "TOO_MANY_LINES");
        refuses("POST", "/v1/orders/1/refunds", "{}", 404, "UNKNOWN_ORDER");
        refuses("POST", "/v1/orders/1/shops/1/shipment", "{\"parcel\":1}", 400, "UNKNOWN_FIELD");
        refuses("POST", "/v1/orders/1/shops/1/receipt", "{\"parcel\":1}", 400, "UNKNOWN_FIELD");
        refuses("POST", "/v1/orders/1/shops/one/receipt", "{}", 400, "BAD_PATH");
        refuses("POST", "/v1/orders/1/shops/" + BEYOND_AN_INT + "/receipt", "{}", 400, "BAD_PATH");
        refuses("POST", "/v1/orders/" + BEYOND_A_LONG + "/refunds", "{}", 400, "BAD_PATH");
        assertThat(edge.get("/v1/payments/refunds-due?limit=1001").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/payments/refunds-due?cursor=x").code()).isEqualTo("BAD_PARAMETER");
    }
}
