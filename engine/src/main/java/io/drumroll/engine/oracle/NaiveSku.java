package io.drumroll.engine.oracle;

import io.drumroll.engine.region.Country;

/** A SKU: how it was listed, what it costs now, and its stock. */
final class NaiveSku {
    final int number;
    final int shop;
    final String title;
    final String category;
    final String brand;
    final Country origin;
    final long openingStock;
    final int limitPerBuyer;
    long priceMinor;
    long restocked;
    long available;
    boolean onSale = true;

    NaiveSku(
            int number,
            int shop,
            String title,
            String category,
            String brand,
            Country origin,
            long priceMinor,
            long openingStock,
            int limitPerBuyer) {
        this.number = number;
        this.shop = shop;
        this.title = title;
        this.category = category;
        this.brand = brand;
        this.origin = origin;
        this.priceMinor = priceMinor;
        this.openingStock = openingStock;
        this.limitPerBuyer = limitPerBuyer;
        this.available = openingStock;
    }

    long supplied() {
        return openingStock + restocked;
    }
}
