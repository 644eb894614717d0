package io.drumroll.catalog.review;

/**
 * What a buyer says of a product.
 *
 * @param id its number; a higher one was written later.
 * @param author the first letter of the buyer's display name; empty once the account was deleted.
 * @param stars 1 to 5.
 * @param language a language tag, such as zh-Hant.
 * @param answer what the shop answers; empty while it doesn't.
 * @param answeredMs when, in ms of the epoch; 0 while it doesn't.
 * @param hiddenReason why an operator hides it; empty while everybody may see it.
 * @param writtenMs when it was first written, in ms of the epoch.
 * @param changedMs when its author changed it last.
 */
public record Review(
        long id,
        long product,
        String author,
        int stars,
        String language,
        String text,
        String answer,
        long answeredMs,
        String hiddenReason,
        long writtenMs,
        long changedMs) {
    /** Whether only its author and operators may see it. */
    public boolean isHidden() {
        return !hiddenReason.isEmpty();
    }
}
