package io.drumroll.edge;

import java.util.List;

/**
 * Every route of the API. {@link Router} finds them, {@link EdgeHandlers} carries them out, and a test compares them with
 * {@code openapi.yaml}.
 */
enum Route {
    FESTIVAL_READ("GET", "/v1/festival", Group.FESTIVAL, 0),
    FESTIVAL_SCHEDULE("PUT", "/v1/festival", Group.FESTIVAL, 1),
    SHOP_OPEN("POST", "/v1/shops", Group.SHOPS, 2),
    SKU_LIST("POST", "/v1/skus", Group.SKUS, 3),
    SKU_READ("GET", "/v1/skus/{sku}", Group.SKUS, 0),
    SKU_DELIST("DELETE", "/v1/skus/{sku}", Group.SKUS, 4),
    SKU_RESTOCK("POST", "/v1/skus/{sku}/restock", Group.SKUS, 5),
    SKU_PRICE("PUT", "/v1/skus/{sku}/price", Group.SKUS, 6),
    WALLET_READ("GET", "/v1/wallets/{buyer}", Group.WALLETS, 0),
    WALLET_TOP_UP("POST", "/v1/wallets/{buyer}/top-ups", Group.WALLETS, 7),
    CART_READ("GET", "/v1/carts/{buyer}", Group.CARTS, 0),
    CART_LINE_SET("PUT", "/v1/carts/{buyer}/lines/{sku}", Group.CARTS, 8),
    CART_LINE_REMOVE("DELETE", "/v1/carts/{buyer}/lines/{sku}", Group.CARTS, 9),
    QUOTE("POST", "/v1/quotes", Group.QUOTES, 0),
    ORDER_PLACE("POST", "/v1/orders", Group.ORDERS, 10),
    ORDER_READ("GET", "/v1/orders/{order}", Group.ORDERS, 0),
    ORDER_PAY("POST", "/v1/orders/{order}/pay", Group.ORDERS, 11),
    ORDER_CANCEL("POST", "/v1/orders/{order}/cancel", Group.ORDERS, 12),
    BUYER_ORDERS("GET", "/v1/buyers/{buyer}/orders", Group.BUYERS, 0),
    BOARD_READ("GET", "/v1/board", Group.BOARD, 0),
    BOARD_STREAM("GET", "/v1/board/stream", Group.BOARD, 0),
    HEALTH_LIVE("GET", "/health/live", Group.HEALTH, 0),
    HEALTH_READY("GET", "/health/ready", Group.HEALTH, 0),
    METRICS("GET", "/metrics", Group.HEALTH, 0),
    OPENAPI("GET", "/openapi.yaml", Group.PAGES, 0),
    /** Everything else that is asked for with GET: pages and what they load, or 404. Not part of the API's document. */
    PAGE("GET", "/*", Group.PAGES, 0);

    /** Routes whose times are counted together. */
    enum Group {
        FESTIVAL,
        SHOPS,
        SKUS,
        WALLETS,
        CARTS,
        QUOTES,
        ORDERS,
        BUYERS,
        BOARD,
        HEALTH,
        PAGES
    }

    /** The largest body that an order or a quote may have, in bytes: the most lines, written generously, fit in. */
    static final int MAX_LINES_BODY_BYTES = 1024 * 1024;
    /** The largest body that any other request may have, in bytes. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    private final String method;
    private final String path;
    private final Group group;
    private final int keySpace;

    Route(String method, String path, Group group, int keySpace) {
        this.method = method;
        this.path = path;
        this.group = group;
        this.keySpace = keySpace;
    }

    String method() {
        return method;
    }

    /** The path with its parameters in braces. */
    String path() {
        return path;
    }

    Group group() {
        return group;
    }

    /**
     * Keeps the keys of one route apart from those of all others; 0 where there is no command. The numbers are part of
     * what is hashed, so they never change.
     */
    int keySpace() {
        return keySpace;
    }

    /** Names of the query's parameters that it knows. */
    List<String> parameters() {
        return switch (this) {
            case FESTIVAL_READ, SKU_READ, WALLET_READ, CART_READ, QUOTE, ORDER_READ, BOARD_READ -> List.of("position");
            case BUYER_ORDERS -> List.of("position", "cursor", "limit");
            default -> List.of();
        };
    }

    /** Whether a body is read; those of other requests are ignored. */
    boolean takesBody() {
        return method.equals("POST") || method.equals("PUT");
    }

    int maxBodyBytes() {
        return this == ORDER_PLACE || this == QUOTE ? MAX_LINES_BODY_BYTES : MAX_BODY_BYTES;
    }
}
