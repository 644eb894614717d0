package io.drumroll.edge;

import io.drumroll.engine.message.Command.RemoveCartLine;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.region.Country;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carts and quotes. */
final class CartRoutes {
    private static final Fields LINE = Fields.required("quantity");
    private static final Fields QUOTE =
            Fields.required("lines").optional("buyer", "destination", "currency", "coupons", "atMs");

    private final Commands commands;
    private final Currencies currencies;

    CartRoutes(Commands commands, Currencies currencies) {
        this.commands = commands;
        this.currencies = currencies;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.CART_READ, this::read)
                .on(Route.CART_LINE_SET, this::setLine)
                .on(Route.CART_LINE_REMOVE, this::removeLine)
                .on(Route.QUOTE, this::quote);
    }

    private void read(Exchange exchange) {
        long buyer = exchange.pathNumber();
        Country destination = Asked.destination(exchange);
        Currency asked = Asked.currency(exchange);
        List<Integer> coupons = Asked.coupons(exchange);
        long atMs = Asked.number(exchange, "atMs", 1, Long.MAX_VALUE, Query.NOW);
        currencies.withFestival(
                exchange,
                festival -> commands.find(
                        exchange,
                        exchange.atPosition(),
                        new Query.OfCart(buyer, destination, asked == null ? festival : asked, coupons, atMs),
                        (position, cart) -> exchange.loop()
                                .dealNames()
                                .with(
                                        exchange,
                                        new DealNames.Wanted()
                                                .quote(cart.quote())
                                                .coupons(cart.couponProblems()),
                                        names -> commands.answer(exchange, position, cart, (json, found) -> {
                                            writeTerms(json, destination, atMs);
                                            QuoteViews.writeCart(json, found, festival, names);
                                        }))));
    }

    /** Writes what a price is of: where to and, if it was asked, as of when. */
    private static void writeTerms(JsonWriter json, Country destination, long atMs) {
        json.field("destination", destination.code());
        if (atMs != Query.NOW) {
            json.field("atMs", atMs);
        }
    }

    private void setLine(Exchange exchange) {
        long buyer = exchange.pathNumber();
        int sku = exchange.pathSmallNumber();
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
        int sku = exchange.pathSmallNumber();
        commands.submit(
                exchange,
                buyer,
                new RemoveCartLine(buyer, sku),
                200,
                (json, _) -> json.field("buyer", buyer).field("sku", sku));
    }

    private void quote(Exchange exchange) {
        Wish wish = wishOf(exchange);
        Rights.namedBuyer(exchange, wish.buyer());
        currencies.withFestival(
                exchange,
                festival -> commands.find(
                        exchange,
                        exchange.atPosition(),
                        wish.in(festival),
                        (position, basket) -> exchange.loop()
                                .dealNames()
                                .with(
                                        exchange,
                                        new DealNames.Wanted()
                                                .quote(basket.quote())
                                                .coupons(basket.problems()),
                                        names -> commands.answer(exchange, position, basket, (json, found) -> {
                                            writeTerms(json, wish.destination(), wish.atMs());
                                            QuoteViews.writeBasket(json, found, festival, names);
                                        }))));
    }

    /** What is to be quoted; the festival's currency is taken where there is none. */
    private record Wish(
            long buyer,
            Country destination,
            @Nullable Currency currency,
            List<LineRequest> lines,
            List<Integer> coupons,
            long atMs) {
        Query.OfBasket in(Currency festival) {
            return new Query.OfBasket(buyer, destination, currency == null ? festival : currency, lines, coupons, atMs);
        }
    }

    private static Wish wishOf(Exchange exchange) {
        long buyer = 0;
        Country destination = Asked.NOWHERE;
        Currency currency = null;
        List<LineRequest> lines = List.of();
        List<Integer> coupons = List.of();
        long atMs = Query.NOW;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(QUOTE, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> lines = Values.lines(json);
                    case 1 -> buyer = json.number();
                    case 2 -> destination = Values.country(json);
                    case 3 -> currency = Values.currency(json);
                    case 4 -> coupons = Values.coupons(json);
                    default -> atMs = Values.moment(json);
                }
            }
            json.end();
        }
        return new Wish(buyer, destination, currency, lines, coupons, atMs);
    }
}
