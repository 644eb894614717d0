package io.drumroll.catalog.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/**
 * What changes with every sale, beside the index: which products can be ordered, are on deal, and how many pieces they
 * sold. It is told of SKUs and sums them up by product; what is told of a SKU before its product is known counts once it is.
 *
 * <p>All that it is told is absolute (sold pieces in all, not one more), so a feed can be read twice. It is written by
 * whoever reads the feed and by the index; searches read without a lock and may see a figure an instant late. A product
 * costs about 70 bytes and a SKU as much.
 */
public final class LiveFigures {
    /** The most products, removed ones among them, and the most SKUs that are ever counted. */
    public static final int MAX_PRODUCTS = 1 << 24;

    private static final int MAX_SKUS = 1 << 26;
    private static final int NONE = -1;
    private static final int START = 1 << 10;

    private static final int IN_STOCK = 1;
    private static final int ON_DEAL = 2;
    private static final int SOLD_SHIFT = 2;

    /** So that sold pieces and flags share a word. */
    private static final long MOST_SOLD = Long.MAX_VALUE >> (SOLD_SHIFT + 2);

    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private final Long2LongHashMap slots = new Long2LongHashMap(NONE);
    private final Long2LongHashMap rows = new Long2LongHashMap(NONE);

    // By product's slot. The first is read by searches.
    private volatile long[] words = new long[START];
    private long[] soldPieces = new long[START];
    private int[] skusInStock = new int[START];
    private int[] skusOnDeal = new int[START];
    private int[] firstRow = filled(START);

    // By SKU's row; a product's rows are chained.
    private long[] skuWords = new long[START];
    private int[] slotOfRow = filled(START);
    private int[] nextRow = filled(START);

    /** Says whether a SKU can be ordered now. */
    public synchronized void inStock(long sku, boolean value) {
        int row = rowOf(sku);
        set(row, flagged(skuWords[row], IN_STOCK, value));
    }

    /** Says whether a SKU is on deal now. */
    public synchronized void onDeal(long sku, boolean value) {
        int row = rowOf(sku);
        set(row, flagged(skuWords[row], ON_DEAL, value));
    }

    /**
     * Says how many pieces of a SKU are sold in all.
     *
     * @param pieces 0 or more.
     */
    public synchronized void sold(long sku, long pieces) {
        if (pieces < 0) {
            throw new IllegalArgumentException("SKU " + sku + " sold " + pieces + " pieces");
        }
        int row = rowOf(sku);
        long flags = skuWords[row] & (IN_STOCK | ON_DEAL);
        set(row, Math.min(pieces, MOST_SOLD) << SOLD_SHIFT | flags);
    }

    /** {@link #inStock} and {@link #sold} in one. */
    public synchronized void stockAndSales(long sku, boolean isInStock, long pieces) {
        if (pieces < 0) {
            throw new IllegalArgumentException("SKU " + sku + " sold " + pieces + " pieces");
        }
        int row = rowOf(sku);
        long word = Math.min(pieces, MOST_SOLD) << SOLD_SHIFT | (skuWords[row] & ON_DEAL);
        set(row, flagged(word, IN_STOCK, isInStock));
    }

    /** Says which SKUs a product has; they count for no other product any more, and its other ones for none. */
    public synchronized void listed(long product, List<Long> skus) {
        int slot = slotOf(product);
        detachAll(slot);
        for (long sku : skus) {
            int row = rowOf(sku);
            detach(row);
            attach(row, slot);
        }
    }

    /** Says that a product is gone; its SKUs count for none. */
    public synchronized void removed(long product) {
        long slot = slots.get(product);
        if (slot != NONE) {
            detachAll((int) slot);
        }
    }

    /** Whether a SKU of the product can be ordered now. */
    public synchronized boolean productInStock(long product) {
        return isInStock(wordOf(product));
    }

    /** Whether a SKU of the product is on deal now. */
    public synchronized boolean productOnDeal(long product) {
        return isOnDeal(wordOf(product));
    }

    /** The pieces sold of all SKUs of the product. */
    public synchronized long productSold(long product) {
        return sold(wordOf(product));
    }

