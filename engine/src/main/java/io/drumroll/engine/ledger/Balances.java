package io.drumroll.engine.ledger;

import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/** What each account holds in each currency. */
final class Balances {
    private static final int ACCOUNTS = Account.values().length;

    /** The row of a currency is its index, the column of an account its code. */
    private final Table rows = new Table(ACCOUNTS);

    /** What an account holds in a currency, in minor units. */
    long balanceMinor(int currency, Account account) {
        return currency < rows.rows() ? rows.get(currency, account.code()) : 0;
    }

    /** An account's balance rose by so much, or fell when negative. */
    void applyMoved(int currency, Account account, long amountMinor) {
        while (rows.rows() <= currency) {
            rows.append();
        }
        rows.add(currency, account.code(), amountMinor);
    }

    /**
     * Checks that the accounts of a currency sum to zero.
     *
     * @throws IllegalStateException with all balances when they don't: the engine is broken and must stop.
     */
    void mustSumToZero(int currency) {
        if (currency >= rows.rows()) {
            return;
        }
        long sum = 0;
        for (int account = 0; account < ACCOUNTS; account++) {
            sum += rows.get(currency, account);
        }
        if (sum != 0) {
            throw new IllegalStateException("the ledger does not sum to zero: " + describe(currency));
        }
    }

    private String describe(int currency) {
        StringBuilder text = new StringBuilder("currency ").append(currency);
        for (int account = 0; account < ACCOUNTS; account++) {
            text.append(", ").append(Account.ofCode(account)).append(' ').append(rows.get(currency, account));
        }
        return text.toString();
    }

    void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
    }
}
