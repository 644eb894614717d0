package io.drumroll.engine.promotion;

import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import java.util.stream.LongStream;

/** A deal and how far it is used up. Changed by {@link Deals} alone. */
public final class Deal extends DealLink {
    private static final long[] NO_TIERS = {};

    private final int number;
    private final int subject;
    private DealOffer offer;
    private long taken;
    private long used;

    /* Parts of the offer that every order reads, kept here so that it needs one look into memory. */
    private long startsAtMs;
    /** When it ends; before all time once it was ended. */
    private long endsAtMs;

    private final Stage stage;
    /** Of a shop's tiers: what each asks for and what it saves. */
    private long[] tiers = NO_TIERS;

    private boolean isByFestival;
    private int bars;
    private boolean isBundle;
    private long priceMinor;
    private long stock;
    private int limitPerBuyer;

    Deal(int number, int subject, DealOffer offer) {
        this.number = number;
        this.subject = subject;
        this.offer = offer;
        this.stage = offer.terms().stage();
        applyOffer(offer);
    }

    @Override
    public Deal deal() {
        return this;
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

    /** When it is applied. */
    public Stage stage() {
        return stage;
    }

    /** How many tiers it has; 0 for other kinds. */
    public int tierCount() {
        return tiers.length / 2;
    }

    /** What a tier asks for, in minor units; the index is from 0. */
    public long tierSpendMinor(int tier) {
        return tiers[2 * tier];
    }

    /** What a tier saves, in minor units; the index is from 0. */
    public long tierSaveMinor(int tier) {
        return tiers[2 * tier + 1];
    }

    /** Whether it is a festival price, whose {@link #priceMinor}, {@link #piecesLeft} and limit stand here. */
    public boolean isFestivalPrice() {
        return priceMinor > 0;
    }

    /** Whether it is a bundle. */
    public boolean isBundle() {
        return isBundle;
    }

    /** Whether the festival bears it, not the shop. */
    public boolean isByFestival() {
        return isByFestival;
    }

    /** Price of one piece at a festival price, in the shop's currency; otherwise 0. */
    public long priceMinor() {
        return priceMinor;
    }

    /** Pieces that a festival price has left; otherwise 0. */
    public long piecesLeft() {
        return stock - taken;
    }

    /** The most pieces that one buyer may have at a festival price, 0 for no limit. */
    public int limitPerBuyer() {
        return limitPerBuyer;
    }

    /** The stages that it bars: the bit of each one's code. */
    public int bars() {
        return bars;
    }

    /** Whether it is given at a moment, in ms of the epoch. */
    public boolean isLive(long nowMs) {
        return nowMs >= startsAtMs && nowMs < endsAtMs;
    }

    /** Whether it is given at a moment, in ms of the epoch, or will be. */
    public boolean isOpen(long nowMs) {
        return nowMs < endsAtMs;
    }

    /** Whether it was ended before its time. */
    public boolean ended() {
        return endsAtMs < 0;
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
            case FestivalPrice _,
                    DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    BundlePrice _,
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
            case FestivalPrice _,
                    DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    BundlePrice _,
                    DealTerms.ShopTiers _,
                    DealTerms.CrossShop _,
                    DealTerms.PreSale _ -> 0;
        };
    }

    /** Whether buyers claim it and name it in their orders. */
    public boolean isCoupon() {
        return couponsPerBuyer() > 0;
    }

    final void applyOffer(DealOffer changed) {
        offer = changed;
        startsAtMs = changed.startsAtMs();
        endsAtMs = changed.endsAtMs();
        isByFestival = changed.funder() == Funder.FESTIVAL;
        bars = barsOf(changed);
        isBundle = changed.terms() instanceof BundlePrice;
        if (changed.terms() instanceof DealTerms.ShopTiers shop) {
            tiers = shop.tiers().stream()
                    .flatMapToLong(tier -> LongStream.of(tier.spendMinor(), tier.saveMinor()))
                    .toArray();
        }
        if (changed.terms() instanceof FestivalPrice price) {
            priceMinor = price.priceMinor();
            stock = price.stock();
            limitPerBuyer = price.limitPerBuyer();
        }
    }

    void applyEnded() {
        endsAtMs = Long.MIN_VALUE;
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
