package io.drumroll.engine.pricing;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.promotion.Deal;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.DealUses;
import io.drumroll.engine.promotion.Deals;
import io.drumroll.engine.promotion.Quote.Hint;
import io.drumroll.engine.promotion.Stage;
import java.util.ArrayList;
import java.util.List;

/** The next savings within reach, noted while pricing where somebody will read them: for a quote, not for an order. */
final class Hints {
    private final Deals deals;
    private final DealUses uses;
    private final List<Hint> found = new ArrayList<>();
    private boolean wanted;

    Hints(Deals deals, DealUses uses) {
        this.deals = deals;
        this.uses = uses;
    }

    void clear(boolean isWanted) {
        wanted = isWanted;
        found.clear();
    }

    List<Hint> found() {
        return List.copyOf(found);
    }

    void tier(Deal deal, int shop, long addMinor, long saveMinor) {
        if (wanted) {
            found.add(new Hint(deal.number(), Stage.SHOP_TIERS, shop, addMinor, saveMinor));
        }
    }

    void acrossShops(Deal deal, long addMinor, long saveMinor) {
        if (wanted) {
            found.add(new Hint(deal.number(), Stage.CROSS_SHOP, 0, addMinor, saveMinor));
        }
    }

    /** The buyer's coupons for shops of the order that are not named and ask for more than is there. */
    void shopCoupons(Draft draft, Coupons coupons, int buyerRow, long nowMs) {
        if (!wanted || buyerRow == Buyers.NONE) {
            return;
        }
        for (int row = uses.firstCoupon(buyerRow); row != DealUses.NONE; row = uses.nextCoupon(row)) {
            Deal deal = deals.deal(uses.deal(row));
            if (deal.terms() instanceof ShopCoupon terms && isUsable(deal, row, coupons, nowMs)) {
                int place = draft.placeOfShop(terms.shop());
                if (place != PositionOf.MISSING) {
                    coupon(deal, terms.spendMinor(), terms.saveMinor(), draft.gather(Stage.SHOP_COUPON, place));
                }
            }
        }
    }

    /** The buyer's coupons of the festival, when none is named, that ask for more than is there. */
    void festivalCoupons(Draft draft, Coupons coupons, int buyerRow, long nowMs) {
        if (!wanted || buyerRow == Buyers.NONE) {
            return;
        }
        long spentMinor = draft.gather(Stage.FESTIVAL_COUPON);
        for (int row = uses.firstCoupon(buyerRow); row != DealUses.NONE; row = uses.nextCoupon(row)) {
            Deal deal = deals.deal(uses.deal(row));
            if (deal.terms() instanceof FestivalCoupon terms && isUsable(deal, row, coupons, nowMs)) {
                coupon(deal, terms.spendMinor(), terms.saveMinor(), spentMinor);
            }
        }
    }

    private boolean isUsable(Deal deal, int row, Coupons coupons, long nowMs) {
        return deal.isLive(nowMs)
                && uses.claimed(row) > uses.used(row)
                && coupons.at(deal.stage(), deal.subject()) == null;
    }

    private void coupon(Deal deal, long spendMinor, long saveMinor, long spentMinor) {
        if (spentMinor < spendMinor) {
            found.add(new Hint(deal.number(), deal.stage(), deal.subject(), spendMinor - spentMinor, saveMinor));
        }
    }
}
