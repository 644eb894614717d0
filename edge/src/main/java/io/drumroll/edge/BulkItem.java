package io.drumroll.edge;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done with one of a shop's products, among others.
 *
 * @param variant the variant's code; null for all of the product.
 * @param amount what it is about: a price, a change of it, or pieces; 0 where the action needs none.
 * @param version what the caller looked at; 0 for whatever it is now.
 */
record BulkItem(long product, Action action, @Nullable String variant, long amount, int version) {
    /** What can be done with many products at once. */
    enum Action {
        /** Sets the price, in minor units. */
        SET_PRICE,
        /** Adds to the price, or takes off it, in minor units. */
        CHANGE_PRICE,
        /** The same in hundredths of a per cent, rounded half up. */
        CHANGE_PRICE_BPS,
        /** Adds pieces. */
        RESTOCK,
        /** Takes it off for good. */
        WITHDRAW,
        /** Asks for an operator's review. */
        SUBMIT;

        boolean needsAmount() {
            return this != WITHDRAW && this != SUBMIT;
        }
    }
}
