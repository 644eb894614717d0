package io.drumroll.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import io.drumroll.journeys.ServedFestival.Somebody;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every page of a demo festival, as somebody sees it who buys, runs a shop and is an operator. */
final class Places {
    private static final int SHOP = 1;
    private static final int ORDERS = 4;
    private static final String NOWHERE = "/nowhere";

    private final List<Place> places;

    private Places(List<Place> places) {
        this.places = places;
    }

    /** A page: what it is called, and where it is. */
    record Place(String name, String path) {
        /** Whether the server says that it isn't there. */
        boolean isMissing() {
            return path.equals(NOWHERE);
        }
    }

    List<Place> all() {
        return places;
    }

    /** Makes a demo festival's operator a merchant and a buyer with some orders, and signs them in. */
    static Places of(ServedFestival festival, Screen screen) {
        Api api = festival.api();
        screen.open("/sign-in");
        Visitor.signIn(screen, festival.operator(), festival.operatorPassword());
        screen.isAt("/");
        Somebody operator = operator(api);
        festival.giveShop(operator, SHOP);
        festival.topUp(operator, 1_000_000_00);
        long product = screen.await(
                "the shop's first product",
                () -> number(
                        api.get("/v1/shops/" + SHOP + "/products?state=published&limit=1"), "/products/0/product"));
        int sku = screen.await("its SKU", () -> number(api.get("/v1/products/" + product), "/variants/0/sku"))
                .intValue();
        long order = 0;
        long address = festival.address();
        for (int i = 0; i < ORDERS; i++) {
            order = festival.orderAtItsPrice(operator, address, sku, i + 1);
        }
        screen.await(
                "something on the home page",
                () -> !api.get("/v1/home").get("popular").isEmpty());
        api.put("/v1/carts/" + operator.buyer() + "/lines/" + sku, "{\"quantity\":2}");
        long deal = api.get("/v1/deals?shop=" + SHOP + "&limit=1")
                .at("/deals/0/deal")
                .asLong();
        return new Places(Stream.of(shop(product, order), desk(product, order, deal), others())
                .flatMap(List::stream)
                .toList());
    }

    private static Somebody operator(Api api) {
        for (JsonNode person : api.get("/v1/people?limit=100").get("people")) {
            if (person.get("roles").toString().contains("operator")) {
                return new Somebody(
                        "operator",
                        person.get("person").asLong(),
                        person.get("buyer").asLong());
            }
        }
        throw new AssertionError("there is no operator");
    }

    /** A number of a document; null as long as it isn't there. */
    private static @Nullable Long number(JsonNode document, String pointer) {
        JsonNode found = document.at(pointer);
        return found.isNumber() ? found.asLong() : null;
    }

    private static List<Place> shop(long product, long order) {
        return List.of(
                new Place("home", "/"),
                new Place("search", "/search?q=tea"),
                new Place("search-nothing", "/search?q=zzzzqqqq"),
                new Place("product", "/p/" + product),
                new Place("cart", "/cart"),
                new Place("checkout", "/checkout"),
                new Place("orders", "/orders"),
                new Place("order", "/orders/" + order),
                new Place("coupons", "/coupons"),
                new Place("wallet", "/wallet"),
                new Place("account", "/account"),
                new Place("sign-in", "/sign-in"),
                new Place("sign-up", "/sign-up"),
                new Place("no-such-page", NOWHERE));
    }

    private static List<Place> desk(long product, long order, long deal) {
        return List.of(
                new Place("desk", "/desk"),
                new Place("desk-orders", "/desk/orders"),
                new Place("desk-order", "/desk/orders/" + order),
                new Place("desk-packing", "/desk/orders/packing?order=" + order),
                new Place("desk-products", "/desk/products"),
                new Place("desk-product", "/desk/products/" + product),
                new Place("desk-new-product", "/desk/products/new"),
                new Place("desk-import", "/desk/products/import"),
                new Place("desk-deals", "/desk/deals"),
                new Place("desk-deal", "/desk/deals/" + deal),
                new Place("desk-new-deal", "/desk/deals/new"),
                new Place("desk-statement", "/desk/statement"),
                new Place("desk-team", "/desk/team"),
                new Place("desk-apply", "/desk/apply"));
    }

    private static List<Place> others() {
        return List.of(
                new Place("ops", "/ops"),
                new Place("ops-controls", "/ops/controls"),
                new Place("ops-approvals", "/ops/approvals"),
                new Place("ops-money", "/ops/money"),
                new Place("ops-find", "/ops/find"),
                new Place("ops-books", "/ops/books"),
                new Place("ops-trail", "/ops/trail"),
                new Place("board", "/board"),
                new Place("about", "/about"));
    }
}
