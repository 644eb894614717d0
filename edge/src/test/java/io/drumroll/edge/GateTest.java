package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.EdgeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.edge.EdgeFixture.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks, how they show it, and what other sites may not do in their name. */
class GateTest {
    private static final String WALLET = "/v1/wallets/7";
    private static final String CART_LINE = "/v1/carts/7/lines/1";

    private final EdgeFixture edge = new EdgeFixture().openWide();

    @AfterEach
    void close() {
        edge.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(edge.uri(path));
    }

    private HttpRequest.Builder cartLine() {
        return edge.withBody("PUT", CART_LINE, "{\"quantity\":1}");
    }

    private Answer getAs(String token, String path) {
        return edge.sendAs(token, to(path));
    }

    @Test
    void asksStrangersToSignIn() {
        Answer answer = edge.sendAsIs(to(WALLET));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"drumroll\"");
        assertThat(answer.at("detail")).contains("the buyer whom the path names");
    }

    @Test
    void tellsAForgedTokenFromNone() {
        Answer answer = getAs("nobody", WALLET);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("BAD_CREDENTIAL");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"drumroll\", error=\"invalid_token\"");
        assertThat(getAs("nobody", "/v1/skus/1").status())
                .as("what all may see")
                .isEqualTo(200);
    }

    @Test
    void saysWhichScopeIsMissing() {
        Answer answer = edge.sendAs("reading-buyer-7", cartLine());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("SCOPE_MISSING");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"drumroll\", error=\"insufficient_scope\", scope=\"order\"");
    }

    @Test
    void readsTokensAndSessionsAsTheyCome() {
        assertThat(status("Authorization", "bearer  buyer-7 ")).isEqualTo(200);
        assertThat(status("Cookie", "theme=dark; session=web-buyer-7")).isEqualTo(200);
        assertThat(status("Cookie", "session=buyer-7")).as("a token as session").isEqualTo(401);
        assertThat(status("Authorization", "Bearer web-buyer-7"))
                .as("a session as token")
                .isEqualTo(401);
        assertThat(status("Authorization", "Basic YTpi")).isEqualTo(401);
        assertThat(status("Authorization", "Bearer")).isEqualTo(401);
        assertThat(status("Authorization", "Bearer " + "x".repeat(4_000))).isEqualTo(401);
        assertThat(status("Cookie", "session=\"; =;;session")).isEqualTo(401);
    }

    private int status(String header, String value) {
        return edge.sendAsIs(to(WALLET).header(header, value)).status();
    }

    @Test
    void takesATokenBeforeACookie() {
        HttpRequest.Builder both = cartLine().header("Cookie", "session=web-buyer-7");
        assertThat(edge.sendAs("buyer-8", both).code()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void takesChangesOnACookieFromItsOwnPagesAlone() {
        assertThat(withCookie()).isEqualTo("403 FOREIGN_ORIGIN");
        assertThat(withCookie("Sec-Fetch-Site", "same-origin")).startsWith("200");
        assertThat(withCookie("Sec-Fetch-Site", "none")).startsWith("200");
        String own = "http://127.0.0.1:" + edge.server.port();
        assertThat(withCookie("Origin", own)).startsWith("200");
        for (String site : new String[] {"cross-site", "same-site", "nonsense"}) {
            assertThat(withCookie("Sec-Fetch-Site", site, "Origin", own)).isEqualTo("403 FOREIGN_ORIGIN");
        }
        for (String origin : new String[] {"null", "http://evil.example", own + ".evil.example", "127.0.0.1"}) {
            assertThat(withCookie("Origin", origin)).isEqualTo("403 FOREIGN_ORIGIN");
        }
        Answer read =
                edge.sendAsIs(to(WALLET).headers("Cookie", "session=web-buyer-7", "Sec-Fetch-Site", "cross-site"));
        assertThat(read.status()).as("reading changes nothing").isEqualTo(200);
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");
    }

    private String withCookie(String... headers) {
        HttpRequest.Builder request = cartLine().header("Cookie", "session=web-buyer-7");
        Answer answer = edge.sendAsIs(headers.length == 0 ? request : request.headers(headers));
        return answer.status() + " " + answer.code();
    }

    @Test
    void letsOtherSitesDoWhatStrangersMay() {
        HttpRequest.Builder quote = edge.withBody("POST", "/v1/quotes/deposit", "{\"deal\":4,\"quantity\":1}")
                .headers("Cookie", "session=web-buyer-7", "Sec-Fetch-Site", "cross-site");
        assertThat(edge.sendAsIs(quote).status()).isEqualTo(200);
    }

    @Test
    void takesTheSecureCookieAloneBehindTls() {
        EdgeOptions options = EdgeOptions.onLoopback(0).behind("https://festival.example", Set.of());
        try (EdgeFixture secure = new EdgeFixture(options).open()) {
            String own = "https://festival.example";
            assertThat(status(secure, "session=web-buyer-7", own)).isEqualTo(401);
            assertThat(status(secure, "__Host-session=web-buyer-7", own)).isEqualTo(200);
            String host = "http://127.0.0.1:" + secure.server.port();
            assertThat(status(secure, "__Host-session=web-buyer-7", host)).isEqualTo(403);
        }
    }

    private static int status(EdgeFixture edge, String cookie, String origin) {
        return edge.sendAsIs(edge.withBody("PUT", CART_LINE, "{\"quantity\":1}", "Cookie", cookie, "Origin", origin))
                .status();
    }

    @Test
    void refusesOriginsThatNoBrowserSends() {
        EdgeOptions options = EdgeOptions.onLoopback(0);
        for (String origin : new String[] {
            "http://festival.example",
            "https://festival.example/",
            "https://Festival.example",
            "https://festival.example:443",
            "https://",
            "festival.example",
            "https://a b"
        }) {
            assertThatThrownBy(() -> options.behind(origin, Set.of())).hasMessageContaining("https://festival.example");
        }
        assertThat(options.behind("https://festival.example:8443", Set.of()).sessionCookie())
                .isEqualTo("__Host-session");
    }

    @Test
    void saysSoWhenNobodyCanTellWhoAsks() {
        edge.identities.beAway(true);
        Answer answer = getAs("buyer-7", WALLET);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("SIGN_IN_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(getAs("buyer-7", "/v1/skus/1").status()).isEqualTo(200);
        assertThat(edge.sendAsIs(to("/v1/skus/1")).status()).isEqualTo(200);
        edge.identities.beAway(false);
        assertThat(getAs("buyer-7", WALLET).status()).isEqualTo(200);
    }

    @Test
    void waitsForAnAnswerThatIsNotThereYet() {
        edge.identities.beSlow();
        CompletableFuture<Answer> refused = later("/v1/orders", order(line(1, 1), 1_250));
        CompletableFuture<Answer> tooLarge = later("/v1/orders", " ".repeat(2 * 1024 * 1024));
        awaitWaiting(2);
        edge.identities.answerAll("buyer-8");
        assertThat(refused.join().code()).isEqualTo("NOT_ALLOWED");
        assertThat(tooLarge.join().status()).isEqualTo(413);
        CompletableFuture<Answer> placed = later("/v1/orders", order(line(1, 1), 1_250));
        awaitWaiting(1);
        edge.identities.answerAll("buyer-7");
        assertThat(placed.join().status()).as(placed.join().body()).isEqualTo(201);
    }

    private CompletableFuture<Answer> later(String path, String body) {
        return CompletableFuture.supplyAsync(() -> edge.postKeyed(path, body));
    }

    private void awaitWaiting(int count) {
        long deadlineNs = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (edge.identities.waiting() < count) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadlineNs);
            Thread.onSpinWait();
        }
    }

    @Test
    void answersForSomebodyElsesOrderAsForNone() {
        edge.order("k", order(line(1, 1), 1_250));
        for (String rest : new String[] {"/pay", "/cancel", "/refunds", "/shops/1/receipt", "/card-payments"}) {
            String others = asked("buyer-8", "POST", "/v1/orders/1" + rest);
            assertThat(others).as(rest).startsWith(rest.equals("/card-payments") ? "503" : "404");
            assertThat(others).isEqualTo(asked("buyer-8", "POST", "/v1/orders/2" + rest));
        }
        assertThat(asked("buyer-8", "GET", "/v1/orders/1"))
                .startsWith("404")
                .isEqualTo(asked("buyer-8", "GET", "/v1/orders/2"));
        assertThat(edge.sendAsIs(to("/v1/orders/1")).body())
                .isEqualTo(edge.sendAsIs(to("/v1/orders/2")).body());
        assertThat(getAs("buyer-7", "/v1/orders/1").status()).isEqualTo(200);
    }

    @Test
    void tellsMerchantsNothingOfOrdersWithoutTheirShop() {
        edge.order("k", order(line(1, 1), 1_250));
        String others = asked("merchant-2", "POST", "/v1/orders/1/shops/2/shipment");
        assertThat(others)
                .contains("UNKNOWN_SHOP_ORDER")
                .isEqualTo(asked("merchant-2", "POST", "/v1/orders/2/shops/2/shipment"));
        assertThat(asked("merchant-2", "POST", "/v1/orders/1/shops/1/shipment")).startsWith("403");
        assertThat(asked("merchant-1", "POST", "/v1/orders/1/shops/1/shipment")).startsWith("201");
    }

    /** Status and body, but for the number that was asked for. */
    private String asked(String token, String method, String path) {
        HttpRequest.Builder request =
                to(path).header("Idempotency-Key", path).method(method, HttpRequest.BodyPublishers.noBody());
        Answer answer = edge.sendAs(token, request);
        return answer.status() + " " + answer.body().replaceAll("(order\":|order |placed; )[12]", "$1N");
    }

    @Test
    void tellsAShopsBalanceToItsMerchantAndToOperators() {
        assertThat(getAs("merchant-1", "/v1/shops/1").body()).contains("balanceMinor");
        assertThat(getAs("operator", "/v1/shops/1").body()).contains("balanceMinor");
        assertThat(getAs("merchant-2", "/v1/shops/1").body()).contains("Lisbon").doesNotContain("Minor");
        assertThat(edge.sendAsIs(to("/v1/shops/1")).body()).contains("Lisbon").doesNotContain("Minor");
    }

    @Test
    void quotesForABuyerToThatBuyerAlone() {
        String body = "{\"lines\":" + line(1, 1) + ",\"buyer\":7}";
        assertThat(edge.sendAsIs(edge.withBody("POST", "/v1/quotes", body)).code())
                .isEqualTo("NOT_SIGNED_IN");
        assertThat(edge.sendAs("buyer-8", edge.withBody("POST", "/v1/quotes", body))
                        .code())
                .isEqualTo("NOT_ALLOWED");
        assertThat(edge.sendAs("buyer-7", edge.withBody("POST", "/v1/quotes", body))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsMerchantsKeysApart() {
        String[] shops = {"1", "2"};
        for (String shop : shops) {
            HttpRequest.Builder restock = edge.withBody(
                    "POST",
                    "/v1/skus/" + (shop.equals("1") ? 1 : 3) + "/restock",
                    "{\"quantity\":5}",
                    "Idempotency-Key",
                    "same");
            Answer answer = edge.sendAs("merchant-" + shop, restock);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.at("repeated")).isEqualTo("false");
        }
    }

    @Test
    void letsMerchantsGiveTheirOwnDealsAtTheirOwnCost() {
        String price =
                "\"terms\":{\"kind\":\"quantityBreaks\",\"sku\":1,\"breaks\":[{\"quantity\":3,\"priceMinor\":1000}]}";
        String tiers =
                "\"terms\":{\"kind\":\"shopTiers\",\"shop\":1,\"tiers\":[{\"spendMinor\":9000,\"saveMinor\":500}]}";
        String bundle =
                "\"terms\":{\"kind\":\"bundlePrice\",\"members\":[{\"sku\":1,\"quantity\":1},{\"sku\":2,\"quantity\":1}],\"priceMinor\":30000}";
        String empty = "\"terms\":{\"kind\":\"bundlePrice\",\"members\":[],\"priceMinor\":30000}";
        String everywhere = "\"terms\":{\"kind\":\"crossShop\",\"spendMinor\":9000,\"saveMinor\":500,\"capMinor\":0}";
        for (String terms : new String[] {price, tiers, bundle}) {
            assertThat(deal("merchant-1", "shop", terms)).as(terms).isEqualTo(201);
            assertThat(deal("merchant-2", "shop", terms)).as(terms).isEqualTo(403);
            assertThat(deal("merchant-1", "festival", terms)).as(terms).isEqualTo(403);
        }
        assertThat(deal("merchant-1", "shop", everywhere)).isEqualTo(403);
        assertThat(deal("merchant-1", "shop", empty)).isEqualTo(403);
        // Deal 2 is shop 1's coupon, deal 1 the festival's saving.
        String coupon =
                "\"terms\":{\"kind\":\"shopCoupon\",\"shop\":1,\"spendMinor\":500,\"saveMinor\":50,\"count\":1000}";
        assertThat(change("merchant-2", "shop", coupon)).isEqualTo(403);
        assertThat(change("merchant-1", "festival", coupon)).isEqualTo(403);
        assertThat(change("merchant-1", "shop", coupon)).isEqualTo(200);
        assertThat(edge.sendAs("merchant-2", to("/v1/deals/2").DELETE()).status())
                .isEqualTo(403);
        assertThat(edge.sendAs("merchant-1", to("/v1/deals/1").DELETE()).status())
                .isEqualTo(403);
        assertThat(edge.sendAs("merchant-1", to("/v1/deals/99").DELETE()).status())
                .isEqualTo(404);
        assertThat(edge.sendAs("merchant-1", to("/v1/deals/2").DELETE()).status())
                .isEqualTo(200);
    }

    private int deal(String token, String funder, String terms) {
        String key = token + funder + terms.hashCode();
        return edge.sendAs(token, edge.withBody("POST", "/v1/deals", offer(funder, terms), "Idempotency-Key", key))
                .status();
    }

    private int change(String token, String funder, String terms) {
        return edge.sendAs(token, edge.withBody("PUT", "/v1/deals/2", offer(funder, terms)))
                .status();
    }

    private static String offer(String funder, String terms) {
        return "{\"name\":\"Ours\",\"startsAtMs\":1000000,\"endsAtMs\":2000000,\"funder\":\"" + funder + "\"," + terms
                + "}";
    }
}
