package io.drumroll.engine.shop;

/** What sort of shop it is. */
public enum ShopKind {
    /** People selling. */
    BAZAAR(0),
    /** A brand's own. */
    FLAGSHIP(1),
    /** A foreign brand selling in. */
    IMPORT(2),
    /** Selling abroad in volume, with prices that fall by quantity. */
    WHOLESALE(3);

    private static final ShopKind[] BY_CODE = values();

    private final int code;

    ShopKind(int code) {
        this.code = code;
    }

    /** The kind's number in snapshots and messages; numbers never change. */
    public int code() {
        return code;
    }

    /** The kind with this {@link #code}. */
    public static ShopKind ofCode(int code) {
        return BY_CODE[code];
    }
}
