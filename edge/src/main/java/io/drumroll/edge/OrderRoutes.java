package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.client.Festival;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.region.Region;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders: the busiest routes. */
final class OrderRoutes {
    private static final Fields ORDER =
            Fields.required("buyer", "region", "expectedTotalMinor").optional("lines", "cart", "pay", "currency");
    private static final Fields NOTHING = Fields.required();
    /** Orders on a page where the request does not say how many. */
    static final int DEFAULT_PAGE = 20;

    private final Festival festival;
    private final Commands commands;
    private final FestivalFrame frame;

    OrderRoutes(Festival festival, Commands commands, FestivalFrame frame) {
        this.festival = festival;
        this.commands = commands;
        this.frame = frame;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.ORDER_PLACE, this::place)
                .on(Route.ORDER_READ, this::read)
                .on(Route.ORDER_PAY, this::pay)
                .on(Route.ORDER_CANCEL, this::cancel)
                .on(Route.BUYER_ORDERS, this::ofBuyer);
    }

    /** An order as the request has it; the currency may be left out. */
    private record Wish(
            long buyer,
            Region region,
            List<LineRequest> lines,
            boolean fromCart,
            long expectedTotalMinor,
            @Nullable Currency currency,
            PayMode pay) {
        PlaceOrder in(Currency other) {
            return new PlaceOrder(buyer, region, lines, fromCart, new Money(expectedTotalMinor, other), pay);
        }
    }

    private void place(Exchange exchange) {
        if (!exchange.hasKey()) {
            throw new BadRequest(new Rejection.KeyMissing());
        }
        Wish wish = wishOf(exchange);
        Request key = exchange.key(wish.buyer());
        if (wish.currency() != null) {
            submit(exchange, key, wish, wish.currency(), false);
        } else {
            frame.withCurrency(exchange, currency -> submit(exchange, key, wish, currency, true));
        }
    }

    /**
     * @param assumed the currency is not the caller's but the one that we know of; if that turns out to be old, the order
     *     goes out once more in the right one.
     */
    private void submit(Exchange exchange, Request key, Wish wish, Currency currency, boolean assumed) {
        festival.submit(key, wish.in(currency), new PendingCommand(exchange) {
            @Override
            void accepted(Accepted accepted) {
                answer(exchange, accepted, currency, wish.pay() == PayMode.NOW ? OrderState.PAID : OrderState.PLACED);
            }

            @Override
            void rejected(long position, Rejection rejection) {
                if (assumed && rejection instanceof CurrencyMismatch mismatch) {
                    Currency right = new Currency(mismatch.expected());
                    frame.note(right);
                    submit(exchange, key, wish, right, false);
                } else {
                    super.rejected(position, rejection);
                }
            }
        });
    }

    private static void answer(Exchange exchange, Accepted accepted, Currency currency, OrderState state) {
        exchange.location("/v1/orders/", accepted.id());
        JsonWriter json = exchange.loop().json();
        writeAnswer(json.beginObject().field("position", accepted.position()), accepted, currency, state);
        exchange.answer(
                201,
                accepted.position(),
                json.field("repeated", accepted.repeated()).endObject());
    }

    private static void writeAnswer(JsonWriter json, Accepted accepted, Currency currency, OrderState state) {
        json.field("order", accepted.id())
                .field("totalMinor", accepted.amountMinor())
                .field("currency", currency.code())
                .field("state", state.name());
    }

    private static Wish wishOf(Exchange exchange) {
        long buyer = 0;
        Region region = null;
        long expectedTotalMinor = 0;
        List<LineRequest> lines = List.of();
        boolean cart = false;
        PayMode pay = PayMode.NOW;
        Currency currency = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(ORDER, seen)) >= 0; seen |= 1L << field) {
                switch (field) {
                    case 0 -> buyer = json.number();
                    case 1 -> region = Values.region(json);
                    case 2 -> expectedTotalMinor = json.number();
                    case 3 -> lines = Values.lines(json);
                    case 4 -> cart = json.flag();
                    case 5 -> pay = payMode(json);
                    default -> currency = Values.currency(json);
                }
            }
            json.end();
        }
        return new Wish(buyer, present(region), lines, cart, expectedTotalMinor, currency, pay);
    }

    private static PayMode payMode(JsonReader json) {
        return switch (json.text()) {
            case "now" -> PayMode.NOW;
            case "later" -> PayMode.LATER;
            default -> throw json.at(EdgeCode.BAD_VALUE, "Write now or later.");
        };
    }

    private void read(Exchange exchange) {
        commands.read(exchange, new Query.OfOrder(exchange.pathNumber()), Views::writeOrder);
    }

    private void pay(Exchange exchange) {
        expectNoFields(exchange);
        long order = exchange.pathNumber();
        frame.withCurrency(
                exchange,
                currency -> commands.submit(
                        exchange,
                        0,
                        new PayOrder(order),
                        200,
                        (json, accepted) -> writeAnswer(json, accepted, currency, OrderState.PAID)));
    }

    private void cancel(Exchange exchange) {
        expectNoFields(exchange);
        long order = exchange.pathNumber();
        frame.withCurrency(
                exchange,
                currency -> commands.submit(
                        exchange,
                        0,
                        new CancelOrder(order),
                        200,
                        (json, accepted) -> json.field("order", order)
                                .field("refundMinor", accepted.amountMinor())
                                .field("currency", currency.code())
                                .field("state", OrderState.CANCELLED.name())));
    }

    /** Pay and cancel need no body; an empty object is taken too. */
    private static void expectNoFields(Exchange exchange) {
        if (exchange.hasBody()) {
            try (JsonReader json = exchange.json()) {
                json.beginObject();
                json.nextField(NOTHING, 0);
                json.end();
            }
        }
    }

    private void ofBuyer(Exchange exchange) {
        long buyer = exchange.pathNumber();
        String cursor = exchange.parameter("cursor");
        long before = cursor == null ? 0 : Cursors.read(cursor);
        int limit = limitOf(exchange);
        commands.read(exchange, new Query.OfBuyerOrders(buyer, before, limit), (json, page) -> {
            json.field("buyer", buyer).beginArray("orders");
            for (OrderView order : page.orders()) {
                json.beginObject();
                Views.writeOrder(json, order);
                json.endObject();
            }
            json.endArray();
            if (page.nextBefore() != 0) {
                String next = Cursors.write(page.nextBefore());
                json.field("next", next);
                exchange.response()
                        .putHeader(
                                HttpHeaders.createOptimized("link"),
                                "</v1/buyers/" + buyer + "/orders?cursor=" + next + "&limit=" + limit
                                        + ">; rel=\"next\"");
            }
        });
    }

    private static int limitOf(Exchange exchange) {
        String text = exchange.parameter("limit");
        if (text == null) {
            return DEFAULT_PAGE;
        }
        long limit = Numbers.parse(text);
        if (limit < 1 || limit > Limits.MAX_ORDER_PAGE) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER, "Give limit as a whole number from 1 to " + Limits.MAX_ORDER_PAGE + ".");
        }
        return (int) limit;
    }
}
