package io.drumroll.engine.oracle;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.Quote.Hint;
import io.drumroll.engine.promotion.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which coupons an order may name, and which others its buyer could use with more in it. */
final class NaiveCoupons {
    private final NaiveState state;

    NaiveCoupons(NaiveState state) {
        this.state = state;
    }

    /** The first thing that is wrong with the coupons named, whatever the order comes to. */
    @Nullable
    Rejection whyNot(List<Integer> named, long buyer) {
        Rejection why = NaiveState.whyOutOfRange(Field.COUPONS, named.size(), 0, Limits.MAX_ORDER_COUPONS);
        List<NaiveDeal> before = new ArrayList<>();
        for (int i = 0; why == null && i < named.size(); i++) {
            NaiveDeal deal = state.deal(named.get(i));
            if (deal == null) {
                return new Rejection.UnknownDeal(named.get(i));
            }
            why = whyNot(deal, before, buyer);
            before.add(deal);
        }
        return why;
    }

    private @Nullable Rejection whyNot(NaiveDeal deal, List<NaiveDeal> before, long buyer) {
        if (!deal.isCoupon()) {
            return new Rejection.WrongDealKind(deal.number, deal.terms().kind());
        }
        for (NaiveDeal other : before) {
            if (haveOnePlace(deal, other)) {
                return new Rejection.CouponsClash(deal.number, other.number);
            }
        }
        if (!deal.liveAt(state.nowMs)) {
            return NaiveDeals.whyNotLive(deal);
        }
        NaiveBuyer known = state.buyers.get(buyer);
        return known != null && known.hasUnused(deal.number) ? null : new Rejection.CouponNotHeld(deal.number);
    }

    /** Whether two coupons are for the same shop, both for the festival, or both red packets. */
    private static boolean haveOnePlace(NaiveDeal one, NaiveDeal other) {
        if (one.terms() instanceof ShopCoupon coupon && other.terms() instanceof ShopCoupon like) {
            return coupon.shop() == like.shop();
        }
        return one.terms().kind() == other.terms().kind();
    }

    /** The deals of the coupons named that are of one stage, in the order named. */
    List<NaiveDeal> ofStage(List<Integer> named, Stage stage) {
        return named.stream()
                .map(number -> state.deals.get(number - 1))
                .filter(deal -> deal.stage() == stage)
                .toList();
    }

    /** What the buyer's other coupons of a stage would save with more in the order. */
    void hint(NaiveBasket basket, Stage stage, List<Integer> named) {
        NaiveBuyer buyer = state.buyers.get(basket.buyer);
        if (buyer == null) {
            return;
        }
        for (int number : buyer.coupons().keySet()) {
            NaiveDeal deal = state.deals.get(number - 1);
            boolean placed = ofStage(named, stage).stream().anyMatch(other -> haveOnePlace(deal, other));
            if (deal.stage() != stage || placed || !buyer.hasUnused(number) || !deal.liveAt(state.nowMs)) {
                continue;
            }
            hint(basket, deal, stage);
        }
    }

    private void hint(NaiveBasket basket, NaiveDeal deal, Stage stage) {
        if (deal.terms() instanceof ShopCoupon(int shop, long spendMinor, long saveMinor, long _, int _)
                && basket.shops().contains(state.shops.get(shop - 1))) {
            long countsMinor = NaiveBasket.leftOf(basket.openTo(stage, shop));
            hint(basket, deal, shop, spendMinor - countsMinor, saveMinor);
        }
        if (deal.terms() instanceof FestivalCoupon(long spendMinor, long saveMinor, long _, int _)) {
            hint(basket, deal, 0, spendMinor - NaiveBasket.leftOf(basket.openTo(stage)), saveMinor);
        }
    }

    private static void hint(NaiveBasket basket, NaiveDeal deal, int shop, long addMinor, long saveMinor) {
        if (addMinor > 0) {
            basket.hints.add(new Hint(deal.number, deal.stage(), shop, addMinor, saveMinor));
        }
    }
}
