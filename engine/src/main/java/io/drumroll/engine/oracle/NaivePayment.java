package io.drumroll.engine.oracle;

import io.drumroll.engine.message.Command.ReceivePayment;
import io.drumroll.engine.money.Currency;

/** A provider's payment: as it came in, whether it pays its order, and what of it is due back and was given back. */
final class NaivePayment {
    final long number;
    final ReceivePayment receipt;
    final boolean held;
    long dueMinor;
    long settledMinor;

    NaivePayment(long number, ReceivePayment receipt, boolean held) {
        this.number = number;
        this.receipt = receipt;
        this.held = held;
    }

    Currency currency() {
        return receipt.amount().currency();
    }

    long amountMinor() {
        return receipt.amount().amountMinor();
    }
}
