package io.drumroll.catalog.search;

/**
 * A SKU's figures of the feed, some hundred milliseconds old.
 *
 * @param priceMinor in its shop's currency.
 * @param available pieces that can be ordered, 0 or more.
 * @param sold pieces that orders hold.
 * @param isOnSale whether it is listed still.
 */
public record SkuFigure(long priceMinor, long available, long sold, boolean isOnSale) {
    /** Whether it can be ordered now. */
    public boolean isInStock() {
        return isOnSale && available > 0;
    }
}
