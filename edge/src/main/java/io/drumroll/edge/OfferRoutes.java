package io.drumroll.edge;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.drumroll.catalog.Product;
import io.drumroll.catalog.search.CatalogueSearch;
import io.drumroll.catalog.search.SearchLanguage;
import io.drumroll.engine.region.Country;
import io.drumroll.history.DeliveryTimes;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a product costs now and next, and the shop's home: from memory, so that a crowd costs about as much as one visitor. */
final class OfferRoutes {
    /** How long the home is given as it is before it is made anew, beside those who look at it. */
    static final Duration HOME_FRESH = Duration.ofSeconds(1);
    /** How old the home may be that anybody is given. */
    static final Duration HOME_KEPT = Duration.ofSeconds(5);

    private final CatalogueSearch search;
    private final SlowCalls calls;
    private final LongSupplier nowMs;
    private final @Nullable DeliveryEstimates deliveries;
    private final AsyncLoadingCache<SearchLanguage, Buffer> homes;

    /**
     * @param nowMs the server's clock, in ms of the epoch.
     * @param deliveries how long deliveries took; null without an order history.
     */
    OfferRoutes(CatalogueSearch search, SlowCalls calls, LongSupplier nowMs, @Nullable DeliveryEstimates deliveries) {
        this.search = search;
        this.calls = calls;
        this.nowMs = nowMs;
        this.deliveries = deliveries;
        ShopWindow window = new ShopWindow(search, calls.reading());
        this.homes = Caffeine.newBuilder()
                .maximumSize(SearchLanguage.values().length)
                .refreshAfterWrite(HOME_FRESH)
                .expireAfterWrite(HOME_KEPT)
                .buildAsync(
                        (language, _) -> CompletableFuture.supplyAsync(() -> home(window, language), calls.reading()));
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.PRODUCT_OFFER, this::offer).on(Route.HOME, this::home);
    }

    private void offer(Exchange exchange) {
        long id = exchange.pathNumber();
        Country destination = Asked.destination(exchange);
        calls.share(exchange, search.shelf().find(id, calls.reading()), found -> {
            long now = nowMs.getAsLong();
            Product product = found.filter(
                            each -> ShelfRoutes.isShown(each, now) || ShelfRoutes.worksOn(exchange.caller(), each))
                    .orElseThrow(() -> CatalogCalls.notFound("product"));
            JsonWriter json = exchange.loop().json().beginObject();
            OfferViews.write(json, search, product, now);
            DeliveryTimes times = deliveries == null ? null : deliveries.present();
            if (times != null) {
                DeliveryViews.write(
                        json, times, product.shop(), product.content().origin(), destination);
            }
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    private void home(Exchange exchange) {
        SearchLanguage language = SearchRequest.language(exchange);
        calls.share(exchange, homes.get(language), lists -> {
            // The clock is read for each visitor; the rest is shared.
            Buffer answer = Buffer.buffer(lists.length() + 32)
                    .appendString("{\"nowMs\":" + nowMs.getAsLong() + ',')
                    .appendBuffer(lists);
            exchange.send(200, Exchange.JSON, answer);
        });
    }

    /** All of the answer behind its first field. */
    private Buffer home(ShopWindow window, SearchLanguage language) {
        JsonWriter json = new JsonWriter().beginObject();
        window.write(json, language, nowMs.getAsLong());
        Buffer whole = json.endObject().toBuffer();
        return whole.getBuffer(1, whole.length());
    }
}
