package io.drumroll.catalog;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;

/** Where shops are opened: the engine, seen from here. May wait; never throws for what the engine refuses. */
@FunctionalInterface
public interface Shops {
    /**
     * Opens a shop.
     *
     * @param key up to 255 visible ASCII characters; opening again under the same key gives the same shop.
     */
    Answer open(String key, String name, Country country, ShopKind kind, Currency currency);

    /** What the engine answered. */
    sealed interface Answer {
        /** Opened; the shop's number. */
        record Opened(int shop) implements Answer {}

        /** Refused, and will be again; why, in a sentence. */
        record Refused(String reason) implements Answer {}

        /** Not known whether it was opened: ask again. */
        record Away(String reason) implements Answer {}
    }
}
