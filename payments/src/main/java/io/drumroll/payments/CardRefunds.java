package io.drumroll.payments;

import io.drumroll.engine.message.Command.SettleRefund;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.money.Money;
import io.drumroll.payments.EngineLine.Answer;
import io.drumroll.payments.gateway.CardGateway;
import io.drumroll.payments.gateway.GatewayAnswer;
import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.gateway.GatewayRefund;
import io.drumroll.payments.gateway.PaymentPage;

/**
 * Gives back what is due, step by step: with {@code settled} of a payment settled in the engine, the next refund has that
 * figure in its key on both sides, so that it is made once and settled once, whoever repeats it. What the gateway has given
 * back beyond {@code settled} is settled first and not given again.
 *
 * <p>A refund takes some seconds at most, from the engine's answer to the last command: much less than the engine remembers
 * keys for.
 */
final class CardRefunds {
    private final CardGateway gateway;
    private final EngineLine engine;
    private final PaymentNames names;
    private final CardTally tally;

    CardRefunds(CardGateway gateway, EngineLine engine, PaymentNames names, CardTally tally) {
        this.gateway = gateway;
        this.engine = engine;
        this.names = names;
        this.tally = tally;
    }

    RefundResult refund(RefundDue due) {
        RefundResult result = switch (gateway.byReference(names.reference(due.order()))) {
            case GatewayAnswer.Answered<PaymentPage>(var page) -> refund(due, page);
            case GatewayAnswer.Refused<PaymentPage>(var status, var detail) ->
                new RefundResult.Refused(status + " " + detail);
            case GatewayAnswer.NoAnswer<PaymentPage>(var cause) -> new RefundResult.Unavailable(cause);
        };
        if (result instanceof RefundResult.Refused || result instanceof RefundResult.UnknownPayment) {
            tally.stuck.increment();
        }
        return result;
    }

    private RefundResult refund(RefundDue due, PaymentPage page) {
        for (GatewayPayment payment : page.payments()) {
            if (PaymentNames.ref(payment.id()).equals(due.payment())) {
                return refund(due, payment);
            }
        }
        return new RefundResult.UnknownPayment();
    }

    private RefundResult refund(RefundDue due, GatewayPayment payment) {
        long unsettledMinor = payment.refundedMinor() - due.settledMinor();
        if (unsettledMinor < 0) {
            return new RefundResult.Refused("the engine settled " + due.settledMinor() + " of payment " + payment.id()
                    + ", of which the gateway gave back " + payment.refundedMinor());
        }
        if (unsettledMinor > 0) {
            return settle(due, Math.min(unsettledMinor, due.dueMinor()));
        }
        String key = names.refundKey(due.payment(), due.settledMinor());
        return switch (gateway.refund(payment.id(), due.dueMinor(), key)) {
            case GatewayAnswer.Answered<GatewayRefund>(var refund) -> settle(due, refund.amountMinor());
            // Made before under this key, with what was due then: the next look sees how much that was.
            case GatewayAnswer.Refused<GatewayRefund>(var status, var detail)
            when status == 409 -> new RefundResult.Unavailable(detail);
            case GatewayAnswer.Refused<GatewayRefund>(var status, var detail) ->
                new RefundResult.Refused(status + " " + detail);
            case GatewayAnswer.NoAnswer<GatewayRefund>(var cause) -> new RefundResult.Unavailable(cause);
        };
    }

    private RefundResult settle(RefundDue due, long amountMinor) {
        SettleRefund settle = new SettleRefund(due.payment(), new Money(amountMinor, due.currency()));
        return switch (engine.submit(names.settleKey(due.payment(), due.settledMinor()), settle)) {
            case Answer.None<Outcome>(var failure) -> new RefundResult.Unavailable(failure.name());
            case Answer.Given<Outcome>(Outcome.Accepted accepted) -> {
                if (!accepted.repeated()) {
                    tally.settled.increment();
                }
                yield new RefundResult.Settled(amountMinor, accepted.amountMinor());
            }
            case Answer.Given<Outcome>(Outcome.Rejected rejected) ->
                new RefundResult.Unavailable(
                        "the engine refuses: " + rejected.rejection().code());
        };
    }
}
