package io.drumroll.history;

import java.util.Arrays;

/** The shop of each SKU, in 4 bytes each. */
final class SkuShops {
    private int[] shops = new int[1_024];

    void put(int sku, int shop) {
        if (sku >= shops.length) {
            shops = Arrays.copyOf(shops, Math.max(sku + 1, shops.length * 2));
        }
        shops[sku] = shop;
    }

    /**
     * The shop of a SKU.
     *
     * @throws IllegalStateException when the SKU was never listed: the tables don't hold what the feed builds on.
     */
    int shopOf(int sku) {
        int shop = sku > 0 && sku < shops.length ? shops[sku] : 0;
        if (shop == 0) {
            throw new IllegalStateException("SKU " + sku
                    + " was sold, and the history has not seen it listed: rebuild the history from the feed");
        }
        return shop;
    }
}
