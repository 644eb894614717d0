package io.drumroll.board;

import java.util.BitSet;

/**
 * How many distinct shops an order's lines are of. The shops of a usual order are compared with each other, which stays in the
 * processor's cache; those of a long one are noted one by one.
 */
final class ShopsOfOrder {
    /** Lines of an order whose shops are compared with each other. */
    static final int FEW = 32;

    private final int[] few = new int[FEW];
    private final BitSet many = new BitSet();
    private boolean isLong;
    private int distinct;

    void begin(int lines) {
        distinct = 0;
        isLong = lines > FEW;
        if (isLong) {
            many.clear();
        }
    }

    void add(int shop) {
        if (isLong) {
            if (!many.get(shop)) {
                many.set(shop);
                distinct++;
            }
            return;
        }
        for (int i = 0; i < distinct; i++) {
            if (few[i] == shop) {
                return;
            }
        }
        few[distinct++] = shop;
    }

    int distinct() {
        return distinct;
    }
}
