package io.drumroll.engine.oracle;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.promotion.Adjustment;
import org.jspecify.annotations.Nullable;

/** What moves with an order, once it is decided: pieces, deals, coupons and the buyer's money. */
final class NaiveMoves {
    private final NaiveState state;

    NaiveMoves(NaiveState state) {
        this.state = state;
    }

    /** The order takes its stock, its pieces at festival prices and its coupons. */
    void take(NaiveOrder order) {
        for (int line = 0; line < order.lineCount(); line++) {
            moveStock(order, line, order.quantity(line));
        }
        moveDeals(order, 1);
    }

    /** The order gives back what it holds; of its stock what refunds did not put back before. */
    void giveBack(NaiveOrder order) {
        for (int line = 0; line < order.lineCount(); line++) {
            moveStock(order, line, order.restocked(line) - order.quantity(line));
        }
        moveDeals(order, -1);
    }

    /** Takes pieces of a line from stock; negative to give back. */
    void moveStock(NaiveOrder order, int line, int pieces) {
        NaiveSku sku = state.knownSku(order.sku(line));
        sku.available -= pieces;
        if (sku.limitPerBuyer() > 0) {
            order.buyer.hold(sku.number, pieces);
        }
    }

    private void moveDeals(NaiveOrder order, int direction) {
        for (NaiveAdjustment one : order.adjustments()) {
            Adjustment adjustment = one.adjustment();
            if (adjustment.pieces() > 0) {
                state.deals.get(adjustment.deal() - 1).take(order.buyer.number, direction * adjustment.pieces());
            }
        }
        for (int coupon : order.coupons()) {
            state.deals.get(coupon - 1).used += direction;
            order.buyer.couponsToChange(coupon).used += direction;
        }
    }

    void deposit(NaiveOrder order, long depositMinor) {
        order.buyer.pay(order.currency, -depositMinor);
        state.ledger.post(Account.WALLETS, order.currency, -depositMinor);
        state.ledger.post(Account.ESCROW, order.currency, depositMinor);
    }

    /** Pays what is due of an order from its buyer's wallet, or by a payment; returns how much. */
    long pay(NaiveOrder order, @Nullable NaivePayment payment) {
        long amountMinor = dueMinor(order);
        long dutyMinor = 0;
        for (OrderLine line : order.lines()) {
            dutyMinor += line.dutyMinor();
            state.gmvMinor += line.festivalMinor();
        }
        order.payment = payment;
        payBack(order, -amountMinor);
        state.ledger.post(Account.DUTY, order.currency, dutyMinor);
        state.ledger.post(Account.ESCROW, order.currency, amountMinor - dutyMinor);
        order.state = OrderState.PAID;
        order.everPaid = true;
        state.emit(new Event.OrderPaid(order.number, order.buyer.number, amountMinor, method(order)));
        return amountMinor;
    }

    static long dueMinor(NaiveOrder order) {
        return order.totalMinor - (order.reservation == null ? 0 : order.reservation.depositMinor);
    }

    static PayMethod method(NaiveOrder order) {
        return order.payment == null ? PayMethod.WALLET : PayMethod.CARD;
    }

    /** Gives a buyer money: to the wallet or, where a card paid, to fall due back on its payment. */
    void payBack(NaiveOrder order, long amountMinor) {
        if (order.payment == null) {
            order.buyer.pay(order.currency, amountMinor);
            state.ledger.post(Account.WALLETS, order.currency, amountMinor);
        } else {
            order.payment.dueMinor += amountMinor;
            state.ledger.post(Account.REFUNDS_DUE, order.currency, amountMinor);
        }
    }

    /** What is left of a paid order's goods, and of its duties, after refunds. */
    static long payableLeftMinor(NaiveOrder order, int line) {
        return leftOf(order, line, order.line(line).payableMinor());
    }

    static long dutyLeftMinor(NaiveOrder order, int line) {
        return leftOf(order, line, order.line(line).dutyMinor());
    }

    /** Of an amount of a line, what is not of pieces paid back. */
    static long leftOf(NaiveOrder order, int line, long amountMinor) {
        return amountMinor - NaiveMoney.share(amountMinor, order.refunded(line), order.quantity(line));
    }
}
