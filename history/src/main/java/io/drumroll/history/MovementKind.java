package io.drumroll.history;

/** Why money went into a wallet or out of it. What cards pay and get back is none of it. */
public enum MovementKind {
    /** Money came in from outside. */
    TOP_UP(0),
    /** An order was paid as a whole. */
    PAYMENT(1),
    /** Pieces were reserved by a deposit. */
    DEPOSIT(2),
    /** What a reserved order cost beside its deposit. */
    BALANCE(3),
    /** Pieces were paid back. */
    REFUND(4),
    /** An order was called off: what was paid came back, or a deposit that may be given back. */
    CANCELLATION(5);

    private static final MovementKind[] BY_CODE = values();

    private final int code;

    MovementKind(int code) {
        this.code = code;
    }

    /** Its number in the tables; numbers never change. */
    int code() {
        return code;
    }

    static MovementKind ofCode(int code) {
        return BY_CODE[code];
    }
}
