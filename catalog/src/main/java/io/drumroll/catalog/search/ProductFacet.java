package io.drumroll.catalog.search;

/** By what a person can narrow a search down. Each says what its values look like. */
public enum ProductFacet {
    /** A category's number; a product is in its own category and in all above it. */
    CATEGORY(1),
    /** A brand's name; empty for no brand. */
    BRAND(2),
    /** The name of a {@link io.drumroll.engine.shop.ShopKind}. */
    SHOP_KIND(4),
    /** A country's two letters. */
    ORIGIN(8),
    /** The number of a {@link PriceBands band}, from 0. */
    PRICE_BAND(16),
    /** {@code yes} or {@code no}: whether a SKU of it is on deal now. */
    ON_DEAL(32),
    /** {@code yes} or {@code no}: whether a SKU of it can be ordered now. */
    IN_STOCK(64);

    private final int bit;

    ProductFacet(int bit) {
        this.bit = bit;
    }

    /** One bit, to have several facets in an int. */
    int bit() {
        return bit;
    }
}
