package io.drumroll.edge;

import java.util.List;

/**
 * Every route of the API, and who may call it. {@link Router} finds them, {@link Gate} and {@link Rights} let callers in,
 * {@link EdgeHandlers} carries them out, and a test compares them with {@code openapi.yaml}.
 */
enum Route {
    FESTIVAL_READ("GET", "/v1/festival", Group.FESTIVAL, 0, Access.EVERYBODY),
    FESTIVAL_SCHEDULE("PUT", "/v1/festival", Group.FESTIVAL, 1, Access.OPERATOR),
    SHOP_OPEN("POST", "/v1/shops", Group.SHOPS, 2, Access.OPERATOR),
    SHOP_LIST("GET", "/v1/shops", Group.SHOPS, 0, Access.EVERYBODY),
    SHOP_READ("GET", "/v1/shops/{shop}", Group.SHOPS, 0, Access.EVERYBODY),
    SHOP_PAYOUT("POST", "/v1/shops/{shop}/payouts", Group.SHOPS, 13, Access.MERCHANT_OF_PATH),
    SHOP_STATEMENT("GET", "/v1/shops/{shop}/statement", Group.BOOKS, 0, Access.MERCHANT_OF_PATH),
    SKU_LIST("POST", "/v1/skus", Group.SKUS, 3, Access.MERCHANT_OF_BODY),
    SKU_READ("GET", "/v1/skus/{sku}", Group.SKUS, 0, Access.EVERYBODY),
    SKU_DELIST("DELETE", "/v1/skus/{sku}", Group.SKUS, 4, Access.MERCHANT_OF_SKU),
    SKU_RESTOCK("POST", "/v1/skus/{sku}/restock", Group.SKUS, 5, Access.MERCHANT_OF_SKU),
    SKU_PRICE("PUT", "/v1/skus/{sku}/price", Group.SKUS, 6, Access.MERCHANT_OF_SKU),
    SKU_DEALS("GET", "/v1/skus/{sku}/deals", Group.DEALS, 0, Access.EVERYBODY),
    DEAL_MAKE("POST", "/v1/deals", Group.DEALS, 14, Access.MERCHANT_OF_DEAL),
    DEAL_LIST("GET", "/v1/deals", Group.DEALS, 0, Access.EVERYBODY),
    DEAL_READ("GET", "/v1/deals/{deal}", Group.DEALS, 0, Access.EVERYBODY),
    DEAL_CHANGE("PUT", "/v1/deals/{deal}", Group.DEALS, 15, Access.MERCHANT_OF_DEAL),
    DEAL_END("DELETE", "/v1/deals/{deal}", Group.DEALS, 16, Access.MERCHANT_OF_DEAL),
    COUPON_CLAIM("POST", "/v1/buyers/{buyer}/coupons", Group.COUPONS, 17, Access.BUYER_OF_PATH),
    COUPON_LIST("GET", "/v1/buyers/{buyer}/coupons", Group.COUPONS, 0, Access.BUYER_OR_LOOKING_OPERATOR),
    RATE_LIST("GET", "/v1/rates", Group.RATES, 0, Access.EVERYBODY),
    RATE_FIX("PUT", "/v1/rates/{currency}", Group.RATES, 22, Access.OPERATOR),
    DUTY_LIST("GET", "/v1/duties", Group.RATES, 0, Access.EVERYBODY),
    DUTY_SET("POST", "/v1/duties", Group.RATES, 23, Access.OPERATOR),
    DUTY_REPORT("GET", "/v1/duties/report", Group.BOOKS, 0, Access.OPERATOR_OR_ANALYST),
    COMMISSION_LIST("GET", "/v1/commissions", Group.RATES, 0, Access.OPERATOR),
    COMMISSION_SET("PUT", "/v1/commissions", Group.RATES, 24, Access.OPERATOR),
    WALLET_READ("GET", "/v1/wallets/{buyer}", Group.WALLETS, 0, Access.BUYER_OR_LOOKING_OPERATOR),
    WALLET_TOP_UP("POST", "/v1/wallets/{buyer}/top-ups", Group.WALLETS, 7, Access.BUYER_OF_PATH),
    WALLET_MOVEMENTS("GET", "/v1/wallets/{buyer}/movements", Group.HISTORY, 0, Access.BUYER_OR_LOOKING_OPERATOR),
    CART_READ("GET", "/v1/carts/{buyer}", Group.CARTS, 0, Access.BUYER_OR_LOOKING_OPERATOR),
    CART_COUPONS("GET", "/v1/carts/{buyer}/coupons", Group.CARTS, 0, Access.BUYER_OF_PATH),
    CART_LINE_SET("PUT", "/v1/carts/{buyer}/lines/{sku}", Group.CARTS, 8, Access.BUYER_OF_PATH),
    CART_LINE_REMOVE("DELETE", "/v1/carts/{buyer}/lines/{sku}", Group.CARTS, 9, Access.BUYER_OF_PATH),
    QUOTE("POST", "/v1/quotes", Group.QUOTES, 0, Access.BUYER_IF_NAMED),
    DEPOSIT_QUOTE("POST", "/v1/quotes/deposit", Group.QUOTES, 0, Access.EVERYBODY),
    ORDER_PLACE("POST", "/v1/orders", Group.ORDERS, 10, Access.BUYER_OF_BODY),
    DEPOSIT_PLACE("POST", "/v1/deposits", Group.ORDERS, 18, Access.BUYER_OF_BODY),
    ORDER_READ("GET", "/v1/orders/{order}", Group.ORDERS, 0, Access.ORDER_OR_LOOKING_OPERATOR),
    ORDER_ADDRESS("GET", "/v1/orders/{order}/address", Group.ORDER_ADDRESSES, 0, Access.BUYER_OF_ORDER),
    ORDER_ADDRESS_SET("PUT", "/v1/orders/{order}/address", Group.ORDER_ADDRESSES, 0, Access.BUYER_OF_ORDER),
    SHOP_ORDER_ADDRESS(
            "GET", "/v1/orders/{order}/shops/{shop}/address", Group.ORDER_ADDRESSES, 0, Access.MERCHANT_OF_PATH),
    ORDER_PAY("POST", "/v1/orders/{order}/pay", Group.ORDERS, 11, Access.BUYER_OF_ORDER),
    ORDER_CANCEL("POST", "/v1/orders/{order}/cancel", Group.ORDERS, 12, Access.ORDER_OR_OPERATOR),
    ORDER_REFUND("POST", "/v1/orders/{order}/refunds", Group.ORDERS, 19, Access.ORDER_OR_OPERATOR),
    SHOP_ORDER_SHIP("POST", "/v1/orders/{order}/shops/{shop}/shipment", Group.ORDERS, 20, Access.MERCHANT_OF_PATH),
    SHIP_MANY("POST", "/v1/shops/{shop}/shipments", Group.ORDERS, 27, Access.MERCHANT_OF_PATH),
    SHOP_ORDER_REFUND("POST", "/v1/orders/{order}/shops/{shop}/refunds", Group.ORDERS, 26, Access.MERCHANT_OF_PATH),
    SHOP_ORDER_RECEIVE("POST", "/v1/orders/{order}/shops/{shop}/receipt", Group.ORDERS, 21, Access.BUYER_OF_ORDER),
    REQUEST_READ("GET", "/v1/requests", Group.ORDERS, 0, Access.SIGNED_IN),
    CARD_PAYMENT("POST", "/v1/orders/{order}/card-payments", Group.PAYMENTS, 25, Access.BUYER_OF_ORDER),
    PAYMENT_NOTICE("POST", "/v1/payments/notices", Group.PAYMENTS, 0, Access.EVERYBODY),
    REFUNDS_DUE("GET", "/v1/payments/refunds-due", Group.PAYMENTS, 0, Access.OPERATOR),
    BUYER_ORDERS("GET", "/v1/buyers/{buyer}/orders", Group.BUYERS, 0, Access.BUYER_OR_LOOKING_OPERATOR),
    TRIAL_BALANCE("GET", "/v1/books/trial-balance", Group.BOOKS, 0, Access.OPERATOR),
    LIVE_AUDIT("GET", "/v1/books/audit", Group.BOOKS, 0, Access.OPERATOR),
    // Accounts.
    SIGN_UP("POST", "/v1/people", Group.ACCOUNTS, 0, Access.EVERYBODY),
    SIGN_IN("POST", "/v1/session", Group.ACCOUNTS, 0, Access.EVERYBODY),
    SIGN_OUT("DELETE", "/v1/session", Group.ACCOUNTS, 0, Access.BROWSER),
    TOKEN_BY_PASSWORD("POST", "/v1/tokens", Group.ACCOUNTS, 0, Access.EVERYBODY),
    OIDC_START("GET", "/v1/oidc/start", Group.ACCOUNTS, 0, Access.EVERYBODY),
    OIDC_CALLBACK("GET", "/v1/oidc/callback", Group.ACCOUNTS, 0, Access.EVERYBODY),
    OIDC_LINK("POST", "/v1/me/oidc", Group.ACCOUNTS, 0, Access.BROWSER),
    ME_READ("GET", "/v1/me", Group.ACCOUNTS, 0, Access.SIGNED_IN),
    ME_CHANGE("PUT", "/v1/me", Group.ACCOUNTS, 0, Access.SIGNED_IN),
    ME_PASSWORD("PUT", "/v1/me/password", Group.ACCOUNTS, 0, Access.BROWSER),
    ME_DATA("GET", "/v1/me/data", Group.ACCOUNTS, 0, Access.BROWSER),
    ME_DELETE("POST", "/v1/me/deletion", Group.ACCOUNTS, 0, Access.BROWSER),
    SESSION_LIST("GET", "/v1/me/sessions", Group.ACCOUNTS, 0, Access.BROWSER),
    SESSION_END_OTHERS("DELETE", "/v1/me/sessions", Group.ACCOUNTS, 0, Access.BROWSER),
    SESSION_END("DELETE", "/v1/me/sessions/{session}", Group.ACCOUNTS, 0, Access.BROWSER),
    TOKEN_LIST("GET", "/v1/me/tokens", Group.ACCOUNTS, 0, Access.BROWSER),
    TOKEN_MAKE("POST", "/v1/me/tokens", Group.ACCOUNTS, 0, Access.BROWSER),
    TOKEN_END("DELETE", "/v1/me/tokens/{token}", Group.ACCOUNTS, 0, Access.BROWSER),
    ADDRESS_LIST("GET", "/v1/me/addresses", Group.ACCOUNTS, 0, Access.SIGNED_IN),
    ADDRESS_ADD("POST", "/v1/me/addresses", Group.ACCOUNTS, 0, Access.SIGNED_IN),
    ADDRESS_READ("GET", "/v1/me/addresses/{address}", Group.ACCOUNTS, 0, Access.SIGNED_IN),
    ADDRESS_CHANGE("PUT", "/v1/me/addresses/{address}", Group.ACCOUNTS, 0, Access.SIGNED_IN),
    ADDRESS_REMOVE("DELETE", "/v1/me/addresses/{address}", Group.ACCOUNTS, 0, Access.SIGNED_IN),
    CONSENT_LIST("GET", "/v1/me/consents", Group.ACCOUNTS, 0, Access.SIGNED_IN),
    CONSENT_RECORD("PUT", "/v1/me/consents", Group.ACCOUNTS, 0, Access.SIGNED_IN),
    CONSENT_HISTORY("GET", "/v1/me/consents/history", Group.ACCOUNTS, 0, Access.SIGNED_IN),
    PEOPLE_LIST("GET", "/v1/people", Group.ACCOUNTS, 0, Access.OPERATOR),
    PERSON_READ("GET", "/v1/people/{person}", Group.ACCOUNTS, 0, Access.OPERATOR),
    ROLE_GIVE("PUT", "/v1/people/{person}/roles/{role}", Group.ACCOUNTS, 0, Access.OPERATOR),
    ROLE_TAKE("DELETE", "/v1/people/{person}/roles/{role}", Group.ACCOUNTS, 0, Access.OPERATOR),
    PERSON_SHOP_GIVE("PUT", "/v1/people/{person}/shops/{shop}", Group.ACCOUNTS, 0, Access.OPERATOR),
    PERSON_SHOP_TAKE("DELETE", "/v1/people/{person}/shops/{shop}", Group.ACCOUNTS, 0, Access.OPERATOR),
    TEAM_LIST("GET", "/v1/shops/{shop}/team", Group.ACCOUNTS, 0, Access.MERCHANT_OF_PATH),
    TEAM_ADD("PUT", "/v1/shops/{shop}/team", Group.ACCOUNTS, 0, Access.MERCHANT_OF_PATH),
    TEAM_REMOVE("DELETE", "/v1/shops/{shop}/team", Group.ACCOUNTS, 0, Access.MERCHANT_OF_PATH),
    AUDIT_TRAIL("GET", "/v1/audit-trail", Group.ACCOUNTS, 0, Access.OPERATOR),

