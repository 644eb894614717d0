package io.drumroll.edge;

import io.drumroll.engine.message.Command.RemoveCartLine;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.order.LineRequest;
import java.util.List;

/** Carts and quotes. */
final class CartRoutes {
    private static final Fields LINE = Fields.required("quantity");
    private static final Fields QUOTE = Fields.required("lines");

    private final Commands commands;

    CartRoutes(Commands commands) {
        this.commands = commands;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.CART_READ, this::read)
                .on(Route.CART_LINE_SET, this::setLine)
                .on(Route.CART_LINE_REMOVE, this::removeLine)
                .on(Route.QUOTE, this::quote);
    }

    private void read(Exchange exchange) {
        commands.read(exchange, new Query.OfCart(exchange.pathNumber()), Views::writeCart);
    }

    private void setLine(Exchange exchange) {
        long buyer = exchange.pathNumber();
        int sku = exchange.pathSku();
        int quantity = quantityOf(exchange);
        commands.submit(
                exchange,
                buyer,
                new SetCartLine(buyer, sku, quantity),
                200,
                (json, _) -> json.field("buyer", buyer).field("sku", sku).field("quantity", quantity));
    }

    private static int quantityOf(Exchange exchange) {
        int quantity = 0;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            for (long seen = 0; json.nextField(LINE, seen) >= 0; seen = 1) {
                quantity = Values.quantity(json);
            }
            json.end();
        }
        return quantity;
    }

    private void removeLine(Exchange exchange) {
        long buyer = exchange.pathNumber();
        int sku = exchange.pathSku();
        commands.submit(
                exchange,
                buyer,
                new RemoveCartLine(buyer, sku),
                200,
                (json, _) -> json.field("buyer", buyer).field("sku", sku));
    }

    private void quote(Exchange exchange) {
        List<LineRequest> lines = List.of();
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            for (long seen = 0; json.nextField(QUOTE, seen) >= 0; seen = 1) {
                lines = Values.lines(json);
            }
            json.end();
        }
        commands.read(exchange, new Query.OfQuote(lines), (json, quote) -> {
            Views.writeQuote(json, quote);
            Views.writeHint(json, quote);
        });
    }
}
