package io.drumroll.engine.limit;

/** Every bound of the engine, by name. What happens at each is a {@code Rejection}, never a loss. */
public final class Limits {
    /** Lines that one order may have before lines of one SKU are counted together; the longest real invoice we know has 1,114. */
    public static final int MAX_ORDER_LINES = 2_000;
    /** Lines in one cart. */
    public static final int MAX_CART_LINES = 200;
    /** Pieces of one SKU in one order or cart. */
    public static final int MAX_QUANTITY = 1_000_000;
    /** Pieces of one SKU in stock. */
    public static final long MAX_STOCK = 1_000_000_000_000L;
    /** Price of one piece, in minor units. */
    public static final long MAX_PRICE_MINOR = 100_000_000_000L;
    /** Total of one order before savings, and of one top-up, in minor units. */
    public static final long MAX_AMOUNT_MINOR = 10_000_000_000_000L;
    /** Balance of one wallet, in minor units. */
    public static final long MAX_BALANCE_MINOR = 1_000_000_000_000_000L;
    /** All money that buyers ever topped up, in minor units; keeps every sum of the books within a long. */
    public static final long MAX_FUNDED_MINOR = 4_000_000_000_000_000_000L;
    /** Bytes of UTF-8 in a shop's or festival's name, a SKU's title, a category or a brand. */
    public static final int MAX_TEXT_BYTES = 120;
    /** Shops in a festival. */
    public static final int MAX_SHOPS = 1_000_000;
    /** SKUs in a festival. */
    public static final int MAX_SKUS = 20_000_000;
    /** Distinct categories and brands together. */
    public static final int MAX_LABELS = 1_000_000;
    /** Buyers that the engine knows: those who have ordered, filled a cart or topped up. */
    public static final int MAX_BUYERS = 100_000_000;
    /** Orders that the engine keeps. */
    public static final int MAX_ORDERS = 200_000_000;
    /** The shortest time between an order and its payment deadline, in milliseconds. */
    public static final long MIN_PAY_WINDOW_MS = 1_000;
    /** The longest time between an order and its payment deadline, in milliseconds: 30 days. */
    public static final long MAX_PAY_WINDOW_MS = 30L * 24 * 60 * 60 * 1000;
    /** Idempotency keys remembered; the oldest is forgotten for the newest. At 50,000 orders/s: 83 s of them. */
    public static final int KEY_WINDOW = 1 << 22;
    /** Orders that one tick may expire; the rest follow in the next, so that millions falling due never stall the line. */
    public static final int MAX_EXPIRIES_PER_TICK = 4_096;
    /** Orders that one page of a buyer's list may hold. */
    public static final int MAX_ORDER_PAGE = 100;

    private Limits() {}
}