    // Products, merchants, categories, images, imports.
    PRODUCTS_OF_SKUS("GET", "/v1/products", Group.PRODUCTS, 0, Access.EVERYBODY),
    PRODUCT_READ("GET", "/v1/products/{product}", Group.PRODUCTS, 0, Access.EVERYBODY),
    REVIEW_LIST("GET", "/v1/products/{product}/reviews", Group.PRODUCTS, 0, Access.EVERYBODY),
    REVIEW_MINE("GET", "/v1/products/{product}/reviews/mine", Group.PRODUCTS, 0, Access.SIGNED_IN),
    REVIEW_WRITE("PUT", "/v1/products/{product}/reviews/mine", Group.PRODUCTS, 0, Access.SIGNED_IN),
    REVIEW_REMOVE("DELETE", "/v1/products/{product}/reviews/mine", Group.PRODUCTS, 0, Access.SIGNED_IN),
    REVIEW_ANSWER("POST", "/v1/products/{product}/reviews/{review}/answer", Group.PRODUCTS, 0, Access.MERCHANT),
    REVIEW_HIDE("POST", "/v1/products/{product}/reviews/{review}/hiding", Group.PRODUCTS, 0, Access.OPERATOR),
    REVIEW_SHOW("DELETE", "/v1/products/{product}/reviews/{review}/hiding", Group.PRODUCTS, 0, Access.OPERATOR),
    PRODUCT_DRAWING("GET", "/v1/products/{product}/drawing", Group.PRODUCTS, 0, Access.EVERYBODY),
    PRODUCT_LIST("GET", "/v1/shops/{shop}/products", Group.PRODUCTS, 0, Access.MERCHANT_OF_PATH),
    PRODUCT_CREATE("POST", "/v1/shops/{shop}/products", Group.PRODUCTS, 0, Access.MERCHANT_OF_PATH),
    PRODUCT_BULK("POST", "/v1/shops/{shop}/products/bulk", Group.PRODUCTS, 28, Access.MERCHANT_OF_PATH),
    PRODUCT_CHANGE("PUT", "/v1/products/{product}", Group.PRODUCTS, 0, Access.MERCHANT),
    PRODUCT_SUBMIT("POST", "/v1/products/{product}/submission", Group.PRODUCTS, 0, Access.MERCHANT),
    PRODUCT_WITHDRAW("POST", "/v1/products/{product}/withdrawal", Group.PRODUCTS, 0, Access.MERCHANT),
    PRODUCT_PRICE("PUT", "/v1/products/{product}/price", Group.PRODUCTS, 0, Access.MERCHANT),
    PRODUCT_WAITING("GET", "/v1/products/waiting", Group.PRODUCTS, 0, Access.OPERATOR),
    PRODUCT_APPROVE("POST", "/v1/products/{product}/approval", Group.PRODUCTS, 0, Access.OPERATOR),
    PRODUCT_REFUSE("POST", "/v1/products/{product}/refusal", Group.PRODUCTS, 0, Access.OPERATOR),
    PRODUCT_APPROVE_ALL("POST", "/v1/shops/{shop}/products/approval", Group.PRODUCTS, 0, Access.OPERATOR),
    PRODUCT_EXPORT("GET", "/v1/shops/{shop}/products/export", Group.PRODUCTS, 0, Access.MERCHANT_OF_PATH),
    CATEGORY_LIST("GET", "/v1/categories", Group.PRODUCTS, 0, Access.EVERYBODY),
    CATEGORY_PUT("PUT", "/v1/categories", Group.PRODUCTS, 0, Access.OPERATOR),
    MERCHANT_APPLY("POST", "/v1/merchants", Group.PRODUCTS, 0, Access.SIGNED_IN),
    MERCHANT_MINE("GET", "/v1/merchants/mine", Group.PRODUCTS, 0, Access.SIGNED_IN),
    MERCHANT_LIST("GET", "/v1/merchants", Group.PRODUCTS, 0, Access.OPERATOR),
    MERCHANT_APPROVE("POST", "/v1/merchants/{merchant}/approval", Group.PRODUCTS, 0, Access.OPERATOR),
    MERCHANT_REFUSE("POST", "/v1/merchants/{merchant}/refusal", Group.PRODUCTS, 0, Access.OPERATOR),
    IMAGE_UPLOAD("POST", "/v1/shops/{shop}/images", Group.PRODUCTS, 0, Access.MERCHANT_OF_PATH),
    IMAGE_READ("GET", "/v1/images/{image}", Group.PRODUCTS, 0, Access.EVERYBODY),
    IMPORT_BEGIN("POST", "/v1/shops/{shop}/imports", Group.PRODUCTS, 0, Access.MERCHANT_OF_PATH),
    IMPORT_LIST("GET", "/v1/shops/{shop}/imports", Group.PRODUCTS, 0, Access.MERCHANT_OF_PATH),
    IMPORT_READ("GET", "/v1/imports/{import}", Group.PRODUCTS, 0, Access.MERCHANT),
    IMPORT_ERRORS("GET", "/v1/imports/{import}/errors", Group.PRODUCTS, 0, Access.MERCHANT),
    IMPORT_RESUME("POST", "/v1/imports/{import}/resumption", Group.PRODUCTS, 0, Access.MERCHANT),
    IMPORT_CANCEL("DELETE", "/v1/imports/{import}", Group.PRODUCTS, 0, Access.MERCHANT),

