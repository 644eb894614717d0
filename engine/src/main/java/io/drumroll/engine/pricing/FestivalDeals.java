package io.drumroll.engine.pricing;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.BelowMinimumSpend;
import io.drumroll.engine.message.Rejection.NothingLeftToPay;
import io.drumroll.engine.promotion.Deal;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.Deals;
import io.drumroll.engine.promotion.Stage;
import org.jspecify.annotations.Nullable;

/** The festival's own stages: the saving across shops, its coupon, the red packet. Amounts are in its currency. */
final class FestivalDeals {
    private final Deals deals;

    FestivalDeals(Deals deals) {
        this.deals = deals;
    }

    void applyAcrossShops(Draft draft, Hints hints, long nowMs) {
        Deal deal = Deals.live(deals.acrossShops(), nowMs);
        if (deal == null || !(deal.terms() instanceof CrossShop terms)) {
            return;
        }
        long spentMinor = draft.gather(Stage.CROSS_SHOP);
        // A saving is at most its spend, so that this is at most what was spent.
        long saveMinor = spentMinor / terms.spendMinor() * terms.saveMinor();
        long capMinor = terms.capMinor() == 0 ? Long.MAX_VALUE : terms.capMinor();
        if (saveMinor < capMinor) {
            hints.acrossShops(
                    deal,
                    terms.spendMinor() - spentMinor % terms.spendMinor(),
                    Math.min(terms.saveMinor(), capMinor - saveMinor));
        }
        if (saveMinor > 0) {
            draft.spread(deal, Stage.CROSS_SHOP, Math.min(saveMinor, capMinor));
        }
    }

    /** Leaves the festival's coupon out if it can't be used. */
    void siftCoupon(Draft draft, Coupons coupons) {
        for (int i = 0; i < coupons.count(); i++) {
            Deal deal = coupons.named(i);
            Rejection refusal = deal.terms() instanceof FestivalCoupon terms ? gather(draft, deal, terms) : null;
            if (refusal != null) {
                coupons.leaveOut(i, refusal);
                return;
            }
        }
    }

    /** Leaves the red packet out if it can't be used. */
    void siftPacket(Draft draft, Coupons coupons) {
        for (int i = 0; i < coupons.count(); i++) {
            Deal deal = coupons.named(i);
            if (deal.terms() instanceof RedPacket && draft.gather(Stage.RED_PACKET) == 0) {
                coupons.leaveOut(i, new NothingLeftToPay(deal.number()));
                return;
            }
        }
    }

    @Nullable
    Rejection applyCoupon(Draft draft, Coupons coupons) {
        Deal deal = coupons.at(Stage.FESTIVAL_COUPON, 0);
        if (deal == null || !(deal.terms() instanceof FestivalCoupon terms)) {
            return null;
        }
        Rejection refusal = gather(draft, deal, terms);
        if (refusal == null) {
            draft.spread(deal, Stage.FESTIVAL_COUPON, terms.saveMinor());
        }
        return refusal;
    }

    /** Gathers what the coupon can be spread over, or refuses it. */
    private static @Nullable Rejection gather(Draft draft, Deal deal, FestivalCoupon terms) {
        long spentMinor = draft.gather(Stage.FESTIVAL_COUPON);
        return spentMinor < terms.spendMinor()
                ? new BelowMinimumSpend(deal.number(), terms.spendMinor(), spentMinor)
                : null;
    }

    @Nullable
    Rejection applyPacket(Draft draft, Coupons coupons) {
        Deal deal = coupons.at(Stage.RED_PACKET, 0);
        if (deal == null || !(deal.terms() instanceof RedPacket terms)) {
            return null;
        }
        long leftMinor = draft.gather(Stage.RED_PACKET);
        if (leftMinor == 0) {
            return new NothingLeftToPay(deal.number());
        }
        draft.spread(deal, Stage.RED_PACKET, Math.min(leftMinor, terms.faceMinor()));
        return null;
    }
}
