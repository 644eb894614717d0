package io.drumroll.books;

/** What moved a shop's balance. */
public enum EntryKind {
    /** A part of an order was paid to the shop; the amount is its proceeds, commission included. */
    SALE(1),
    /** What the festival kept of a sale. */
    COMMISSION(-1),
    /** What of a sale went to pay the shop's debt. */
    DEBT_REPAID(-1),
    /** Pieces were refunded after the shop had been paid for them; the amount is their proceeds, commission included. */
    REFUND(-1),
    /** What the festival gave back of its commission in a refund. */
    COMMISSION_RETURNED(1),
    /** What of a refund the shop's balance did not hold and the shop now owes. */
    DEBT_TAKEN(1),
    /** A buyer's deposit that was not followed by the balance. */
    FORFEITED_DEPOSIT(1),
    /** Money that left the festival for the shop's bank. */
    PAYOUT(-1);

    private final int sign;

    EntryKind(int sign) {
        this.sign = sign;
    }

    /** 1 if it raises the balance, -1 if it lowers it. */
    public int sign() {
        return sign;
    }

    /** The kind as documents write it, such as {@code debt_repaid}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
