package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import java.net.http.HttpRequest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Sends each route's example as everybody there is, and compares who comes through with a table. Everything in the examples
 * is buyer 7's or shop 1's, where it is anybody's. A route that the table does not have fails, as does one that lets in
 * somebody else than it says.
 */
class AccessTest {
    private static final Set<String> UNKNOWN = Set.of("stranger", "forged");
    /** Those whose tokens may only read. */
    private static final Set<String> READERS = Set.of("reading-buyer-7", "reading-merchant-1", "reading-operator");

    private static final Set<String> BUYER_7 = Set.of("buyer-7", "web-buyer-7", "load");
    private static final Set<String> MERCHANT_1 = Set.of("merchant-1", "operator", "web-operator", "load");
    private static final Set<String> OPERATORS = Set.of("operator", "web-operator", "load");
    private static final Set<String> ALL_KNOWN = Set.of(
            "buyer-7",
            "reading-buyer-7",
            "web-buyer-7",
            "buyer-8",
            "buyer-8-who-acts",
            "merchant-1",
            "reading-merchant-1",
            "merchant-2",
            "analyst",
            "courier",
            "operator",
            "reading-operator",
            "web-operator",
            "load");

    private static final Set<String> ALL_WHO_CHANGE =
            ALL_KNOWN.stream().filter(name -> !READERS.contains(name)).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> BROWSERS = Set.of("web-buyer-7", "web-operator");
    private static final Set<String> EVERYBODY = and(ALL_KNOWN, "stranger", "forged");
    private static final Set<String> BUYER_7_READS = and(BUYER_7, "reading-buyer-7");
    /** An operator may look too, in a browser. */
    private static final Set<String> BUYER_7_SEEN = and(BUYER_7_READS, "web-operator");

    private static final Set<String> MERCHANT_1_READS = and(MERCHANT_1, "reading-merchant-1", "reading-operator");
    private static final Set<String> OPERATORS_READ = and(OPERATORS, "reading-operator");
    private static final Set<String> ANALYSTS_READ = and(OPERATORS, "reading-operator", "analyst");

    private static final Set<String> MERCHANTS = and(MERCHANT_1, "merchant-2");
    private static final Set<String> MERCHANTS_READ = and(MERCHANT_1_READS, "merchant-2");
    private static final Set<String> ALL_WHO_ORDER = without(ALL_KNOWN, READERS);

    private static final Map<Route, Set<String>> TABLE = table();

    /** Routes that answer everybody else as if there were no such order. */
    private static final Set<Route> HIDING = Set.of(
            Route.ORDER_READ,
            Route.ORDER_ADDRESS,
            Route.ORDER_ADDRESS_SET,
            Route.ORDER_PAY,
            Route.ORDER_CANCEL,
            Route.ORDER_REFUND,
            Route.SHOP_ORDER_RECEIVE,
            Route.CARD_PAYMENT);

    /** Parts that have tests of their own; here there are none of them, and who is let in is told so. */
    static final Set<Route.Group> IN_THE_DATABASE = EnumSet.of(
            Route.Group.ORDER_ADDRESSES,
            Route.Group.ACCOUNTS,
            Route.Group.PRODUCTS,
            Route.Group.SEARCH,
            Route.Group.DESK,
            Route.Group.HISTORY,
            Route.Group.WEBHOOKS);

    private final ApiDocument api = new ApiDocument();

