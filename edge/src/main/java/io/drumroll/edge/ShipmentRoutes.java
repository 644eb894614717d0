package io.drumroll.edge;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.engine.message.Command.ShipShopOrder;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.ShopOrderState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Ships a shop's parts of many orders at once: each for itself, so that one that can't be shipped holds up no other. */
final class ShipmentRoutes {
    /** How many orders one request names. */
    static final int MAX_ORDERS = 100;

    private static final Fields SHIPMENTS = Fields.required("orders");

    private final Festival festival;

    ShipmentRoutes(Festival festival) {
        this.festival = festival;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.SHIP_MANY, this::ship);
    }

    /** What came of one order: nothing stands in the way, or why it did not go, by its code. */
    private record Came(long order, long position, boolean repeated, String code, String detail) {
        boolean isDone() {
            return code.isEmpty();
        }
    }

    private void ship(Exchange exchange) {
        Commands.requireKey(exchange, new ShipShopOrder(1, exchange.pathSmallNumber()));
        Set<Long> orders = ordersOf(exchange);
        int shop = exchange.pathSmallNumber();
        exchange.requireClear();
        List<CompletableFuture<Came>> all = new ArrayList<>();
        for (long order : orders) {
            // Each order has a key of its own, made of the request's: who asks again ships none twice.
            all.add(submit(exchange, exchange.key(order), order, shop));
        }
        new PendingStage<List<Came>>(exchange) {
            @Override
            void completed(List<Came> came) {
                answer(exchange, shop, came);
            }
        }.await(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(_ -> all.stream().map(CompletableFuture::join).toList()));
    }

    private static Set<Long> ordersOf(Exchange exchange) {
        List<Long> orders = List.of();
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            for (long seen = 0; json.nextField(SHIPMENTS, seen) >= 0; seen = 1) {
                orders = Values.list(json, MAX_ORDERS, JsonReader::number);
            }
            json.end();
        }
        if (orders.isEmpty()) {
            throw new BadRequest(EdgeCode.BAD_VALUE, "Name 1 to " + MAX_ORDERS + " orders.", "/orders");
        }
        return new LinkedHashSet<>(orders);
    }

    private CompletableFuture<Came> submit(Exchange exchange, Request key, long order, int shop) {
        CompletableFuture<Came> came = new CompletableFuture<>();
        festival.submit(key, new ShipShopOrder(order, shop), new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                came.complete(
                        switch (outcome) {
                            case Outcome.Accepted done -> new Came(order, done.position(), done.repeated(), "", "");
                            case Outcome.Rejected refused -> refused(exchange, order, shop, refused);
                        });
            }

            @Override
            public void onFailure(Failure failure) {
                came.complete(new Came(order, 0, false, failure.name(), "Send the request again under the same key."));
            }
        });
        return came;
    }

    private static Came refused(Exchange exchange, long order, int shop, Outcome.Rejected refused) {
        Rejection told = OrderLifeRoutes.toldToMerchant(exchange, refused.rejection(), shop);
        return new Came(order, refused.position(), false, told.code(), RejectionDetails.of(told));
    }

    private static void answer(Exchange exchange, int shop, List<Came> all) {
        long position = all.stream().mapToLong(Came::position).max().orElse(0);
        JsonWriter json = exchange.loop()
                .json()
                .beginObject()
                .field("position", position)
                .field("shop", shop)
                .field("shipped", all.stream().filter(Came::isDone).count())
                .beginArray("shipments");
        for (Came came : all) {
            json.beginObject().field("order", came.order()).field("done", came.isDone());
            if (came.isDone()) {
                json.field("state", ShopOrderState.SHIPPED.name()).field("repeated", came.repeated());
            } else {
                json.field("code", came.code()).field("detail", came.detail());
            }
            json.endObject();
        }
        exchange.answer(200, position, json.endArray().endObject());
    }
}
