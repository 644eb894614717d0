package io.drumroll.catalog.search;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Which SKUs to read again after pieces came back without a word of which: all of them, a few at a time, and those of which
 * orders seem to hold every piece first, over and over while pieces come back.
 */
final class SoldOut {
    private static final int A_TURN = 5;

    private final Set<Integer> skus = new LinkedHashSet<>();
    private int soldOutLeft;
    private int othersLeft;
    private int at;
    private int highest;

    /** Says whether orders seem to hold every piece of a SKU. */
    void note(int sku, boolean is) {
        if (is) {
            skus.add(sku);
        } else {
            skus.remove(sku);
        }
    }

    /** Pieces of SKUs up to a number came back. */
    void somethingCameBack(int highestSku) {
        highest = highestSku;
        soldOutLeft = skus.size();
        othersLeft = highestSku;
    }

    /** Gives the next few to be read. */
    void next(IntConsumer read) {
        int wanted = Math.min(A_TURN, soldOutLeft);
        int[] first = new int[wanted];
        int found = 0;
        for (Iterator<Integer> each = skus.iterator(); found < wanted && each.hasNext(); found++) {
            first[found] = each.next();
            each.remove();
        }
        for (int i = 0; i < found; i++) {
            skus.add(first[i]);
            read.accept(first[i]);
        }
        soldOutLeft -= wanted;
        for (int i = 0; i < A_TURN && othersLeft > 0; i++) {
            at = at >= highest ? 1 : at + 1;
            othersLeft--;
            read.accept(at);
        }
    }
}
