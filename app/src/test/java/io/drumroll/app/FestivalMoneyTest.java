package io.drumroll.app;

import static io.drumroll.app.Api.field;
import static io.drumroll.app.Api.number;
import static io.drumroll.app.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The money of a demo festival with its crowd, followed over HTTP to the last fen: a cart over three shops in two
 * currencies with duty and coupons is quoted, explained, ordered, shipped, received and refunded.
 */
class FestivalMoneyTest {
    private static final List<String> ARGUMENTS = List.of(
            "--port", "0", "--udp-port", "0", "--countdown", "0", "--crowd", "50", "--storage-reserve-mib", "0");
    private static final long BUYER = 900_000_001;
    private static final long TOP_UP_MINOR = 1_000_000_000;
    private static final String REGION = "\"region\":{\"country\":\"CN\",\"province\":\"GD\",\"cityTier\":1}";
    private static final int SKUS_LOOKED_AT = 200;

    @TempDir
    private Path dir;

    @Test
    void aCartOverThreeShopsInTwoCurrenciesBalancesToTheLastFen() {
        Path data = dir.resolve("data");
        try (FestivalProcess up = FestivalProcess.start(data, ARGUMENTS)) {
            Visit visit = new Visit(Api.of(up));
            visit.seesEveryKindOfDeal();
            visit.waitsForTheDuties();
            visit.fillsTheCart();
            visit.reservesAPieceAndCancels();
            JsonNode quote = visit.claimsCouponsAndQuotes();
            visit.understandsEachLine(quote);
            visit.orders(quote);
            visit.refundsAPieceBeforeShipping();
            visit.receivesAndSendsBack();
            visit.paysByCardAndGetsItBack();
            visit.findsTheBooksBalanced();
        }
        assertThat(Auditor.audit(data, line -> {}).breach()).isEmpty();
    }

    /** One buyer's visit, step by step. */
    private static final class Visit {
        private final Api api;
        private final List<JsonNode> deals;
        /** Of a shop that prices in dollars, dutiable. */
        private final JsonNode foreign;
        /** Of a shop that prices in yuan, of foreign origin and dutiable. */
        private final JsonNode dutiable;
        /** Of a shop that prices in yuan, Chinese. */
        private final JsonNode domestic;

        private final List<Integer> coupons = new ArrayList<>();
        private long balanceMinor;
        private long order;

        private Visit(Api api) {
            this.api = api;
            this.deals = allDeals(api);
            Set<Long> shops = new HashSet<>();
            List<JsonNode> skus = new ArrayList<>();
            for (int sku = 1; sku <= SKUS_LOOKED_AT; sku++) {
                skus.add(api.get("/v1/skus/" + sku));
            }
            foreign = first(skus, shops, sku -> text(sku, "currency").equals("USD"));
            dutiable = first(
                    skus,
                    shops,
                    sku -> text(sku, "currency").equals("CNY")
                            && number(sku, "priceMinor") > 100_00
                            && !text(sku, "origin").equals("CN")
                            && !text(sku, "tariffCode").startsWith("49")
                            && !text(sku, "tariffCode").startsWith("8517"));
            domestic = first(
                    skus,
                    shops,
                    sku -> text(sku, "currency").equals("CNY")
                            && text(sku, "origin").equals("CN"));
        }

        private static List<JsonNode> allDeals(Api api) {
            List<JsonNode> all = new ArrayList<>();
            String cursor = "";
            while (true) {
                JsonNode page = api.get("/v1/deals?limit=100" + cursor);
                field(page, "deals").forEach(all::add);
                if (!page.has("next")) {
                    return all;
                }
                cursor = "&cursor=" + text(page, "next");
            }
        }

        /** The first SKU that is as wanted, without a limit, and of a shop that was not chosen before. */
        private static JsonNode first(List<JsonNode> skus, Set<Long> shops, Predicate<JsonNode> wanted) {
            return skus.stream()
                    .filter(sku -> number(sku, "limitPerBuyer") == 0)
                    .filter(wanted)
                    .filter(sku -> shops.add(number(sku, "shop")))
                    .findFirst()
                    .orElseThrow();
        }

