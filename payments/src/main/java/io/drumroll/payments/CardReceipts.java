package io.drumroll.payments;

import io.drumroll.engine.message.Command.ReceivePayment;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.FestivalNotScheduled;
import io.drumroll.engine.message.Rejection.IdempotencyConflict;
import io.drumroll.engine.message.Rejection.PaymentKnown;
import io.drumroll.payments.EngineLine.Answer;
import io.drumroll.payments.gateway.CardGateway;
import io.drumroll.payments.gateway.GatewayAnswer;
import io.drumroll.payments.gateway.GatewayPayment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Takes captured money to the engine, once for each payment: the engine knows each that came.
 *
 * <p>A payment of which the gateway gave something back was taken before, since nothing is given back but what the engine
 * holds due or can't take at all; it is not taken again. So a person who refunds by hand at the gateway what the engine has
 * not heard of yet must refund it whole.
 */
final class CardReceipts {
    private static final int REMEMBERED = 1 << 16;

    private final CardGateway gateway;
    private final EngineLine engine;
    private final PaymentNames names;
    private final CardTally tally;
    private final Set<PaymentRef> recent = Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));

    CardReceipts(CardGateway gateway, EngineLine engine, PaymentNames names, CardTally tally) {
        this.gateway = gateway;
        this.engine = engine;
        this.names = names;
        this.tally = tally;
    }

    /**
     * Takes what was captured of a payment.
     *
     * @param payment as the gateway itself just answered it, never as a notice has it.
     */
    NoticeResult receive(GatewayPayment payment) {
        long order = names.orderOf(payment.reference());
        if (!payment.isCaptured() || order == 0) {
            return NoticeResult.NOTHING_TO_TAKE;
        }
        PaymentRef ref = PaymentNames.ref(payment.id());
        if (payment.refundedMinor() > 0 || recent.contains(ref)) {
            return NoticeResult.TAKEN;
        }
        return switch (engine.submit(names.receiveKey(ref), new ReceivePayment(ref, order, payment.captured()))) {
            case Answer.None<Outcome> _ -> NoticeResult.TRY_LATER;
            case Answer.Given<Outcome>(Outcome.Accepted accepted) -> {
                if (!accepted.repeated()) {
                    tally.received.increment();
                }
                yield taken(ref);
            }
            case Answer.Given<Outcome>(Outcome.Rejected rejected) -> refused(payment, ref, rejected.rejection());
        };
    }

    private NoticeResult refused(GatewayPayment payment, PaymentRef ref, Rejection rejection) {
        if (rejection instanceof PaymentKnown || rejection instanceof IdempotencyConflict) {
            return taken(ref);
        }
        if (rejection instanceof FestivalNotScheduled) {
            return NoticeResult.TRY_LATER;
        }
        return giveBack(payment, rejection);
    }

    /** The engine can never take this money, in an unknown currency or beyond its limits: the buyer gets it back whole. */
    private NoticeResult giveBack(GatewayPayment payment, Rejection rejection) {
        System.getLogger(CardReceipts.class.getName())
                .log(
                        System.Logger.Level.WARNING,
                        "payment {0} is given back: the engine refuses it, {1}",
                        payment.id(),
                        rejection);
        var answer = gateway.refund(payment.id(), payment.capturedMinor(), names.returnKey(payment.id()));
        if (answer instanceof GatewayAnswer.Answered) {
            tally.returned.increment();
            return NoticeResult.TAKEN;
        }
        return NoticeResult.TRY_LATER;
    }

    private NoticeResult taken(PaymentRef ref) {
        recent.add(ref);
        return NoticeResult.TAKEN;
    }

    /** Spares the engine what it was told a moment ago; losing it costs nothing but that. */
    private static final class Recent extends LinkedHashMap<PaymentRef, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PaymentRef, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
