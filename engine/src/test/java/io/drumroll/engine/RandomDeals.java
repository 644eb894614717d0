package io.drumroll.engine;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.promotion.DealTerms.QuantityBreaks;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Seeded deals of every kind, about few SKUs and shops, that overlap in time; and claims of their coupons. */
final class RandomDeals {
    private static final Set<Integer> COUPON_KINDS = Set.of(6, 8, 9);
    private static final int KINDS = 10;

    private final RandomValues values;

    RandomDeals(RandomValues values) {
        this.values = values;
    }

    Command make() {
        return new Command.MakeDeal(offer(1 + values.below(KINDS)));
    }

    /** Mostly to other numbers about the same. */
    Command change() {
        int deal = values.deal();
        if (values.chance(5) || !(values.found(new Query.OfDeal(deal)) instanceof Query.DealView view)) {
            return new Command.ChangeDeal(deal, offer(1 + values.below(KINDS)));
        }
        DealOffer offer = view.offer();
        if (values.chance(40)) {
            // The window alone, or who bears it.
            DealOffer moved = offer(offer.terms().kind());
            return new Command.ChangeDeal(
                    deal,
                    new DealOffer(
                            moved.name(),
                            moved.startsAtMs(),
                            moved.endsAtMs(),
                            moved.funder(),
                            offer.bars(),
                            offer.terms()));
        }
        DealOffer other = offer(offer.terms().kind());
        return new Command.ChangeDeal(
                deal,
                new DealOffer(
                        other.name(),
                        offer.startsAtMs(),
                        offer.endsAtMs(),
                        other.funder(),
                        other.bars(),
                        about(offer.terms(), other)));
    }

    Command end() {
        return new Command.EndDeal(values.deal());
    }

    Command claim() {
        return new Command.ClaimCoupon(
                values.buyer(), values.chance(95) ? values.dealOfKind(COUPON_KINDS) : values.deal());
    }

    private DealOffer offer(int kind) {
        long startsAtMs = values.chance(60)
                ? values.timeMs - values.below(300)
                : values.near(values.timeMs + values.below(4_000), 0, Limits.MAX_TIME_MS);
        long lastsMs = values.chance(10) ? 1 + values.below(100) : 2_000 + values.below(20_000);
        long endsAtMs = values.near(startsAtMs + lastsMs, startsAtMs + 1, Limits.MAX_TIME_MS + 1);
        DealTerms terms = terms(kind, startsAtMs, endsAtMs);
        Funder funder = values.chance(50) ? Funder.SHOP : Funder.FESTIVAL;
        return new DealOffer(values.text(), startsAtMs, endsAtMs, funder, bars(terms.stage()), terms);
    }

    private List<Stage> bars(Stage stage) {
        List<Stage> bars = new ArrayList<>();
        for (Stage later : Stage.values()) {
            if (later.code() > stage.code() && values.chance(8)) {
                bars.add(later);
            }
        }
        if (values.chance(1)) {
            bars.add(values.oneOf(List.of(Stage.values())));
        }
        return bars;
    }

    private DealTerms terms(int kind, long startsAtMs, long endsAtMs) {
        return switch (kind) {
            case 1 -> festivalPrice(values.sku());
            case 2 -> quantityBreaks(values.sku());
            case 3 -> new SecondPiece(values.sku(), (int) values.near(1 + values.below(10_000), 1, Limits.WHOLE_BPS));
            case 4 -> bundle(members());
            case 5 -> new ShopTiers(values.shop(), tiers());
            case 6 -> shopCoupon(values.shop());
            case 7 -> crossShop();
            case 8 -> {
                ShopCoupon like = shopCoupon(1);
                yield new FestivalCoupon(like.spendMinor(), like.saveMinor(), like.count(), like.perBuyer());
            }
            case 9 -> redPacket();
            default -> preSale(values.sku(), startsAtMs, endsAtMs);
        };
    }

    /** Other numbers about what these terms are about. */
    private DealTerms about(DealTerms terms, DealOffer other) {
        return switch (terms) {
            case FestivalPrice price -> festivalPrice(price.sku());
            case QuantityBreaks breaks -> quantityBreaks(breaks.sku());
            case SecondPiece(int sku, int _) -> new SecondPiece(sku, 1 + values.below(Limits.WHOLE_BPS));
            case BundlePrice bundle -> bundle(bundle.members());
            case ShopTiers tiers -> new ShopTiers(tiers.shop(), tiers());
            case ShopCoupon coupon -> shopCoupon(coupon.shop());
            case PreSale sale -> preSale(sale.sku(), other.startsAtMs(), other.endsAtMs());
            case RedPacket packet ->
                values.chance(50)
                        ? new RedPacket(packet.faceMinor(), packet.budgetMinor() + values.below(50) - 25, 3)
                        : other.terms();
            case CrossShop _, FestivalCoupon _ -> other.terms();
        };
    }

    private long atMost(long most) {
        return values.near(values.random.nextLong(1, Math.max(2, most + 1)), 1, most);
    }

    /** At most the list price; now and then a little more. */
    private long priceOf(int sku) {
        long listMinor = values.listMinor(sku);
        return values.chance(4) ? listMinor + 1 : atMost(listMinor);
    }

