package io.drumroll.catalog.search;

/** By what a person can narrow a search down. Each says what its values look like. */
public enum ProductFacet {
    /** A category's number; a product is in its own category and in all above it. */
    CATEGORY,
    /** A brand's number; 0 for no brand. */
    BRAND,
    /** The name of a {@link io.drumroll.engine.shop.ShopKind}. */
    SHOP_KIND,
    /** A country's two letters. */
    ORIGIN,
    /** The number of a {@link PriceBands band}, from 0. */
    PRICE_BAND,
    /** {@code yes} or {@code no}: whether a SKU of it is on deal now. */
    ON_DEAL,
    /** {@code yes} or {@code no}: whether a SKU of it can be ordered now. */
    IN_STOCK;

    int bit() {
        return 1 << ordinal();
    }
}
