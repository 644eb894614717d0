package io.drumroll.catalog.search;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Stock, sales and price by SKU, in plain arrays of the thread that counts, and what others see of them. What changed is
 * noted, so that showing it costs as much as changed and not as much as there is.
 *
 * <p>What orders hold is counted up with every order. An order that is called off or expires does not say what was in it,
 * so the count is at worst too high; a fresh reading sets it right. An event that a reading has seen already is passed over.
 */
final class SkuTable {
    /** The most SKUs; the rest are not counted. */
    static final int MAX_SKUS = 1 << 24;

    private static final int START = 1 << 10;
    private static final int SHOWN = 4;
    private static final long UNKNOWN = -1;

    private int[] shops = new int[START];
    private long[] prices = new long[START];
    private long[] supplied = new long[START];
    private long[] held = new long[START];
    private long[] lastEvent = new long[START];
    /** The event that the last reading had seen; {@link #UNKNOWN} before the first. */
    private long[] readAt = filled(START);

    private boolean[] onSale = new boolean[START];
    private boolean[] noted = new boolean[START];
    private int[] changed = new int[START];
    private int changedCount;
    private int highest;

    /** Price, pieces available (below 0 for off sale), pieces sold and shop of each SKU; price 0 where it is not known. */
    private volatile AtomicLongArray shown = new AtomicLongArray(SHOWN * START);

    /** The highest number of a SKU that was heard of. */
    int highest() {
        return highest;
    }

    /** Whether a SKU's number is one that is counted; makes room for it. */
    boolean reach(int sku) {
        if (sku < 1 || sku >= MAX_SKUS) {
            return false;
        }
        if (sku >= prices.length) {
            grow(Math.max(sku + 1, 2 * prices.length));
        }
        highest = Math.max(highest, sku);
        return true;
    }

    void listed(long sequence, int sku, int shop, long priceMinor, long stock) {
        if (reach(sku) && sequence > readAt[sku]) {
            shops[sku] = shop;
            set(sku, priceMinor, stock, 0, true, sequence);
        }
    }

    /** Orders hold so many pieces more, or fewer when negative. */
    void taken(long sequence, int sku, long pieces) {
        if (reach(sku) && isNew(sequence, sku)) {
            held[sku] += pieces;
            note(sku);
        }
    }

    void restocked(long sequence, int sku, long pieces) {
        if (reach(sku) && isNew(sequence, sku)) {
            supplied[sku] += pieces;
            note(sku);
        }
    }

    /** Whether the price was not known to be that. */
    boolean priced(long sequence, int sku, long priceMinor) {
        if (!reach(sku) || !isNew(sequence, sku) || prices[sku] == priceMinor) {
            return false;
        }
        prices[sku] = priceMinor;
        note(sku);
        return true;
    }

    void delisted(long sequence, int sku) {
        if (reach(sku) && isNew(sequence, sku)) {
            onSale[sku] = false;
            note(sku);
        }
    }

    /**
     * Takes a fresh reading.
     *
     * @param position the event that the reading had seen.
     * @return false if events behind it were counted already: then read again.
     */
    boolean read(long position, int sku, int shop, long priceMinor, long stock, long sold, boolean isOnSale) {
        if (!reach(sku)) {
            return true;
        }
        if (position < lastEvent[sku]) {
            return false;
        }
        shops[sku] = shop;
        set(sku, priceMinor, stock, sold, isOnSale, position);
        return true;
    }

    boolean isKnown(int sku) {
        return sku < readAt.length && readAt[sku] != UNKNOWN;
    }

    /** Whether it is on sale and orders seem to hold all there is. */
    boolean seemsSoldOut(int sku) {
        return onSale[sku] && supplied[sku] <= held[sku];
    }

    /** Whether no event came since the last reading. */
    boolean isExact(int sku) {
        return isKnown(sku) && lastEvent[sku] <= readAt[sku];
    }

    /** Shows others what changed. */
    void show(LiveFigures live) {
        AtomicLongArray to = room();
        for (int i = 0; i < changedCount; i++) {
            int sku = changed[i];
            noted[sku] = false;
            long available = onSale[sku] ? Math.max(0, supplied[sku] - held[sku]) : UNKNOWN;
            long sold = Math.max(0, held[sku]);
            to.setOpaque(SHOWN * sku + 1, available);
            to.setOpaque(SHOWN * sku + 2, sold);
            to.setOpaque(SHOWN * sku + 3, shops[sku]);
            to.setOpaque(SHOWN * sku, prices[sku]);
            live.stockAndSales(sku, available > 0, sold);
        }
        changedCount = 0;
    }

    /** The SKUs that changed since {@link #show}, the first so many of {@link #changedCount}. */
    int changed(int index) {
        return changed[index];
    }

    int changedCount() {
        return changedCount;
    }

    /** What was shown of a SKU, on any thread; null before its first reading. */
    @Nullable
    SkuFigure figure(long sku) {
        AtomicLongArray from = shown;
        int at = (int) (SHOWN * sku);
        if (sku < 1 || sku >= MAX_SKUS || at >= from.length()) {
            return null;
        }
        long price = from.getOpaque(at);
        long available = from.getOpaque(at + 1);
        return price == 0 ? null : new SkuFigure(price, Math.max(0, available), from.getOpaque(at + 2), available >= 0);
    }

    /** The shop of a SKU, on any thread; 0 before its first reading was shown. */
    int shopOf(int sku) {
        AtomicLongArray from = shown;
        int at = SHOWN * sku + 3;
        return sku < 1 || sku >= MAX_SKUS || at >= from.length() ? 0 : (int) from.getOpaque(at);
    }

    /** A SKU that is not known yet is read as a whole, so nothing is counted of it before. */
    private boolean isNew(long sequence, int sku) {
        lastEvent[sku] = Math.max(lastEvent[sku], sequence);
        return readAt[sku] != UNKNOWN && sequence > readAt[sku];
    }

    private void set(int sku, long priceMinor, long stock, long sold, boolean isOnSale, long position) {
        prices[sku] = priceMinor;
        supplied[sku] = stock;
        held[sku] = sold;
        onSale[sku] = isOnSale;
        readAt[sku] = position;
        lastEvent[sku] = Math.max(lastEvent[sku], position);
        note(sku);
    }

    private void note(int sku) {
        if (!noted[sku]) {
            noted[sku] = true;
            changed[changedCount++] = sku;
        }
    }

    private AtomicLongArray room() {
        AtomicLongArray old = shown;
        if (old.length() >= SHOWN * prices.length) {
            return old;
        }
        AtomicLongArray larger = new AtomicLongArray(SHOWN * prices.length);
        for (int i = 0; i < old.length(); i++) {
            larger.setPlain(i, old.getPlain(i));
        }
        shown = larger;
        return larger;
    }

    private void grow(int length) {
        int before = prices.length;
        shops = Arrays.copyOf(shops, length);
        prices = Arrays.copyOf(prices, length);
        supplied = Arrays.copyOf(supplied, length);
        held = Arrays.copyOf(held, length);
        lastEvent = Arrays.copyOf(lastEvent, length);
        readAt = Arrays.copyOf(readAt, length);
        Arrays.fill(readAt, before, length, UNKNOWN);
        onSale = Arrays.copyOf(onSale, length);
        noted = Arrays.copyOf(noted, length);
        changed = Arrays.copyOf(changed, length);
    }

    private static long[] filled(int length) {
        long[] array = new long[length];
        Arrays.fill(array, UNKNOWN);
        return array;
    }
}
