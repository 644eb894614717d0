package io.drumroll.catalog;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One choice of a product, which becomes one SKU of the engine when the product is published.
 *
 * @param code the shop's own, unique within the product.
 * @param options what tells it from the other variants, such as {@code size} to {@code XL}; empty for a product's only one.
 * @param priceMinor price of one piece, in minor units.
 * @param currency the shop's.
 * @param stock opening stock, in pieces; once listed, stock is the engine's.
 * @param limitPerBuyer the most pieces that one buyer may have, 0 for no limit.
 */
public record Variant(
        String code,
        SortedMap<String, String> options,
        long priceMinor,
        String currency,
        long stock,
        int limitPerBuyer) {
    public Variant {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** The same at another price. */
    Variant at(long otherPriceMinor) {
        return new Variant(code, options, otherPriceMinor, currency, stock, limitPerBuyer);
    }
}
