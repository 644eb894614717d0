package io.drumroll.catalog;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An engine that remembers keys, and can be away or refuse. Asked by many threads, answers one at a time. */
final class FakeEngine implements Listings, Shops {
    final List<Listing> listed = new ArrayList<>();
    final Map<Integer, Long> prices = new HashMap<>();
    final Set<Integer> delisted = new HashSet<>();
    final List<String> shops = new ArrayList<>();
    /** How many commands are taken before the engine is away. */
    int takesCommands = Integer.MAX_VALUE;
    /** A title that is refused. */
    String refuses = "";
    /** The categories with a commission. */
    Set<String> commissioned = Set.of();

    private final Map<String, Integer> keys = new HashMap<>();

    @Override
    public Set<String> commissioned() {
        return commissioned;
    }

    @Override
    public synchronized Listings.Answer list(String key, Listing listing) {
        if (takesCommands-- <= 0) {
            return new Listings.Answer.Away("The engine is away.");
        }
        if (listing.title().equals(refuses)) {
            return new Listings.Answer.Refused("not this one");
        }
        Integer known = keys.get(key);
        if (known == null) {
            listed.add(listing);
            known = listed.size();
            keys.put(key, known);
            prices.put(known, listing.price().amountMinor());
        }
        return new Listings.Answer.Done(known);
    }

    @Override
    public synchronized Listings.Answer changePrice(int sku, Money price) {
        if (takesCommands-- <= 0) {
            return new Listings.Answer.Away("The engine is away.");
        }
        prices.put(sku, price.amountMinor());
        return new Listings.Answer.Done(sku);
    }

    @Override
    public synchronized Listings.Answer delist(int sku) {
        if (takesCommands-- <= 0) {
            return new Listings.Answer.Away("The engine is away.");
        }
        delisted.add(sku);
        return new Listings.Answer.Done(sku);
    }

    @Override
    public synchronized Shops.Answer open(String key, String name, Country country, ShopKind kind, Currency currency) {
        if (takesCommands-- <= 0) {
            return new Shops.Answer.Away("The engine is away.");
        }
        if (name.equals(refuses)) {
            return new Shops.Answer.Refused("not this one");
        }
        Integer known = keys.get(key);
        if (known == null) {
            shops.add(name);
            known = shops.size();
            keys.put(key, known);
        }
        return new Shops.Answer.Opened(known);
    }
}
