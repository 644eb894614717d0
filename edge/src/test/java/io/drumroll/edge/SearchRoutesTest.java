package io.drumroll.edge;

import static io.drumroll.edge.SearchFixture.content;
import static io.drumroll.edge.SearchFixture.facet;
import static io.drumroll.edge.SearchFixture.fields;
import static io.drumroll.edge.SearchFixture.titles;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.Product;
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
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding products over HTTP, in a real index that follows a real catalogue and festival. */
class SearchRoutesTest {
    private final SearchFixture market;

    SearchRoutesTest(@TempDir Path folder) {
        market = new SearchFixture(folder);
    }

    @BeforeEach
    void fill() {
        market.fill();
    }

    @AfterEach
    void close() {
        market.close();
    }

    @Test
    void findsByEnglishAndChineseWordsAndAnswersAsDocumented() {
        Answer english = market.find("teapot", "");
        assertThat(titles(english)).containsExactlyInAnyOrder("Celadon Teapot", "Clay Teapot");
        assertThat(titles(market.find("茶壶", "&language=zh"))).containsExactlyInAnyOrder("青瓷茶壶", "紫砂茶壶");
        assertThat(titles(market.find("瓷杯", "&language=zh"))).containsExactly("白瓷杯");

        Map<String, Object> example = new ApiDocument().example("/v1/search", "200");
        assertThat(english.json().keySet()).isEqualTo(example.keySet());
        assertThat(shape(english.json().get("hits"))).isEqualTo(shape(example.get("hits")));
        assertThat(names(english.json().get("facets"))).isEqualTo(names(example.get("facets")));
    }

    private static Object shape(@Nullable Object list) {
        return list instanceof List<?> items ? names(items.getFirst()) : "none";
    }

    private static Set<?> names(@Nullable Object fields) {
        return fields instanceof Map<?, ?> map ? map.keySet() : Set.of();
    }

    @Test
    void countsEveryFacetAndIgnoresTheFacetsOwnChoices() {
        Answer all = market.find("", "");
        assertThat(facet(all, "category")).isEqualTo(Map.of("home", "33", "teaware", "3", "sound", "1"));
        assertThat(facet(all, "brand")).isEqualTo(Map.of("Heyejia", "31", "Muyunju", "2", "Hoshikazedo", "1"));
        assertThat(facet(all, "shopKind")).isEqualTo(Map.of("flagship", "33", "import", "1"));
        assertThat(facet(all, "origin")).isEqualTo(Map.of("CN", "33", "JP", "1"));
        assertThat(facet(all, "inStock")).isEqualTo(Map.of("true", "34"));
        assertThat(facet(all, "onDeal")).isEqualTo(Map.of("false", "34"));
        assertThat(all.at("facets", "category", "0", "label")).isEqualTo("Home");
        assertThat(market.find("", "&language=zh").at("facets", "category", "0", "label"))
                .isEqualTo("家居");

        Answer own = market.find("", "&brand=Muyunju&category=teaware");
        assertThat(own.at("total")).isEqualTo("2");
        assertThat(facet(own, "brand")).isEqualTo(Map.of("Heyejia", "1", "Muyunju", "2"));
    }

    @ParameterizedTest
    @CsvSource({
        "category=home, 33",
        "category=home&category=sound, 34",
        "brand=Muyunju&brand=Hoshikazedo, 3",
        "brand=nobody, 0",
        "shopKind=import, 1",
        "origin=JP&origin=SE, 1",
        "priceBand=0, 31",
        "priceBand=6, 1",
        "minPriceMinor=5900&maxPriceMinor=19900, 2",
        "onDeal=true, 0",
        "onDeal=false&inStock=true, 34",
    })
    void narrowsDownByEachFacet(String choice, String total) {
        assertThat(market.get("/v1/search?" + choice).at("total")).isEqualTo(total);
    }

    @Test
    void sortsByPriceInTheFestivalsCurrencyAndByNewest() {
        assertThat(titles(market.find("", "&sort=priceDown&limit=2")))
                .containsExactly("Wireless Earbuds", "Celadon Teapot");
        assertThat(titles(market.find("", "&sort=priceUp&limit=2"))).containsExactly("Bowl number 0", "Bowl number 1");
        assertThat(titles(market.find("", "&sort=newest&limit=1"))).hasSize(1);
        Answer dear = market.find("earbuds", "");
        assertThat(dear.at("hits", "0", "priceMinor")).isEqualTo("624000");
        assertThat(dear.at("hits", "0", "shopPrice", "currency")).isEqualTo("EUR");
    }

