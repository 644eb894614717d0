package io.drumroll.engine.promotion;

import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.DealRaisesPrice;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OtherShopsSku;
import io.drumroll.engine.message.Rejection.RepeatedSku;
import io.drumroll.engine.order.LineRequest;
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
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.Skus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of what deals give, kind by kind: nothing negative, nothing over the whole, nothing that raises a price. */
final class TermsChecks {
    private final Shops shops;
    private final Skus skus;

    TermsChecks(Shops shops, Skus skus) {
        this.shops = shops;
        this.skus = skus;
    }

    @Nullable
    Rejection refuse(DealOffer offer) {
        return switch (offer.terms()) {
            case FestivalPrice terms -> refuse(terms);
            case QuantityBreaks terms -> refuse(terms);
            case SecondPiece terms ->
                Checks.first(
                        skus.refuseNotForSale(terms.sku()),
                        Checks.range(Field.DISCOUNT, terms.offBps(), 1, Limits.WHOLE_BPS));
            case BundlePrice terms -> refuse(terms);
            case ShopTiers terms -> refuse(terms);
            case ShopCoupon terms ->
                Checks.first(
                        shops.refuseUnknown(terms.shop()),
                        refuseCoupon(terms.spendMinor(), terms.saveMinor(), terms.count(), terms.perBuyer()));
            case CrossShop terms ->
                Checks.first(
                        refuseSaving(terms.spendMinor(), terms.saveMinor()),
                        terms.capMinor() == 0
                                ? null
                                : Checks.range(
                                        Field.CAP, terms.capMinor(), terms.saveMinor(), Limits.MAX_AMOUNT_MINOR));
            case FestivalCoupon terms ->
                refuseCoupon(terms.spendMinor(), terms.saveMinor(), terms.count(), terms.perBuyer());
            case RedPacket terms ->
                Checks.first(
                        Checks.range(Field.DISCOUNT, terms.faceMinor(), 1, Limits.MAX_AMOUNT_MINOR),
                        Checks.range(Field.BUDGET, terms.budgetMinor(), terms.faceMinor(), Limits.MAX_FUNDED_MINOR),
                        Checks.range(Field.LIMIT_PER_BUYER, terms.perBuyer(), 1, Limits.MAX_QUANTITY));
            case PreSale terms -> refuse(terms, offer);
        };
    }

    private @Nullable Rejection refuse(FestivalPrice terms) {
        Rejection refusal = refusePrice(terms.sku(), terms.priceMinor());
        return refusal != null
                ? refusal
                : Checks.first(
                        Checks.range(Field.STOCK, terms.stock(), 1, Limits.MAX_STOCK),
                        Checks.range(Field.LIMIT_PER_BUYER, terms.limitPerBuyer(), 0, Limits.MAX_QUANTITY));
    }

    /** A SKU on sale, and a price in range and not above its list price. */
    private @Nullable Rejection refusePrice(int sku, long priceMinor) {
        Rejection refusal = Checks.first(
                skus.refuseNotForSale(sku), Checks.range(Field.PRICE, priceMinor, 1, Limits.MAX_PRICE_MINOR));
        return refusal != null ? refusal : refuseRaised(sku, priceMinor);
    }

    private @Nullable Rejection refuseRaised(int sku, long priceMinor) {
        long listMinor = skus.priceMinor(sku);
        return priceMinor > listMinor ? new DealRaisesPrice(sku, priceMinor, listMinor) : null;
    }

    private @Nullable Rejection refuse(QuantityBreaks terms) {
        List<Break> breaks = terms.breaks();
        Rejection refusal = Checks.first(skus.refuseNotForSale(terms.sku()), refuseSteps(breaks.size(), 1));
        long fromQuantity = 2;
        long toPrice = Limits.MAX_PRICE_MINOR;
        for (int i = 0; refusal == null && i < breaks.size(); i++) {
            Break step = breaks.get(i);
            refusal = Checks.first(
                    Checks.range(Field.QUANTITY, step.quantity(), fromQuantity, Limits.MAX_QUANTITY),
                    Checks.range(Field.PRICE, step.priceMinor(), 1, toPrice));
            fromQuantity = step.quantity() + 1L;
            toPrice = step.priceMinor() - 1;
        }
        return refusal != null
                ? refusal
                : refuseRaised(terms.sku(), breaks.getFirst().priceMinor());
    }