    private FestivalPrice festivalPrice(int sku) {
        int limit = values.chance(50) ? 0 : (int) values.near(1 + values.below(4), 0, Limits.MAX_QUANTITY);
        long stock = values.near(1 + values.below(30), 1, Limits.MAX_STOCK);
        return new FestivalPrice(sku, priceOf(sku), stock, limit);
    }

    private QuantityBreaks quantityBreaks(int sku) {
        List<Break> breaks = new ArrayList<>();
        long priceMinor = values.listMinor(sku);
        int quantity = 1;
        int steps = values.chance(2) ? values.below(Limits.MAX_DEAL_STEPS + 2) : 1 + values.below(3);
        for (int i = 0; i < steps; i++) {
            quantity += 1 + values.below(3);
            priceMinor = atMost(priceMinor - 1);
            breaks.add(new Break((int) values.near(quantity, quantity, Limits.MAX_QUANTITY), priceMinor));
        }
        return new QuantityBreaks(sku, breaks);
    }

    /** SKUs of one shop, unless bad luck will have it. */
    private List<LineRequest> members() {
        List<LineRequest> members = new ArrayList<>();
        int shop = shopOf(values.sku());
        int count = values.chance(2) ? values.below(Limits.MAX_DEAL_STEPS + 2) : 2 + values.below(2);
        for (int tries = 0; members.size() < count && tries < 40; tries++) {
            int sku = values.sku();
            boolean repeated = members.stream().anyMatch(member -> member.sku() == sku);
            boolean fits = shopOf(sku) == shop && (!repeated || values.chance(5));
            if (fits || values.chance(1)) {
                members.add(new LineRequest(sku, values.chance(70) ? 1 : (int) values.near(2, 1, Limits.MAX_QUANTITY)));
            }
        }
        return members;
    }

    private int shopOf(int sku) {
        return values.found(new Query.OfSku(sku)) instanceof Query.SkuView view ? view.shop() : 0;
    }

    private BundlePrice bundle(List<LineRequest> members) {
        long listMinor = 0;
        for (LineRequest member : members) {
            listMinor += Math.max(1, member.quantity()) * values.listMinor(member.sku());
        }
        return new BundlePrice(
                members, values.chance(4) ? listMinor + 1 : atMost(Math.min(listMinor, Limits.MAX_AMOUNT_MINOR)));
    }

    private List<Tier> tiers() {
        List<Tier> tiers = new ArrayList<>();
        long spendMinor = 0;
        long saveMinor = 0;
        int steps = values.chance(2) ? values.below(Limits.MAX_DEAL_STEPS + 2) : 1 + values.below(3);
        for (int i = 0; i < steps; i++) {
            spendMinor += 2 + values.below(values.chance(50) ? 40 : 2_000);
            saveMinor = Math.min(spendMinor, saveMinor + 1 + values.below((int) Math.min(1_000, spendMinor / 2)));
            tiers.add(new Tier(
                    values.near(spendMinor, spendMinor, Limits.MAX_AMOUNT_MINOR),
                    values.near(saveMinor, saveMinor, spendMinor)));
        }
        return tiers;
    }

    private ShopCoupon shopCoupon(int shop) {
        long spendMinor = values.near(1 + values.below(values.chance(60) ? 50 : 3_000), 1, Limits.MAX_AMOUNT_MINOR);
        long count = values.near(1 + values.below(12), 1, Limits.MAX_COUPONS);
        int perBuyer = (int) values.near(1 + values.below(3), 1, Limits.MAX_QUANTITY);
        return new ShopCoupon(shop, spendMinor, atMost(spendMinor), count, perBuyer);
    }

    private CrossShop crossShop() {
        long spendMinor = values.near(1 + values.below(values.chance(50) ? 60 : 5_000), 1, Limits.MAX_AMOUNT_MINOR);
        long saveMinor = values.chance(10) ? spendMinor : atMost(Math.max(1, spendMinor / 3));
        long capMinor = values.chance(40)
                ? 0
                : values.near(saveMinor + values.below(2_000), saveMinor, Limits.MAX_AMOUNT_MINOR);
        return new CrossShop(spendMinor, saveMinor, capMinor);
    }

    private RedPacket redPacket() {
        long faceMinor = values.near(1 + values.below(values.chance(50) ? 30 : 2_000), 1, Limits.MAX_AMOUNT_MINOR);
        long budgetMinor =
                values.near(Math.max(1, faceMinor) * 8 + values.below(30), faceMinor, Limits.MAX_FUNDED_MINOR);
        return new RedPacket(faceMinor, budgetMinor, (int) values.near(1 + values.below(3), 1, Limits.MAX_QUANTITY));
    }

    private PreSale preSale(int sku, long startsAtMs, long endsAtMs) {
        long priceMinor = priceOf(sku);
        long worthMinor = atMost(priceMinor);
        long depositMinor = atMost(worthMinor);
        long fromMs = values.near(startsAtMs + values.below(4_000), startsAtMs, Limits.MAX_TIME_MS);
        long earliestMs = Math.max(fromMs + 1, endsAtMs);
        long untilMs = values.near(earliestMs + values.below(5_000), earliestMs, Limits.MAX_TIME_MS + 1);
        return new PreSale(sku, priceMinor, depositMinor, worthMinor, fromMs, untilMs, values.chance(50));
    }
}
