package io.drumroll.catalog.search;

import io.drumroll.engine.promotion.DealOffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.agrona.collections.Int2IntCounterMap;
import org.jspecify.annotations.Nullable;

/**
 * Which SKUs are on deal now: those that a deal names which is given now. Deals of a whole shop or of the festival are for
 * everything, and so set nothing apart. Belongs to the thread that counts.
 */
final class DealTimes {
    private final LiveFigures live;
    private final Map<Integer, Told> deals = new HashMap<>();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingLong(Turn::atMs));
    private final Int2IntCounterMap onDeal = new Int2IntCounterMap(0);

    DealTimes(LiveFigures live) {
        this.live = live;
    }

    /** A deal as it was told last. */
    private static final class Told {
        private final long position;
        private final DealOffer offer;
        private final List<Integer> skus;
        private boolean isGiven;

        Told(long position, DealOffer offer) {
            this.position = position;
            this.offer = offer;
            this.skus = DealBook.skusOf(offer.terms());
        }
    }

    /** When a deal begins or ends. */
    private record Turn(long atMs, int deal, Told told) {}

    /**
     * A deal is like this.
     *
     * @param position the event that said so, or that a reading had seen; what is older than what is known is passed over.
     */
    void told(long position, int deal, DealOffer offer) {
        Told known = deals.get(deal);
        if (known != null && known.position >= position) {
            return;
        }
        forget(known);
        Told told = new Told(position, offer);
        if (told.skus.isEmpty()) {
            deals.remove(deal);
            return;
        }
        deals.put(deal, told);
        turns.add(new Turn(offer.startsAtMs(), deal, told));
        turns.add(new Turn(offer.endsAtMs(), deal, told));
    }

    /** A deal is over before its time. */
    void ended(int deal) {
        forget(deals.remove(deal));
    }

    /** Lets deals begin and end whose time has come. */
    void turn(long nowMs) {
        for (Turn next = turns.peek(); next != null && next.atMs <= nowMs; next = turns.peek()) {
            turns.remove();
            if (deals.get(next.deal) != next.told) {
                continue;
            }
            if (nowMs >= next.told.offer.endsAtMs()) {
                ended(next.deal);
            } else if (!next.told.isGiven) {
                next.told.isGiven = true;
                next.told.skus.forEach(this::begin);
            }
        }
    }

    private void forget(@Nullable Told told) {
        if (told != null && told.isGiven) {
            told.isGiven = false;
            told.skus.forEach(this::end);
        }
    }

    private void begin(int sku) {
        if (onDeal.incrementAndGet(sku) == 1) {
            live.onDeal(sku, true);
        }
    }

    private void end(int sku) {
        if (onDeal.decrementAndGet(sku) == 0) {
            live.onDeal(sku, false);
        }
    }
}
