package io.drumroll.engine.oracle;

import io.drumroll.engine.money.Currency;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A buyer: wallets, cart, coupons, orders (the newest, which names the one before it), and pieces held of SKUs with a
 * limit. What most buyers don't have is null until they do.
 */
final class NaiveBuyer {
    /** How many coupons of one deal the buyer has, and how many of them are in orders that hold them. */
    static final class Held {
        int claimed;
        int used;
    }

    final long number;

    /** The wallet that was used first, as most buyers use one. */
    private @Nullable Currency firstCurrency;

    private long firstMinor;
    private @Nullable Map<Currency, Long> otherWallets;

    @Nullable
    NaiveOrder newestOrder;

    /** Quantity by SKU, in the order in which the lines were first put in. */
    @Nullable
    Map<Integer, Integer> cart;

    /** By deal, in the order of the first claim. */
    private @Nullable Map<Integer, Held> coupons;

    /** Pieces by SKU, only of SKUs that have a limit. */
    private @Nullable Map<Integer, Integer> held;

    NaiveBuyer(long number) {
        this.number = number;
    }

    /** Adds to a wallet; negative to take away. */
    void pay(Currency currency, long amountMinor) {
        if (amountMinor == 0) {
            return;
        }
        if (firstCurrency == null || firstCurrency.equals(currency)) {
            firstCurrency = currency;
            firstMinor += amountMinor;
            return;
        }
        if (otherWallets == null) {
            otherWallets = new HashMap<>(2);
        }
        otherWallets.merge(currency, amountMinor, Long::sum);
    }

    long balanceMinor(Currency currency) {
        if (currency.equals(firstCurrency)) {
            return firstMinor;
        }
        return otherWallets == null ? 0 : otherWallets.getOrDefault(currency, 0L);
    }

    /** Whether money ever came into the wallet of a currency. */
    boolean used(Currency currency) {
        return currency.equals(firstCurrency) || (otherWallets != null && otherWallets.containsKey(currency));
    }

    /** All wallets that were ever used. */
    Map<Currency, Long> wallets() {
        Map<Currency, Long> all = new LinkedHashMap<>();
        if (firstCurrency != null) {
            all.put(firstCurrency, firstMinor);
        }
        if (otherWallets != null) {
            all.putAll(otherWallets);
        }
        return all;
    }

    Map<Integer, Integer> cart() {
        return cart == null ? Collections.emptyMap() : cart;
    }

    Map<Integer, Integer> cartToChange() {
        if (cart == null) {
            cart = new LinkedHashMap<>();
        }
        return cart;
    }

    Map<Integer, Held> coupons() {
        return coupons == null ? Collections.emptyMap() : coupons;
    }

    /** Whether a coupon of a deal is left that no order holds. */
    boolean hasUnused(int deal) {
        Held of = coupons().get(deal);
        return of != null && of.used < of.claimed;
    }

    Held couponsToChange(int deal) {
        if (coupons == null) {
            coupons = new LinkedHashMap<>(2);
        }
        return coupons.computeIfAbsent(deal, _ -> new Held());
    }

    Map<Integer, Integer> held() {
        return held == null ? Collections.emptyMap() : held;
    }

    int held(int sku) {
        return held().getOrDefault(sku, 0);
    }

    /** Counts pieces of a SKU that has a limit; negative when they go back. */
    void hold(int sku, int pieces) {
        if (pieces == 0) {
            return;
        }
        if (held == null) {
            held = new HashMap<>(2);
        }
        if (held.merge(sku, pieces, Integer::sum) == 0) {
            held.remove(sku);
        }
    }
}