    // Search, and what is shown by the same views.
    PRODUCT_OFFER("GET", "/v1/products/{product}/offer", Group.SEARCH, 0, Access.EVERYBODY),
    HOME("GET", "/v1/home", Group.SEARCH, 0, Access.EVERYBODY),
    SEARCH("GET", "/v1/search", Group.SEARCH, 0, Access.EVERYBODY),
    SEARCH_SUGGESTIONS("GET", "/v1/search/suggestions", Group.SEARCH, 0, Access.EVERYBODY),
    SEARCH_CONDITION("GET", "/v1/search/condition", Group.SEARCH, 0, Access.OPERATOR_OR_ANALYST),
    SEARCH_REBUILD("POST", "/v1/search/rebuild", Group.SEARCH, 0, Access.OPERATOR),

    // The desk.
    DESK_TODO("GET", "/v1/shops/{shop}/todo", Group.DESK, 0, Access.MERCHANT_OF_PATH),
    DESK_SALES("GET", "/v1/shops/{shop}/sales", Group.DESK, 0, Access.MERCHANT_OF_PATH),
    DESK_TARGET("PUT", "/v1/shops/{shop}/target", Group.DESK, 0, Access.MERCHANT_OF_PATH),

    // The order history.
    HISTORY_OF_BUYER("GET", "/v1/buyers/{buyer}/history", Group.HISTORY, 0, Access.BUYER_OF_PATH),
    HISTORY_OF_BUYER_ORDER("GET", "/v1/buyers/{buyer}/history/{order}", Group.HISTORY, 0, Access.BUYER_OF_PATH),
    HISTORY_OF_SHOP("GET", "/v1/shops/{shop}/history", Group.HISTORY, 0, Access.MERCHANT_OF_PATH),
    HISTORY_OF_SHOP_ORDER("GET", "/v1/orders/{order}/shops/{shop}/history", Group.HISTORY, 0, Access.MERCHANT_OF_PATH),
    HISTORY("GET", "/v1/history", Group.HISTORY, 0, Access.OPERATOR),
    HISTORY_ORDER("GET", "/v1/history/orders/{order}", Group.HISTORY, 0, Access.OPERATOR),
    HISTORY_CONDITION("GET", "/v1/history/condition", Group.HISTORY, 0, Access.OPERATOR),

