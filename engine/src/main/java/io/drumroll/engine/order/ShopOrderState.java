package io.drumroll.engine.order;

/** Where a shop's part of an order stands. It follows the order until that is paid, and goes its own way from there. */
public enum ShopOrderState {
    /** The order is placed or reserved. */
    AWAITING_PAYMENT,
    /** Paid; the shop is to ship it. */
    TO_SHIP,
    /** On its way to the buyer. */
    SHIPPED,
    /** Received, and the shop was paid. */
    SETTLED,
    /** All of it was paid back. */
    REFUNDED,
    /** The order was cancelled, expired, or its deposit was forfeited. */
    CANCELLED
}
