package io.drumroll.engine.promotion;

/** The order in which deals are applied; each works on what the ones before it left. */
public enum Stage {
    /** Festival prices, quantity breaks, second pieces, bundles and pre-sales: one for each piece. */
    ITEM(0),
    /** A shop's tiers, on what is left of its lines together. */
    SHOP_TIERS(1),
    /** A coupon of a shop. */
    SHOP_COUPON(2),
    /** The saving across shops. Amounts are in the festival's currency from here on. */
    CROSS_SHOP(3),
    /** A coupon of the festival. */
    FESTIVAL_COUPON(4),
    /** A red packet, last. */
    RED_PACKET(5);

    private static final Stage[] BY_CODE = values();

    private final int code;

    Stage(int code) {
        this.code = code;
    }

    /** The stage's number in snapshots and messages; numbers never change. */
    public int code() {
        return code;
    }

    /** Whether amounts of this stage are in the shop's currency, not the festival's. */
    public boolean inShopCurrency() {
        return code <= SHOP_COUPON.code;
    }

    /** The stage with this {@link #code}. */
    public static Stage ofCode(int code) {
        return BY_CODE[code];
    }
}