    // Webhooks.
    WEBHOOK_LIST("GET", "/v1/webhooks", Group.WEBHOOKS, 0, Access.MERCHANT),
    WEBHOOK_ADD("POST", "/v1/webhooks", Group.WEBHOOKS, 0, Access.MERCHANT_OF_BODY),
    WEBHOOK_READ("GET", "/v1/webhooks/{webhook}", Group.WEBHOOKS, 0, Access.MERCHANT),
    WEBHOOK_CHANGE("PUT", "/v1/webhooks/{webhook}", Group.WEBHOOKS, 0, Access.MERCHANT),
    WEBHOOK_REMOVE("DELETE", "/v1/webhooks/{webhook}", Group.WEBHOOKS, 0, Access.MERCHANT),
    WEBHOOK_SECRET("POST", "/v1/webhooks/{webhook}/secrets", Group.WEBHOOKS, 0, Access.MERCHANT),
    WEBHOOK_DELIVERIES("GET", "/v1/webhooks/{webhook}/deliveries", Group.WEBHOOKS, 0, Access.MERCHANT),
    WEBHOOK_REPLAY("POST", "/v1/webhooks/{webhook}/replays", Group.WEBHOOKS, 0, Access.MERCHANT),
    WEBHOOK_TEST("POST", "/v1/webhooks/{webhook}/tests", Group.WEBHOOKS, 0, Access.MERCHANT),