        void seesEveryKindOfDeal() {
            Set<String> kinds = new HashSet<>();
            Set<String> funders = new HashSet<>();
            for (JsonNode deal : deals) {
                if (field(deal, "live").asBoolean()) {
                    kinds.add(text(field(deal, "terms"), "kind"));
                    funders.add(text(deal, "funder"));
                }
            }
            assertThat(kinds)
                    .containsExactlyInAnyOrder(
                            "festivalPrice",
                            "quantityBreaks",
                            "secondPiece",
                            "bundlePrice",
                            "shopTiers",
                            "shopCoupon",
                            "crossShop",
                            "festivalCoupon",
                            "redPacket",
                            "preSale");
            assertThat(funders).containsExactlyInAnyOrder("shop", "festival");
        }

        void fillsTheCart() {
            api.post(
                    "/v1/wallets/" + BUYER + "/top-ups", "{\"amountMinor\":" + TOP_UP_MINOR + ",\"currency\":\"CNY\"}");
            balanceMinor = TOP_UP_MINOR;
            putIntoCart(foreign, 2);
            putIntoCart(dutiable, 3);
            putIntoCart(domestic, 2);
        }

        /** A pre-sale's deposit leaves the wallet, and comes back since it is refundable before the balance falls due. */
        void reservesAPieceAndCancels() {
            JsonNode sale = deals.stream()
                    .filter(deal -> text(field(deal, "terms"), "kind").equals("preSale"))
                    .filter(deal -> field(deal, "live").asBoolean()
                            && field(field(deal, "terms"), "refundable").asBoolean())
                    .findFirst()
                    .orElseThrow();
            String what = "\"deal\":" + number(sale, "deal") + ",\"quantity\":1,\"currency\":\"CNY\"";
            JsonNode quote = api.post("/v1/quotes/deposit", "{" + what + ",\"destination\":\"CN\"}");
            long deposit = number(quote, "depositMinor");
            assertThat(deposit).isBetween(1L, number(quote, "totalMinor") - 1);
            JsonNode reserved = api.post(
                    "/v1/deposits",
                    "{" + what + ",\"buyer\":" + BUYER + "," + REGION + ",\"expectedTotalMinor\":"
                            + number(quote, "totalMinor") + ",\"expectedDepositMinor\":" + deposit + "}");
            assertThat(wallet()).isEqualTo(balanceMinor - deposit);
            api.post("/v1/orders/" + number(reserved, "order") + "/cancel");
            assertThat(wallet()).isEqualTo(balanceMinor);
        }

        private void putIntoCart(JsonNode sku, int quantity) {
            api.put("/v1/carts/" + BUYER + "/lines/" + number(sku, "sku"), "{\"quantity\":" + quantity + "}");
        }

        /** The demo's duties are in force a moment after they were set. */
        void waitsForTheDuties() {
            String lines =
                    "{\"destination\":\"CN\",\"lines\":[{\"sku\":" + number(dutiable, "sku") + ",\"quantity\":3}]}";
            Await.until("duties are in force", () -> number(api.post("/v1/quotes", lines), "dutyMinor") > 0);
        }

        /** Claims a coupon of the foreign shop, one of the festival and a red packet, and quotes the cart with them. */
        JsonNode claimsCouponsAndQuotes() {
            claim(deal -> text(field(deal, "terms"), "kind").equals("shopCoupon")
                    && number(field(deal, "terms"), "shop") == number(foreign, "shop"));
            claim(deal -> text(field(deal, "terms"), "kind").equals("festivalCoupon")
                    && number(field(deal, "terms"), "spendMinor") == 400_00);
            claim(deal -> text(deal, "name").equals("Red packet of CNY 8"));
            StringBuilder path = new StringBuilder("/v1/carts/" + BUYER + "?destination=CN&currency=CNY");
            coupons.forEach(coupon -> path.append("&coupon=").append(coupon));
            JsonNode cart = api.get(path.toString());
            assertThat(field(cart, "problems")).isEmpty();
            return field(cart, "quote");
        }

        private void claim(Predicate<JsonNode> wanted) {
            JsonNode deal = deals.stream().filter(wanted).findFirst().orElseThrow();
            coupons.add((int) number(deal, "deal"));
            api.post("/v1/buyers/" + BUYER + "/coupons", "{\"deal\":" + number(deal, "deal") + "}");
        }