    @Test
    void sortsBySalesAndSinksWhatIsSoldOut() {
        Answer found = market.find("teapot", "&sort=priceUp");
        int clay = Integer.parseInt(found.at("hits", "0", "skus", "0"));
        int celadon = Integer.parseInt(found.at("hits", "1", "skus", "0"));
        order(celadon, 1, 19_900);
        market.until(
                "/v1/search?q=teapot&sort=sales",
                answer -> titles(answer).getFirst().equals("Celadon Teapot"));

        order(clay, 10, 59_000);
        Answer sunk = market.until(
                "/v1/search?q=teapot&sort=sales",
                answer -> facet(answer, "inStock").equals(Map.of("true", "1", "false", "1")));
        assertThat(titles(sunk)).containsExactly("Celadon Teapot", "Clay Teapot");
        assertThat(sunk.at("hits", "1", "sold")).isEqualTo("10");
        assertThat(sunk.at("hits", "1", "inStock")).isEqualTo("false");
    }

    private void order(int sku, int pieces, long totalMinor) {
        market.edge.festival.given(new Command.PlaceOrder(
                7,
                new Region(new Country("CN"), "GD", 1),
                List.of(new LineRequest(sku, pieces)),
                false,
                List.of(),
                new Money(totalMinor - totalMinor / 30_000 * 4_000, EdgeFixture.CNY),
                PayMode.LATER));
    }

    @Test
    void isOnDealWhileADealNamesIt() {
        int sku = Integer.parseInt(market.find("celadon", "").at("hits", "0", "skus", "0"));
        market.edge.festival.given(new Command.MakeDeal(
                new DealOffer("half", 0, 2_000_000, Funder.SHOP, List.of(), new DealTerms.SecondPiece(sku, 5_000))));
        Answer found = market.until(
                "/v1/search?onDeal=true", answer -> answer.at("total").equals("1"));
        assertThat(titles(found)).containsExactly("Celadon Teapot");
    }

    @Test
    void walksThroughAllPagesAndMeetsEachProductOnce() {
        List<String> seen = new ArrayList<>();
        String path = "/v1/search?q=&sort=priceUp&limit=10&category=home";
        for (int page = 1; page <= 4; page++) {
            Answer answer = market.get(path);
            seen.addAll(titles(answer));
            String link = answer.header("Link");
            assertThat(link.isEmpty()).isEqualTo(page == 4);
            assertThat(answer.json().containsKey("next")).isEqualTo(page < 4);
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).hasSize(33).doesNotHaveDuplicates();
    }

    @Test
    void leadsToTheNextPageOfSeveralWordsAndABrandOfTwo() {
        for (String title : List.of("Sugar Jar", "Great Sugar Jar")) {
            market.publish(1, content(title.replace(' ', '-'), "home", "Bai + Yun", "CN", title, "糖罐", 3_000));
        }
        String path = "/v1/search?q=sugar%20jar&brand=Bai%20%2B%20Yun&limit=1";
        Answer first = market.until(path, answer -> answer.at("total").equals("2"));
        String link = first.header("Link");
        Answer second = market.get(link.substring(1, link.indexOf('>')));
        assertThat(second.at("total")).as(link).isEqualTo("2");
        assertThat(titles(second)).hasSize(1).doesNotContainAnyElementsOf(titles(first));
    }

    @Test
    void saysWhatMayHaveBeenMeant() {
        Answer answer = market.find("porcelan", "");
        assertThat(answer.at("match")).isEqualTo("otherSpelling");
        assertThat(answer.at("spelling")).isEqualTo("porcelain");
        assertThat(titles(answer)).containsExactly("Porcelain Cup");
        assertThat(market.find("celadon teapot bicycle", "").at("match")).isEqualTo("mostWords");
    }

    @Test
    void completesWhatIsTyped() {
        Answer answer = market.until(
                "/v1/search/suggestions?q=tea",
                some -> fields(some.json().get("suggestions"), "kind").contains("category"));
        assertThat(fields(answer.json().get("suggestions"), "text")).contains("Teaware", "Clay Teapot");
        assertThat(fields(answer.json().get("suggestions"), "category")).contains("teaware");
        assertThat(market.get("/v1/search/suggestions?q=%E7%B4%AB&language=zh").body())
                .contains("紫砂茶壶");
        assertThat(market.get("/v1/search/suggestions?q=muyu&limit=1").at("suggestions", "0", "kind"))
                .isEqualTo("brand");
        assertThat(market.get("/v1/search/suggestions?q=a&limit=21").code()).isEqualTo("BAD_PARAMETER");
    }