    // The control room.
    OPS_FIGURES("GET", "/v1/ops/figures", Group.OPS, 0, Access.OPERATOR_OR_ANALYST),
    OPS_CONTROLS("GET", "/v1/ops/controls", Group.OPS, 0, Access.OPERATOR_OR_ANALYST),
    OPS_SWITCH_OFF("PUT", "/v1/ops/switches/{switch}", Group.OPS, 0, Access.OPERATOR),
    OPS_SWITCH_ON("DELETE", "/v1/ops/switches/{switch}", Group.OPS, 0, Access.OPERATOR),
    OPS_THROTTLE("PUT", "/v1/ops/throttle", Group.OPS, 0, Access.OPERATOR),

    BOARD_READ("GET", "/v1/board", Group.BOARD, 0, Access.EVERYBODY),
    BOARD_STREAM("GET", "/v1/board/stream", Group.BOARD, 0, Access.EVERYBODY),
    BOARD_DAY("GET", "/v1/board/day", Group.BOARD, 0, Access.EVERYBODY),
    BOARD_AT("GET", "/v1/board/at", Group.BOARD, 0, Access.EVERYBODY),
    BOARD_DETAIL("GET", "/v1/board/detail", Group.BOARD, 0, Access.EVERYBODY),
    HEALTH_LIVE("GET", "/health/live", Group.HEALTH, 0, Access.EVERYBODY),
    HEALTH_READY("GET", "/health/ready", Group.HEALTH, 0, Access.EVERYBODY),
    METRICS("GET", "/metrics", Group.HEALTH, 0, Access.OPERATOR_OR_ANALYST),
    OPENAPI("GET", "/openapi.yaml", Group.PAGES, 0, Access.EVERYBODY),
    /** Everything else that is asked for with GET: pages and what they load, or 404. Not part of the API's document. */
    PAGE("GET", "/*", Group.PAGES, 0, Access.EVERYBODY);

