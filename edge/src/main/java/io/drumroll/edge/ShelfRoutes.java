package io.drumroll.edge;

import io.drumroll.catalog.Product;
import io.drumroll.catalog.ProductShelf;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.image.DrawnImage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * Products as everybody looks at them, from memory: a crowd in front of one product takes no place of {@link SlowCalls} and no
 * connection of the database. Those who work on products read them where they write them.
 */
final class ShelfRoutes {
    /** The most SKUs of one request. */
    static final int MAX_SKUS = 100;

    private static final CharSequence SVG = HttpHeaders.createOptimized("image/svg+xml; charset=utf-8");
    private static final CharSequence AN_HOUR = HttpHeaders.createOptimized("public, max-age=3600");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final String WHAT = "product";

    private final Products products;
    private final ProductShelf shelf;
    private final IntFunction<Optional<String>> nameOfShop;
    private final CatalogCalls calls;
    private final LongSupplier nowMs;

    /**
     * @param nameOfShop a shop's name, as far as it is known.
     */
    ShelfRoutes(ProductParts parts, ProductShelf shelf, IntFunction<Optional<String>> nameOfShop, CatalogCalls calls) {
        this.products = parts.products();
        this.shelf = shelf;
        this.nameOfShop = nameOfShop;
        this.calls = calls;
        this.nowMs = parts.nowMs();
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.PRODUCT_READ, this::read)
                .on(Route.PRODUCT_DRAWING, this::draw)
                .on(Route.PRODUCTS_OF_SKUS, this::find);
    }

    private void read(Exchange exchange) {
        long id = exchange.pathNumber();
        List<String> languages = Languages.wanted(exchange);
        Caller caller = exchange.caller();
        if (caller.isMerchant() || caller.isOperator()) {
            calls.call(exchange, () -> products.byId(id), found -> answer(exchange, found, languages));
        } else {
            calls.share(exchange, shelf.find(id, calls.reading()), found -> answer(exchange, found, languages));
        }
    }

    private void answer(Exchange exchange, Optional<Product> found, List<String> languages) {
        Caller caller = exchange.caller();
        Product product = found.filter(each -> isShown(each, nowMs.getAsLong()) || worksOn(caller, each))
                .orElseThrow(() -> CatalogCalls.notFound(WHAT));
        JsonWriter json = exchange.loop().json().beginObject();
        ProductViews.write(json, product, languages);
        if (worksOn(caller, product)) {
            ProductViews.writeInner(json, product);
        }
        if (!exchange.isOver()) {
            exchange.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
    }

    /** Whether buyers see a product at a time, in ms of the epoch. */
    static boolean isShown(Product product, long nowMs) {
        return product.isOnShow() && product.content().launchMs() <= nowMs;
    }

    static boolean worksOn(Caller caller, Product product) {
        return Rights.maySeeBalance(caller, product.shop());
    }

    /** Before its launch a product is announced by title and picture, so its drawing is for everybody, too. */
    private void draw(Exchange exchange) {
        long id = exchange.pathNumber();
        String asked = exchange.parameter("v");
        calls.share(exchange, shelf.find(id, calls.reading()), found -> {
            Product product = found.filter(each -> each.isOnShow() || worksOn(exchange.caller(), each))
                    .orElseThrow(() -> CatalogCalls.notFound(WHAT));
            if (exchange.isOver()) {
                return;
            }
            String category = product.content().category();
            String title = product.content().title();
            String version = DrawnImage.version(category, title);
            String etag = '"' + version + '"';
            ImageRoutes.harmless(exchange);
            // Under a version's own address the picture never changes; another's may be asked for by an old page.
            CharSequence kept = version.equals(asked) ? ImageRoutes.FOR_EVER : AN_HOUR;
            exchange.response()
                    .putHeader(HttpHeaders.CACHE_CONTROL, product.isOnShow() ? kept : NO_STORE)
                    .putHeader(HttpHeaders.ETAG, etag);
            String known = exchange.request().getHeader(HttpHeaders.IF_NONE_MATCH);
            if (known != null && known.contains(etag)) {
                exchange.end(304, Buffer.buffer());
                return;
            }
            exchange.response().putHeader(HttpHeaders.CONTENT_TYPE, SVG);
            exchange.end(200, Buffer.buffer(DrawnImage.svg(category, title)));
        });
    }

    private void find(Exchange exchange) {
        Set<Integer> skus = skus(exchange);
        List<String> languages = Languages.wanted(exchange);
        calls.share(exchange, shelf.bySkus(skus, calls.reading()), found -> {
            JsonWriter json = exchange.loop().json().beginObject().beginArray("products");
            long now = nowMs.getAsLong();
            for (int sku : skus) {
                Product product = found.get(sku);
                // What was ordered is told of although it is no more on show; nothing before its launch.
                if (product != null && product.content().launchMs() <= now) {
                    json.beginObject();
                    write(json, product, sku, languages, now);
                    json.endObject();
                }
            }
            if (!exchange.isOver()) {
                exchange.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            }
            exchange.send(200, Exchange.JSON, json.endArray().endObject().toBuffer());
        });
    }

    private static Set<Integer> skus(Exchange exchange) {
        List<String> texts = exchange.parameters("sku");
        if (texts.isEmpty() || texts.size() > MAX_SKUS) {
            throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give 1 to " + MAX_SKUS + " parameters sku.");
        }
        List<Integer> skus = new ArrayList<>(texts.size());
        for (String text : texts) {
            skus.add((int) Asked.number("sku", text, 1, Integer.MAX_VALUE));
        }
        return new LinkedHashSet<>(skus);
    }

    private void write(JsonWriter json, Product product, int sku, List<String> languages, long now) {
        json.field("sku", sku)
                .field("product", product.id())
                .field("title", ProductViews.title(product, languages))
                .field("brand", product.content().brand())
                .field("category", product.content().category())
                .field("shop", product.shop());
        nameOfShop.apply(product.shop()).ifPresent(name -> json.field("shopName", name));
        json.field("picture", ProductViews.picture(product)).field("onShow", isShown(product, now));
        String variant = product.skus().entrySet().stream()
                .filter(each -> each.getValue() == sku)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        ProductViews.writeOptions(json, product, variant);
    }
}