    private static Map<Route, Set<String>> table() {
        Map<Route, Set<String>> table = new EnumMap<>(Route.class);
        table.put(Route.FESTIVAL_READ, EVERYBODY);
        table.put(Route.FESTIVAL_SCHEDULE, OPERATORS);
        table.put(Route.SHOP_OPEN, OPERATORS);
        table.put(Route.SHOP_LIST, EVERYBODY);
        table.put(Route.SHOP_READ, EVERYBODY);
        table.put(Route.SHOP_PAYOUT, MERCHANT_1);
        table.put(Route.SHOP_STATEMENT, MERCHANT_1_READS);
        table.put(Route.SKU_LIST, MERCHANT_1);
        table.put(Route.SKU_READ, EVERYBODY);
        table.put(Route.SKU_DELIST, MERCHANT_1);
        table.put(Route.SKU_RESTOCK, MERCHANT_1);
        table.put(Route.SKU_PRICE, MERCHANT_1);
        table.put(Route.SKU_DEALS, EVERYBODY);
        table.put(Route.DEAL_MAKE, MERCHANT_1);
        table.put(Route.DEAL_LIST, EVERYBODY);
        table.put(Route.DEAL_READ, EVERYBODY);
        table.put(Route.DEAL_CHANGE, OPERATORS); // the example's deal is the festival's
        table.put(Route.DEAL_END, OPERATORS); // the same
        table.put(Route.COUPON_CLAIM, BUYER_7);
        table.put(Route.COUPON_LIST, BUYER_7_SEEN);
        table.put(Route.RATE_LIST, EVERYBODY);
        table.put(Route.RATE_FIX, OPERATORS);
        table.put(Route.DUTY_LIST, EVERYBODY);
        table.put(Route.DUTY_SET, OPERATORS);
        table.put(Route.DUTY_REPORT, ANALYSTS_READ);
        table.put(Route.COMMISSION_LIST, OPERATORS_READ);
        table.put(Route.COMMISSION_SET, OPERATORS);
        table.put(Route.WALLET_READ, BUYER_7_SEEN);
        table.put(Route.WALLET_TOP_UP, BUYER_7);
        table.put(Route.CART_READ, BUYER_7_SEEN);
        table.put(Route.CART_COUPONS, BUYER_7_READS);
        table.put(Route.CART_LINE_SET, BUYER_7);
        table.put(Route.CART_LINE_REMOVE, BUYER_7);
        table.put(Route.QUOTE, BUYER_7_READS); // the example names buyer 7
        table.put(Route.DEPOSIT_QUOTE, EVERYBODY);
        table.put(Route.ORDER_PLACE, BUYER_7);
        table.put(Route.DEPOSIT_PLACE, BUYER_7);
        table.put(Route.ORDER_READ, BUYER_7_SEEN);
        table.put(Route.ORDER_ADDRESS, BUYER_7_READS);
        table.put(Route.ORDER_ADDRESS_SET, BUYER_7);
        table.put(Route.SHOP_ORDER_ADDRESS, MERCHANT_1_READS);
        table.put(Route.ORDER_PAY, BUYER_7);
        table.put(Route.ORDER_CANCEL, and(BUYER_7, "operator", "web-operator"));
        table.put(Route.ORDER_REFUND, and(BUYER_7, "operator", "web-operator"));
        table.put(Route.SHOP_ORDER_SHIP, MERCHANT_1);
        table.put(Route.SHIP_MANY, MERCHANT_1);
        table.put(Route.SHOP_ORDER_REFUND, MERCHANT_1);
        table.put(Route.SHOP_ORDER_RECEIVE, BUYER_7);
        table.put(Route.REQUEST_READ, ALL_KNOWN);
        table.put(Route.CARD_PAYMENT, BUYER_7);
        table.put(Route.PAYMENT_NOTICE, EVERYBODY);
        table.put(Route.REFUNDS_DUE, OPERATORS_READ);
        table.put(Route.BUYER_ORDERS, BUYER_7_SEEN);
        table.put(Route.TRIAL_BALANCE, OPERATORS_READ);
        table.put(Route.LIVE_AUDIT, OPERATORS_READ);
        // Accounts.
        table.put(Route.SIGN_UP, EVERYBODY);
        table.put(Route.SIGN_IN, EVERYBODY);
        table.put(Route.SIGN_OUT, BROWSERS);
        table.put(Route.TOKEN_BY_PASSWORD, EVERYBODY);
        table.put(Route.OIDC_START, EVERYBODY);
        table.put(Route.OIDC_CALLBACK, EVERYBODY);
        table.put(Route.OIDC_LINK, BROWSERS);
        table.put(Route.ME_READ, ALL_KNOWN);
        table.put(Route.ME_CHANGE, ALL_WHO_CHANGE);
        table.put(Route.ME_PASSWORD, BROWSERS);
        table.put(Route.ME_DATA, BROWSERS);
        table.put(Route.ME_DELETE, BROWSERS);
        table.put(Route.SESSION_LIST, BROWSERS);
        table.put(Route.SESSION_END_OTHERS, BROWSERS);
        table.put(Route.SESSION_END, BROWSERS);
        table.put(Route.TOKEN_LIST, BROWSERS);
        table.put(Route.TOKEN_MAKE, BROWSERS);
        table.put(Route.TOKEN_END, BROWSERS);
        table.put(Route.ADDRESS_LIST, ALL_KNOWN);
        table.put(Route.ADDRESS_ADD, ALL_WHO_CHANGE);
        table.put(Route.ADDRESS_READ, ALL_KNOWN);
        table.put(Route.ADDRESS_CHANGE, ALL_WHO_CHANGE);
        table.put(Route.ADDRESS_REMOVE, ALL_WHO_CHANGE);
        table.put(Route.CONSENT_LIST, ALL_KNOWN);
        table.put(Route.CONSENT_RECORD, ALL_WHO_CHANGE);
        table.put(Route.CONSENT_HISTORY, ALL_KNOWN);
        table.put(Route.PEOPLE_LIST, OPERATORS_READ);
        table.put(Route.PERSON_READ, OPERATORS_READ);
        table.put(Route.ROLE_GIVE, OPERATORS);
        table.put(Route.ROLE_TAKE, OPERATORS);
        table.put(Route.PERSON_SHOP_GIVE, OPERATORS);
        table.put(Route.PERSON_SHOP_TAKE, OPERATORS);
        table.put(Route.TEAM_LIST, MERCHANT_1_READS);
        table.put(Route.TEAM_ADD, MERCHANT_1);
        table.put(Route.TEAM_REMOVE, MERCHANT_1);
        table.put(Route.AUDIT_TRAIL, OPERATORS_READ);

        // Products, merchants, categories, images, imports.
        table.put(Route.PRODUCTS_OF_SKUS, EVERYBODY);
        table.put(Route.PRODUCT_READ, EVERYBODY);
        table.put(Route.REVIEW_LIST, EVERYBODY);
        table.put(Route.REVIEW_MINE, ALL_KNOWN);
        table.put(Route.REVIEW_WRITE, ALL_WHO_CHANGE);
        table.put(Route.REVIEW_REMOVE, ALL_WHO_CHANGE);
        table.put(Route.REVIEW_ANSWER, MERCHANTS); // whose the product is, the catalogue tells
        table.put(Route.REVIEW_HIDE, OPERATORS);
        table.put(Route.REVIEW_SHOW, OPERATORS);
        table.put(Route.PRODUCT_DRAWING, EVERYBODY);
        table.put(Route.PRODUCT_LIST, MERCHANT_1_READS);
        table.put(Route.PRODUCT_CREATE, MERCHANT_1);
        table.put(Route.PRODUCT_BULK, MERCHANT_1);
        table.put(Route.PRODUCT_CHANGE, MERCHANTS); // whose the product is, the catalogue tells
        table.put(Route.PRODUCT_SUBMIT, MERCHANTS);
        table.put(Route.PRODUCT_WITHDRAW, MERCHANTS);
        table.put(Route.PRODUCT_PRICE, MERCHANTS);
        table.put(Route.PRODUCT_WAITING, OPERATORS_READ);
        table.put(Route.PRODUCT_APPROVE, OPERATORS);
        table.put(Route.PRODUCT_REFUSE, OPERATORS);
        table.put(Route.PRODUCT_APPROVE_ALL, OPERATORS);
        table.put(Route.PRODUCT_EXPORT, MERCHANT_1_READS);
        table.put(Route.CATEGORY_LIST, EVERYBODY);
        table.put(Route.CATEGORY_PUT, OPERATORS);
        table.put(Route.MERCHANT_APPLY, ALL_WHO_ORDER);
        table.put(Route.MERCHANT_MINE, ALL_KNOWN);
        table.put(Route.MERCHANT_LIST, OPERATORS_READ);
        table.put(Route.MERCHANT_APPROVE, OPERATORS);
        table.put(Route.MERCHANT_REFUSE, OPERATORS);
        table.put(Route.IMAGE_UPLOAD, MERCHANT_1);
        table.put(Route.IMAGE_READ, EVERYBODY);
        table.put(Route.IMPORT_BEGIN, MERCHANT_1);
        table.put(Route.IMPORT_LIST, MERCHANT_1_READS);
        table.put(Route.IMPORT_READ, MERCHANTS_READ); // whose the import is, the catalogue tells
        table.put(Route.IMPORT_ERRORS, MERCHANTS_READ);
        table.put(Route.IMPORT_RESUME, MERCHANTS);
        table.put(Route.IMPORT_CANCEL, MERCHANTS);

        // Search, and what is shown by the same views.
        table.put(Route.PRODUCT_OFFER, EVERYBODY);
        table.put(Route.HOME, EVERYBODY);
        table.put(Route.SEARCH, EVERYBODY);
        table.put(Route.SEARCH_SUGGESTIONS, EVERYBODY);
        table.put(Route.SEARCH_CONDITION, ANALYSTS_READ);
        table.put(Route.SEARCH_REBUILD, OPERATORS);

        // The desk.
        table.put(Route.DESK_TODO, MERCHANT_1_READS);
        table.put(Route.DESK_SALES, MERCHANT_1_READS);
        table.put(Route.DESK_TARGET, MERCHANT_1);

        // The order history.
        table.put(Route.WALLET_MOVEMENTS, BUYER_7_SEEN);
        table.put(Route.HISTORY_OF_BUYER, BUYER_7_READS);
        table.put(Route.HISTORY_OF_BUYER_ORDER, BUYER_7_READS);
        table.put(Route.HISTORY_OF_SHOP, MERCHANT_1_READS);
        table.put(Route.HISTORY_OF_SHOP_ORDER, MERCHANT_1_READS);
        table.put(Route.HISTORY, OPERATORS_READ);
        table.put(Route.HISTORY_ORDER, OPERATORS_READ);
        table.put(Route.HISTORY_CONDITION, OPERATORS_READ);

        // Webhooks. Whose they are is found out behind the table, in a test of its own.
        for (Route route : Route.values()) {
            if (route.group() == Route.Group.WEBHOOKS) {
                table.put(route, route.changes() ? MERCHANTS : and(MERCHANTS_READ, "reading-operator"));
            }
        }

        // The control room.
        table.put(Route.OPS_FIGURES, ANALYSTS_READ);
        table.put(Route.OPS_CONTROLS, ANALYSTS_READ);
        table.put(Route.OPS_SWITCH_OFF, OPERATORS);
        table.put(Route.OPS_SWITCH_ON, OPERATORS);
        table.put(Route.OPS_THROTTLE, OPERATORS);

        table.put(Route.BOARD_READ, EVERYBODY);
        table.put(Route.BOARD_STREAM, EVERYBODY);
        table.put(Route.BOARD_DAY, EVERYBODY);
        table.put(Route.BOARD_AT, EVERYBODY);
        table.put(Route.BOARD_DETAIL, EVERYBODY);
        table.put(Route.HEALTH_LIVE, EVERYBODY);
        table.put(Route.HEALTH_READY, EVERYBODY);
        table.put(Route.METRICS, ANALYSTS_READ);
        table.put(Route.OPENAPI, EVERYBODY);
        table.put(Route.PAGE, EVERYBODY);
        return table;
    }

