package io.drumroll.engine.oracle;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A buyer: wallet, cart, orders (the newest, which names the one before it), and pieces held of SKUs with a limit. */
final class NaiveBuyer {
    final long number;
    long balanceMinor;

    @Nullable
    NaiveOrder newestOrder;

    /** Quantity by SKU, in the order in which the lines were first put in; null while it was never used. */
    @Nullable
    Map<Integer, Integer> cart;

    /** Pieces by SKU, only of SKUs that have a limit; null while there are none, since most buyers have none. */
    private @Nullable Map<Integer, Integer> held;

    NaiveBuyer(long number) {
        this.number = number;
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

    Map<Integer, Integer> held() {
        return held == null ? Collections.emptyMap() : held;
    }

    int held(int sku) {
        return held().getOrDefault(sku, 0);
    }

    /** Counts pieces of a SKU that has a limit; negative when they go back. */
    void hold(int sku, int pieces) {
        if (held == null) {
            held = new HashMap<>(2);
        }
        if (held.merge(sku, pieces, Integer::sum) == 0) {
            held.remove(sku);
        }
    }
}
