package io.drumroll.engine.ledger;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.WalletToppedUp;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * The double-entry ledger: funding (what came from outside, negative), a wallet for each buyer, and escrow. Money only
 * moves from one account to another, so all balances sum to zero; a movement that would break that stops the node.
 */
public final class Ledger {
    private final Frame frame;
    private final Buyers buyers;
    private long fundingMinor;
    private long walletsMinor;
    private long escrowMinor;

    /** A ledger whose wallets are kept with the buyers. */
    public Ledger(Frame frame, Buyers buyers) {
        this.frame = frame;
        this.buyers = buyers;
    }

    /** All that buyers ever topped up, in minor units. */
    public long fundedMinor() {
        return -fundingMinor;
    }

    /** What lies in escrow, in minor units. */
    public long escrowMinor() {
        return escrowMinor;
    }

    /** Decides about a top-up. */
    public Decision decide(TopUpWallet command) {
        Rejection refusal = refuse(command);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        long amount = command.amount().amountMinor();
        long balance = buyers.balanceMinor(buyers.rowOf(command.buyer()));
        return Decision.accept(command.buyer(), balance + amount, new WalletToppedUp(command.buyer(), amount));
    }

    private @Nullable Rejection refuse(TopUpWallet command) {
        long amount = command.amount().amountMinor();
        Rejection refusal = frame.refuseUnscheduled();
        if (refusal == null) {
            refusal = Checks.first(
                    Checks.buyer(command.buyer()),
                    frame.refuseCurrency(command.amount().currency()),
                    Checks.range(Field.AMOUNT, amount, 1, Limits.MAX_AMOUNT_MINOR));
        }
        int row = buyers.rowOf(command.buyer());
        if (refusal == null) {
            refusal = buyers.refuseWithoutRoom(row);
        }
        if (refusal == null && buyers.balanceMinor(row) + amount > Limits.MAX_BALANCE_MINOR) {
            refusal = new CapacityReached(Field.BALANCE, Limits.MAX_BALANCE_MINOR);
        }
        if (refusal == null && fundedMinor() + amount > Limits.MAX_FUNDED_MINOR) {
            refusal = new CapacityReached(Field.FUNDED, Limits.MAX_FUNDED_MINOR);
        }
        return refusal;
    }

    /** Money came from outside into a wallet. */
    public void apply(WalletToppedUp event) {
        fundingMinor -= event.amountMinor();
        move(buyers.applyMet(event.buyer()), event.amountMinor());
        mustBalance();
    }

    /** Money went from a wallet into escrow, or back when negative. */
    public void applyPaid(int buyerRow, long amountMinor) {
        move(buyerRow, -amountMinor);
        escrowMinor += amountMinor;
        mustBalance();
    }

    private void move(int buyerRow, long amountMinor) {
        long balance = buyers.balanceMinor(buyerRow) + amountMinor;
        if (balance < 0) {
            throw new IllegalStateException(
                    "the wallet of buyer " + buyers.number(buyerRow) + " would hold " + balance + " minor");
        }
        buyers.applyBalance(buyerRow, balance);
        walletsMinor += amountMinor;
    }

    private void mustBalance() {
        if (fundingMinor + walletsMinor + escrowMinor != 0) {
            throw new IllegalStateException("the ledger does not sum to zero: funding " + fundingMinor + ", wallets "
                    + walletsMinor + ", escrow " + escrowMinor);
        }
    }

    /** Writes the accounts that are not wallets. */
    public void writeTo(SnapshotWriter writer) {
        writer.number(fundingMinor);
        writer.number(walletsMinor);
        writer.number(escrowMinor);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        fundingMinor = reader.number();
        walletsMinor = reader.number();
        escrowMinor = reader.number();
    }
}