    private static Set<String> and(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return Set.copyOf(rest);
    }

    @Test
    void knowsEveryRoute() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder(Route.values());
    }

    /** Every scope has somebody who lacks it, so that the walk shows that it is needed. */
    @Test
    void walksAsEverybodyWhoIsKnown() {
        assertThat(new FakeIdentities().names()).isEqualTo(ALL_KNOWN);
    }

    @TestFactory
    Stream<DynamicTest> letsInWhomTheTableNames() {
        return Stream.of(Route.values()).map(route -> DynamicTest.dynamicTest(route.name(), () -> walk(route)));
    }

    private void walk(Route route) {
        try (EdgeFixture edge = new EdgeFixture(EdgeOptions.onLoopback(0), FakePorts::addTo).openWide()) {
            ApiDocument.givenOrders(edge);
            Set<String> allowed = TABLE.getOrDefault(route, Set.of());
            Set<String> refused = new HashSet<>(EVERYBODY);
            refused.removeAll(allowed);
            String before = position(edge);
            for (String name : new TreeSet<>(refused)) {
                assertThat(send(edge, route, name)).as(name).isEqualTo(refusal(route, name));
            }
            assertThat(position(edge)).as("what was refused did nothing").isEqualTo(before);
            boolean isFirst = true;
            for (String name : new TreeSet<>(allowed)) {
                String told = send(edge, route, name);
                if (IN_THE_DATABASE.contains(route.group())) {
                    assertThat(told).as(name).isEqualTo("503 NOT_SERVED");
                    continue;
                }
                // What the first did may stand in the way of the next: an order is paid once.
                assertThat(told)
                        .as(name)
                        .matches(isFirst ? "2.*" : "(2|402|409|422|404 UNKNOWN_CART_LINE).*")
                        .doesNotContain("NOT_ALLOWED");
                isFirst = false;
            }
        }
    }

    private static String refusal(Route route, String name) {
        if (UNKNOWN.contains(name)) {
            return name.equals("forged") ? "401 BAD_CREDENTIAL" : "401 NOT_SIGNED_IN";
        }
        boolean lacksScope = route.changes() && READERS.contains(name);
        if (HIDING.contains(route)) {
            return lacksScope ? "403 SCOPE_MISSING" : "404 UNKNOWN_ORDER";
        }
        return lacksScope && mightOtherwise(route, name) ? "403 SCOPE_MISSING" : "403 NOT_ALLOWED";
    }

    /** Whether a token that may only read is of somebody who is asked for another one, rather than sent away. */
    private static boolean mightOtherwise(Route route, String name) {
        return switch (route.access()) {
            case SIGNED_IN, BUYER_OF_PATH, BUYER_OF_BODY -> true;
            case MERCHANT, MERCHANT_OF_PATH, MERCHANT_OF_BODY, MERCHANT_OF_SKU, MERCHANT_OF_DEAL ->
                !name.equals("reading-buyer-7");
            case BROWSER -> false;
            default -> name.equals("reading-operator");
        };
    }

    private static String position(EdgeFixture edge) {
        return edge.get("/v1/festival").header("Drumroll-Position");
    }

    /** Sends the route's first example: the status, and the code if there is one. */
    private String send(EdgeFixture edge, Route route, String name) {
        HttpRequest.Builder request = example(edge, route).setHeader("Idempotency-Key", name);
        switch (name) {
            case "stranger" -> {}
            case "web-buyer-7", "web-operator" ->
                request.setHeader("Cookie", "session=" + name).setHeader("Sec-Fetch-Site", "same-origin");
            default -> request.setHeader("Authorization", "Bearer " + name);
        }
        if (route == Route.BOARD_STREAM) {
            return edge.statusOf(request) + "";
        }
        Answer answer = edge.sendAsIs(request);
        return answer.status() + (answer.status() < 300 ? "" : " " + answer.code());
    }

    private HttpRequest.Builder example(EdgeFixture edge, Route route) {
        if (route == Route.PAGE) {
            return HttpRequest.newBuilder(edge.uri("/board"));
        }
        ApiDocument.Operation operation = api.operation(route);
        Optional<Object> body = operation.bodies().values().iterator().next();
        return api.exampleRequest(edge, operation, body);
    }
}
