package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drumroll.catalog.Listings;
import io.drumroll.catalog.Listings.Listing;
import io.drumroll.catalog.Shops;
import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import io.drumroll.testdb.PostgresServer;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue over HTTP with a real node behind it. */
class CatalogueWalkTest {
    private static final long MERCHANT = 7;

    @TempDir
    private Path dir = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    private static DatabaseAddress addressOf(TestDatabase kind) {
        return new DatabaseAddress(kind.newUrl());
    }

    static String product(String code, long priceMinor) {
        return "{\"code\":\"" + code + "\",\"category\":\"kitchen\",\"brand\":\"Yunnan\",\"origin\":\"CN\","
                + "\"texts\":{\"en\":{\"title\":\"Teapot " + code + "\",\"description\":\"\"}},\"variants\":["
                + "{\"code\":\"s\",\"options\":{\"size\":\"S\"},\"priceMinor\":" + priceMinor
                + ",\"currency\":\"CNY\",\"stock\":10,\"limitPerBuyer\":2},"
                + "{\"code\":\"l\",\"options\":{\"size\":\"L\"},\"priceMinor\":" + 2 * priceMinor
                + ",\"currency\":\"CNY\",\"stock\":20,\"limitPerBuyer\":2}]}";
    }

    static void addCategory(ServedCatalogue served) {
        served.send(
                ServedCatalogue.OPERATOR,
                "PUT",
                "/v1/categories",
                "{\"category\":\"kitchen\",\"names\":{\"en\":\"Kitchen\"}}");
    }

