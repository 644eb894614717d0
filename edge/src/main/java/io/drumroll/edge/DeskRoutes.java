package io.drumroll.edge;

import io.drumroll.catalog.ProductState;
import io.drumroll.catalog.ShopShelf;
import io.drumroll.catalog.search.SkuFigure;
import io.drumroll.catalog.search.SkuFigures;
import io.drumroll.edge.Currencies.Wanted;
import io.drumroll.engine.limit.Limits;
import io.drumroll.history.FeedCheckpoints.Checkpoint;
import io.drumroll.history.ShopTrade;
import io.drumroll.history.ShopTrade.Bucket;
import io.drumroll.history.ShopTrade.Sales;
import io.drumroll.history.ShopTrade.Todo;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant sees first: what is to be done, and what was sold. Counted from the order history and the catalogue, which
 * say how far they are, and from the figures that searches use for stock. An answer is good for some seconds, so that a desk
 * that asks every second costs the database little.
 */
final class DeskRoutes {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);
    private static final long USUAL_SPAN_MS = TimeUnit.HOURS.toMillis(3);
    private static final int USUAL_THRESHOLD = 10;
    private static final int MAX_THRESHOLD = 1_000_000;
    private static final Fields TARGET = Fields.required("amountMinor");

    private final ShopTrade trade;
    private final HistoryParts.Monitor monitor;
    private final ShopShelf shelf;
    private final @Nullable SkuFigures figures;
    private final CatalogCalls calls;
    private final Remembered<Integer, Work> works = new Remembered<>();
    private final Remembered<SalesKey, Sales> sold = new Remembered<>();

    /** The desk; the figures are null where there is no search, and then nothing is told of stock. */
    DeskRoutes(HistoryParts history, ProductParts products, @Nullable SearchParts search, CatalogCalls calls) {
        this.trade = history.trade();
        this.monitor = history.monitor();
        this.shelf = products.shelf();
        this.figures = search == null ? null : search.search().figures();
        this.calls = calls;
    }

    /** What a shop has to do, in orders and products. */
    private record Work(Todo todo, Map<ProductState, Long> products) {}

    private record SalesKey(int shop, long fromMs, long untilMs) {}

    private record Sold(Sales sales, OptionalLong target) {}

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.DESK_TODO, this::todo)
                .on(Route.DESK_SALES, this::sales)
                .on(Route.DESK_TARGET, this::aim);
    }

    private void todo(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        int threshold = (int) Asked.number(exchange, "threshold", 0, MAX_THRESHOLD, USUAL_THRESHOLD);
        calls.call(
                exchange,
                () -> {
                    Work work = works.of(
                            shop, () -> new Work(trade.todo(shop, monitor.nowMs() - DAY_MS), shelf.counts(shop)));
                    return new Tiles(work, lowStock(shop, threshold));
                },
                tiles -> answer(exchange, shop, tiles, threshold));
    }

    /** What is shown; below 0 where nobody knows the stock. */
    private record Tiles(Work work, long lowStock) {}

    private long lowStock(int shop, int threshold) {
        SkuFigures known = figures;
        if (known == null || !known.isReady()) {
            return -1;
        }
        return shelf.skus(shop).stream()
                .map(known::figure)
                .flatMap(Optional::stream)
                .filter(figure -> isLow(figure, threshold))
                .count();
    }

    private static boolean isLow(SkuFigure figure, int threshold) {
        return figure.isOnSale() && figure.available() <= threshold;
    }

    private void answer(Exchange exchange, int shop, Tiles tiles, int threshold) {
        Todo todo = tiles.work().todo();
        Map<ProductState, Long> products = tiles.work().products();
        JsonWriter json = exchange.loop()
                .json()
                .beginObject()
                .field("shop", shop)
                .field("toShip", todo.toShip())
                .field("shippedUnconfirmed", todo.shippedUnconfirmed())
                .field("refundedLast24h", todo.refunded());
        if (tiles.lowStock() >= 0) {
            json.field("lowStock", tiles.lowStock());
        }
        json.field("threshold", threshold)
                .field("drafts", products.getOrDefault(ProductState.DRAFT, 0L))
                .field("inReview", products.getOrDefault(ProductState.IN_REVIEW, 0L))
                .field("refusedProducts", products.getOrDefault(ProductState.REFUSED, 0L));
        end(exchange, json, todo.counted());
    }

    /** Ends an answer with how far the history was counted. */
    private void end(Exchange exchange, JsonWriter json, Checkpoint counted) {
        long position = Math.max(0, counted.sequence());
        long events = Math.max(0, monitor.festivalPosition() - position);
        json.field("asOfMs", counted.timeMs()).field("position", position);
        json.beginObject("behind")
                .field("events", events)
                .field("ms", events == 0 ? 0 : Math.max(0, monitor.nowMs() - counted.timeMs()))
                .endObject();
        exchange.answer(200, position, json.endObject());
    }

    private void sales(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        long untilMs = Asked.number(exchange, "untilMs", 0, Long.MAX_VALUE, monitor.nowMs());
        long fromMs = Asked.number(exchange, "fromMs", 0, Long.MAX_VALUE, Math.max(0, untilMs - USUAL_SPAN_MS));
        if (untilMs < fromMs || ShopTrade.bucketMs(untilMs - fromMs) == 0) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER,
                    "Give untilMs behind fromMs, by at most " + ShopTrade.MAX_BUCKETS + " hours.");
        }
        SalesKey key = new SalesKey(shop, fromMs, untilMs);
        calls.call(
                exchange,
                () -> new Sold(sold.of(key, () -> trade.sales(shop, fromMs, untilMs)), shelf.target(shop)),
                found -> exchange.loop().currencies().with(exchange, new Wanted().shop(shop), known -> {
                    JsonWriter json = exchange.loop()
                            .json()
                            .beginObject()
                            .field("shop", shop)
                            .field("fromMs", fromMs)
                            .field("untilMs", untilMs)
                            .currency(known.shop(shop));
                    write(json, found);
                    end(exchange, json, found.sales().counted());
                }));
    }

    private static void write(JsonWriter json, Sold found) {
        long orders = 0;
        long paidMinor = 0;
        long pieces = 0;
        json.field("bucketMs", found.sales().bucketMs()).beginArray("buckets");
        for (Bucket bucket : found.sales().buckets()) {
            json.beginObject()
                    .field("fromMs", bucket.fromMs())
                    .field("orders", bucket.orders())
                    .field("paidMinor", bucket.paidMinor())
                    .field("pieces", bucket.pieces())
                    .endObject();
            orders += bucket.orders();
            paidMinor += bucket.paidMinor();
            pieces += bucket.pieces();
        }
        json.endArray()
                .beginObject("total")
                .field("orders", orders)
                .field("paidMinor", paidMinor)
                .field("pieces", pieces)
                .endObject();
        if (found.target().isPresent()) {
            json.field("targetMinor", found.target().getAsLong());
        }
    }

    private void aim(Exchange exchange) {
        long amount = 0;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            for (long seen = 0; json.nextField(TARGET, seen) >= 0; seen = 1) {
                amount = json.number();
                if (amount < 0 || amount > Limits.MAX_AMOUNT_MINOR) {
                    throw json.at(EdgeCode.BAD_VALUE, "Aim at 0 to " + Limits.MAX_AMOUNT_MINOR + " of the minor unit.");
                }
            }
            json.end();
        }
        int shop = exchange.pathSmallNumber();
        long aimedAt = amount;
        calls.call(
                exchange,
                () -> {
                    shelf.aimAt(shop, aimedAt);
                    return aimedAt;
                },
                _ -> exchange.loop().currencies().with(exchange, new Wanted().shop(shop), known -> {
                    JsonWriter json = exchange.loop()
                            .json()
                            .beginObject()
                            .field("shop", shop)
                            .field("targetMinor", aimedAt)
                            .currency(known.shop(shop));
                    exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
                }));
    }
}
