package io.drumroll.catalog.review;

import java.util.Collection;

/** Knows who received what. Waits for the database. */
@FunctionalInterface
public interface Purchases {
    /** Whether a buyer has received, and not given back, a piece of one of these SKUs. */
    boolean hasReceived(long buyer, Collection<Integer> skus);
}
