package io.drumroll.catalog.search;

/**
 * The order of what was found. Products that are sold out come after all others in every order, and the lower product
 * number goes first among equals.
 */
public enum SearchSort {
    /** Those that fit the text best; without a text those that sold most. */
    RELEVANCE(0),
    PRICE_UP(1),
    PRICE_DOWN(2),
    /** Most pieces sold. */
    SALES(3),
    /** Launched last. */
    NEWEST(4);

    private final int code;

    SearchSort(int code) {
        this.code = code;
    }

    /** The order's number in cursors; numbers never change. */
    int code() {
        return code;
    }
}
