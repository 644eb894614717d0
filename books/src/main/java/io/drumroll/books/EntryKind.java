package io.drumroll.books;

import java.util.Locale;

/** What moved a shop's balance. */
public enum EntryKind {
    /** A part of an order was paid to the shop; the amount is its proceeds, commission included. */
    SALE(0, 1),
    /** What the festival kept of a sale. */
    COMMISSION(1, -1),
    /** What of a sale went to pay the shop's debt. */
    DEBT_REPAID(2, -1),
    /** Pieces were refunded after the shop had been paid for them; the amount is their proceeds, commission included. */
    REFUND(3, -1),
    /** What the festival gave back of its commission in a refund. */
    COMMISSION_RETURNED(4, 1),
    /** What of a refund the shop's balance did not hold and the shop now owes. */
    DEBT_TAKEN(5, 1),
    /** A buyer's deposit that was not followed by the balance. */
    FORFEITED_DEPOSIT(6, 1),
    /** Money that left the festival for the shop's bank. */
    PAYOUT(7, -1);

    private final int number;
    private final int sign;

    EntryKind(int number, int sign) {
        this.number = number;
        this.sign = sign;
    }

    /** The kind's number in checkpoints; numbers are dense from 0 and never change. */
    int number() {
        return number;
    }

    /** 1 if it raises the balance, -1 if it lowers it. */
    public int sign() {
        return sign;
    }

    /** The kind as documents write it, such as {@code debt_repaid}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