    private @Nullable Rejection refuse(BundlePrice terms) {
        List<LineRequest> members = terms.members();
        Rejection refusal = refuseSteps(members.size(), 2);
        long listMinor = 0;
        for (int i = 0; refusal == null && i < members.size(); i++) {
            refusal = refuseMember(members, i);
            if (refusal == null) {
                // At most ten members of 10^17 each.
                listMinor += members.get(i).quantity()
                        * skus.priceMinor(members.get(i).sku());
            }
        }
        if (refusal == null) {
            refusal = Checks.range(Field.PRICE, terms.priceMinor(), 1, Limits.MAX_AMOUNT_MINOR);
        }
        if (refusal == null && terms.priceMinor() > listMinor) {
            refusal = new DealRaisesPrice(members.getFirst().sku(), terms.priceMinor(), listMinor);
        }
        return refusal;
    }

    private @Nullable Rejection refuseMember(List<LineRequest> members, int index) {
        LineRequest member = members.get(index);
        Rejection refusal = Checks.first(
                skus.refuseNotForSale(member.sku()),
                Checks.range(Field.QUANTITY, member.quantity(), 1, Limits.MAX_QUANTITY));
        if (refusal != null) {
            return refusal;
        }
        int shop = skus.shop(members.getFirst().sku());
        if (skus.shop(member.sku()) != shop) {
            return new OtherShopsSku(member.sku(), skus.shop(member.sku()), shop);
        }
        for (int i = 0; i < index; i++) {
            if (members.get(i).sku() == member.sku()) {
                return new RepeatedSku(member.sku());
            }
        }
        return null;
    }

    private @Nullable Rejection refuse(ShopTiers terms) {
        List<Tier> tiers = terms.tiers();
        Rejection refusal = Checks.first(shops.refuseUnknown(terms.shop()), refuseSteps(tiers.size(), 1));
        long fromSpend = 1;
        long fromSave = 1;
        for (int i = 0; refusal == null && i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            refusal = Checks.first(
                    Checks.range(Field.SPEND, tier.spendMinor(), fromSpend, Limits.MAX_AMOUNT_MINOR),
                    Checks.range(Field.DISCOUNT, tier.saveMinor(), fromSave, tier.spendMinor()));
            fromSpend = tier.spendMinor() + 1;
            fromSave = tier.saveMinor() + 1;
        }
        return refusal;
    }

    private @Nullable Rejection refuse(PreSale terms, DealOffer offer) {
        Rejection refusal = refusePrice(terms.sku(), terms.priceMinor());
        return refusal != null
                ? refusal
                : Checks.first(
                        Checks.range(Field.DEPOSIT, terms.worthMinor(), 1, terms.priceMinor()),
                        Checks.range(Field.DEPOSIT, terms.depositMinor(), 1, terms.worthMinor()),
                        Checks.range(Field.BALANCE_FROM, terms.balanceFromMs(), offer.startsAtMs(), Limits.MAX_TIME_MS),
                        Checks.range(
                                Field.BALANCE_UNTIL,
                                terms.balanceUntilMs(),
                                Math.max(terms.balanceFromMs() + 1, offer.endsAtMs()),
                                Limits.MAX_TIME_MS + 1));
    }

    private static @Nullable Rejection refuseCoupon(long spendMinor, long saveMinor, long count, int perBuyer) {
        return Checks.first(
                refuseSaving(spendMinor, saveMinor),
                Checks.range(Field.COUPONS, count, 1, Limits.MAX_COUPONS),
                Checks.range(Field.LIMIT_PER_BUYER, perBuyer, 1, Limits.MAX_QUANTITY));
    }

    private static @Nullable Rejection refuseSaving(long spendMinor, long saveMinor) {
        return Checks.first(
                Checks.range(Field.SPEND, spendMinor, 1, Limits.MAX_AMOUNT_MINOR),
                Checks.range(Field.DISCOUNT, saveMinor, 1, spendMinor));
    }

    private static @Nullable Rejection refuseSteps(int steps, int min) {
        return Checks.range(Field.STEPS, steps, min, Limits.MAX_DEAL_STEPS);
    }
}
