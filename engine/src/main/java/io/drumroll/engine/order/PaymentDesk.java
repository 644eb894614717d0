package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.ledger.Ledger;
import io.drumroll.engine.ledger.Payments;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.ReceivePayment;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.PaymentReceived;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.BalanceNotDue;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.PaymentDeadlinePassed;
import io.drumroll.engine.message.Rejection.PaymentKnown;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.shop.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides about paying orders: from a wallet, or by what a payment provider captured. Changes nothing. */
public final class PaymentDesk {
    private final Frame frame;
    private final Rates rates;
    private final Buyers buyers;
    private final Ledger ledger;
    private final Payments payments;
    private final Orders orders;

    /** A desk over the given state. */
    public PaymentDesk(Frame frame, Rates rates, Buyers buyers, Ledger ledger, Payments payments, Orders orders) {
        this.frame = frame;
        this.rates = rates;
        this.buyers = buyers;
        this.ledger = ledger;
        this.payments = payments;
        this.orders = orders;
    }

    /** Decides about paying what is due of an order from its buyer's wallet. */
    public Decision decide(PayOrder command, long nowMs) {
        long order = command.order();
        Rejection refusal = orders.refuseUnknown(order);
        if (refusal == null) {
            refusal = refuseTime(order, nowMs);
        }
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        long due = dueMinor(order);
        long balance = ledger.walletMinor(orders.buyerRow(order), orders.currency(order));
        if (balance < due) {
            return Decision.reject(new InsufficientFunds(due, balance));
        }
        return Decision.accept(order, due, new OrderPaid(order, buyer(order), due, PayMethod.WALLET));
    }

    private @Nullable Rejection refuseTime(long order, long nowMs) {
        OrderState state = orders.state(order);
        if (state != OrderState.PLACED && state != OrderState.RESERVED) {
            return new WrongOrderState(order, state);
        }
        if (state == OrderState.RESERVED && nowMs < orders.reservations().balanceFromMs(order)) {
            return new BalanceNotDue(order, orders.reservations().balanceFromMs(order));
        }
        long deadline = orders.payDeadlineMs(order);
        return nowMs >= deadline ? new PaymentDeadlinePassed(order, deadline) : null;
    }

    private long dueMinor(long order) {
        long total = orders.totalMinor(order);
        return orders.wasReserved(order) ? total - orders.reservations().depositMinor(order) : total;
    }

    private long buyer(long order) {
        return buyers.number(orders.buyerRow(order));
    }

    /** Decides about a provider's payment: it pays its order, or is held when it can't. */
    public Decision decide(ReceivePayment command, long nowMs) {
        Rejection refusal = refuse(command);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        long order = command.order();
        long amount = command.amount().amountMinor();
        boolean pays = pays(command, nowMs);
        PaymentReceived received =
                new PaymentReceived(command.payment(), order, command.amount().currency(), amount, !pays);
        return pays
                ? new Decision.Accept(
                        order, amount, List.of(received, new OrderPaid(order, buyer(order), amount, PayMethod.CARD)))
                : Decision.accept(order, 0, received);
    }

    private @Nullable Rejection refuse(ReceivePayment command) {
        Rejection refusal = frame.refuseUnscheduled();
        if (refusal != null) {
            return refusal;
        }
        if ((command.payment().high() | command.payment().low()) == 0) {
            return new OutOfRange(Field.PAYMENT, 0, 1, 1);
        }
        if (payments.find(command.payment()) != Payments.NONE) {
            return new PaymentKnown(command.payment());
        }
        long amount = command.amount().amountMinor();
        refusal = Checks.first(
                rates.refuseUnknown(command.amount().currency()),
                Checks.range(Field.AMOUNT, amount, 1, Limits.MAX_AMOUNT_MINOR));
        if (refusal != null) {
            return refusal;
        }
        long captured = payments.capturedMinor(rates.indexOf(command.amount().currency()));
        return captured + amount > Limits.MAX_FUNDED_MINOR
                ? new CapacityReached(Field.FUNDED, Limits.MAX_FUNDED_MINOR)
                : null;
    }

    private boolean pays(ReceivePayment command, long nowMs) {
        long order = command.order();
        return orders.isKnown(order)
                && orders.state(order) == OrderState.PLACED
                && nowMs < orders.payDeadlineMs(order)
                && rates.indexOf(command.amount().currency()) == orders.currency(order)
                && command.amount().amountMinor() == orders.totalMinor(order);
    }
}
