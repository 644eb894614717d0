package io.drumroll.engine.ledger;

import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/** What each shop has in its balance and what it owes, in its own currency; both are 0 or more. */
final class ShopAccounts {
    private static final int BALANCE = 0;
    private static final int DEBT = 1;
    private static final int COLUMNS = 2;

    /** The row of a shop is its number - 1; shops that no money ever moved for may have none. */
    private final Table rows = new Table(COLUMNS);

    /** What the shop can have paid out, in minor units. */
    long balanceMinor(int shop) {
        return shop > rows.rows() ? 0 : rows.get(shop - 1, BALANCE);
    }

    /** What it owes for refunds that its balance could not give, in minor units. */
    long debtMinor(int shop) {
        return shop > rows.rows() ? 0 : rows.get(shop - 1, DEBT);
    }

    /**
     * A shop's balance and debt rose by so much, or fell when negative.
     *
     * @throws IllegalStateException when one would fall below nothing: the engine is broken and must stop.
     */
    void applyMoved(int shop, long balanceMinor, long debtMinor) {
        while (rows.rows() < shop) {
            rows.append();
        }
        long balance = balanceMinor(shop) + balanceMinor;
        long debt = debtMinor(shop) + debtMinor;
        if (balance < 0 || debt < 0) {
            throw new IllegalStateException(
                    "shop " + shop + " would hold " + balance + " minor and owe " + debt + " minor");
        }
        rows.set(shop - 1, BALANCE, balance);
        rows.set(shop - 1, DEBT, debt);
    }

    void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
    }

    void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
    }
}
