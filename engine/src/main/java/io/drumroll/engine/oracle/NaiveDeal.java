package io.drumroll.engine.oracle;

import io.drumroll.engine.message.Query.DealView;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A deal: what it offers now and offered before, and what orders and buyers have of it. */
final class NaiveDeal {
    final int number;
    DealOffer offer;
    boolean ended;

    /** What it offered before it was changed. */
    final List<DealOffer> before = new ArrayList<>(0);

    /** Pieces of a festival price or pre-sale in orders that hold them. */
    long taken;

    /** Coupons or red packets that buyers have, and those of them in orders that hold them. */
    long claimed;

    long used;

    /** Those pieces by buyer; no entry where there are none. */
    private final Map<Long, Integer> takenByBuyer = new HashMap<>(2);

    NaiveDeal(int number, DealOffer offer) {
        this.number = number;
        this.offer = offer;
    }

    DealTerms terms() {
        return offer.terms();
    }

    Stage stage() {
        return terms().stage();
    }

    /** Whether it is given at a time. */
    boolean liveAt(long timeMs) {
        return lasts(timeMs) && timeMs >= offer.startsAtMs();
    }

    /** Whether it is given at a time or will be. */
    boolean lasts(long timeMs) {
        return !ended && timeMs < offer.endsAtMs();
    }

    int takenBy(long buyer) {
        return takenByBuyer.getOrDefault(buyer, 0);
    }

    /** Counts pieces of a festival price or pre-sale; negative when they go back. */
    void take(long buyer, int pieces) {
        taken += pieces;
        if (takenByBuyer.merge(buyer, pieces, Integer::sum) == 0) {
            takenByBuyer.remove(buyer);
        }
    }

    /** Whether it is claimed by buyers. */
    boolean isCoupon() {
        return switch (terms()) {
            case DealTerms.ShopCoupon _, DealTerms.FestivalCoupon _, DealTerms.RedPacket _ -> true;
            case DealTerms.FestivalPrice _,
                    DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    DealTerms.BundlePrice _,
                    DealTerms.ShopTiers _,
                    DealTerms.CrossShop _,
                    DealTerms.PreSale _ -> false;
        };
    }

    /** How many coupons or red packets there are; 0 of other deals. */
    long count() {
        return switch (terms()) {
            case DealTerms.ShopCoupon coupon -> coupon.count();
            case DealTerms.FestivalCoupon coupon -> coupon.count();
            case DealTerms.RedPacket packet -> packet.budgetMinor() / packet.faceMinor();
            case DealTerms.FestivalPrice _,
                    DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    DealTerms.BundlePrice _,
                    DealTerms.ShopTiers _,
                    DealTerms.CrossShop _,
                    DealTerms.PreSale _ -> 0;
        };
    }

    /** The most that one buyer may have of it: coupons, or pieces of a festival price; 0 for no limit. */
    static long perBuyer(DealTerms terms) {
        return switch (terms) {
            case DealTerms.ShopCoupon coupon -> coupon.perBuyer();
            case DealTerms.FestivalCoupon coupon -> coupon.perBuyer();
            case DealTerms.RedPacket packet -> packet.perBuyer();
            case DealTerms.FestivalPrice price -> price.limitPerBuyer();
            case DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    DealTerms.BundlePrice _,
                    DealTerms.ShopTiers _,
                    DealTerms.CrossShop _,
                    DealTerms.PreSale _ -> 0;
        };
    }

    /** What it offers and ever offered. */
    Stream<DealOffer> offers() {
        return Stream.concat(before.stream(), Stream.of(offer));
    }

    /** The most that one buyer could ever have of it, before it was changed or now. */
    long mostPerBuyer() {
        return offers().mapToLong(one -> perBuyer(one.terms()))
                .map(most -> most == 0 ? Long.MAX_VALUE : most)
                .max()
                .orElse(0);
    }

    DealView view(long nowMs) {
        return new DealView(number, offer, liveAt(nowMs), ended, isCoupon() ? claimed : taken, used);
    }
}