    /** Applies, is approved, and gives the shop's number. */
    private static int openShop(ServedCatalogue served) {
        JsonNode applied = served.send(
                MERCHANT,
                "POST",
                "/v1/merchants",
                "{\"name\":\"Maison Léon\",\"kind\":\"import\",\"country\":\"FR\",\"currency\":\"CNY\"}");
        JsonNode approved = served.send(
                ServedCatalogue.OPERATOR, "POST", "/v1/merchants/" + Api.number(applied, "merchant") + "/approval", "");
        return (int) Api.number(approved, "shop");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void goesFromAnApplicationToTheShelfAndOff(TestDatabase kind) {
        try (ServedCatalogue served = new ServedCatalogue(dir, addressOf(kind))) {
            addCategory(served);
            int shop = openShop(served);
            assertThat(served.festival.found(new Query.OfShop(shop)).name()).isEqualTo("Maison Léon");
            JsonNode draft = served.send(MERCHANT, "POST", "/v1/shops/" + shop + "/products", product("pot", 1_900));
            String address = "/v1/products/" + Api.number(draft, "product");
            served.send(MERCHANT, "POST", address + "/submission?version=1", "");
            JsonNode published = served.send(ServedCatalogue.OPERATOR, "POST", address + "/approval?version=1", "");
            int sku = published.at("/variants/1/sku").asInt();
            Query.SkuView listed = served.festival.found(new Query.OfSku(sku));
            assertThat(listed.title()).isEqualTo("Teapot pot, L");
            assertThat(listed.shop()).isEqualTo(shop);
            assertThat(listed.onSale()).isTrue();
            assertThat(listed.priceMinor()).isEqualTo(3_800);
            assertThat(listed.available()).isEqualTo(20);
            JsonNode priced =
                    served.send(MERCHANT, "PUT", address + "/price", "{\"variant\":\"l\",\"priceMinor\":3500}");
            assertThat(served.festival.found(new Query.OfSku(sku)).priceMinor()).isEqualTo(3_500);
            served.send(MERCHANT, "POST", address + "/withdrawal?version=" + Api.number(priced, "version"), "");
            assertThat(served.festival.found(new Query.OfSku(sku)).onSale()).isFalse();
        }
    }

    @Test
    void importsAndPublishesAWholeShopFromTheCommandLine() throws IOException {
        try (ServedCatalogue served = new ServedCatalogue(dir)) {
            addCategory(served);
            int shop = openShop(served);
            Path file = dir.resolve("products.jsonl");
            Files.writeString(
                    file,
                    IntStream.range(0, 700)
                            .mapToObj(i -> product("pot-" + i, 100 + i))
                            .collect(Collectors.joining("\n")));
            String url = served.url();
            assertThat(run(
                            "import",
                            file.toString(),
                            "--shop",
                            "" + shop,
                            "--target",
                            url,
                            "--token",
                            "1",
                            "--dry-run"))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("700 new").contains("dry run");
            assertThat(run(
                            "import",
                            file.toString(),
                            "--shop",
                            "" + shop,
                            "--target",
                            url,
                            "--token",
                            "1",
                            "--approve"))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("700 products published, 0 refused");
            JsonNode last = served.send(MERCHANT, "GET", "/v1/shops/" + shop + "/products?state=published&limit=1", "");
            assertThat(last.at("/products/0/state").asText()).isEqualTo("published");
            // One SKU of the furniture, and two of each product.
            assertThat(served.festival.found(new Query.OfFestival()).skus()).isEqualTo(1 + 2 * 700);
        }
    }

    @Test
    void importsTheExamplesOfTheHowTo() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "howto", "import-products.md"));
        int head = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("    code,"))
                .findFirst()
                .orElseThrow());
        Path csv = Files.write(
                dir.resolve("products.csv"),
                lines.stream()
                        .skip(head)
                        .takeWhile(line -> !line.isBlank())
                        .map(String::strip)
                        .toList());
        Path json = Files.write(
                dir.resolve("products.jsonl"),
                lines.stream()
                        .filter(line -> line.startsWith("    {\"code\""))
                        .map(String::strip)
                        .toList());
        try (ServedCatalogue served = new ServedCatalogue(dir.resolve("data"))) {
            addCategory(served);
            for (Path file : List.of(csv, json)) {
                assertThat(run(
                                "import",
                                file.toString(),
                                "--shop",
                                "1",
                                "--target",
                                served.url(),
                                "--token",
                                "1",
                                "--submit"))
                        .as("%s%s", out, err)
                        .isZero();
            }
            assertThat(out.toString()).contains("2 new, 0 changed").contains("0 new, 1 changed");
        }
    }

    @Test
    void saysWhatIsWrongLineByLineAndExitsWithOne() throws IOException {
        try (ServedCatalogue served = new ServedCatalogue(dir)) {
            addCategory(served);
            int shop = openShop(served);
            Path file = dir.resolve("products.csv");
            Files.writeString(
                    file,
                    String.join(
                            "\r\n",
                            "code,category,brand,origin,variant,price_minor,currency,title:en",
                            "a,kitchen,Yunnan,CN,s,100,CNY,Pot",
                            "b,kitchen,Yunnan,CN,s,1.50,CNY,Pot"));
            String url = served.url();
            String merchant = "" + MERCHANT;
            assertThat(run("import", file.toString(), "--shop", "" + shop, "--target", url, "--token", merchant))
                    .isEqualTo(1);
            assertThat(out.toString()).contains("1 new").contains("line 3: variants[0].priceMinor");
            assertThat(run("import", file.toString(), "--shop", "1", "--target", url, "--token", merchant))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("the token may not do this");
            assertThat(run("import", file.toString(), "--shop", "1", "--target", url, "--token", "nobody"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("the token is not known");
            assertThat(run("import", file.toString(), "--shop", "1", "--target", "http://127.0.0.1:1", "--token", "1"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("no festival answers at http://127.0.0.1:1");
            assertThat(run("import", dir.resolve("missing.csv").toString(), "--shop", "1", "--token", "1"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("there is no file").doesNotContain("\tat ");
            assertThat(run("import", file.toString(), "--shop", "1", "--token", "1", "--format", "xml"))
                    .isEqualTo(2);
        }
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void listsUnderAKeyOnceAndTellsWhatTheEngineRefuses() {
        try (TestFestival festival = TestFestival.startFurnished(dir, 600_000)) {
            EngineListings listings = new EngineListings(festival.festival());
            festival.festival().carryOut(new Command.SetCommission("toys", 300));
            assertThat(listings.commissioned()).containsExactly("toys");
            int sku = skuOf(listings.list("product-1-1-s", listing(1)));
            assertThat(skuOf(listings.list("product-1-1-s", listing(1)))).isEqualTo(sku);
            assertThat(skuOf(listings.list("product-2-1-s", listing(1)))).isEqualTo(sku + 1);
            assertThat(listings.list("product-3-1-s", listing(99)))
                    .isEqualTo(new Listings.Answer.Refused("Open shop 99 first, or name another."));
            assertThat(skuOf(listings.changePrice(sku, TestFestival.money(100))))
                    .isEqualTo(sku);
            assertThat(skuOf(listings.changePrice(sku, TestFestival.money(100))))
                    .isEqualTo(sku);
            assertThat(skuOf(listings.delist(sku))).isEqualTo(sku);
            assertThat(skuOf(listings.delist(sku))).isEqualTo(sku);
            assertThat(listings.changePrice(sku, TestFestival.money(100))).isInstanceOf(Listings.Answer.Refused.class);
            EngineShops shops = new EngineShops(festival.festival());
            Shops.Answer opened = open(shops, "merchant-1");
            assertThat(opened).isInstanceOf(Shops.Answer.Opened.class);
            assertThat(open(shops, "merchant-1")).isEqualTo(opened);
            assertThat(open(shops, "merchant-2")).isNotEqualTo(opened);
            assertThat(shops.open("merchant-3", "Shop", new Country("FR"), ShopKind.IMPORT, new Currency("XAU")))
                    .isInstanceOf(Shops.Answer.Refused.class);
        }
    }

    private static Shops.Answer open(Shops shops, String key) {
        return shops.open(key, "Shop", new Country("FR"), ShopKind.IMPORT, new Currency("CNY"));
    }

    private static Listing listing(int shop) {
        return new Listing(
                shop, "Teapot", "kitchen", "Yunnan", new Country("CN"), "", new Money(100, new Currency("CNY")), 10, 0);
    }

    private static int skuOf(Listings.Answer answer) {
        return answer instanceof Listings.Answer.Done(int sku) ? sku : -1;
    }

    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void opensWhenTheDatabaseComes() {
        try (PostgresServer server = PostgresServer.create();
                TestFestival festival = TestFestival.start(dir)) {
            DatabaseAddress address = DatabaseAddress.of(server.newDatabase());
            server.stop();
            try (Database database = Database.open(address);
                    CatalogueSide side = CatalogueSide.start(
                            Catalogue.of(database, festival.festival()),
                            festival.festival(),
                            (person, shop, operator) -> {},
                            dir)) {
                assertThat(side.parts().isReady().getAsBoolean()).isFalse();
                server.start();
                Await.until("the catalogue is open", side.parts().isReady());
                assertThat(side.parts().categories().all()).isEmpty();
            }
        }
    }

    @Test
    void isAwayWhenTheFestivalGivesNoAnswer() {
        for (Failure failure : Failure.values()) {
            Festival silent = new Festival() {
                @Override
                public void submit(Request request, Command command, OutcomeHandler handler) {
                    handler.onFailure(failure);
                }

                @Override
                public <A> void read(long atPosition, Query<A> query, ReplyHandler<A> handler) {
                    handler.onFailure(failure);
                }
            };
            assertThat(new EngineListings(silent).list("a", listing(1))).isInstanceOf(Listings.Answer.Away.class);
            assertThat(new EngineListings(silent).delist(1)).isInstanceOf(Listings.Answer.Away.class);
            assertThat(open(new EngineShops(silent), "a")).isInstanceOf(Shops.Answer.Away.class);
        }
    }
}
