package io.drumroll.catalog.search;

import io.drumroll.engine.promotion.Adjustment;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How much of each deal is taken, counted up with every order and claim. An order that is called off, expires or is paid back
 * does not say which deals it gives back, so the count is at worst too high; then deals that orders hold pieces of are read
 * again, a few at a time. Belongs to the thread that counts; the counts are for any.
 */
final class DealCounts {
    /** Deals that are read again at a time. */
    static final int A_TURN = 10;

    private final Int2ObjectHashMap<Count> counts = new Int2ObjectHashMap<>();
    /** Those of which pieces can come back, the one that was read longest ago first. */
    private final Set<Integer> returning = new LinkedHashSet<>();

    private int left;

    /** What is taken, and which events are in it: all up to a reading's, and those behind it that were counted. */
    private static final class Count {
        private final AtomicLong taken = new AtomicLong();
        private final boolean isOfPieces;
        private long readAt = -1;
        private long lastEvent;

        Count(boolean isOfPieces) {
            this.isOfPieces = isOfPieces;
        }
    }

    /**
     * A deal's count, from 0 if it is new.
     *
     * @param isOfPieces whether orders hold pieces of it, rather than people coupons.
     */
    AtomicLong of(int deal, boolean isOfPieces) {
        Count count = counts.get(deal);
        if (count == null) {
            count = new Count(isOfPieces);
            counts.put(deal, count);
            if (isOfPieces) {
                returning.add(deal);
            }
        }
        return count.taken;
    }

    void forget(int deal) {
        counts.remove(deal);
        returning.remove(deal);
    }

    /** An order holds pieces of deals. */
    void held(long sequence, List<Adjustment> adjustments) {
        if (returning.isEmpty()) {
            return;
        }
        for (int i = 0; i < adjustments.size(); i++) {
            Adjustment adjustment = adjustments.get(i);
            if (adjustment.pieces() > 0) {
                took(sequence, adjustment.deal(), adjustment.pieces());
            }
        }
    }

    /** So much more is taken of a deal. */
    void took(long sequence, int deal, long more) {
        Count count = counts.get(deal);
        if (count != null) {
            count.lastEvent = sequence;
            if (sequence > count.readAt) {
                count.taken.setOpaque(count.taken.getPlain() + more);
            }
        }
    }

    /**
     * Takes a fresh reading.
     *
     * @param position the event that the reading had seen.
     * @return false if events behind it were counted already: then read again.
     */
    boolean read(long position, int deal, long taken) {
        @Nullable Count count = counts.get(deal);
        if (count == null) {
            return true;
        }
        if (position < count.lastEvent) {
            return false;
        }
        count.readAt = position;
        count.taken.setOpaque(taken);
        return true;
    }

    /** Pieces came back, of which deals nobody says. */
    void somethingCameBack() {
        left = returning.size();
    }

    /** Gives the next few to be read. */
    void next(IntConsumer read) {
        int wanted = Math.min(A_TURN, Math.min(left, returning.size()));
        left = Math.max(0, left - A_TURN);
        int[] turn = new int[wanted];
        Iterator<Integer> each = returning.iterator();
        for (int i = 0; i < wanted; i++) {
            turn[i] = each.next();
            each.remove();
        }
        for (int deal : turn) {
            returning.add(deal);
            Count count = counts.get(deal);
            if (count != null && count.isOfPieces && count.taken.getPlain() > 0) {
                read.accept(deal);
            }
        }
    }
}
