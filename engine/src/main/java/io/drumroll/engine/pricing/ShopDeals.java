package io.drumroll.engine.pricing;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.BelowMinimumSpend;
import io.drumroll.engine.promotion.Deal;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.Deals;
import io.drumroll.engine.promotion.Stage;
import org.jspecify.annotations.Nullable;

/** The stages of a shop's own: its tiers, then its coupons. Amounts are in the shop's currency. */
final class ShopDeals {
    private final Deals deals;

    ShopDeals(Deals deals) {
        this.deals = deals;
    }

    void applyTiers(Draft draft, Hints hints, long nowMs) {
        for (int place = 0; place < draft.shopCount(); place++) {
            Deal deal = Deals.live(deals.ofShop(draft.shopAt(place)), nowMs);
            if (deal != null) {
                applyTiers(draft, hints, place, deal);
            }
        }
    }

    private static void applyTiers(Draft draft, Hints hints, int place, Deal deal) {
        long spentMinor = draft.gather(Stage.SHOP_TIERS, place);
        int reached = 0;
        while (reached < deal.tierCount() && deal.tierSpendMinor(reached) <= spentMinor) {
            reached++;
        }
        long saveMinor = reached == 0 ? 0 : deal.tierSaveMinor(reached - 1);
        if (reached < deal.tierCount()) {
            long addMinor = deal.tierSpendMinor(reached) - spentMinor;
            hints.tier(deal, draft.shopAt(place), addMinor, deal.tierSaveMinor(reached) - saveMinor);
        }
        if (saveMinor > 0) {
            draft.spread(deal, Stage.SHOP_TIERS, saveMinor);
        }
    }

    /** Leaves out those that can't be used. A shop's coupon touches its own lines only, so that none depends on another. */
    void siftCoupons(Draft draft, Coupons coupons) {
        int i = 0;
        while (i < coupons.count()) {
            Deal deal = coupons.named(i);
            Rejection refusal = deal.terms() instanceof ShopCoupon terms ? gather(draft, deal, terms) : null;
            if (refusal == null) {
                i++;
            } else {
                coupons.leaveOut(i, refusal);
            }
        }
    }

    @Nullable
    Rejection applyCoupons(Draft draft, Coupons coupons) {
        for (int i = 0; i < coupons.count(); i++) {
            Deal deal = coupons.named(i);
            if (deal.terms() instanceof ShopCoupon terms) {
                Rejection refusal = gather(draft, deal, terms);
                if (refusal != null) {
                    return refusal;
                }
                draft.spread(deal, Stage.SHOP_COUPON, terms.saveMinor());
            }
        }
        return null;
    }

    /** Gathers what a coupon can be spread over, or refuses it. */
    private static @Nullable Rejection gather(Draft draft, Deal deal, ShopCoupon terms) {
        int place = draft.placeOfShop(terms.shop());
        long spentMinor = place == PositionOf.MISSING ? 0 : draft.gather(Stage.SHOP_COUPON, place);
        return spentMinor < terms.spendMinor()
                ? new BelowMinimumSpend(deal.number(), terms.spendMinor(), spentMinor)
                : null;
    }
}
