package io.drumroll.engine.promotion;

import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;

/** A deal and how far it is used up. Changed by {@link Deals} alone. */
public final class Deal {
    private final int number;
    private final int subject;
    private DealOffer offer;
    private int bars;
    private boolean ended;
    private long taken;
    private long used;

    Deal(int number, int subject, DealOffer offer) {
        this.number = number;
        this.subject = subject;
        this.offer = offer;
        this.bars = barsOf(offer);
    }

    /** Its number, from 1. */
    public int number() {
        return number;
    }

    /** The SKU or shop that it belongs to (of a bundle, its first SKU's shop); 0 for the festival's. */
    public int subject() {
        return subject;
    }

    /** As it was made or last changed. */
    public DealOffer offer() {
        return offer;
    }

    /** What it gives. */
    public DealTerms terms() {
        return offer.terms();
    }

    /** The stages that it bars: the bit of each one's code. */
    public int bars() {
        return bars;
    }

    /** Whether it is given at a moment, in ms of the epoch. */
    public boolean isLive(long nowMs) {
        return !ended && nowMs >= offer.startsAtMs() && nowMs < offer.endsAtMs();
    }

    /** Whether it is given at a moment, in ms of the epoch, or will be. */
    public boolean isOpen(long nowMs) {
        return !ended && nowMs < offer.endsAtMs();
    }

    /** Whether it was ended before its time. */
    public boolean ended() {
        return ended;
    }

    /** Pieces that orders hold, or coupons claimed. */
    public long taken() {
        return taken;
    }

    /** Coupons in orders that hold them. */
    public long used() {
        return used;
    }

    /** How many coupons or red packets there are; 0 for other kinds. */
    public long couponCount() {
        return switch (offer.terms()) {
            case ShopCoupon coupon -> coupon.count();
            case FestivalCoupon coupon -> coupon.count();
            case RedPacket packet -> packet.budgetMinor() / packet.faceMinor();
            case DealTerms.FestivalPrice _,
                    DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    DealTerms.BundlePrice _,
                    DealTerms.ShopTiers _,
                    DealTerms.CrossShop _,
                    DealTerms.PreSale _ -> 0;
        };
    }

    /** How many coupons or red packets one buyer may claim; 0 for other kinds. */
    public int couponsPerBuyer() {
        return switch (offer.terms()) {
            case ShopCoupon coupon -> coupon.perBuyer();
            case FestivalCoupon coupon -> coupon.perBuyer();
            case RedPacket packet -> packet.perBuyer();
            case DealTerms.FestivalPrice _,
                    DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    DealTerms.BundlePrice _,
                    DealTerms.ShopTiers _,
                    DealTerms.CrossShop _,
                    DealTerms.PreSale _ -> 0;
        };
    }

    /** Whether buyers claim it and name it in their orders. */
    public boolean isCoupon() {
        return couponsPerBuyer() > 0;
    }

    void applyOffer(DealOffer changed) {
        offer = changed;
        bars = barsOf(changed);
    }

    void applyEnded() {
        ended = true;
    }

    void applyTaken(long more) {
        taken += more;
    }

    void applyUsed(long more) {
        used += more;
    }

    private static int barsOf(DealOffer offer) {
        int bits = 0;
        for (Stage stage : offer.bars()) {
            bits |= 1 << stage.code();
        }
        return bits;
    }
}