    @Test
    void findsAProductSoonAfterItsPublishingAndNoMoreAfterItsWithdrawal() {
        Product gong = market.publish(1, content("gong", "sound", "Muyunju", "CN", "Bronze Gong", "铜锣", 88_000));
        market.until("/v1/search?q=gong", answer -> answer.at("total").equals("1"));
        market.products.withdraw(1, gong.id(), gong.version());
        market.until("/v1/search?q=gong", answer -> answer.at("total").equals("0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title:teapot AND *:*",
                "(((((",
                "teapot~1000000",
                "*?*?*?*?",
                "[* TO *]",
                "\"unclosed",
                "a\\",
                "<script>alert(1)</script>",
                "' OR 1=1; DROP TABLE product; --",
                "\u0000\u0001\u001f",
                "\u202Etopaet",
                "\uFFFD\uFFFE",
                "😀😀😀",
                "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a",
            })
    void takesAnyTextForWords(String text) {
        Answer answer = market.find(text, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<script");
        assertThat(market.get("/v1/search/suggestions?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "category=nothing",
        "category=1%20OR%201=1",
        "shopKind=FLAGSHIP",
        "origin=China",
        "priceBand=7",
        "priceBand=-1",
        "minPriceMinor=-1",
        "minPriceMinor=9&maxPriceMinor=8",
        "onDeal=yes",
        "onDeal=true&onDeal=false",
        "sort=cheapest",
        "language=xx",
        "cursor=AAAA",
        "cursor=%00",
        "limit=0",
        "limit=101",
        "q=%FF",
        "colour=red",
    })
    void refusesWhatItCannotDoAndSaysWhatItCan(String query) {
        Answer answer = market.get("/v1/search?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isIn("BAD_PARAMETER", "BAD_PATH");
        assertThat(answer.at("detail")).isNotEmpty();
    }

    @Test
    void refusesTextsThatAreTooLong() {
        assertThat(market.find("a".repeat(201), "").code()).isEqualTo("BAD_PARAMETER");
        assertThat(market.find("a".repeat(10_000), "").status()).isEqualTo(414);
        assertThat(market.find("茶".repeat(200), "").status()).isEqualTo(200);
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        String cursor = market.find("", "&limit=1&sort=priceUp").at("next");
        assertThat(market.find("", "&limit=1&sort=priceDown&cursor=" + cursor).code())
                .isEqualTo("BAD_PARAMETER");
    }

    @Test
    void servesWhileItIsBuiltAnew() {
        String before = condition().at("generation");
        Answer begun = market.edge.sendAs("operator", market.edge.withBody("POST", "/v1/search/rebuild", ""));
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.at("begun")).isEqualTo("true");
        market.until("/v1/search?q=teapot", answer -> {
            assertThat(answer.at("total")).isEqualTo("2");
            return !condition().at("generation").equals(before);
        });
        assertThat(condition().json().keySet())
                .isEqualTo(
                        new ApiDocument().example("/v1/search/condition", "200").keySet());
        assertThat(condition().at("documents")).isEqualTo("34");
        assertThat(condition().at("complete")).isEqualTo("true");
        assertThat(Long.parseLong(condition().at("bytes"))).isPositive();
    }

    private Answer condition() {
        return market.edge.sendAs("analyst", HttpRequest.newBuilder(market.edge.uri("/v1/search/condition")));
    }

    /** Whoever holds the figures holds up the searches. */
    @Test
    void refusesWhenTheLineIsFullAndAnswersThoseInLine() {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            synchronized (market.search.live()) {
                CompletableFuture<HttpResponse<String>> refused = new CompletableFuture<>();
                for (int i = 0; i < SlowCalls.MAX_COMPUTATIONS + 20; i++) {
                    // Each finds a bowl: whichever comes first, it is held up.
                    HttpRequest request = HttpRequest.newBuilder(market.edge.uri("/v1/search?q=bowl%20" + i % 30))
                            .build();
                    CompletableFuture<HttpResponse<String>> one =
                            client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
                    var _ = one.thenAccept(refused::complete);
                    asked.add(one);
                }
                assertThat(refused.join().statusCode()).isEqualTo(503);
                assertThat(refused.join().body()).contains("OVERLOADED");
            }
            assertThat(asked.stream().map(CompletableFuture::join).filter(answer -> answer.statusCode() == 200))
                    .hasSizeGreaterThanOrEqualTo(SlowCalls.MAX_COMPUTATIONS);
        }
    }
}