    /** Routes whose times are counted together. */
    enum Group {
        FESTIVAL,
        SHOPS,
        SKUS,
        DEALS,
        COUPONS,
        RATES,
        WALLETS,
        CARTS,
        QUOTES,
        ORDERS,
        ORDER_ADDRESSES,
        PAYMENTS,
        BUYERS,
        BOOKS,
        ACCOUNTS,
        PRODUCTS,
        SEARCH,
        DESK,
        HISTORY,
        WEBHOOKS,
        OPS,
        BOARD,
        HEALTH,
        PAGES
    }

    /** The largest body that an order, a quote, a refund or a product may have, in bytes: the most lines or texts fit in. */
    static final int MAX_LINES_BODY_BYTES = 1024 * 1024;
    /** The largest body that any other request may have, in bytes. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    private final String method;
    private final String path;
    private final Group group;
    private final int keySpace;
    private final Access access;

    Route(String method, String path, Group group, int keySpace, Access access) {
        this.method = method;
        this.path = path;
        this.group = group;
        this.keySpace = keySpace;
        this.access = access;
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

    /** Who may call it. */
    Access access() {
        return access;
    }

    /** Whether it changes something. */
    boolean changes() {
        return switch (this) {
            case QUOTE, DEPOSIT_QUOTE, PAYMENT_NOTICE -> false;
            default -> !method.equals("GET");
        };
    }

