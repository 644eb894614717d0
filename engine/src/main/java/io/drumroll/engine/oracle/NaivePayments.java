package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ReceivePayment;
import io.drumroll.engine.message.Command.SettleRefund;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderState;
import org.jspecify.annotations.Nullable;

/** Decides about providers' payments, and what falls due back of them. */
final class NaivePayments {
    private final NaiveState state;
    private final NaiveMoves moves;

    NaivePayments(NaiveState state, NaiveMoves moves) {
        this.state = state;
        this.moves = moves;
    }

    Outcome receive(ReceivePayment command) {
        Rejection why = state.frame == null ? state.whyNotScheduled() : whyNotReceived(command);
        if (why != null) {
            return state.rejected(why);
        }
        Currency currency = command.amount().currency();
        long amountMinor = command.amount().amountMinor();
        NaiveOrder order = state.order(command.order());
        boolean held = order == null || !pays(command, order);
        NaivePayment payment = new NaivePayment(state.payments.size() + 1L, command, held);
        payment.dueMinor = amountMinor;
        state.payments.put(command.payment(), payment);
        state.capturedMinor.merge(currency, amountMinor, Long::sum);
        state.ledger.post(Account.PROVIDERS, currency, -amountMinor);
        state.ledger.post(Account.REFUNDS_DUE, currency, amountMinor);
        state.emit(new Event.PaymentReceived(command.payment(), command.order(), currency, amountMinor, held));
        if (order != null && !held) {
            moves.pay(order, payment);
        }
        return state.accepted(command.order(), held ? 0 : amountMinor);
    }

    private @Nullable Rejection whyNotReceived(ReceivePayment command) {
        boolean none = command.payment().high() == 0 && command.payment().low() == 0;
        if (none) {
            return new Rejection.OutOfRange(Field.PAYMENT, 0, 1, 1);
        }
        if (state.payments.containsKey(command.payment())) {
            return new Rejection.PaymentKnown(command.payment());
        }
        long amountMinor = command.amount().amountMinor();
        Rejection why = first(
                state.whyNotKnown(command.amount().currency()),
                whyOutOfRange(Field.AMOUNT, amountMinor, 1, Limits.MAX_AMOUNT_MINOR));
        long before = state.capturedMinor.getOrDefault(command.amount().currency(), 0L);
        return why == null && before > Limits.MAX_FUNDED_MINOR - amountMinor
                ? new CapacityReached(Field.FUNDED, Limits.MAX_FUNDED_MINOR)
                : why;
    }

    private boolean pays(ReceivePayment command, NaiveOrder order) {
        return order.state == OrderState.PLACED
                && state.nowMs < order.payDeadlineMs
                && order.currency.equals(command.amount().currency())
                && order.totalMinor == command.amount().amountMinor();
    }

    Outcome settle(SettleRefund command) {
        NaivePayment payment = state.payments.get(command.payment());
        if (payment == null) {
            return state.rejected(new Rejection.UnknownPayment(command.payment()));
        }
        long amountMinor = command.amount().amountMinor();
        Rejection why = first(
                NaiveState.whyNotSame(payment.currency(), command.amount().currency()),
                whyOutOfRange(Field.AMOUNT, amountMinor, 1, Limits.MAX_AMOUNT_MINOR),
                amountMinor > payment.dueMinor ? new Rejection.OverRefund(0, amountMinor, payment.dueMinor) : null);
        if (why != null) {
            return state.rejected(why);
        }
        payment.dueMinor -= amountMinor;
        payment.settledMinor += amountMinor;
        state.ledger.post(Account.REFUNDS_DUE, payment.currency(), -amountMinor);
        state.ledger.post(Account.PROVIDERS, payment.currency(), amountMinor);
        state.emit(new Event.RefundSettled(command.payment(), amountMinor));
        return state.accepted(payment.receipt.order(), payment.dueMinor);
    }
}
