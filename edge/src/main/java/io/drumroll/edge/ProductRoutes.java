package io.drumroll.edge;

import io.drumroll.catalog.BadJsonException;
import io.drumroll.catalog.ContentReader;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.ProductShelf;
import io.drumroll.catalog.ProductState;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.search.SkuFigures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Products, for everybody to read once they are on show, and for their shops to write. A product that is not the caller's to
 * see is answered like one that there is not.
 */
final class ProductRoutes {
    /** The most products of a page. */
    static final int MAX_PAGE = 100;
    /** The most characters of what a shop's products are searched for. */
    static final int MAX_SEARCH_CHARS = 100;

    private static final String WHAT = "product";
    private static final Fields PRICE = Fields.required("variant", "priceMinor");

    private final Products products;
    private final CatalogCalls calls;
    private final ProductShelf shelf;
    private final @Nullable SkuFigures figures;

    /**
     * @param shelf told of every change, so that whoever makes one sees it at once.
     * @param search knows prices and stock, or null where there is none.
     */
    ProductRoutes(Products products, ProductShelf shelf, @Nullable SearchParts search, CatalogCalls calls) {
        this.products = products;
        this.shelf = shelf;
        this.figures = search == null ? null : search.search().figures();
        this.calls = calls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.PRODUCT_LIST, this::list)
                .on(Route.PRODUCT_CREATE, this::create)
                .on(Route.PRODUCT_CHANGE, this::change)
                .on(Route.PRODUCT_SUBMIT, this::submit)
                .on(Route.PRODUCT_WITHDRAW, this::withdraw)
                .on(Route.PRODUCT_PRICE, this::changePrice);
    }

    private void list(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        ProductState state = Words.PRODUCT_STATES.asked(exchange, "state");
        long after = Asked.cursor(exchange);
        int limit = Asked.limit(exchange, MAX_PAGE);
        String search = exchange.parameter("q") == null ? "" : Asked.text(exchange, "q", MAX_SEARCH_CHARS);
        calls.call(
                exchange,
                () -> search.isEmpty()
                        ? page(shop, state, after, limit)
                        : products.find(shop, state, search, after, limit + 1),
                found -> {
                    JsonWriter json = exchange.loop().json().beginObject().field("shop", shop);
                    String more = (state == null ? "" : "&state=" + Words.PRODUCT_STATES.of(state))
                            + (search.isEmpty() ? "" : "&q=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
                    writePage(
                            exchange,
                            json,
                            found,
                            limit,
                            "/v1/shops/" + shop + "/products",
                            more,
                            product -> ProductViews.writeGoods(json, product, figures));
                });
    }

    private List<Product> page(int shop, @Nullable ProductState state, long after, int limit) {
        return state == null ? products.ofShop(shop, after, limit + 1) : products.ofShop(shop, state, after, limit + 1);
    }

    /** Answers with a page of products, of which one more was found where the list goes on. */
    static void writePage(
            Exchange exchange, JsonWriter json, List<Product> found, int limit, String address, String more) {
        writePage(exchange, json, found, limit, address, more, _ -> {});
    }

    private static void writePage(
            Exchange exchange,
            JsonWriter json,
            List<Product> found,
            int limit,
            String address,
            String more,
            Consumer<Product> alsoOfEach) {
        List<Product> page = found.subList(0, Math.min(limit, found.size()));
        List<String> languages = Languages.wanted(exchange);
        json.beginArray("products");
        for (Product product : page) {
            json.beginObject();
            ProductViews.writeRow(json, product, languages);
            alsoOfEach.accept(product);
            json.endObject();
        }
        json.endArray();
        if (found.size() > limit) {
            exchange.nextPage(
                    json, address, more + languagePart(exchange), page.getLast().id(), limit);
        }
        exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
    }

    private static String languagePart(Exchange exchange) {
        String language = exchange.parameter("language");
        return language == null ? "" : "&language=" + URLEncoder.encode(language, StandardCharsets.UTF_8);
    }

    private void create(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        ProductContent content = content(exchange);
        calls.ask(exchange, () -> products.create(shop, content), product -> {
            shelf.changed(product);
            exchange.location("/v1/products/", product.id());
            answer(exchange, 201, product);
        });
    }

    private void change(Exchange exchange) {
        int version = version(exchange);
        ProductContent content = content(exchange);
        onOwn(exchange, product -> products.change(product.shop(), product.id(), version, content));
    }

    private static ProductContent content(Exchange exchange) {
        byte[] body = exchange.jsonBytes();
        try {
            return ContentReader.product(body, body.length);
        } catch (BadJsonException e) {
            String message = String.valueOf(e.getMessage());
            throw e.field().isEmpty()
                    ? new BadRequest(EdgeCode.MALFORMED_JSON, message)
                    : new BadRequest(EdgeCode.BAD_VALUE, e.field() + ": " + message);
        }
    }

    private void submit(Exchange exchange) {
        Values.expectNoFields(exchange);
        int version = version(exchange);
        onOwn(exchange, product -> products.submit(product.shop(), product.id(), version));
    }

    private void withdraw(Exchange exchange) {
        Values.expectNoFields(exchange);
        int version = version(exchange);
        onOwn(exchange, product -> products.withdraw(product.shop(), product.id(), version));
    }

    private void changePrice(Exchange exchange) {
        String variant = "";
        long priceMinor = 0;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(PRICE, seen)) >= 0; seen |= 1L << field) {
                if (field == 0) {
                    variant = json.text();
                } else {
                    priceMinor = json.number();
                }
            }
            json.end();
        }
        String code = variant;
        long price = priceMinor;
        onOwn(exchange, product -> products.changePrice(product.shop(), product.id(), code, price));
    }

    /** Works on the product that the path names, if it is of a shop of the caller's. */
    private void onOwn(Exchange exchange, Function<Product, Result<Product>> work) {
        long id = exchange.pathNumber();
        boolean isAll = Rights.passesAsOperator(exchange);
        Caller caller = exchange.caller();
        calls.ask(
                exchange,
                () -> work.apply(products.byId(id)
                        .filter(product -> isAll || caller.runs(product.shop()))
                        .orElseThrow(() -> CatalogCalls.notFound(WHAT))),
                product -> {
                    exchange.clear();
                    shelf.changed(product);
                    answer(exchange, 200, product);
                });
    }

    /** Answers with a product as those see it who work on it. */
    static void answer(Exchange exchange, int status, Product product) {
        JsonWriter json = exchange.loop().json().beginObject();
        ProductViews.write(json, product, List.of());
        ProductViews.writeInner(json, product);
        exchange.send(status, Exchange.JSON, json.endObject().toBuffer());
    }

    /** The version that the caller has looked at: what was changed since is not changed again unseen. */
    static int version(Exchange exchange) {
        return (int) Asked.number(exchange, "version", 1, Integer.MAX_VALUE);
    }
}
