package io.drumroll.edge;

import static io.drumroll.edge.SearchFixture.content;
import static io.drumroll.edge.SearchFixture.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductContent;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages show of products and deals: from a real catalogue, index and festival. Its clock stands at 1,000,000 ms. */
class OfferRoutesTest {
    private static final long FAR_MS = 5_000_000_000_000L;

    private final SearchFixture market;
    private final Product pot;
    private final int sku;

    OfferRoutesTest(@TempDir Path folder) {
        market = new SearchFixture(folder);
        pot = market.publish(1, content("pot", "teaware", "Muyunju", "CN", "Celadon Teapot", "青瓷茶壶", 19_900));
        sku = pot.skus().getOrDefault("one", 0);
    }

    @AfterEach
    void close() {
        market.close();
    }

    private int deal(String name, Funder funder, DealTerms terms, long fromMs, long untilMs) {
        return (int) market.edge
                .festival
                .given(new Command.MakeDeal(new DealOffer(name, fromMs, untilMs, funder, List.of(), terms)))
                .id();
    }

    /** A festival price now of which two of five are taken, and one that begins at 1,900,000 ms. */
    private void givenFestivalPrices() {
        deal("Half", Funder.SHOP, new DealTerms.FestivalPrice(sku, 9_900, 5, 0), 0, 1_900_000);
        deal("Later", Funder.SHOP, new DealTerms.FestivalPrice(sku, 8_800, 5, 1), 1_900_000, 2_000_000);
        market.edge.festival.given(new Command.PlaceOrder(
                7,
                new Region(new Country("CN"), "GD", 1),
                List.of(new LineRequest(sku, 2)),
                false,
                List.of(),
                new Money(19_800, EdgeFixture.CNY),
                PayMode.LATER));
    }

    private String offer() {
        return "/v1/products/" + pot.id() + "/offer";
    }

    private Map<String, Object> documented(String path) {
        return new ApiDocument().example(path, "200");
    }

    private static @Nullable Object shape(@Nullable Object value) {
        return OpenApiTest.shapeOf(value);
    }

