package io.drumroll.engine.order;

/** Where an order stands. {@link #canBecome} is the one transition table. */
public enum OrderState {
    /** Confirmed and its stock taken, not paid yet; it expires at its deadline. */
    PLACED(0),
    /** Paid into escrow. */
    PAID(1),
    /** Called off by the buyer; stock and money went back. */
    CANCELLED(2),
    /** Not paid in time; its stock went back. */
    EXPIRED(3);

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
            case PAID -> next == CANCELLED;
            case CANCELLED, EXPIRED -> false;
        };
    }

    /** Whether the order holds stock: it was neither cancelled nor expired. */
    public boolean holdsStock() {
        return this == PLACED || this == PAID;
    }

    /** The state with this {@link #code}. */
    public static OrderState ofCode(int code) {
        return BY_CODE[code];
    }
}
