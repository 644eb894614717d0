package io.drumroll.engine.oracle;

import io.drumroll.engine.message.Command.ListSku;

/** A SKU: how it was listed, what it costs now, and its stock. */
final class NaiveSku {
    final int number;
    final NaiveShop shop;
    final ListSku listing;
    long priceMinor;
    long restocked;
    long available;
    boolean onSale = true;

    NaiveSku(int number, NaiveShop shop, ListSku listing) {
        this.number = number;
        this.shop = shop;
        this.listing = listing;
        this.priceMinor = listing.price().amountMinor();
        this.available = listing.stock();
    }

    int limitPerBuyer() {
        return listing.limitPerBuyer();
    }

    long supplied() {
        return listing.stock() + restocked;
    }
}
