package io.drumroll.engine.order;

/** What an order was paid with, and so where its refunds go. */
public enum PayMethod {
    /** The buyer's wallet of the order's currency. */
    WALLET,
    /** A payment provider's payment. */
    CARD
}
