package io.drumroll.catalog;

/**
 * What is wrong with one field, and what to do about it.
 *
 * @param field the field's path, such as {@code variants[2].priceMinor}.
 * @param reason a sentence for the person who wrote it.
 */
public record Problem(String field, String reason) {}
