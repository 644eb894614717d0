package io.drumroll.engine.ledger;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.table.RowIndex;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/**
 * What each buyer's wallets hold. The one in the festival's currency lies in the buyer's own row, since nearly every order
 * passes there; the others are rows of their own.
 */
final class Wallets {
    /** The festival's own currency. */
    private static final int FESTIVAL = 0;

    private static final int CURRENCY_BITS = 8;

    private static final int KEY = 0;
    private static final int BALANCE = 1;
    private static final int COLUMNS = 2;

    private final Buyers buyers;
    private final Table rows = new Table(COLUMNS);
    private final RowIndex byKey = new RowIndex(rows, KEY);

    Wallets(Buyers buyers) {
        this.buyers = buyers;
    }

    /** What a wallet holds, in minor units; 0 for a buyer never met. */
    long balanceMinor(int buyerRow, int currency) {
        if (currency == FESTIVAL) {
            return buyers.balanceMinor(buyerRow);
        }
        int row = find(buyerRow, currency);
        return row == RowIndex.NONE ? 0 : rows.get(row, BALANCE);
    }

    /** Whether the buyer ever had money in a currency other than the festival's. */
    boolean wasUsed(int buyerRow, int currency) {
        return find(buyerRow, currency) != RowIndex.NONE;
    }

    private int find(int buyerRow, int currency) {
        return buyerRow == Buyers.NONE ? RowIndex.NONE : byKey.find(key(buyerRow, currency));
    }

    /**
     * Money came into a wallet, or left it when negative.
     *
     * @throws IllegalStateException when the wallet would hold less than nothing: the engine is broken and must stop.
     */
    void applyMoved(int buyerRow, int currency, long amountMinor) {
        long balance = balanceMinor(buyerRow, currency) + amountMinor;
        if (balance < 0) {
            throw new IllegalStateException("the wallet of buyer " + buyers.number(buyerRow) + " in currency "
                    + currency + " would hold " + balance + " minor");
        }
        if (currency == FESTIVAL) {
            buyers.applyBalance(buyerRow, balance);
        } else if (amountMinor != 0) {
            applyBalance(key(buyerRow, currency), balance);
        }
    }

    private void applyBalance(long key, long balanceMinor) {
        int row = byKey.find(key);
        if (row == RowIndex.NONE) {
            row = rows.append();
            rows.set(row, KEY, key);
            byKey.add(row);
        }
        rows.set(row, BALANCE, balanceMinor);
    }

    private static long key(int buyerRow, int currency) {
        return (long) buyerRow << CURRENCY_BITS | currency;
    }

    void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
        byKey.rebuild();
    }
}
