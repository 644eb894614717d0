package io.drumroll.catalog.search;

import io.drumroll.engine.promotion.DealOffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A deal that is given now or later, as the feed tells it. What is {@linkplain #taken} changes with every order; all else
 * is as it was when this was asked for. Safe for any number of threads.
 */
public final class GivenDeal {
    private final int deal;
    private final DealOffer offer;
    private final AtomicLong taken;

    GivenDeal(int deal, DealOffer offer, AtomicLong taken) {
        this.deal = deal;
        this.offer = offer;
        this.taken = taken;
    }

    /** Its number. */
    public int deal() {
        return deal;
    }

    /** What it gives, from when to when. */
    public DealOffer offer() {
        return offer;
    }

    /**
     * Pieces that a festival price or pre-sale took something off and that orders hold, or coupons claimed; 0 for other
     * deals. Orders that were called off count for some seconds still.
     */
    public long taken() {
        return taken.getOpaque();
    }

    /** Whether it is given at a time, in ms of the epoch. */
    public boolean isLive(long nowMs) {
        return offer.startsAtMs() <= nowMs && nowMs < offer.endsAtMs();
    }

    /** Whether it is given only after a time, in ms of the epoch. */
    public boolean isLater(long nowMs) {
        return nowMs < offer.startsAtMs();
    }
}
