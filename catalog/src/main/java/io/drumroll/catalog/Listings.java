package io.drumroll.catalog;

import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import java.util.Set;

/** Where SKUs are listed: the engine, seen from here. May wait; never throws for what the engine refuses. */
public interface Listings {
    /**
     * Lists a SKU.
     *
     * @param key up to 255 visible ASCII characters; listing again under the same key gives the same SKU.
     */
    Answer list(String key, Listing listing);

    /** Changes a SKU's price; to the price that it has already is done too. */
    Answer changePrice(int sku, Money price);

    /** Takes a SKU off sale for good; one that is off sale already is done too. */
    Answer delist(int sku);

    /** The categories for which the festival has a commission, as far as it says. */
    default Set<String> commissioned() {
        return Set.of();
    }

    /** A SKU to list; the fields are those of the engine's command. */
    record Listing(
            int shop,
            String title,
            String category,
            String brand,
            Country origin,
            String tariffCode,
            Money price,
            long stock,
            int limitPerBuyer) {}

    /** What the engine answered. */
    sealed interface Answer {
        /** Done; the SKU's number. */
        record Done(int sku) implements Answer {}

        /** Refused, and will be again; why, in a sentence. */
        record Refused(String reason) implements Answer {}

        /** Not known whether it was done: ask again. */
        record Away(String reason) implements Answer {}
    }
}
