package io.drumroll.engine.order;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.money.Apportionment;
import io.drumroll.engine.promotion.SpendAndSave;
import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;

/**
 * Lines being counted together and priced: the engine's scratch paper, used anew for each order and never state. Plain
 * arrays, because every order passes here.
 */
final class OrderDraft {
    /** Up to so many lines a look through the lines before is quicker than a map. */
    private static final int SMALL = 16;

    private static final int MISSING = -1;

    private final Int2IntHashMap lineOfSku = new Int2IntHashMap(MISSING);
    private int[] skus = new int[SMALL];
    private int[] quantities = new int[SMALL];
    private long[] unitPricesMinor = new long[SMALL];
    private long[] grossMinor = new long[SMALL];
    private long[] savingsMinor = new long[SMALL];
    private int count;
    private long subtotalMinor;
    private long savingMinor;

    /** Begins anew. */
    void clear() {
        if (count > SMALL) {
            lineOfSku.clear();
        }
        count = 0;
        subtotalMinor = 0;
        savingMinor = 0;
    }

    /** Adds pieces of a SKU, to the line that has it already if there is one. */
    void add(int sku, int quantity) {
        int line = find(sku);
        if (line == MISSING) {
            append(sku, quantity);
        } else {
            // At most MAX_ORDER_LINES times MAX_QUANTITY, which an int holds.
            quantities[line] += quantity;
        }
    }

    private int find(int sku) {
        if (count > SMALL) {
            return lineOfSku.get(sku);
        }
        for (int i = 0; i < count; i++) {
            if (skus[i] == sku) {
                return i;
            }
        }
        return MISSING;
    }

    private void append(int sku, int quantity) {
        if (count == skus.length) {
            int larger = Math.min(count * 4, Limits.MAX_ORDER_LINES);
            skus = Arrays.copyOf(skus, larger);
            quantities = Arrays.copyOf(quantities, larger);
            unitPricesMinor = Arrays.copyOf(unitPricesMinor, larger);
            grossMinor = Arrays.copyOf(grossMinor, larger);
        }
        skus[count] = sku;
        quantities[count] = quantity;
        count++;
        if (count == SMALL + 1) {
            for (int i = 0; i < count; i++) {
                lineOfSku.put(skus[i], i);
            }
        } else if (count > SMALL) {
            lineOfSku.put(sku, count - 1);
        }
    }

    /** Notes the price of a line's piece. */
    void price(int line, long unitPriceMinor) {
        unitPricesMinor[line] = unitPriceMinor;
    }

    /** Sums up the lines; {@link Long#MAX_VALUE} when the sum is larger than a long. */
    long sumUp() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            // A line is at most 10^17 minor, so that only the sum could overflow; it is cut off far below.
            grossMinor[i] = quantities[i] * unitPricesMinor[i];
            sum = sum > Long.MAX_VALUE - grossMinor[i] ? Long.MAX_VALUE : sum + grossMinor[i];
        }
        subtotalMinor = sum;
        return sum;
    }

    /** Takes the saving off and spreads it over the lines; the subtotal is within its range. */
    void save(SpendAndSave saving) {
        savingMinor = saving.savingOn(subtotalMinor);
        savingsMinor = Apportionment.byLargestRemainder(savingMinor, grossMinor, count);
    }

    int count() {
        return count;
    }

    int sku(int line) {
        return skus[line];
    }

    int quantity(int line) {
        return quantities[line];
    }

    long unitPriceMinor(int line) {
        return unitPricesMinor[line];
    }

    long grossMinor(int line) {
        return grossMinor[line];
    }

    long savingMinor(int line) {
        return savingsMinor[line];
    }

    long subtotalMinor() {
        return subtotalMinor;
    }

    long savingMinor() {
        return savingMinor;
    }

    long totalMinor() {
        return subtotalMinor - savingMinor;
    }
}
