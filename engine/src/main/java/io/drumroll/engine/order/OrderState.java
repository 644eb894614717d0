package io.drumroll.engine.order;

/** Where an order stands. {@link #canBecome} is the one transition table. */
public enum OrderState {
    /** Confirmed and its stock taken, not paid yet; it expires at its deadline. */
    PLACED,
    /** Paid into escrow. */
    PAID,
    /** Called off by the buyer; stock and money went back. */
    CANCELLED,
    /** Not paid in time; its stock went back. */
    EXPIRED;

    private static final OrderState[] BY_CODE = values();

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

    /** The state with this ordinal number, as stored in snapshots; new states are only appended. */
    public static OrderState ofCode(int code) {
        return BY_CODE[code];
    }
}