        /** Reckons each line again from its list price and what the quote says that deals took off. */
        void understandsEachLine(JsonNode quote) {
            BigDecimal fenPerCent = rate("USD");
            long payable = 0;
            long duty = 0;
            long list = 0;
            Set<String> stages = new HashSet<>();
            for (JsonNode line : field(quote, "lines")) {
                long net = number(line, "quantity") * number(field(line, "unitPrice"), "amountMinor");
                long off = 0;
                for (JsonNode adjustment : field(line, "adjustments")) {
                    stages.add(text(adjustment, "stage"));
                    boolean isShops = Set.of("item", "shopTiers", "shopCoupon").contains(text(adjustment, "stage"));
                    net -= isShops ? number(adjustment, "amountMinor") : 0;
                    off += isShops ? 0 : number(adjustment, "amountMinor");
                }
                boolean isForeign = text(field(line, "unitPrice"), "currency").equals("USD");
                long netInFen = isForeign ? times(net, fenPerCent) : net;
                assertThat(number(line, "payableMinor")).as("%s", line).isEqualTo(netInFen - off);
                assertThat(number(line, "refundMinor"))
                        .isEqualTo(number(line, "payableMinor") + number(line, "dutyMinor"));
                boolean isDomestic = number(line, "sku") == number(domestic, "sku");
                assertThat(number(line, "dutyMinor")).as("%s", line).matches(due -> isDomestic ? due == 0 : due > 0);
                payable += number(line, "payableMinor");
                duty += number(line, "dutyMinor");
                list += number(line, "listMinor");
            }
            assertThat(stages).contains("shopCoupon", "crossShop", "festivalCoupon", "redPacket");
            assertThat(number(quote, "dutyMinor")).isEqualTo(duty);
            assertThat(number(quote, "totalMinor")).isEqualTo(payable + duty);
            assertThat(number(quote, "subtotalMinor")).isEqualTo(list);
            assertThat(number(quote, "subtotalMinor") - number(quote, "savingMinor") + duty)
                    .isEqualTo(number(quote, "totalMinor"));
        }

        /** Minor units of the festival's currency for one of another. */
        private BigDecimal rate(String currency) {
            for (JsonNode rate : field(api.get("/v1/rates"), "rates")) {
                if (text(rate, "currency").equals(currency)) {
                    return BigDecimal.valueOf(number(rate, "festivalMinor"))
                            .divide(BigDecimal.valueOf(number(rate, "foreignMinor")));
                }
            }
            throw new AssertionError("no rate of " + currency);
        }

        private static long times(long minor, BigDecimal rate) {
            return BigDecimal.valueOf(minor)
                    .multiply(rate)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }

        void orders(JsonNode quote) {
            long total = number(quote, "totalMinor");
            JsonNode placed = api.post(
                    "/v1/orders",
                    "{\"buyer\":" + BUYER + "," + REGION + ",\"cart\":true,\"coupons\":" + coupons
                            + ",\"expectedTotalMinor\":" + total + ",\"currency\":\"CNY\",\"pay\":\"now\"}");
            order = number(placed, "order");
            assertThat(text(placed, "state")).isEqualTo("PAID");
            balanceMinor -= total;
            assertThat(wallet()).isEqualTo(balanceMinor);
            for (JsonNode coupon : field(api.get("/v1/buyers/" + BUYER + "/coupons"), "coupons")) {
                assertThat(number(coupon, "unused")).as("%s", coupon).isZero();
            }
        }

        void refundsAPieceBeforeShipping() {
            JsonNode line = orderLine(dutiable);
            long piece = number(line, "payableMinor") / 3 + number(line, "dutyMinor") / 3;
            assertThat(refund(dutiable)).isEqualTo(piece);
            assertThat(text(shopOrder(dutiable), "state")).isEqualTo("TO_SHIP");
        }

