package io.drumroll.engine.promotion;

/** Who bears what a deal takes off, when it is sold and when it is refunded. */
public enum Funder {
    /** The shop whose line it is: its proceeds are less. */
    SHOP,
    /** The festival: it adds to the shop's proceeds what the buyer did not pay. */
    FESTIVAL
}
