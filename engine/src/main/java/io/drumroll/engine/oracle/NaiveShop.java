package io.drumroll.engine.oracle;

import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.money.Currency;

/** A shop: how it opened, what the festival holds for it, what it owes, and what was paid out to it. */
final class NaiveShop {
    final int number;
    final OpenShop opening;
    long balanceMinor;
    long debtMinor;
    long paidOutMinor;

    NaiveShop(int number, OpenShop opening) {
        this.number = number;
        this.opening = opening;
    }

    Currency currency() {
        return opening.currency();
    }
}
