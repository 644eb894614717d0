package io.drumroll.edge;

import io.drumroll.edge.PaymentsPort.Begun;
import io.drumroll.edge.PaymentsPort.Noticed;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.message.Query.RefundsDue;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.OrderState;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payments through a provider: beginning them, the provider's notices, and what is due back. */
final class PaymentRoutes {
    private final Commands commands;
    private final @Nullable PaymentsPort payments;

    PaymentRoutes(Commands commands, @Nullable PaymentsPort payments) {
        this.commands = commands;
        this.payments = payments;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.CARD_PAYMENT, this::begin)
                .on(Route.PAYMENT_NOTICE, this::notice)
                .on(Route.REFUNDS_DUE, this::refundsDue);
    }

    private PaymentsPort port() {
        if (payments == null) {
            throw new BadRequest(
                    EdgeCode.NO_CARD_PAYMENTS, "Pay from the wallet, or ask a server that has a payment provider.");
        }
        return payments;
    }

    private void begin(Exchange exchange) {
        Values.expectNoFields(exchange);
        PaymentsPort port = port();
        if (!exchange.hasKey()) {
            throw new BadRequest(new Rejection.KeyMissing());
        }
        long order = exchange.pathNumber();
        if (exchange.caller().actsForBuyers()) {
            exchange.clear();
            begin(exchange, port, order);
            return;
        }
        commands.find(exchange, 0, new Query.OfOrder(order), (position, found) -> {
            if (Rights.ownsOrder(exchange, position, order, found.buyer())) {
                begin(exchange, port, order);
            }
        });
    }

    private static void begin(Exchange exchange, PaymentsPort port, long order) {
        exchange.requireClear();
        Request key = exchange.key(order); // of this order alone: no engine compares what else came with the key
        new PendingStage<Begun>(exchange) {
            @Override
            void completed(Begun begun) {
                answer(exchange, order, begun);
            }
        }.await(port.begin(key, order));
    }

    private static void answer(Exchange exchange, long order, Begun begun) {
        switch (begun) {
            case Begun.Waiting waiting -> {
                JsonWriter json = exchange.loop().json().beginObject().field("order", order);
                json.field("payment", waiting.payment())
                        .field("amountMinor", waiting.amount().amountMinor())
                        .currency(waiting.amount().currency())
                        .field("confirmAt", waiting.confirmAt())
                        .endObject();
                exchange.send(201, Exchange.JSON, json.toBuffer());
            }
            case Begun.Paid(Money amount) -> {
                JsonWriter json = exchange.loop().json().beginObject().field("order", order);
                json.field("state", OrderState.PAID.name())
                        .field("amountMinor", amount.amountMinor())
                        .currency(amount.currency())
                        .endObject();
                exchange.send(200, Exchange.JSON, json.toBuffer());
            }
            case Begun.Refused(Rejection rejection) -> exchange.reject(rejection, -1);
            case Begun.NotByCard(String detail) -> exchange.refuse(EdgeCode.CARD_REFUSED, detail);
            case Begun.Unreachable(String detail) -> exchange.refuse(EdgeCode.CARD_UNREACHABLE, detail);
        }
    }

    private void notice(Exchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.request()
                .headers()
                .forEach((name, value) ->
                        headers.merge(name.toLowerCase(Locale.ROOT), value, (before, more) -> before + ", " + more));
        new PendingStage<Noticed>(exchange) {
            @Override
            void completed(Noticed noticed) {
                switch (noticed) {
                    case TAKEN -> exchange.end(204, Buffer.buffer());
                    case MALFORMED ->
                        exchange.refuse(EdgeCode.BAD_NOTICE, "Send the provider's notice as it was signed.");
                    case BAD_SIGNATURE ->
                        exchange.refuse(
                                EdgeCode.BAD_SIGNATURE, "Sign the notice with the secret that both sides hold.");
                    case LATER -> exchange.refuse(EdgeCode.NOTICE_LATER, "Send the same notice again in a moment.");
                }
            }
        }.await(port().notice(exchange.bodyBytes(), Map.copyOf(headers)));
    }

    private void refundsDue(Exchange exchange) {
        int limit = Asked.limit(exchange, Limits.MAX_PAGE);
        commands.read(exchange, new Query.OfRefundsDue(Asked.cursor(exchange), limit), (json, page) -> {
            writeRefunds(json, page);
            if (page.nextAfter() != 0) {
                exchange.nextPage(json, "/v1/payments/refunds-due", page.nextAfter(), limit);
            }
        });
    }

    private static void writeRefunds(JsonWriter json, RefundsDue page) {
        json.beginArray("refunds");
        for (RefundDue due : page.refunds()) {
            json.beginObject()
                    .field("number", due.number())
                    .field("payment", PaymentRefs.text(due.payment()))
                    .field("order", due.order())
                    .currency(due.currency())
                    .field("dueMinor", due.dueMinor())
                    .field("settledMinor", due.settledMinor())
                    .endObject();
        }
        json.endArray();
    }
}
