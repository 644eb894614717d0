package io.drumroll.edge;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.history.FeedCheckpoints.Checkpoint;
import io.drumroll.history.OrderExport;
import io.drumroll.history.OrderFilter;
import io.drumroll.history.OrderHistory;
import io.drumroll.history.OrderHistory.Page;
import io.drumroll.history.OrderHistory.PageResult;
import io.drumroll.history.OrderRecord;
import io.drumroll.history.Scope;
import io.drumroll.history.WalletMovements;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order history: of one buyer, of one shop, or whole for operators; and what moved in a buyer's wallets. Every answer
 * says up to which event it was counted, and how far that is behind the festival.
 */
final class HistoryRoutes {
    private static final CharSequence CSV = HttpHeaders.createOptimized("text/csv; charset=utf-8; header=present");
    private static final Scope EVERYTHING = new Scope.Everything();
    /** How long an answer waits for the position that it must have seen: some batches of the history. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);

    private static final long LOOK_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(50);
    /** How much later than the answer that names a position others may hear of it. */
    private static final long HEARSAY_MS = 100;

    private final OrderHistory orders;
    private final WalletMovements movements;
    private final HistoryParts.Monitor monitor;
    private final SlowCalls slowCalls;

    HistoryRoutes(HistoryParts parts, SlowCalls slowCalls) {
        this.orders = parts.orders();
        this.movements = parts.movements();
        this.monitor = parts.monitor();
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.HISTORY_OF_BUYER, exchange -> answerMany(exchange, new Scope.OfBuyer(exchange.pathNumber())))
                .on(
                        Route.HISTORY_OF_BUYER_ORDER,
                        exchange -> answerOne(
                                exchange, new Scope.OfBuyer(exchange.pathNumber()), exchange.pathLastNumber()))
                .on(
                        Route.HISTORY_OF_SHOP,
                        exchange -> answerMany(exchange, new Scope.OfShop(exchange.pathSmallNumber())))
                .on(
                        Route.HISTORY_OF_SHOP_ORDER,
                        exchange -> answerOne(
                                exchange, new Scope.OfShop(exchange.pathSmallNumber()), exchange.pathNumber()))
                .on(Route.WALLET_MOVEMENTS, this::answerMovements)
                .on(Route.HISTORY, this::answerAll)
                .on(Route.HISTORY_ORDER, exchange -> {
                    long order = exchange.pathNumber();
                    exchange.about("/v1/orders/" + order);
                    answerOne(exchange, EVERYTHING, order);
                })
                .on(Route.HISTORY_CONDITION, this::answerCondition);
    }

    private void answerAll(Exchange exchange) {
        long buyer = Asked.number(exchange, "buyer", 1, Long.MAX_VALUE, 0);
        if (buyer != 0) {
            exchange.noteAlso(Route.BUYER_ORDERS, "/v1/buyers/" + buyer + "/orders");
        }
        answerMany(exchange, buyer == 0 ? EVERYTHING : new Scope.OfBuyer(buyer));
    }

    private void answerMany(Exchange exchange, Scope scope) {
        OrderFilter filter = HistoryFilters.read(exchange);
        long atPosition = exchange.atPosition();
        String cursor = exchange.parameter("cursor");
        if (Asked.csv(exchange)) {
            if (cursor != null || exchange.parameter("limit") != null) {
                throw new BadRequest(
                        EdgeCode.BAD_PARAMETER,
                        "Leave out cursor and limit: the file has all that the filters let in.");
            }
            download(exchange, scope, filter, atPosition);
            return;
        }
        int limit = Asked.limit(exchange, OrderHistory.MAX_PAGE);
        this.<PageResult>call(exchange, atPosition, _ -> orders.orders(scope, filter, cursor, limit), found -> {
            switch (found) {
                case OrderHistory.Refused(String reason) -> throw new BadRequest(EdgeCode.BAD_PARAMETER, reason);
                case Page page -> answer(exchange, page, limit);
            }
        });
    }

    private void answer(Exchange exchange, Page page, int limit) {
        JsonWriter json = begin(exchange, page.counted()).beginArray("orders");
        for (OrderRecord.Summary order : page.orders()) {
            json.beginObject();
            HistoryViews.write(json, order);
            json.endObject();
        }
        json.endArray();
        if (page.next() != null) {
            exchange.nextPage(json, page.next(), limit);
        }
        exchange.answer(200, positionOf(page.counted()), json.endObject());
    }

    private void download(Exchange exchange, Scope scope, OrderFilter filter, long atPosition) {
        call(exchange, atPosition, counted -> counted, counted -> {
            exchange.position(positionOf(counted));
            slowCalls.download(exchange, CSV, "orders.csv", out -> write(orders.export(scope, filter), out));
        });
    }

    private static void write(OrderExport export, OutputStream out) throws IOException {
        for (Optional<String> part = export.next(); part.isPresent(); part = export.next()) {
            out.write(part.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** An order, and how far the history was counted before it was looked for. */
    private record Found(Checkpoint counted, Optional<OrderRecord> order) {}

    private void answerOne(Exchange exchange, Scope scope, long number) {
        long atPosition = exchange.atPosition();
        call(
                exchange,
                atPosition,
                counted -> new Found(counted, orders.order(scope, number)),
                found -> found.order()
                        .ifPresentOrElse(
                                order -> exchange.loop().currencies().withFestival(exchange, festival -> {
                                    JsonWriter json = begin(exchange, found.counted());
                                    HistoryViews.write(json, order, festival);
                                    exchange.answer(200, positionOf(found.counted()), json.endObject());
                                }),
                                () -> exchange.reject(
                                        new Rejection.UnknownOrder(number), positionOf(found.counted()))));
    }

    private void answerMovements(Exchange exchange) {
        long buyer = exchange.pathNumber();
        @Nullable Currency currency = Asked.currency(exchange);
        long before = Asked.cursor(exchange);
        int limit = Asked.limit(exchange, WalletMovements.MAX_PAGE);
        call(
                exchange,
                exchange.atPosition(),
                _ -> movements.of(buyer, currency, before, limit),
                page -> answer(exchange, page, limit));
    }

    private void answer(Exchange exchange, WalletMovements.Page page, int limit) {
        JsonWriter json = begin(exchange, page.counted()).beginArray("movements");
        page.movements().forEach(movement -> HistoryViews.write(json, movement));
        json.endArray();
        if (page.next() > 0) {
            exchange.nextPage(json, Cursors.write(page.next()), limit);
        }
        exchange.answer(200, positionOf(page.counted()), json.endObject());
    }

    /**
     * Asks the history when it was counted to a position. One to which the festival itself has not come is refused before
     * anything waits for it.
     */
    private <A> void call(Exchange exchange, long atPosition, Function<Checkpoint, A> asked, Consumer<A> then) {
        if (monitor.festivalPosition() >= atPosition) {
            slowCalls.call(exchange, () -> asked.apply(awaitCounted(atPosition)), then);
            return;
        }
        exchange.loop()
                .afterDelay(
                        HEARSAY_MS,
                        () -> exchange.guarded(() -> {
                            if (monitor.festivalPosition() < atPosition) {
                                throw new BadRequest(
                                        EdgeCode.READ_TIMED_OUT,
                                        "Give position as that of a command's answer; the festival has come to "
                                                + monitor.festivalPosition() + ".");
                            }
                            slowCalls.call(exchange, () -> asked.apply(awaitCounted(atPosition)), then);
                        }));
    }

    /** How far the history was counted, which is at least to a position. */
    private Checkpoint awaitCounted(long atPosition) {
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        Checkpoint counted = orders.counted();
        while (counted.sequence() < atPosition) {
            if (System.nanoTime() > deadlineNs) {
                throw new BadRequest(
                        EdgeCode.READ_TIMED_OUT,
                        "Ask again in a moment, or for an earlier position; it is counted up to " + positionOf(counted)
                                + ".");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NS);
            counted = orders.counted();
        }
        return counted;
    }

    /** Begins an answer with how far the history was counted. */
    private JsonWriter begin(Exchange exchange, Checkpoint counted) {
        JsonWriter json = exchange.loop().json().beginObject().field("position", positionOf(counted));
        writeBehind(json, positionOf(counted), counted.timeMs());
        return json;
    }

    /** Nothing is counted while the history is emptied. */
    private static long positionOf(Checkpoint counted) {
        return Math.max(0, counted.sequence());
    }

    /** How much has happened since an event, and how long ago that is at most. */
    private void writeBehind(JsonWriter json, long position, long timeMs) {
        long events = Math.max(0, monitor.festivalPosition() - position);
        json.beginObject("behind")
                .field("events", events)
                .field("ms", events == 0 ? 0 : Math.max(0, monitor.nowMs() - timeMs))
                .endObject();
    }

    private void answerCondition(Exchange exchange) {
        long position = monitor.festivalPosition();
        JsonWriter json = exchange.loop().json().beginObject().field("position", position);
        write(json, "history", monitor.history());
        write(json, "webhooks", monitor.webhooks());
        exchange.answer(200, position, json.endObject());
    }

    private void write(JsonWriter json, String name, ViewCondition view) {
        json.beginObject(name)
                .field("state", Words.VIEW_STATES.of(view.state()))
                .field("position", view.position())
                .field("countedToMs", view.timeMs());
        writeBehind(json, view.position(), view.timeMs());
        if (!view.reason().isEmpty()) {
            json.field("reason", view.reason());
        }
        json.endObject();
    }
}
