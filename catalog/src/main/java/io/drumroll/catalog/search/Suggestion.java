package io.drumroll.catalog.search;

/**
 * Something to type on to.
 *
 * @param id the category's number; 0 for a brand, which is chosen by its name, and for a product's name, which is searched for
 *     as text.
 * @param weight the heavier goes first; 0 or more.
 */
public record Suggestion(Kind kind, String text, SearchLanguage language, long id, long weight) {
    /** What is suggested. */
    public enum Kind {
        CATEGORY,
        BRAND,
        /** What several products are called, without what sets them apart. */
        PRODUCT
    }
}
