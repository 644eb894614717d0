package io.drumroll.payments;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query.OfOrder;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.OrderState;
import io.drumroll.payments.EngineLine.Answer;
import io.drumroll.payments.gateway.CardGateway;
import io.drumroll.payments.gateway.GatewayAnswer;
import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.gateway.PaymentPage;
import io.drumroll.payments.gateway.PaymentStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Begins payments. An order has one payment open at a time: the gateway is asked for the order's payments first, and the key
 * of a new one names how many came to nothing before it, so that two who begin at once, or again after a crash, get the same.
 */
final class CardCheckout {
    private static final int MAX_SPENT = 10;
    private static final int MAX_LOOKS = 3;

    private final CardGateway gateway;
    private final EngineLine engine;
    private final CardReceipts receipts;
    private final PaymentNames names;
    private final CardTally tally;

    CardCheckout(CardGateway gateway, EngineLine engine, CardReceipts receipts, PaymentNames names, CardTally tally) {
        this.gateway = gateway;
        this.engine = engine;
        this.receipts = receipts;
        this.names = names;
        this.tally = tally;
    }

    BegunPayment begin(long order) {
        Set<String> takenIn = new HashSet<>();
        for (int look = 0; look < MAX_LOOKS; look++) {
            BegunPayment result = switch (engine.read(new OfOrder(order))) {
                case Answer.None<Result<OrderView>>(var failure) -> new BegunPayment.Unavailable(failure.name());
                case Answer.Given<Result<OrderView>>(Result.Refused<OrderView>(var rejection)) ->
                    new BegunPayment.Refused(rejection);
                case Answer.Given<Result<OrderView>>(Result.Found<OrderView>(var view)) -> begin(view, takenIn);
            };
            if (result != null) {
                return result;
            }
        }
        return new BegunPayment.Unavailable("the order's payments changed while they were looked at");
    }

    /** Null when things moved on and must be looked at anew. */
    private @Nullable BegunPayment begin(OrderView view, Set<String> takenIn) {
        Money amount = new Money(view.totalMinor(), view.currency());
        if (view.state() == OrderState.PAID) {
            return new BegunPayment.Paid(view.order(), amount);
        }
        if (view.state() != OrderState.PLACED) {
            return new BegunPayment.Refused(new WrongOrderState(view.order(), view.state()));
        }
        if (amount.amountMinor() == 0) {
            return new BegunPayment.Refused(
                    new Rejection.OutOfRange(Rejection.Field.AMOUNT, 0, 1, Limits.MAX_AMOUNT_MINOR));
        }
        return switch (gateway.byReference(names.reference(view.order()))) {
            case GatewayAnswer.Answered<PaymentPage>(var page) -> goOn(view.order(), amount, page.payments(), takenIn);
            case GatewayAnswer.Refused<PaymentPage> refused -> unavailable(refused);
            case GatewayAnswer.NoAnswer<PaymentPage>(var cause) -> new BegunPayment.Unavailable(cause);
        };
    }

    private @Nullable BegunPayment goOn(long order, Money amount, List<GatewayPayment> payments, Set<String> takenIn) {
        int spent = 0;
        for (GatewayPayment payment : payments) {
            if (payment.isCaptured() && takenIn.add(payment.id())) {
                return takeIn(payment);
            }
            if (payment.status() != PaymentStatus.PENDING) {
                spent++;
            } else if (amount.equals(new Money(payment.amountMinor(), payment.currency()))) {
                return toConfirm(order, payment);
            }
        }
        return spent < MAX_SPENT ? create(order, amount, spent) : new BegunPayment.FailedTooOften(order, spent);
    }

    /** The buyer paid, and the engine may not have heard of it: the next look shows whether that paid the order. */
    private @Nullable BegunPayment takeIn(GatewayPayment payment) {
        return receipts.receive(payment) == NoticeResult.TRY_LATER
                ? new BegunPayment.Unavailable("the payment was captured and is being taken in")
                : null;
    }

    private @Nullable BegunPayment create(long order, Money amount, int spent) {
        tally.created.increment();
        return switch (gateway.create(names.reference(order), amount, names.createKey(order, spent))) {
            case GatewayAnswer.Answered<GatewayPayment>(var payment) ->
                payment.status() == PaymentStatus.PENDING ? toConfirm(order, payment) : null;
            case GatewayAnswer.Refused<GatewayPayment> refused -> unavailable(refused);
            case GatewayAnswer.NoAnswer<GatewayPayment>(var cause) -> new BegunPayment.Unavailable(cause);
        };
    }

    private static BegunPayment toConfirm(long order, GatewayPayment payment) {
        return new BegunPayment.ToConfirm(
                order, payment.id(), new Money(payment.amountMinor(), payment.currency()), payment.confirmUrl());
    }

    private static BegunPayment unavailable(GatewayAnswer.Refused<?> refused) {
        return new BegunPayment.Unavailable("the gateway refuses: " + refused.status() + " " + refused.detail());
    }
}
