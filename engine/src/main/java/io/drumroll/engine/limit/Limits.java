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

    /** Deals ever made. */
    public static final int MAX_DEALS = 10_000_000;
    /** Deals that have not ended yet, for one SKU, for one shop's tiers, or across shops. */
    public static final int MAX_DEALS_PER_SUBJECT = 64;
    /** Breaks, tiers or bundle members of one deal. */
    public static final int MAX_DEAL_STEPS = 10;
    /** Coupons or red packets of one deal. */
    public static final long MAX_COUPONS = 1_000_000_000L;
    /** Different coupon deals of which one buyer holds some. */
    public static final int MAX_COUPON_DEALS_PER_BUYER = 100;
    /** Coupons that one order may name. */
    public static final int MAX_ORDER_COUPONS = 50;
    /** Basis points in a whole. */
    public static final int WHOLE_BPS = 10_000;
    /** The highest duty, in basis points: ten times the goods' value. */
    public static final int MAX_DUTY_BPS = 100_000;
    /** Digits in a tariff code. */
    public static final int MAX_TARIFF_DIGITS = 10;
    /** Duty rules ever set. */
    public static final int MAX_DUTIES = 1_000_000;
    /** Currencies with a rate, the festival's own among them. */
    public static final int MAX_CURRENCIES = 200;
    /** The largest number on either side of a rate. */
    public static final long MAX_RATE = 1_000_000_000L;
    /** The shortest time between shipping and paying the shop unasked, in milliseconds. */
    public static final long MIN_RECEIPT_WINDOW_MS = 1_000;
    /** The longest time between shipping and paying the shop unasked, in milliseconds: 90 days. */
    public static final long MAX_RECEIPT_WINDOW_MS = 90L * 24 * 60 * 60 * 1000;
    /** All that shops may ever earn in one currency, in its minor units; keeps every account within a long. */
    public static final long MAX_TURNOVER_MINOR = 4_000_000_000_000_000_000L;
    /** The last moment that anything may begin: the end of the year 9999, in ms of the epoch. */
    public static final long MAX_TIME_MS = 253_402_300_799_999L;
    /** Deals, payments or refunds that one page of a list may hold. */
    public static final int MAX_PAGE = 1_000;

    private Limits() {}
}
