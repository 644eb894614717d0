package io.drumroll.engine.order;

/** Where an order stands. {@link #canBecome} is the one transition table. */
public enum OrderState {
    /** Confirmed and its stock taken, not paid yet; it expires at its deadline. */
    PLACED(0),
    /** Paid into escrow; its shop orders go their own way ({@link ShopOrderState}). */
    PAID(1),
    /** Called off by the buyer; stock and money went back. */
    CANCELLED(2),
    /** Not paid in time; its stock went back. */
    EXPIRED(3),
    /** A pre-sale's deposit was paid and its stock taken; the balance is to be paid in its window. */
    RESERVED(4),
    /** The balance was not paid in time: the deposit is the shop's, the stock went back. */
    FORFEITED(5),
    /** Paid, and all of it was paid back. */
    REFUNDED(6);

    private static final OrderState[] BY_CODE = values();

    private final int code;

    OrderState(int code) {
        this.code = code;
    }

    /** The state's number in snapshots and messages; numbers never change. */
    public int code() {
        return code;
    }

    /** Whether an order in this state may go over to {@code next}. */
    public boolean canBecome(OrderState next) {
        return switch (this) {
            case PLACED -> next == PAID || next == CANCELLED || next == EXPIRED;
            case RESERVED -> next == PAID || next == CANCELLED || next == FORFEITED;
            case PAID -> next == CANCELLED || next == REFUNDED;
            case CANCELLED, EXPIRED, FORFEITED, REFUNDED -> false;
        };
    }

    /** Whether the order holds stock, apart from pieces that a refund put back on sale. */
    public boolean holdsStock() {
        return this == PLACED || this == PAID || this == RESERVED || this == REFUNDED;
    }

    /** The state with this {@link #code}. */
    public static OrderState ofCode(int code) {
        return BY_CODE[code];
    }
}