        void receivesAndSendsBack() {
            long shop = number(foreign, "shop");
            api.post("/v1/orders/" + order + "/shops/" + shop + "/shipment");
            JsonNode settled = api.post("/v1/orders/" + order + "/shops/" + shop + "/receipt");
            assertThat(text(settled, "currency")).isEqualTo("USD");
            assertThat(number(settled, "gainedMinor")).isPositive();
            assertThat(text(shopOrder(foreign), "state")).isEqualTo("SETTLED");
            JsonNode line = orderLine(foreign);
            long both = number(line, "payableMinor") + number(line, "dutyMinor");
            assertThat(refund(foreign) + refund(foreign))
                    .as("piece by piece all of it")
                    .isEqualTo(both);
            assertThat(text(shopOrder(foreign), "state")).isEqualTo("REFUNDED");
            JsonNode all = api.get("/v1/orders/" + order);
            assertThat(TOP_UP_MINOR - number(all, "paidMinor") + number(all, "refundedMinor"))
                    .isEqualTo(balanceMinor);
        }

        /** An order that is paid at the simulated gateway, whose refund goes back there and leaves the wallet alone. */
        void paysByCardAndGetsItBack() {
            String lines = "\"lines\":[{\"sku\":" + number(domestic, "sku") + ",\"quantity\":1}],\"currency\":\"CNY\"";
            JsonNode quote = api.post("/v1/quotes", "{" + lines + ",\"buyer\":" + BUYER + ",\"destination\":\"CN\"}");
            JsonNode placed = api.post(
                    "/v1/orders",
                    "{\"buyer\":" + BUYER + "," + REGION + "," + lines + ",\"pay\":\"later\",\"expectedTotalMinor\":"
                            + number(quote, "totalMinor") + "}");
            String path = "/v1/orders/" + number(placed, "order");
            JsonNode begun = api.post(path + "/card-payments");
            assertThat(number(begun, "amountMinor")).isEqualTo(number(quote, "totalMinor"));
            api.postForm(text(begun, "confirmAt"), "outcome=pay");
            Await.until("the order is paid", () -> text(api.get(path), "state").equals("PAID"));
            assertThat(text(api.get(path), "method")).isEqualTo("card");
            api.post(path + "/refunds");
            Await.until(
                    "the gateway has given it back",
                    () -> field(api.get("/v1/payments/refunds-due"), "refunds").isEmpty());
            assertThat(text(api.get(path), "state")).isEqualTo("REFUNDED");
            assertThat(wallet()).isEqualTo(balanceMinor);
        }

        /** Refunds one piece and checks the wallet; returns what came back. */
        private long refund(JsonNode sku) {
            String lines = "{\"lines\":[{\"sku\":" + number(sku, "sku") + ",\"quantity\":1}]}";
            long refunded = number(api.post("/v1/orders/" + order + "/refunds", lines), "refundMinor");
            balanceMinor += refunded;
            assertThat(wallet()).isEqualTo(balanceMinor);
            return refunded;
        }

        private long wallet() {
            return number(field(api.get("/v1/wallets/" + BUYER), "balances").get(0), "balanceMinor");
        }

        private JsonNode orderLine(JsonNode sku) {
            return find(field(api.get("/v1/orders/" + order), "lines"), "sku", number(sku, "sku"));
        }

        private JsonNode shopOrder(JsonNode sku) {
            return find(field(api.get("/v1/orders/" + order), "shopOrders"), "shop", number(sku, "shop"));
        }

        private static JsonNode find(JsonNode list, String name, long value) {
            for (JsonNode element : list) {
                if (number(element, name) == value) {
                    return element;
                }
            }
            throw new AssertionError("no " + name + " " + value + " in " + list);
        }

        void findsTheBooksBalanced() {
            Map<String, Long> sums = new HashMap<>();
            for (JsonNode account : field(api.get("/v1/books/trial-balance"), "accounts")) {
                sums.merge(text(account, "currency"), number(account, "balanceMinor"), Long::sum);
            }
            JsonNode statement = api.get("/v1/shops/" + number(foreign, "shop") + "/statement");
            assertThat(statement.toString()).contains("USD");
            assertThat(sums)
                    .containsKeys("CNY", "USD")
                    .allSatisfy((currency, sum) ->
                            assertThat(sum).as("all accounts in %s", currency).isZero());
        }
    }
}