    /** Whether what an operator does by it is noted in the audit trail: what changes something, or shows what is a person's. */
    boolean isNoted() {
        return switch (this) {
            case SHOP_ORDER_ADDRESS,
                    WALLET_READ,
                    WALLET_MOVEMENTS,
                    CART_READ,
                    COUPON_LIST,
                    BUYER_ORDERS,
                    ORDER_READ,
                    HISTORY_ORDER -> true;
            default -> changes();
        };
    }

    /** Whether it tells a stranger's browser or program that it is somebody from now on. */
    boolean signsIn() {
        return this == SIGN_UP || this == SIGN_IN || this == TOKEN_BY_PASSWORD;
    }

    /** Whether an operator's change by it is in the audit trail already, as it was noted in the transaction that made it. */
    boolean notesItself() {
        return switch (this) {
            case ROLE_GIVE, ROLE_TAKE, PERSON_SHOP_GIVE, PERSON_SHOP_TAKE, TEAM_ADD, TEAM_REMOVE -> true;
            default -> false;
        };
    }

    /**
     * Whether anything about it depends on who asks, their quotas among it. Pages and health don't; a payment provider's
     * notices are signed, and come as fast as people pay.
     */
    boolean asksWho() {
        return switch (this) {
            case HEALTH_LIVE, HEALTH_READY, OPENAPI, PAGE, PAYMENT_NOTICE -> false;
            default -> true;
        };
    }

