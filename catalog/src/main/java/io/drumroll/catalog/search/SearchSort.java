package io.drumroll.catalog.search;

/**
 * The order of what was found. Products that are sold out come after all others in every order, and the lower product
 * number goes first among equals.
 */
public enum SearchSort {
    /** Those that fit the text best; without a text those that sold most. */
    RELEVANCE,
    PRICE_UP,
    PRICE_DOWN,
    /** Most pieces sold. */
    SALES,
    /** Launched last. */
    NEWEST
}