    /** The product's place in {@link #words}, the same as long as this lives. */
    synchronized int slotOf(long product) {
        long known = slots.get(product);
        if (known != NONE) {
            return (int) known;
        }
        int slot = slots.size();
        if (slot >= MAX_PRODUCTS) {
            throw new IllegalStateException(
                    "there are live figures for " + slot + " products already; restart to forget the removed ones");
        }
        if (slot >= firstRow.length) {
            growProducts(slot * 2);
        }
        slots.put(product, slot);
        return slot;
    }

    /** All products' figures by slot, for one search. A slot beyond its end has none. */
    long[] words() {
        return words;
    }

    static long word(long[] words, int slot) {
        return slot < words.length ? (long) WORDS.getOpaque(words, slot) : 0;
    }

    static boolean isInStock(long word) {
        return (word & IN_STOCK) != 0;
    }

    static boolean isOnDeal(long word) {
        return (word & ON_DEAL) != 0;
    }

    static long sold(long word) {
        return word >>> SOLD_SHIFT;
    }

    private long wordOf(long product) {
        long slot = slots.get(product);
        return slot == NONE ? 0 : words[(int) slot];
    }

    private int rowOf(long sku) {
        long known = rows.get(sku);
        if (known != NONE) {
            return (int) known;
        }
        int row = rows.size();
        if (row >= MAX_SKUS) {
            throw new IllegalStateException("there are live figures for " + row + " SKUs already");
        }
        if (row >= skuWords.length) {
            growSkus(row * 2);
        }
        rows.put(sku, row);
        return row;
    }

    private void set(int row, long word) {
        int slot = slotOfRow[row];
        if (slot == NONE) {
            skuWords[row] = word;
            return;
        }
        count(slot, skuWords[row], -1);
        skuWords[row] = word;
        count(slot, word, 1);
        publish(slot);
    }

    private void attach(int row, int slot) {
        slotOfRow[row] = slot;
        nextRow[row] = firstRow[slot];
        firstRow[slot] = row;
        count(slot, skuWords[row], 1);
        publish(slot);
    }

    private void detach(int row) {
        int slot = slotOfRow[row];
        if (slot == NONE) {
            return;
        }
        if (firstRow[slot] == row) {
            firstRow[slot] = nextRow[row];
        } else {
            int before = firstRow[slot];
            while (nextRow[before] != row) {
                before = nextRow[before];
            }
            nextRow[before] = nextRow[row];
        }
        slotOfRow[row] = NONE;
        nextRow[row] = NONE;
        count(slot, skuWords[row], -1);
        publish(slot);
    }

    private void detachAll(int slot) {
        while (firstRow[slot] != NONE) {
            detach(firstRow[slot]);
        }
    }

    /** Counts a SKU's figures in ({@code sign} 1) or out (-1). */
    private void count(int slot, long word, int sign) {
        soldPieces[slot] += sign * sold(word);
        skusInStock[slot] += isInStock(word) ? sign : 0;
        skusOnDeal[slot] += isOnDeal(word) ? sign : 0;
    }

    private void publish(int slot) {
        long word = Math.min(soldPieces[slot], MOST_SOLD) << SOLD_SHIFT;
        word = flagged(word, IN_STOCK, skusInStock[slot] > 0);
        word = flagged(word, ON_DEAL, skusOnDeal[slot] > 0);
        WORDS.setOpaque(words, slot, word);
    }

    private static long flagged(long word, int flag, boolean value) {
        return value ? word | flag : word & ~(long) flag;
    }

    private void growProducts(int length) {
        soldPieces = Arrays.copyOf(soldPieces, length);
        skusInStock = Arrays.copyOf(skusInStock, length);
        skusOnDeal = Arrays.copyOf(skusOnDeal, length);
        firstRow = grown(firstRow, length);
        words = Arrays.copyOf(words, length);
    }

    private void growSkus(int length) {
        skuWords = Arrays.copyOf(skuWords, length);
        slotOfRow = grown(slotOfRow, length);
        nextRow = grown(nextRow, length);
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }

    private static int[] grown(int[] array, int length) {
        int[] longer = Arrays.copyOf(array, length);
        Arrays.fill(longer, array.length, length, NONE);
        return longer;
    }
}
