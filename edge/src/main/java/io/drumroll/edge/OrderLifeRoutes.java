package io.drumroll.edge;

import io.drumroll.accounts.OperatorActions;
import io.drumroll.edge.Currencies.Wanted;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ConfirmReceipt;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.RefundOrder;
import io.drumroll.engine.message.Command.ShipShopOrder;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.ShopOrderView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.ShopOrderState;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of orders: paying, cancelling, refunds, shipping and receipt. An answer's amount is in the order's currency,
 * which never changes; the order is read for it before anything is done.
 */
final class OrderLifeRoutes {
    private static final Fields REFUND = Fields.required().optional("lines");

    private static final Fields SHOP_REFUND = Fields.required("reason", "lines");

    private final Commands commands;
    private final Currencies currencies;

    OrderLifeRoutes(Commands commands, Currencies currencies) {
        this.commands = commands;
        this.currencies = currencies;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.ORDER_PAY, this::pay)
                .on(Route.ORDER_CANCEL, this::cancel)
                .on(Route.ORDER_REFUND, this::refund)
                .on(Route.SHOP_ORDER_REFUND, this::refundAsShop)
                .on(Route.SHOP_ORDER_SHIP, this::ship)
                .on(Route.SHOP_ORDER_RECEIVE, this::receive);
    }

    /** Adds to the answer what is its own, with the order as it was before. */
    @FunctionalInterface
    private interface OrderWriter {
        void write(JsonWriter json, Accepted accepted, OrderView before);
    }

    private void submit(Exchange exchange, long order, Command command, int status, OrderWriter writer) {
        Commands.requireKey(exchange, command);
        commands.find(exchange, 0, new Query.OfOrder(order), (position, before) -> {
            if (Rights.ownsOrder(exchange, position, order, before.buyer())) {
                commands.submit(exchange, 0, command, status, (json, accepted) -> writer.write(json, accepted, before));
            }
        });
    }

    private void pay(Exchange exchange) {
        Values.expectNoFields(exchange);
        long order = exchange.pathNumber();
        submit(
                exchange,
                order,
                new PayOrder(order),
                200,
                (json, accepted, before) -> json.field("order", order)
                        .field("totalMinor", before.totalMinor())
                        .field("paidMinor", accepted.amountMinor())
                        .currency(before.currency())
                        .field("state", OrderState.PAID.name()));
    }

    private void cancel(Exchange exchange) {
        Values.expectNoFields(exchange);
        long order = exchange.pathNumber();
        submit(
                exchange,
                order,
                new CancelOrder(order),
                200,
                (json, accepted, before) -> json.field("order", order)
                        .field("refundMinor", accepted.amountMinor())
                        .currency(before.currency())
                        .field("state", OrderState.CANCELLED.name()));
    }

    private void refund(Exchange exchange) {
        long order = exchange.pathNumber();
        submit(
                exchange,
                order,
                new RefundOrder(order, refundLines(exchange)),
                201,
                (json, accepted, before) -> json.field("order", order)
                        .field("refundMinor", accepted.amountMinor())
                        .currency(before.currency()));
    }

    /**
     * What is to be given back; all of it where the request does not say. A list without lines is refused: it would give
     * back all to whoever meant nothing.
     */
    private static List<LineRequest> refundLines(Exchange exchange) {
        if (!exchange.hasBody()) {
            return List.of();
        }
        List<LineRequest> lines = null;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            for (long seen = 0; json.nextField(REFUND, seen) >= 0; seen = 1) {
                lines = Values.lines(json);
            }
            json.end();
        }
        return refundLines(lines);
    }

    private static List<LineRequest> refundLines(@Nullable List<LineRequest> named) {
        if (named != null && named.isEmpty()) {
            throw new BadRequest(new Rejection.NoLines());
        }
        return named == null ? List.of() : named;
    }

    /** What a shop gives back of its own part of an order, and why; the trail keeps who did it. */
    private void refundAsShop(Exchange exchange) {
        long order = exchange.pathNumber();
        int shop = exchange.pathSmallNumber();
        List<LineRequest> lines = List.of();
        String reason = "";
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            long seen = 0;
            for (int field; (field = json.nextField(SHOP_REFUND, seen)) >= 0; seen |= 1L << field) {
                if (field == 0) {
                    reason = reason(json);
                } else {
                    lines = refundLines(Values.lines(json));
                }
            }
            json.end();
        }
        exchange.noteAnyway(reason);
        RefundOrder command = new RefundOrder(order, lines);
        Commands.requireKey(exchange, command);
        UnaryOperator<Rejection> told = rejection -> toldToMerchant(exchange, rejection, shop);
        commands.find(exchange, 0, new Query.OfOrder(order), told, (position, before) -> {
            requireOwnLines(before, command, shop);
            commands.submit(
                    exchange,
                    0,
                    command,
                    201,
                    (json, accepted) -> json.field("order", order)
                            .field("shop", shop)
                            .field("refundMinor", accepted.amountMinor())
                            .currency(before.currency()));
        });
    }

    private static String reason(JsonReader json) {
        String reason = json.text().strip();
        int length = reason.codePointCount(0, reason.length());
        if (length == 0 || length > OperatorActions.MAX_REASON) {
            throw json.at(EdgeCode.BAD_VALUE, "Say why, in at most " + OperatorActions.MAX_REASON + " characters.");
        }
        return reason;
    }

    /** A shop gives back nothing of another's. */
    private static void requireOwnLines(OrderView order, RefundOrder command, int shop) {
        ShopOrderView part = order.shopOrders().stream()
                .filter(one -> one.shop() == shop)
                .findFirst()
                .orElseThrow(() -> new BadRequest(new Rejection.UnknownShopOrder(order.order(), shop)));
        Set<Integer> own = part.lines().stream()
                .map(line -> order.lines().get(line.line()).sku())
                .collect(Collectors.toSet());
        for (LineRequest line : command.lines()) {
            if (!own.contains(line.sku())) {
                throw new BadRequest(new Rejection.UnknownSku(line.sku()));
            }
        }
    }

    private void ship(Exchange exchange) {
        Values.expectNoFields(exchange);
        long order = exchange.pathNumber();
        int shop = exchange.pathSmallNumber();
        commands.submit(
                exchange,
                0,
                new ShipShopOrder(order, shop),
                201,
                rejection -> toldToMerchant(exchange, rejection, shop),
                (json, _) ->
                        json.field("order", order).field("shop", shop).field("state", ShopOrderState.SHIPPED.name()));
    }

    /** A merchant learns that an order has nothing of their shop, and not whether there is such an order. */
    static Rejection toldToMerchant(Exchange exchange, Rejection rejection, int shop) {
        return rejection instanceof Rejection.UnknownOrder(long order)
                        && !exchange.caller().isOperator()
                ? new Rejection.UnknownShopOrder(order, shop)
                : rejection;
    }

    private void receive(Exchange exchange) {
        Values.expectNoFields(exchange);
        ConfirmReceipt command = new ConfirmReceipt(exchange.pathNumber(), exchange.pathSmallNumber());
        Commands.requireKey(exchange, command);
        commands.find(exchange, 0, new Query.OfOrder(command.order()), (position, order) -> {
            if (!Rights.ownsOrder(exchange, position, command.order(), order.buyer())) {
                return;
            }
            if (order.shopOrders().stream().noneMatch(part -> part.shop() == command.shop())) {
                throw new BadRequest(new Rejection.UnknownShopOrder(command.order(), command.shop()));
            }
            settle(exchange, command);
        });
    }

    private void settle(Exchange exchange, ConfirmReceipt command) {
        int shop = command.shop();
        currencies.with(
                exchange,
                new Wanted().shop(shop),
                known -> commands.submit(
                        exchange,
                        0,
                        command,
                        201,
                        (json, accepted) -> json.field("order", command.order())
                                .field("shop", shop)
                                .field("state", ShopOrderState.SETTLED.name())
                                .field("gainedMinor", accepted.amountMinor())
                                .currency(known.shop(shop))));
    }
}
