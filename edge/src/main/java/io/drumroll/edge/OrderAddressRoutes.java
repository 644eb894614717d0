package io.drumroll.edge;

import io.drumroll.accounts.OrderAddress;
import io.drumroll.accounts.OrderAddresses;
import io.drumroll.accounts.OrderAddresses.Noting;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.ShopOrderView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.order.ShopOrderState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an order goes: for its buyer, who may set it until the order was shipped, and for each of its shops, from when that
 * has to ship until it is paid. To anybody else it looks as if there were no such order.
 */
final class OrderAddressRoutes {
    private static final Fields SET = Fields.required("address");

    private final Commands commands;
    private final @Nullable OrderAddresses addresses;
    private final SlowCalls slowCalls;

    OrderAddressRoutes(Commands commands, @Nullable OrderAddresses addresses, SlowCalls slowCalls) {
        this.commands = commands;
        this.addresses = addresses;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.ORDER_ADDRESS, this::read)
                .on(Route.ORDER_ADDRESS_SET, this::set)
                .on(Route.SHOP_ORDER_ADDRESS, this::readAsShop);
    }

    private void read(Exchange exchange) {
        ofBuyer(exchange, order -> answer(exchange, order, 0));
    }

    private interface OrderHandler {
        void found(OrderView order);
    }

    private void ofBuyer(Exchange exchange, OrderHandler then) {
        long number = exchange.pathNumber();
        commands.find(exchange, 0, new Query.OfOrder(number), (position, order) -> {
            if (Rights.ownsOrder(exchange, position, number, order.buyer())) {
                then.found(order);
            }
        });
    }

    private void set(Exchange exchange) {
        long address = 0;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            for (long seen = 0; json.nextField(SET, seen) >= 0; seen = 1) {
                address = OrderAddressNotes.address(json);
            }
            json.end();
        }
        long given = address;
        ofBuyer(exchange, order -> set(exchange, order, given));
    }

    private void set(Exchange exchange, OrderView order, long address) {
        OrderAddresses present = present();
        OrderAddressNotes.requireOwn(exchange, order.buyer(), address);
        if (order.shopOrders().stream().noneMatch(part -> waits(part.state()))) {
            throw new BadRequest(EdgeCode.WRONG_STATE, "Nothing of the order is still to be shipped.");
        }
        boolean mayReplace = order.shopOrders().stream().noneMatch(part -> isOnItsWay(part.state()));
        long person = exchange.caller().known().person();
        slowCalls.call(exchange, () -> present.note(person, order.order(), address, mayReplace), came -> {
            if (came == Noting.NO_SUCH_ADDRESS) {
                throw AddressRoutes.unknown();
            }
            if (came == Noting.KEPT) {
                throw new BadRequest(
                        EdgeCode.WRONG_STATE, "A part of the order was shipped to the address that it has; it stays.");
            }
            answer(exchange, order, 0);
        });
    }

    private static boolean waits(ShopOrderState state) {
        return state == ShopOrderState.AWAITING_PAYMENT || state == ShopOrderState.TO_SHIP;
    }

    private static boolean isOnItsWay(ShopOrderState state) {
        return state == ShopOrderState.SHIPPED || state == ShopOrderState.SETTLED;
    }

    private void readAsShop(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        long number = exchange.pathNumber();
        commands.find(
                exchange,
                0,
                new Query.OfOrder(number),
                rejection -> OrderLifeRoutes.toldToMerchant(exchange, rejection, shop),
                (position, order) -> {
                    Optional<ShopOrderView> part = order.shopOrders().stream()
                            .filter(one -> one.shop() == shop)
                            .findFirst();
                    if (part.isEmpty()) {
                        exchange.reject(new Rejection.UnknownShopOrder(number, shop), position);
                        return;
                    }
                    ShopOrderState state = part.get().state();
                    if (state != ShopOrderState.TO_SHIP && state != ShopOrderState.SHIPPED) {
                        throw new BadRequest(
                                EdgeCode.WRONG_STATE,
                                "The address is shown from when the order is to be shipped until the shop is paid; now it"
                                        + " is " + state + ".");
                    }
                    answer(exchange, order, shop);
                });
    }

    /** Answers with where an order goes; the shop is 0 for its buyer. */
    private void answer(Exchange exchange, OrderView order, int shop) {
        OrderAddresses present = present();
        slowCalls.call(exchange, () -> present.find(order.order(), order.buyer()), found -> {
            OrderAddress address = found.orElseThrow(OrderAddressRoutes::notNoted);
            JsonWriter json = exchange.loop().json().beginObject().field("order", address.order());
            if (shop > 0) {
                json.field("shop", shop);
            }
            AddressRoutes.write(json, address.address());
            json.field("changedMs", address.changedMs());
            exchange.send(200, Exchange.JSON, json.endObject().toBuffer());
        });
    }

    private static BadRequest notNoted() {
        return new BadRequest(
                EdgeCode.UNKNOWN_ADDRESS,
                "No address is noted with the order. Its buyer notes one by PUT /v1/orders/{order}/address.");
    }

    private OrderAddresses present() {
        if (addresses == null) {
            throw new BadRequest(EdgeCode.NOT_SERVED, "Ask a server that was started with accounts.");
        }
        return addresses;
    }
}
