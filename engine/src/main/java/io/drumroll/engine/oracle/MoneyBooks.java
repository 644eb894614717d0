package io.drumroll.engine.oracle;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.money.Currency;
import java.util.HashSet;
import java.util.Set;

/** Checks wallets, shops, payments and every account of the ledger, with what the orders come to. */
final class MoneyBooks {
    private final NaiveState state;
    private final Reckoning reckoning;
    private final Findings findings;

    MoneyBooks(NaiveState state, Reckoning reckoning, Findings findings) {
        this.state = state;
        this.reckoning = reckoning;
        this.findings = findings;
    }

    void check() {
        checkWallets();
        checkShops();
        checkPayments();
        Set<Currency> currencies = new HashSet<>(state.ledger.currencies());
        currencies.addAll(reckoning.ledger.currencies());
        for (Currency currency : currencies) {
            checkAccounts(currency);
            findings.count("currencies");
        }
    }

    private void checkWallets() {
        for (NaiveBuyer buyer : state.buyers.values()) {
            buyer.wallets().forEach((currency, balanceMinor) -> {
                findings.demand(
                        balanceMinor >= 0,
                        () -> "wallet of buyer " + buyer.number + ": negative, " + balanceMinor + " "
                                + currency.code());
                reckoning.ledger.post(Account.WALLETS, currency, balanceMinor);
                findings.count("ledgerAccounts");
            });
        }
    }

    private void checkShops() {
        for (NaiveShop shop : state.shops) {
            long earnedMinor = reckoning.earnedByShop[shop.number];
            findings.demand(
                    shop.balanceMinor >= 0 && shop.debtMinor >= 0,
                    () -> "shop " + shop.number + ": negative, balance " + shop.balanceMinor + ", debt "
                            + shop.debtMinor);
            findings.demand(
                    shop.balanceMinor - shop.debtMinor + shop.paidOutMinor == earnedMinor,
                    () -> "shop " + shop.number + ": balance " + shop.balanceMinor + " - debt " + shop.debtMinor
                            + " + paid out " + shop.paidOutMinor + " is not what it earned, " + earnedMinor);
            reckoning.ledger.post(Account.SHOPS, shop.currency(), shop.balanceMinor);
            reckoning.ledger.post(Account.SHOP_DEBTS, shop.currency(), -shop.debtMinor);
            reckoning.ledger.post(Account.PAID_OUT, shop.currency(), shop.paidOutMinor);
            findings.count("ledgerAccounts");
        }
    }

    private void checkPayments() {
        long used = 0;
        for (NaivePayment payment : state.payments.values()) {
            check(payment);
            used += payment.held ? 0 : 1;
            reckoning.ledger.post(Account.REFUNDS_DUE, payment.currency(), payment.dueMinor);
            reckoning.ledger.post(Account.PROVIDERS, payment.currency(), payment.settledMinor - payment.amountMinor());
            findings.count("payments");
        }
        long paying = used;
        findings.demand(
                paying == reckoning.ordersByCard,
                () -> "payments: " + paying + " pay an order, " + reckoning.ordersByCard + " orders were paid by one");
    }

    private void check(NaivePayment payment) {
        NaiveOrder order = state.order(payment.receipt.order());
        boolean pays = order != null
                && order.payment == payment
                && order.currency.equals(payment.currency())
                && order.totalMinor == payment.amountMinor();
        findings.demand(
                payment.held != pays,
                () -> "payment " + payment.number + ": held is " + payment.held + ", but it pays its order is " + pays);
        long backMinor = pays && order != null ? NaiveReads.refundedMinor(order) : payment.amountMinor();
        findings.demand(
                payment.dueMinor >= 0
                        && payment.settledMinor >= 0
                        && payment.dueMinor + payment.settledMinor == backMinor,
                () -> "payment " + payment.number + ": due " + payment.dueMinor + " + given back "
                        + payment.settledMinor + " is not " + backMinor);
    }

    private void checkAccounts(Currency currency) {
        long sumMinor = 0;
        for (Account account : Account.values()) {
            long balanceMinor = state.ledger.balanceMinor(account, currency);
            long reckonedMinor = reckoning.ledger.balanceMinor(account, currency);
            // What came from outside is the one thing that nothing else tells; the sum proves it.
            findings.demand(
                    account == Account.FUNDING || balanceMinor == reckonedMinor,
                    () -> account + " in " + currency.code() + ": holds " + balanceMinor + ", reckoned "
                            + reckonedMinor);
            sumMinor += balanceMinor;
            findings.count("ledgerAccounts");
        }
        long offMinor = sumMinor;
        findings.demand(offMinor == 0, () -> "ledger: the accounts in " + currency.code() + " sum to " + offMinor);
    }
}
