package io.drumroll.engine.oracle;

import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Quote.Hint;
import io.drumroll.engine.promotion.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stages one after another: what each deal takes off a basket, and hints at what more would save. */
final class NaiveStages {
    private final NaiveState state;
    private final NaiveItemDeals items;
    private final NaiveCoupons coupons;

    NaiveStages(NaiveState state, NaiveCoupons coupons) {
        this.state = state;
        this.coupons = coupons;
        items = new NaiveItemDeals(state);
    }

    /** Applies every stage; the first coupon that can't be used is the refusal. */
    @Nullable
    Rejection apply(NaiveBasket basket, List<Integer> named) {
        items.apply(basket);
        for (NaiveShop shop : basket.shops()) {
            tiers(basket, shop.number);
        }
        coupons.hint(basket, Stage.SHOP_COUPON, named);
        for (NaiveDeal deal : coupons.ofStage(named, Stage.SHOP_COUPON)) {
            if (deal.terms() instanceof ShopCoupon(int shop, long spendMinor, long saveMinor, long _, int _)) {
                Rejection why = spend(basket, deal, basket.openTo(Stage.SHOP_COUPON, shop), spendMinor, saveMinor);
                if (why != null) {
                    return why;
                }
            }
        }
        for (NaiveLine line : basket.lines) {
            line.leftMinor = state.rates.convert(line.leftMinor, line.sku.shop.currency(), state.currency());
        }
        for (NaiveDeal deal : state.subjects.ofFestival()) {
            if (deal.liveAt(state.nowMs) && deal.terms() instanceof CrossShop terms) {
                acrossShops(basket, deal, terms);
            }
        }
        coupons.hint(basket, Stage.FESTIVAL_COUPON, named);
        return festivalCoupons(basket, named);
    }

    private @Nullable Rejection festivalCoupons(NaiveBasket basket, List<Integer> named) {
        for (NaiveDeal deal : coupons.ofStage(named, Stage.FESTIVAL_COUPON)) {
            if (deal.terms() instanceof FestivalCoupon(long spendMinor, long saveMinor, long _, int _)) {
                Rejection why = spend(basket, deal, basket.openTo(Stage.FESTIVAL_COUPON), spendMinor, saveMinor);
                if (why != null) {
                    return why;
                }
            }
        }
        for (NaiveDeal deal : coupons.ofStage(named, Stage.RED_PACKET)) {
            List<NaiveLine> open = basket.openTo(Stage.RED_PACKET);
            long leftMinor = NaiveBasket.leftOf(open);
            if (leftMinor == 0) {
                return new Rejection.NothingLeftToPay(deal.number);
            }
            if (deal.terms() instanceof RedPacket packet) {
                basket.takeOff(open, deal, Math.min(packet.faceMinor(), leftMinor));
            }
        }
        return null;
    }

    private static @Nullable Rejection spend(
            NaiveBasket basket, NaiveDeal deal, List<NaiveLine> open, long spendMinor, long saveMinor) {
        long presentMinor = NaiveBasket.leftOf(open);
        if (presentMinor < spendMinor) {
            return new Rejection.BelowMinimumSpend(deal.number, spendMinor, presentMinor);
        }
        basket.takeOff(open, deal, saveMinor);
        return null;
    }

    private void tiers(NaiveBasket basket, int shop) {
        for (NaiveDeal deal : state.subjects.ofShop(shop)) {
            if (deal.liveAt(state.nowMs) && deal.terms() instanceof ShopTiers(int _, List<Tier> tiers)) {
                tiers(basket, deal, shop, tiers);
            }
        }
    }

    private static void tiers(NaiveBasket basket, NaiveDeal deal, int shop, List<Tier> tiers) {
        List<NaiveLine> open = basket.openTo(Stage.SHOP_TIERS, shop);
        long countsMinor = NaiveBasket.leftOf(open);
        long saveMinor = 0;
        for (Tier tier : tiers) {
            if (tier.spendMinor() > countsMinor) {
                basket.hints.add(new Hint(
                        deal.number,
                        Stage.SHOP_TIERS,
                        shop,
                        tier.spendMinor() - countsMinor,
                        tier.saveMinor() - saveMinor));
                break;
            }
            saveMinor = tier.saveMinor();
        }
        basket.takeOff(open, deal, saveMinor);
    }

    private static void acrossShops(NaiveBasket basket, NaiveDeal deal, CrossShop terms) {
        List<NaiveLine> open = basket.openTo(Stage.CROSS_SHOP);
        long countsMinor = NaiveBasket.leftOf(open);
        long capMinor = terms.capMinor() == 0 ? Long.MAX_VALUE : terms.capMinor();
        long saveMinor = Math.min(countsMinor / terms.spendMinor() * terms.saveMinor(), capMinor);
        if (saveMinor < capMinor) {
            basket.hints.add(new Hint(
                    deal.number,
                    Stage.CROSS_SHOP,
                    0,
                    terms.spendMinor() - countsMinor % terms.spendMinor(),
                    Math.min(terms.saveMinor(), capMinor - saveMinor)));
        }
        basket.takeOff(open, deal, saveMinor);
    }
}
