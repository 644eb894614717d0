package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.EdgeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DealRoutesTest {
    private static final String PRICE = """
        {"name":"Tiles","startsAtMs":900000,"endsAtMs":1900000,"funder":"shop","bars":["crossShop"],
         "terms":{"priceMinor":1000,"stock":10,"sku":1,"limitPerBuyer":3,"kind":"festivalPrice"}}\
        """;

    private final EdgeFixture edge = new EdgeFixture().openWide();

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void makesADealAndReadsItAsItWasSent() {
        Answer made = edge.postKeyed("/v1/deals", PRICE);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/v1/deals/5");
        Answer read = edge.get("/v1/deals/5?position=" + made.at("position"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.at("terms"))
                .isEqualTo("{kind=festivalPrice, sku=1, priceMinor=1000, stock=10, limitPerBuyer=3}");
        assertThat(read.at("bars")).isEqualTo("[crossShop]");
        assertThat(read.at("currency")).isEqualTo("CNY");
        assertThat(read.at("live")).isEqualTo("true");
        assertThat(edge.get("/v1/skus/1/deals").at("deals", "0", "deal")).isEqualTo("5");
    }

    @Test
    void givesAFestivalPriceToEachBuyerUpToTheLimit() {
        edge.postKeyed("/v1/deals", PRICE);
        Answer placed = edge.order("k", order(line(1, 4), 4_250));

        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(edge.get("/v1/deals/5").at("taken")).isEqualTo("3");
        Answer read = edge.get("/v1/orders/1");
        assertThat(read.at("lines", "0", "adjustments", "0", "pieces")).isEqualTo("3");
        assertThat(read.at("lines", "0", "adjustments", "0", "amountMinor")).isEqualTo("750");
    }

    @Test
    void changesAndEndsADeal() {
        edge.postKeyed("/v1/deals", PRICE);

        assertThat(edge.put("/v1/deals/5", PRICE.replace("1000", "1100")).status())
                .isEqualTo(200);
        assertThat(edge.get("/v1/deals/5").at("terms", "priceMinor")).isEqualTo("1100");
        assertThat(edge.put("/v1/deals/5", PRICE.replace("\"sku\":1", "\"sku\":2"))
                        .code())
                .isEqualTo("WRONG_DEAL_KIND");
        assertThat(edge.delete("/v1/deals/5").status()).isEqualTo(200);
        assertThat(edge.delete("/v1/deals/5").code()).isEqualTo("DEAL_NOT_LIVE");
        assertThat(edge.get("/v1/deals/5").at("ended")).isEqualTo("true");
    }

    @Test
    void refusesACurrencyThatIsNotTheSubjects() {
        String inEuro = PRICE.replace("{\"name\"", "{\"currency\":\"EUR\",\"name\"");
        Answer answer = edge.postKeyed("/v1/deals", inEuro);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("CURRENCY_MISMATCH");
        assertThat(answer.at("expected")).isEqualTo("CNY");
        assertThat(edge.postKeyed("/v1/deals", inEuro.replace("EUR", "CNY")).status())
                .isEqualTo(201);
        assertThat(edge.postKeyed("/v1/deals", inEuro.replace("\"sku\":1", "\"sku\":99"))
                        .code())
                .isEqualTo("UNKNOWN_SKU");
    }

    @Test
    void namesTheDealThatIsInTheWay() {
        edge.postKeyed("/v1/deals", PRICE);
        Answer again = edge.postKeyed("/v1/deals", PRICE);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("DEAL_OVERLAPS");
        assertThat(again.at("deal")).isEqualTo("5");
        Answer dearer = edge.postKeyed("/v1/deals", PRICE.replace("1000", "1251"));
        assertThat(dearer.code()).isEqualTo("DEAL_RAISES_PRICE");
        assertThat(dearer.at("detail")).contains("1250", "1251");
    }

    @Test
    void walksThroughTheDealsNewestFirst() {
        Answer first = edge.get("/v1/deals?limit=3");
        assertThat(first.at("deals", "0", "deal")).isEqualTo("4");
        assertThat(first.at("deals", "0", "currency")).isEqualTo("EUR");
        assertThat(first.header("Link")).contains("/v1/deals?cursor=", "limit=3", "rel=\"next\"");
        Answer second = edge.get("/v1/deals?limit=3&cursor=" + first.at("next"));
        assertThat(second.at("deals", "0", "deal")).isEqualTo("1");
        assertThat(second.json()).doesNotContainKey("next");
        assertThat(edge.get("/v1/deals?limit=101").code()).isEqualTo("BAD_PARAMETER");
    }

    @Test
    void claimsCouponsAndUsesThem() {
        assertThat(edge.postKeyed("/v1/buyers/7/coupons", "{\"deal\":2}").status())
                .isEqualTo(201);
        Answer again = edge.postKeyed("/v1/buyers/7/coupons", "{\"deal\":2}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("OVER_CLAIM_LIMIT");
        assertThat(edge.postKeyed("/v1/buyers/7/coupons", "{\"deal\":1}").code())
                .isEqualTo("WRONG_DEAL_KIND");

        String withCoupons = order(line(1, 5), 5_650).replace("{\"buyer\"", "{\"coupons\":[2,3],\"buyer\"");
        Answer placed = edge.order("k", withCoupons);
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        Answer coupons = edge.get("/v1/buyers/7/coupons");
        assertThat(coupons.at("coupons", "0", "deal")).isEqualTo("3");
        assertThat(coupons.at("coupons", "0", "unused")).isEqualTo("0");
        assertThat(coupons.at("coupons", "1", "terms", "kind")).isEqualTo("shopCoupon");
        assertThat(coupons.at("coupons", "1", "shopName")).isEqualTo("Lisbon Tiles");
        assertThat(edge.get("/v1/deals/2").at("shopName")).isEqualTo("Lisbon Tiles");
        assertThat(edge.order("k2", withCoupons.replace("5650", "5651")).code()).isEqualTo("COUPON_NOT_HELD");

        edge.postKeyed("/v1/orders/1/cancel", "");
        assertThat(edge.get("/v1/buyers/7/coupons").at("coupons", "0", "unused"))
                .isEqualTo("1");
    }

    @Test
    void saysWhatACouponAsksFor() {
        String little = order(line(1, 1), 1_250).replace("{\"buyer\"", "{\"coupons\":[3],\"buyer\"");
        Answer answer = edge.order("k", little);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("BELOW_MINIMUM_SPEND");
        assertThat(answer.at("detail")).contains("deal 3", "5000", "1250");
        Answer clash = edge.order("k", little.replace("[3]", "[3,3]"));
        assertThat(clash.code()).isEqualTo("COUPONS_CLASH");
        assertThat(edge.order("k", little.replace("[3]", "[99]")).code()).isEqualTo("UNKNOWN_DEAL");
    }
}
