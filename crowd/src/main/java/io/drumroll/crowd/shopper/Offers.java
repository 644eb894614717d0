package io.drumroll.crowd.shopper;

import io.drumroll.engine.message.Query.DealView;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The festival's deals as shoppers know them: what can be claimed, what is sold together, and what is reserved by a
 * deposit. One thread.
 */
final class Offers {
    private final Map<Integer, Claimable> shopCoupons = new HashMap<>();
    private final Map<Integer, Claimable> festivalCoupons = new LinkedHashMap<>();
    private final List<Integer> redPackets = new ArrayList<>();
    private final List<List<LineRequest>> bundles = new ArrayList<>();
    private final List<Reservable> preSales = new ArrayList<>();

    /** A coupon's deal. */
    record Claimable(int deal, long spendMinor) {}

    /** A pre-sale's deal; times in ms of the epoch. */
    record Reservable(int deal, long startsAtMs, long endsAtMs, long balanceFromMs, long balanceUntilMs) {}

    /** Forgets all, to learn anew. */
    void clear() {
        shopCoupons.clear();
        festivalCoupons.clear();
        redPackets.clear();
        bundles.clear();
        preSales.clear();
    }

    /** Learns of a deal. */
    void add(DealView deal) {
        if (deal.ended()) {
            return;
        }
        DealOffer offer = deal.offer();
        switch (offer.terms()) {
            case DealTerms.ShopCoupon coupon
            when deal.taken() < coupon.count() ->
                shopCoupons.put(coupon.shop(), new Claimable(deal.deal(), coupon.spendMinor()));
            case DealTerms.FestivalCoupon coupon
            when deal.taken() < coupon.count() ->
                festivalCoupons.put(deal.deal(), new Claimable(deal.deal(), coupon.spendMinor()));
            case DealTerms.RedPacket packet
            when deal.taken() < packet.budgetMinor() / packet.faceMinor() -> redPackets.add(deal.deal());
            case DealTerms.BundlePrice bundle -> bundles.add(bundle.members());
            case DealTerms.PreSale sale ->
                preSales.add(new Reservable(
                        deal.deal(),
                        offer.startsAtMs(),
                        offer.endsAtMs(),
                        sale.balanceFromMs(),
                        sale.balanceUntilMs()));
            case DealTerms.ShopCoupon _,
                    DealTerms.FestivalCoupon _,
                    DealTerms.RedPacket _,
                    DealTerms.FestivalPrice _,
                    DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    DealTerms.ShopTiers _,
                    DealTerms.CrossShop _ -> {
                // Given unasked, or gone.
            }
        }
    }

    /** All of a deal's coupons are claimed. */
    void forget(int deal) {
        shopCoupons.values().removeIf(coupon -> coupon.deal() == deal);
        festivalCoupons.remove(deal);
        redPackets.removeIf(packet -> packet == deal);
    }

    /**
     * Coupons that a shopper who saw a quote would claim for it: of its shops, where enough is spent by list prices, the
     * best of the festival's, and perhaps a red packet.
     */
    List<Integer> couponsFor(Quote quote, SplittableRandom random) {
        Map<Integer, Long> spentByShop = new LinkedHashMap<>();
        long spentMinor = 0;
        for (Quote.QuoteLine line : quote.lines()) {
            spentByShop.merge(line.shop(), line.quantity() * line.unitPriceMinor(), Long::sum);
            spentMinor += line.festivalMinor();
        }
        List<Integer> deals = new ArrayList<>();
        spentByShop.forEach((shop, spent) -> {
            Claimable coupon = shopCoupons.get(shop);
            if (coupon != null && coupon.spendMinor() <= spent) {
                deals.add(coupon.deal());
            }
        });
        Claimable best = new Claimable(0, 0);
        for (Claimable coupon : festivalCoupons.values()) {
            if (coupon.spendMinor() <= spentMinor && coupon.spendMinor() > best.spendMinor()) {
                best = coupon;
            }
        }
        if (best.deal() > 0) {
            deals.add(best.deal());
        }
        if (!redPackets.isEmpty() && random.nextInt(3) == 0) {
            deals.add(redPackets.get(random.nextInt(redPackets.size())));
        }
        return deals;
    }

    /** Lines that are cheaper together, or none. */
    List<LineRequest> someBundle(SplittableRandom random) {
        return bundles.isEmpty() ? List.of() : bundles.get(random.nextInt(bundles.size()));
    }

    /** Pre-sales whose deposits are taken now and whose balance falls due within a given time, in ms. */
    List<Reservable> reservable(long nowMs, long withinMs) {
        return preSales.stream()
                .filter(sale -> sale.startsAtMs() <= nowMs && nowMs < sale.endsAtMs())
                .filter(sale -> sale.balanceFromMs() - nowMs <= withinMs)
                .toList();
    }
}
