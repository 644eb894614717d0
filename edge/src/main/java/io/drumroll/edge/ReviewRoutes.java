package io.drumroll.edge;

import io.drumroll.catalog.BulkApproval;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductShelf;
import io.drumroll.catalog.Products;

/** What operators do with products that wait for review. */
final class ReviewRoutes {
    /** The most products that are approved by one request. */
    static final int MAX_APPROVALS = 5_000;

    private static final int DEFAULT_APPROVALS = 1_000;
    private static final Fields REASON = Fields.required("reason");

    private final Products products;
    private final ProductShelf shelf;
    private final CatalogCalls calls;

    /**
     * @param shelf told of every change, so that whoever makes one sees it at once.
     */
    ReviewRoutes(Products products, ProductShelf shelf, CatalogCalls calls) {
        this.products = products;
        this.shelf = shelf;
        this.calls = calls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.PRODUCT_WAITING, this::waiting)
                .on(Route.PRODUCT_APPROVE, this::approve)
                .on(Route.PRODUCT_REFUSE, this::refuse)
                .on(Route.PRODUCT_APPROVE_ALL, this::approveAll);
    }

    private void waiting(Exchange exchange) {
        long after = Asked.cursor(exchange);
        int limit = Asked.limit(exchange, ProductRoutes.MAX_PAGE);
        calls.call(
                exchange,
                () -> products.inReview(after, limit + 1),
                found -> ProductRoutes.writePage(
                        exchange, exchange.loop().json().beginObject(), found, limit, "/v1/products/waiting", ""));
    }

    private void approve(Exchange exchange) {
        Values.expectNoFields(exchange);
        long id = exchange.pathNumber();
        int version = ProductRoutes.version(exchange);
        calls.ask(exchange, () -> products.approve(id, version), product -> answer(exchange, product));
    }

    private void refuse(Exchange exchange) {
        long id = exchange.pathNumber();
        int version = ProductRoutes.version(exchange);
        String reason = reason(exchange);
        calls.ask(exchange, () -> products.refuse(id, version, reason), product -> answer(exchange, product));
    }

    private void answer(Exchange exchange, Product product) {
        shelf.changed(product);
        ProductRoutes.answer(exchange, 200, product);
    }

    /** The body of a refusal, which the audit trail is told too. */
    static String reason(Exchange exchange) {
        String reason = "";
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            for (long seen = 0; json.nextField(REASON, seen) >= 0; seen = 1) {
                reason = json.text();
            }
            json.end();
        }
        exchange.reason(reason);
        return reason;
    }

    private void approveAll(Exchange exchange) {
        Values.expectNoFields(exchange);
        int shop = exchange.pathSmallNumber();
        int limit = exchange.parameter("limit") == null ? DEFAULT_APPROVALS : Asked.limit(exchange, MAX_APPROVALS);
        calls.call(exchange, () -> products.approveAll(shop, limit, id -> noteApproved(exchange, id)), approval -> {
            JsonWriter json = exchange.loop().json().beginObject().field("shop", shop);
            write(json, approval);
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    /** So that of each product it is known who let it in, as when it is approved alone. */
    private static void noteApproved(Exchange exchange, long product) {
        exchange.noteAlso(Route.PRODUCT_APPROVE, "/v1/products/" + product + "/approval");
    }

    private static void write(JsonWriter json, BulkApproval approval) {
        json.field("published", approval.published())
                .field("underWay", approval.underWay())
                .beginArray("refused");
        for (BulkApproval.RefusedProduct refused : approval.refused()) {
            json.beginObject()
                    .field("product", refused.id())
                    .field("code", refused.code())
                    .field("reason", refused.reason())
                    .endObject();
        }
        json.endArray().field("more", approval.isMore());
    }
}
