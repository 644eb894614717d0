package io.drumroll.catalog;

/**
 * What a product is called and said to be, in one language.
 *
 * @param title one line, 1 to {@link ContentRules#MAX_TITLE} characters.
 * @param description may have lines; may be empty; at most {@link ContentRules#MAX_DESCRIPTION} characters.
 */
public record ProductText(String title, String description) {}
