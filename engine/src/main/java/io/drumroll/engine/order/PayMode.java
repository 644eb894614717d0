package io.drumroll.engine.order;

/** When an order is paid. */
public enum PayMode {
    /** With the order, from the buyer's wallet, or the order is refused. */
    NOW,
    /** By its own command before the festival's payment deadline. */
    LATER
}
