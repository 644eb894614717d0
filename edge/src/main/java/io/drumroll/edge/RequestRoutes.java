package io.drumroll.edge;

import io.drumroll.accounts.Identity;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.RequestView;
import io.drumroll.engine.message.Rejection;
import java.util.Arrays;
import java.util.List;

/**
 * What became of a request whose answer got lost. Its caller names the key that it had and the route that it went to; of
 * the caller's own keys alone.
 */
final class RequestRoutes {
    /** Routes whose keys the engine remembers, as they are named in the query. */
    static final List<Route> ASKABLE =
            Arrays.stream(Route.values()).filter(RequestRoutes::isRemembered).toList();

    private final Commands commands;

    RequestRoutes(Commands commands) {
        this.commands = commands;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.REQUEST_READ, this::read);
    }

    /** A payment provider remembers what a card pays for, under keys of its own. */
    private static boolean isRemembered(Route route) {
        return route.keySpace() != 0 && route != Route.CARD_PAYMENT;
    }

    private void read(Exchange exchange) {
        if (!exchange.hasKey()) {
            throw new BadRequest(new Rejection.KeyMissing());
        }
        Route asked = Asked.route(exchange);
        Query.OfRequest query = new Query.OfRequest(exchange.key(asked, keysOf(exchange.caller(), asked)));
        commands.read(exchange, query, (json, found) -> {
            json.field("route", asked.name()).field("known", found.known());
            if (found.known()) {
                writeAnswer(json, asked, found);
            }
        });
    }

    /** Whose keys the caller's were among when the request went to that route. */
    private static long keysOf(Caller caller, Route asked) {
        Identity identity = caller.known();
        return switch (asked.access()) {
            case BUYER_OF_PATH, BUYER_OF_BODY -> identity.buyer();
            default -> caller.keysOf(0);
        };
    }

    /** What the first answer said: the position behind it, what it was about, and its amount. */
    private static void writeAnswer(JsonWriter json, Route asked, RequestView first) {
        json.beginObject("answer").field("position", first.position());
        String subject = subjectOf(asked);
        if (!subject.isEmpty()) {
            json.field(subject, first.id());
        }
        json.field("amountMinor", first.amountMinor()).endObject();
    }

    /** What the number in a route's answer is of; empty where it has none. */
    private static String subjectOf(Route asked) {
        return switch (asked) {
            case SHOP_OPEN, SHOP_PAYOUT -> "shop";
            case SKU_LIST, SKU_DELIST, SKU_RESTOCK, SKU_PRICE -> "sku";
            case DEAL_MAKE, DEAL_CHANGE, DEAL_END, COUPON_CLAIM -> "deal";
            case WALLET_TOP_UP, CART_LINE_SET, CART_LINE_REMOVE -> "buyer";
            case ORDER_PLACE,
                    DEPOSIT_PLACE,
                    ORDER_PAY,
                    ORDER_CANCEL,
                    ORDER_REFUND,
                    SHOP_ORDER_SHIP,
                    SHOP_ORDER_RECEIVE -> "order";
            default -> "";
        };
    }
}
