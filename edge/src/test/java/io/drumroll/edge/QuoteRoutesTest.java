package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.EdgeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuoteRoutesTest {
    private static final String BOTH = """
        {"lines":[{"sku":2,"quantity":1},{"sku":3,"quantity":1}],"buyer":7,"destination":"CN","coupons":[3]}\
        """;

    private final EdgeFixture edge = new EdgeFixture().openWide();

    @AfterEach
    void close() {
        edge.close();
    }

    private Answer quote(String body) {
        Answer answer = edge.post("/v1/quotes", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    void explainsEachLineOverTwoShopsAndCurrencies() {
        Answer quote = quote(BOTH);

        assertThat(quote.at("currency")).isEqualTo("CNY");
        assertThat(quote.at("digits")).isEqualTo("2");
        assertThat(quote.at("subtotalMinor")).isEqualTo("186000");
        assertThat(quote.at("savingMinor")).isEqualTo("24500");
        assertThat(quote.at("lines", "1", "unitPrice")).isEqualTo("{amountMinor=20000, currency=EUR, digits=2}");
        assertThat(quote.at("lines", "1", "listMinor")).isEqualTo("156000");
        assertThat(quote.at("lines", "0", "adjustments", "0", "stage")).isEqualTo("crossShop");
        assertThat(quote.at("lines", "0", "adjustments", "0", "currency")).isEqualTo("CNY");
        assertThat(quote.at("lines", "0", "adjustments", "1", "deal")).isEqualTo("3");
        assertSums(quote);
    }

    @Test
    void quotesInTheBuyersCurrency() {
        Answer quote = quote(BOTH.replace("{\"lines\"", "{\"currency\":\"EUR\",\"lines\""));

        assertThat(quote.at("currency")).isEqualTo("EUR");
        assertThat(quote.at("lines", "1", "listMinor")).isEqualTo("20000");
        assertThat(quote.at("lines", "0", "unitPrice", "currency")).isEqualTo("CNY");
        assertThat(quote.at("lines", "1", "adjustments", "0", "currency")).isEqualTo("CNY");
        assertSums(quote);
    }

    /** Lines sum to the total, and what is saved to the saving. */
    private static void assertSums(Answer quote) {
        long list = 0;
        long payable = 0;
        long duty = 0;
        for (String line : new String[] {"0", "1"}) {
            list += number(quote, "lines", line, "listMinor");
            payable += number(quote, "lines", line, "payableMinor");
            duty += number(quote, "lines", line, "dutyMinor");
            assertThat(number(quote, "lines", line, "refundMinor"))
                    .isEqualTo(
                            number(quote, "lines", line, "payableMinor") + number(quote, "lines", line, "dutyMinor"));
        }
        assertThat(number(quote, "subtotalMinor")).isEqualTo(list);
        assertThat(number(quote, "savingMinor")).isEqualTo(list - payable);
        assertThat(number(quote, "dutyMinor")).isEqualTo(duty).isPositive();
        assertThat(number(quote, "totalMinor")).isEqualTo(payable + duty);
    }

    private static long number(Answer answer, String... path) {
        return Long.parseLong(answer.at(path));
    }

    @Test
    void countsDutyOnlyWhereADestinationIsNamed() {
        Answer nowhere = quote("{\"lines\":[{\"sku\":3,\"quantity\":1}]}");
        assertThat(nowhere.at("destination")).isEqualTo("ZZ");
        assertThat(nowhere.at("dutyMinor")).isEqualTo("0");

        Answer china = quote("{\"lines\":[{\"sku\":3,\"quantity\":1}],\"destination\":\"CN\"}");
        assertThat(china.at("dutyMinor")).isEqualTo("13600"); // a tenth of 1,560.00 less 5 × 40.00
        assertThat(china.at("lines", "0", "dutyMinor")).isEqualTo("13600");
    }

    @Test
    void quotesACartWithCouponsAndACurrency() {
        edge.put("/v1/carts/7/lines/3", "{\"quantity\":1}");
        Answer cart = edge.get("/v1/carts/7?destination=CN&currency=EUR&coupon=3");

        assertThat(cart.status()).as(cart.body()).isEqualTo(200);
        assertThat(cart.at("quote", "currency")).isEqualTo("EUR");
        assertThat(cart.at("quote", "lines", "0", "adjustments", "1", "stage")).isEqualTo("festivalCoupon");
        assertThat(cart.at("quote", "lines", "0", "adjustments", "1", "name")).isEqualTo("FestivalCoupon");
        assertThat(cart.at("quote", "lines", "0", "adjustments", "1", "kind")).isEqualTo("festivalCoupon");
        assertThat(edge.get("/v1/carts/7?currency=GBP").code()).isEqualTo("UNKNOWN_CURRENCY");
    }

    @Test
    void leavesBadCouponsOutOfACartAndNamesThem() {
        edge.put("/v1/carts/7/lines/3", "{\"quantity\":1}");
        Answer good = edge.get("/v1/carts/7?coupon=3");
        Answer cart = edge.get("/v1/carts/7?coupon=3&coupon=3&coupon=2&coupon=1&coupon=99");

        assertThat(cart.status()).as(cart.body()).isEqualTo(200);
        assertThat(cart.at("quote")).isEqualTo(good.at("quote"));
        assertThat(cart.at("problems", "0"))
                .startsWith("{coupon=3, name=FestivalCoupon, code=COUPONS_CLASH, family=CONFLICT, detail=")
                .endsWith("deal=3, otherDeal=3}");
        assertThat(cart.at("problems", "1", "code")).isEqualTo("COUPON_NOT_HELD");
        assertThat(cart.at("problems", "2", "code")).isEqualTo("WRONG_DEAL_KIND");
        assertThat(cart.at("problems", "2", "kind")).isEqualTo("crossShop");
        assertThat(cart.at("problems", "3", "coupon")).isEqualTo("99");
        assertThat(cart.at("problems", "3", "name")).isEqualTo("null");
    }

    @Test
    void leavesBadCouponsOutOfAQuoteButNotOutOfAnOrder() {
        String lines = "[{\"sku\":1,\"quantity\":1}]";
        Answer quote = quote("{\"lines\":" + lines + ",\"buyer\":7,\"coupons\":[3]}");

        assertThat(quote.at("totalMinor")).isEqualTo("1250");
        assertThat(quote.at("problems", "0", "code")).isEqualTo("BELOW_MINIMUM_SPEND");
        assertThat(quote.at("problems", "0", "requiredMinor")).isEqualTo("5000");
        assertThat(quote.at("problems", "0", "presentMinor")).isEqualTo("1250");
        assertThat(edge.order("k", order(lines, 1_250).replace("{\"buyer\"", "{\"coupons\":[3],\"buyer\""))
                        .code())
                .isEqualTo("BELOW_MINIMUM_SPEND");
    }

    @Test
    void namesEachDealInAHintAndInAChangedPrice() {
        assertThat(quote(BOTH).at("hints", "0"))
                .startsWith("{deal=1, name=CrossShop, kind=crossShop, stage=crossShop, shop=0, addMinor=");
        Answer changed = edge.order("k", order(line(3, 1), 1));
        assertThat(changed.at("quote", "lines", "0", "adjustments", "0", "name"))
                .isEqualTo("CrossShop");
        Answer deposit = edge.post("/v1/quotes/deposit", "{\"deal\":4,\"quantity\":1}");
        assertThat(deposit.at("lines", "0", "adjustments", "0", "kind")).isEqualTo("preSale");
        edge.order("o", order(line(3, 1), 149_600).replace("\"now\"", "\"later\""));
        assertThat(edge.get("/v1/orders/1").at("lines", "0", "adjustments", "0", "name"))
                .isEqualTo("CrossShop");
        assertThat(edge.get("/v1/buyers/7/orders").at("orders", "0", "lines", "0", "adjustments", "0", "kind"))
                .isEqualTo("crossShop");
    }

    @Test
    void pricesAsOfAMomentToCome() {
        DealTerms saving = new DealTerms.ShopTiers(2, List.of(new DealTerms.Tier(10_000, 1_000)));
        edge.festival.given(
                new Command.MakeDeal(new DealOffer("Midnight", 1_500_000, 1_600_000, Funder.SHOP, List.of(), saving)));
        edge.put("/v1/carts/7/lines/3", "{\"quantity\":1}");

        assertThat(edge.get("/v1/carts/7").at("quote", "totalMinor")).isEqualTo("136000");
        Answer then = edge.get("/v1/carts/7?atMs=1500000");
        assertThat(then.at("atMs")).isEqualTo("1500000");
        assertThat(then.at("quote", "lines", "0", "adjustments", "0", "name")).isEqualTo("Midnight");
        String asked = "{\"lines\":[{\"sku\":3,\"quantity\":1}],\"atMs\":";
        assertThat(quote(asked + "1500000}").at("totalMinor")).isEqualTo(then.at("quote", "totalMinor"));
        assertThat(quote(asked + "1499999}").at("totalMinor")).isEqualTo("136000");
        for (String atMs : new String[] {"999999", "2000001"}) {
            Answer refused = edge.post("/v1/quotes", asked + atMs + "}");
            assertThat(refused.status() + refused.code()).isEqualTo("422OUT_OF_RANGE");
            assertThat(refused.at("field") + refused.at("min") + refused.at("max"))
                    .isEqualTo("AT10000002000000");
            assertThat(edge.get("/v1/carts/7?atMs=" + atMs).code()).isEqualTo("OUT_OF_RANGE");
        }
        assertThat(edge.get("/v1/carts/7?atMs=0").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get("/v1/carts/7?atMs=soon").code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.post("/v1/quotes", asked + "0}").code()).isEqualTo("BAD_VALUE");
    }

    @Test
    void orderingTakesExactlyWhatWasQuoted() {
        String total = quote(BOTH.replace("{\"lines\"", "{\"currency\":\"EUR\",\"lines\""))
                .at("totalMinor");
        String body = order("[{\"sku\":2,\"quantity\":1},{\"sku\":3,\"quantity\":1}]", Long.parseLong(total))
                .replace("{\"buyer\"", "{\"currency\":\"EUR\",\"coupons\":[3],\"buyer\"");
        Answer placed = edge.order("k", body);

        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(placed.at("currency")).isEqualTo("EUR");
        assertThat(edge.get("/v1/wallets/7").at("balances", "1", "balanceMinor"))
                .isEqualTo(String.valueOf(100_000 - Long.parseLong(total)));
    }

    @Test
    void sendsTheNewQuoteWithItsExplanationWhenTheTotalIsAnother() {
        Answer answer = edge.order("k", order(line(3, 1), 1));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("PRICE_CHANGED");
        assertThat(answer.at("currency")).isEqualTo("CNY");
        assertThat(answer.at("quote", "lines", "0", "adjustments", "0", "currency"))
                .isEqualTo("CNY");
        assertThat(answer.at("quote", "totalMinor")).isEqualTo("149600");
    }

    @Test
    void tellsHowManyDecimalsACurrencyHas() {
        edge.festival.given(new Command.FixRate(new Currency("JPY"), 48, 10));
        edge.festival.given(new Command.FixRate(new Currency("KWD"), 235, 100));

        assertThat(quote(BOTH.replace("{\"lines\"", "{\"currency\":\"JPY\",\"lines\""))
                        .at("digits"))
                .isEqualTo("0");
        assertThat(quote(BOTH.replace("{\"lines\"", "{\"currency\":\"KWD\",\"lines\""))
                        .at("digits"))
                .isEqualTo("3");
        assertThat(Digits.of(new Currency("QQQ"))).isEqualTo(2);
        assertThat(Digits.of(new Currency("XAU"))).isZero();
    }
}
