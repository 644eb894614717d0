package io.drumroll.history;

/** Whose orders are read: nothing outside of it is found. */
public sealed interface Scope {
    /** What one buyer ordered. */
    record OfBuyer(long buyer) implements Scope {}

    /** One shop's parts of orders, without the buyer and without other shops' lines. */
    record OfShop(int shop) implements Scope {}

    /** All orders, for operators. */
    record Everything() implements Scope {}
}