    /** Names of the query's parameters that it knows. */
    List<String> parameters() {
        return switch (this) {
            case FESTIVAL_READ,
                    SHOP_READ,
                    SKU_READ,
                    SKU_DEALS,
                    DEAL_READ,
                    COUPON_LIST,
                    RATE_LIST,
                    COMMISSION_LIST,
                    WALLET_READ,
                    QUOTE,
                    DEPOSIT_QUOTE,
                    ORDER_READ,
                    BOARD_READ -> List.of("position");
            case BOARD_STREAM -> List.of("every");
            case BOARD_AT -> List.of("ms");
            case BOARD_DETAIL -> List.of("by", "key");
            case CART_READ -> List.of("position", "destination", "currency", "coupon", "atMs");
            case CART_COUPONS -> List.of("position", "destination", "currency", "atMs");
            case REQUEST_READ -> List.of("position", "route");
            case WALLET_MOVEMENTS -> List.of("position", "currency", "cursor", "limit");
            case BUYER_ORDERS, REFUNDS_DUE -> List.of("position", "cursor", "limit");
            case DEAL_LIST -> List.of("position", "cursor", "limit", "kind", "shop", "sku", "when");
            case PRODUCTS_OF_SKUS -> List.of("sku", "language");
            case PRODUCT_DRAWING -> List.of("v");
            case HOME -> List.of("language");
            case PRODUCT_OFFER -> List.of("destination");
            case DUTY_LIST -> List.of("position", "origin", "destination");
            case DUTY_REPORT ->
                List.of("position", "origin", "destination", "tariffPrefix", "atMs", "windowMs", "format");
            case TRIAL_BALANCE, SHOP_STATEMENT -> List.of("position", "format");
            case HISTORY_OF_BUYER, HISTORY_OF_SHOP -> HistoryFilters.COMMON;
            case HISTORY -> HistoryFilters.ofOperators();
            case HISTORY_OF_BUYER_ORDER, HISTORY_OF_SHOP_ORDER, HISTORY_ORDER, LIVE_AUDIT -> List.of("position");
            case WEBHOOK_LIST, WEBHOOK_DELIVERIES -> List.of("cursor", "limit");
            case SEARCH -> SearchRequest.PARAMETERS;
            case SEARCH_SUGGESTIONS -> List.of("q", "language", "limit");
            case PEOPLE_LIST -> List.of("name", "buyer", "cursor", "limit");
            case SHOP_LIST -> List.of("name", "kind", "country", "cursor", "limit");
            case DESK_TODO -> List.of("threshold");
            case DESK_SALES -> List.of("fromMs", "untilMs");
            case TEAM_REMOVE -> List.of("person");
            case AUDIT_TRAIL -> List.of("operator", "action", "fromMs", "untilMs", "target", "cursor", "limit");
            case OIDC_CALLBACK -> List.of("code", "state", "error");
            case PRODUCT_READ -> List.of("language");
            case PRODUCT_LIST -> List.of("state", "q", "language", "cursor", "limit");
            case MERCHANT_LIST -> List.of("state", "cursor", "limit");
            case PRODUCT_CHANGE, PRODUCT_SUBMIT, PRODUCT_WITHDRAW, PRODUCT_APPROVE, PRODUCT_REFUSE ->
                List.of("version");
            case PRODUCT_WAITING -> List.of("language", "cursor", "limit");
            case IMPORT_LIST, REVIEW_LIST -> List.of("cursor", "limit");
            case PRODUCT_APPROVE_ALL -> List.of("limit");
            case PRODUCT_EXPORT -> List.of("format");
            case IMAGE_READ -> List.of("size");
            case IMPORT_BEGIN -> List.of("format", "dryRun", "submit");
            default -> List.of();
        };
    }

    /** Whether others send callers here, with parameters of their own that don't matter. */
    boolean takesForeignParameters() {
        return this == OIDC_CALLBACK;
    }

    /** Whether a parameter of the query may come more than once. */
    boolean repeats(String parameter) {
        return switch (this) {
            case CART_READ -> parameter.equals("coupon");
            case SEARCH -> SearchRequest.REPEATED.contains(parameter);
            case PRODUCTS_OF_SKUS -> parameter.equals("sku");
            default -> false;
        };
    }

    /** Whether a body is collected; those of other requests are ignored, but where it is {@linkplain #takesFile a file}. */
    boolean takesBody() {
        return (method.equals("POST") || method.equals("PUT")) && !takesFile();
    }

    /** Whether the body is a file, which the handler takes as it comes. */
    boolean takesFile() {
        return this == IMAGE_UPLOAD || this == IMPORT_BEGIN;
    }

    int maxBodyBytes() {
        return switch (this) {
            case ORDER_PLACE, QUOTE, ORDER_REFUND, SHOP_ORDER_REFUND, PRODUCT_CREATE, PRODUCT_CHANGE ->
                MAX_LINES_BODY_BYTES;
            default -> MAX_BODY_BYTES;
        };
    }
}
