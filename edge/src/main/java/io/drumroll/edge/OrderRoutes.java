package io.drumroll.edge;

import static io.drumroll.edge.Values.present;

import io.drumroll.edge.Currencies.Known;
import io.drumroll.edge.Currencies.Wanted;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.OrderCartLines;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.OrderPage;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.region.Region;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Placing and reading orders: the busiest routes. {@link OrderLifeRoutes} has what becomes of them. */
final class OrderRoutes {
    private static final Fields ORDER = Fields.required("buyer", "region", "expectedTotalMinor")
            .optional("lines", "cart", "pay", "currency", "coupons", "address");

    private final Commands commands;
    private final Currencies currencies;
    private final OrderAddressNotes notes;

    OrderRoutes(Commands commands, Currencies currencies, OrderAddressNotes notes) {
        this.commands = commands;
        this.currencies = currencies;
        this.notes = notes;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.ORDER_PLACE, this::place)
                .on(Route.ORDER_READ, this::read)
                .on(Route.BUYER_ORDERS, this::ofBuyer);
    }

    /** An order as the request has it; the currency may be left out, and the address, which is 0 then. */
    private record Wish(
            long buyer,
            Region region,
            List<LineRequest> lines,
            boolean fromCart,
            List<Integer> coupons,
            long expectedTotalMinor,
            @Nullable Currency currency,
            PayMode pay,
            long address) {
        /** The cart and lines together are a selection from the cart. */
        Command in(Currency other) {
            Money expectedTotal = new Money(expectedTotalMinor, other);
            return fromCart && !lines.isEmpty()
                    ? new OrderCartLines(buyer, region, lines, coupons, expectedTotal, pay)
                    : new PlaceOrder(buyer, region, lines, fromCart, coupons, expectedTotal, pay);
        }
    }

    private void place(Exchange exchange) {
        if (!exchange.hasKey()) {
            throw new BadRequest(new Rejection.KeyMissing());
        }
        Wish wish = wishOf(exchange);
        Rights.buyer(exchange, wish.buyer());
        OrderAddressNotes.requireOwn(exchange, wish.buyer(), wish.address());
        if (wish.currency() != null) {
            submit(exchange, wish, wish.currency());
        } else {
            currencies.withFestival(exchange, festival -> submit(exchange, wish, festival));
        }
    }

    private void submit(Exchange exchange, Wish wish, Currency currency) {
        OrderState state = wish.pay() == PayMode.NOW ? OrderState.PAID : OrderState.PLACED;
        notes.submit(exchange, wish.buyer(), wish.in(currency), wish.address(), (json, accepted) -> {
            exchange.location("/v1/orders/", accepted.id());
            writeAnswer(json, accepted, currency, state);
        });
    }

    private static void writeAnswer(JsonWriter json, Accepted accepted, Currency currency, OrderState state) {
        json.field("order", accepted.id())
                .field("totalMinor", accepted.amountMinor())
                .currency(currency)
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
        List<Integer> coupons = List.of();
        long address = 0;
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
                    case 5 -> pay = Words.PAY_MODES.read(json);
                    case 6 -> currency = Values.currency(json);
                    case 7 -> coupons = Values.coupons(json);
                    default -> address = OrderAddressNotes.address(json);
                }
            }
            json.end();
        }
        return new Wish(buyer, present(region), lines, cart, coupons, expectedTotalMinor, currency, pay, address);
    }

    private void read(Exchange exchange) {
        commands.find(exchange, exchange.atPosition(), new Query.OfOrder(exchange.pathNumber()), (position, order) -> {
            if (!Rights.ownsOrder(exchange, position, order.order(), order.buyer())) {
                return;
            }
            Wanted wanted = new Wanted();
            OrderViews.want(wanted, order);
            DealNames.Wanted deals = new DealNames.Wanted().adjustments(order.adjustments());
            with(
                    exchange,
                    wanted,
                    deals,
                    (known, names) -> commands.answer(
                            exchange, position, order, (json, found) -> OrderViews.write(json, found, known, names)));
        });
    }

    /** Goes on with the currencies and the names that orders need. */
    private void with(
            Exchange exchange, Wanted wanted, DealNames.Wanted deals, BiConsumer<Known, DealNames.Known> then) {
        currencies.with(
                exchange,
                wanted,
                known -> exchange.loop().dealNames().with(exchange, deals, names -> then.accept(known, names)));
    }

    private void ofBuyer(Exchange exchange) {
        long buyer = exchange.pathNumber();
        int limit = Asked.limit(exchange, Limits.MAX_ORDER_PAGE);
        Query<OrderPage> query = new Query.OfBuyerOrders(buyer, Asked.cursor(exchange), limit);
        commands.find(exchange, exchange.atPosition(), query, (position, page) -> {
            Wanted wanted = new Wanted();
            DealNames.Wanted deals = new DealNames.Wanted();
            for (OrderView order : page.orders()) {
                OrderViews.want(wanted, order);
                deals.adjustments(order.adjustments());
            }
            with(
                    exchange,
                    wanted,
                    deals,
                    (known, names) -> commands.answer(exchange, position, page, (json, found) -> {
                        json.field("buyer", buyer).beginArray("orders");
                        for (OrderView order : found.orders()) {
                            json.beginObject();
                            OrderViews.write(json, order, known, names);
                            json.endObject();
                        }
                        json.endArray();
                        if (found.nextBefore() != 0) {
                            exchange.nextPage(json, "/v1/buyers/" + buyer + "/orders", found.nextBefore(), limit);
                        }
                    }));
        });
    }
}