    @Test
    void tellsWhatAProductCostsNowAndNext() {
        givenFestivalPrices();
        Answer seen = market.until(
                offer(), answer -> answer.at("variants", "0", "sold").equals("2"));
        assertThat(seen.at("variants", "0", "deal", "priceMinor")).isEqualTo("9900");
        assertThat(seen.at("variants", "0", "deal", "taken")).isEqualTo("2");
        assertThat(seen.at("variants", "0", "next", "startsAtMs")).isEqualTo("1900000");
        assertThat(seen.at("variants", "0", "available")).isEqualTo("8");
        assertThat(fields(seen.json().get("shopDeals"), "kind")).containsExactly("shopCoupon");
        assertThat(fields(seen.json().get("festivalDeals"), "kind")).containsExactly("crossShop", "festivalCoupon");
        assertThat(seen.at("festivalDeals", "1", "taken")).isEqualTo("1");
        assertThat(seen.at("nowMs")).isEqualTo("1000000");
        Map<String, Object> example = new LinkedHashMap<>(documented("/v1/products/{product}/offer"));
        example.remove("delivery"); // there is no history here
        assertThat(shape(seen.json())).isEqualTo(shape(example));
        assertThat(market.get("/v1/products/999/offer").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void tellsOfEveryKindOfDealOfAVariant() {
        deal("Second", Funder.SHOP, new DealTerms.SecondPiece(sku, 5_000), 0, 1_900_000);
        deal(
                "Box",
                Funder.SHOP,
                new DealTerms.QuantityBreaks(sku, List.of(new DealTerms.Break(10, 15_000))),
                1_950_000,
                1_999_000);
        deal(
                "Deposit",
                Funder.SHOP,
                new DealTerms.PreSale(sku, 15_000, 1_000, 2_000, 2_000_000, 3_000_000, true),
                1_900_000,
                1_950_000);
        Answer seen = market.until(
                offer(),
                answer -> answer.body().contains("preSale") && answer.body().contains("breaks"));
        assertThat(seen.at("variants", "0", "secondPiece", "offBps")).isEqualTo("5000");
        assertThat(seen.at("variants", "0", "secondPiece", "live")).isEqualTo("true");
        assertThat(seen.at("variants", "0", "breaks", "breaks", "0", "priceMinor"))
                .isEqualTo("15000");
        assertThat(seen.at("variants", "0", "breaks", "live")).isEqualTo("false");
        assertThat(seen.at("variants", "0", "preSale", "depositMinor")).isEqualTo("1000");
        assertThat(seen.at("variants", "0", "preSale", "balanceFromMs")).isEqualTo("2000000");
    }

    @Test
    void showsDealsLaunchesAndWhatSellsAtHome() {
        givenFestivalPrices();
        ProductContent gong = content("gong", "sound", "Muyunju", "CN", "Bronze Gong", "铜锣", 88_000);
        market.publish(
                1,
                new ProductContent(
                        gong.code(),
                        gong.category(),
                        gong.brand(),
                        gong.origin(),
                        "",
                        gong.texts(),
                        gong.attributes(),
                        gong.images(),
                        FAR_MS,
                        gong.variants()));
        Answer home = market.until(
                "/v1/home?language=zh",
                answer -> answer.body().contains("铜锣")
                        && !answer.at("now").equals("[]")
                        && !answer.at("popular").equals("[]"));
        assertThat(home.at("now", "0", "title")).isEqualTo("青瓷茶壶");
        assertThat(home.at("now", "0", "deal", "taken")).isEqualTo("2");
        assertThat(home.at("next", "0", "deal", "priceMinor")).isEqualTo("8800");
        assertThat(home.at("launches", "0", "launchMs")).isEqualTo(Long.toString(FAR_MS));
        assertThat(fields(home.json().get("popular"), "sku")).containsExactly(Integer.toString(sku));
        Map<String, Object> example = documented("/v1/home");
        assertThat(home.json().keySet()).isEqualTo(example.keySet());
        for (String list : List.of("now", "launches", "popular")) {
            assertThat(shape(home.json().get(list))).as(list).isEqualTo(shape(example.get(list)));
        }
        String picture = home.at("launches", "0", "picture");
        assertThat(market.get(picture).status()).isEqualTo(200);
        String launching = home.at("launches", "0", "product");
        assertThat(market.get("/v1/products/" + launching).code()).isEqualTo("NOT_FOUND");
        assertThat(market.get("/v1/products/" + launching + "/offer").code()).isEqualTo("NOT_FOUND");
        assertThat(market.get("/v1/home?language=xx").code()).isEqualTo("BAD_PARAMETER");
    }

    @Test
    void listsDealsByKindShopSkuAndTime() {
        givenFestivalPrices();
        Answer live = market.until(
                "/v1/deals?when=live",
                answer -> fields(answer.json().get("deals"), "name").contains("Half"));
        assertThat(fields(live.json().get("deals"), "deal")).containsExactly("5", "1", "2", "3", "4");
        assertThat(live.at("deals", "0", "taken")).isEqualTo("2");
        assertThat(live.json()).containsKey("position");
        assertThat(deals("when=next")).containsExactly("6");
        assertThat(deals("sku=" + sku)).containsExactly("5", "6");
        assertThat(deals("sku=" + sku + "&when=next")).containsExactly("6");
        assertThat(deals("shop=1")).containsExactly("5", "2", "6");
        assertThat(deals("shop=2")).containsExactly("4");
        assertThat(deals("kind=festivalCoupon")).containsExactly("3");
        assertThat(deals("kind=festivalPrice&shop=1&when=live")).containsExactly("5");
        for (String bad :
                List.of("kind=gift", "when=never", "shop=0", "sku=x", "sku=1&position=1", "when=live&cursor=AAAA")) {
            assertThat(market.get("/v1/deals?" + bad).code()).as(bad).isEqualTo("BAD_PARAMETER");
        }
    }

    @Test
    void leadsOnThroughAFilteredListOfDeals() {
        givenFestivalPrices();
        market.until("/v1/deals?when=next", answer -> answer.body().contains("Later"));
        String path = "/v1/deals?shop=1&limit=1";
        for (String deal : List.of("5", "2", "6")) {
            Answer page = market.get(path);
            assertThat(fields(page.json().get("deals"), "deal")).containsExactly(deal);
            String link = page.header("Link");
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
    }

    private List<String> deals(String query) {
        return fields(market.get("/v1/deals?" + query).json().get("deals"), "deal");
    }

    @Test
    void showsAHitsFestivalPriceAndFindsAShopsProductsAlone() {
        market.publish(2, content("buds", "sound", "Hoshikazedo", "JP", "Wireless Earbuds", "无线耳机", 80_000));
        market.until("/v1/search?q=", answer -> answer.at("total").equals("2"));
        Answer own = market.get("/v1/search?shop=1&minPriceMinor=100&sort=sales&inStock=true");
        assertThat(fields(own.json().get("hits"), "title")).containsExactly("Celadon Teapot");
        assertThat(market.get("/v1/search?shop=1&shop=2&q=earbuds").at("total")).isEqualTo("1");
        assertThat(market.get("/v1/search?shop=3").at("total")).isEqualTo("0");
        assertThat(market.get("/v1/search?shop=none").code()).isEqualTo("BAD_PARAMETER");

        givenFestivalPrices();
        Answer hit = market.until("/v1/search?shop=1", answer -> answer.body().contains("\"taken\":2"));
        assertThat(hit.at("hits", "0", "priceMinor")).isEqualTo("19900");
        assertThat(hit.at("hits", "0", "dealPrice", "priceMinor")).isEqualTo("9900");
        assertThat(hit.at("hits", "0", "dealPrice", "endsAtMs")).isEqualTo("1900000");

        market.edge.festival.given(new Command.EndDeal(5));
        Answer later = market.until("/v1/search?shop=1", answer -> answer.body().contains("nextDeal"));
        assertThat(later.at("hits", "0", "nextDeal", "priceMinor")).isEqualTo("8800");
        assertThat(later.at("hits", "0", "nextDeal", "startsAtMs")).isEqualTo("1900000");
    }

    @Test
    void tellsTheProductsOfSkusAndShowsAnEditSoon() {
        String path = "/v1/products?sku=99&sku=" + sku + "&sku=1&language=zh";
        Answer seen = market.until(path, answer -> answer.body().contains("shopName"));
        assertThat(fields(seen.json().get("products"), "sku")).containsExactly(Integer.toString(sku));
        assertThat(seen.at("products", "0", "title")).isEqualTo("青瓷茶壶");
        assertThat(seen.at("products", "0", "shopName")).isEqualTo("Lisbon Tiles");
        assertThat(seen.at("products", "0", "onShow")).isEqualTo("true");
        assertThat(market.get(seen.at("products", "0", "picture")).header("Cache-Control"))
                .contains("immutable");

        market.products.withdraw(1, pot.id(), pot.version());
        Answer gone = market.until(
                path, answer -> answer.at("products", "0", "onShow").equals("false"));
        assertThat(gone.at("products", "0", "product")).isEqualTo(Long.toString(pot.id()));
        market.until("/v1/products/" + pot.id(), answer -> answer.status() == 404);

        assertThat(market.get("/v1/products").code()).isEqualTo("BAD_PARAMETER");
        assertThat(market.get("/v1/products?sku=0").code()).isEqualTo("BAD_PARAMETER");
        assertThat(market.get("/v1/products?sku=1" + "&sku=2".repeat(100)).code())
                .isEqualTo("BAD_PARAMETER");
    }

    @Test
    void letsADrawingBeKept() {
        String address = "/v1/products/" + pot.id() + "/drawing";
        Answer drawn = market.get(address);
        assertThat(drawn.header("Cache-Control")).isEqualTo("public, max-age=3600");
        String etag = drawn.header("ETag");
        Answer known = market.edge.sendAsIs(
                HttpRequest.newBuilder(market.edge.uri(address)).header("If-None-Match", etag));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        String version = etag.replace("\"", "");
        assertThat(market.get(address + "?v=" + version).header("Cache-Control"))
                .contains("immutable");
        assertThat(market.get(address + "?v=other").header("Cache-Control")).isEqualTo("public, max-age=3600");
        assertThat(market.until(
                                "/v1/search?q=celadon",
                                answer -> answer.at("total").equals("1"))
                        .at("hits", "0", "image"))
                .isEqualTo(address + "?v=" + version);
    }
}
