package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.DealRaisesPrice;
import io.drumroll.engine.message.Rejection.Field;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a deal's terms can be, kind by kind; of a deal that is changed, also for what orders and buyers have of it. */
final class NaiveTerms {
    private final NaiveState state;

    NaiveTerms(NaiveState state) {
        this.state = state;
    }

    /** The first thing that is wrong with the terms of an offer. */
    @Nullable
    Rejection whyNot(DealOffer offer) {
        return switch (offer.terms()) {
            case FestivalPrice terms -> whyNot(terms);
            case QuantityBreaks terms -> whyNot(terms);
            case SecondPiece(int sku, int offBps) ->
                first(state.whyNotForSale(sku), whyOutOfRange(Field.DISCOUNT, offBps, 1, Limits.WHOLE_BPS));
            case BundlePrice terms -> whyNot(terms);
            case PreSale terms -> whyNot(terms, offer);
            case ShopTiers terms -> first(whyNotShop(terms.shop()), whyNotTiers(terms.tiers()));
            case ShopCoupon(int shop, long spend, long save, long count, int perBuyer) ->
                first(whyNotShop(shop), whyNotCoupon(spend, save, count, perBuyer));
            case CrossShop terms -> whyNot(terms);
            case FestivalCoupon(long spend, long save, long count, int perBuyer) ->
                whyNotCoupon(spend, save, count, perBuyer);
            case RedPacket terms -> whyNot(terms);
        };
    }

    private @Nullable Rejection whyNotShop(int shop) {
        return state.shop(shop) == null ? new Rejection.UnknownShop(shop) : null;
    }

    private @Nullable Rejection whyNotPrice(int sku, long priceMinor) {
        Rejection why = whyOutOfRange(Field.PRICE, priceMinor, 1, Limits.MAX_PRICE_MINOR);
        return why == null ? whyRaised(sku, priceMinor) : why;
    }

    private @Nullable Rejection whyRaised(int sku, long priceMinor) {
        long listMinor = state.knownSku(sku).priceMinor;
        return priceMinor > listMinor ? new DealRaisesPrice(sku, priceMinor, listMinor) : null;
    }

    private @Nullable Rejection whyNot(FestivalPrice terms) {
        Rejection why = state.whyNotForSale(terms.sku());
        if (why == null) {
            why = whyNotPrice(terms.sku(), terms.priceMinor());
        }
        return first(
                why,
                whyOutOfRange(Field.STOCK, terms.stock(), 1, Limits.MAX_STOCK),
                whyOutOfRange(Field.LIMIT_PER_BUYER, terms.limitPerBuyer(), 0, Limits.MAX_QUANTITY));
    }

    private @Nullable Rejection whyNot(QuantityBreaks terms) {
        Rejection why = first(
                state.whyNotForSale(terms.sku()),
                whyOutOfRange(Field.STEPS, terms.breaks().size(), 1, Limits.MAX_DEAL_STEPS));
        long least = 2;
        long most = Limits.MAX_PRICE_MINOR;
        for (Break step : terms.breaks()) {
            why = first(
                    why,
                    whyOutOfRange(Field.QUANTITY, step.quantity(), least, Limits.MAX_QUANTITY),
                    whyOutOfRange(Field.PRICE, step.priceMinor(), 1, most));
            least = step.quantity() + 1L;
            most = step.priceMinor() - 1;
        }
        return why == null ? whyRaised(terms.sku(), terms.breaks().getFirst().priceMinor()) : why;
    }

    private @Nullable Rejection whyNot(BundlePrice terms) {
        List<LineRequest> members = terms.members();
        Rejection why = whyOutOfRange(Field.STEPS, members.size(), 2, Limits.MAX_DEAL_STEPS);
        if (why != null) {
            return why;
        }
        long listMinor = 0;
        Set<Integer> named = new HashSet<>();
        for (LineRequest member : members) {
            why = whyNotMember(member, members.getFirst().sku(), named);
            if (why != null) {
                return why;
            }
            named.add(member.sku());
            listMinor += member.quantity() * state.knownSku(member.sku()).priceMinor;
        }
        why = whyOutOfRange(Field.PRICE, terms.priceMinor(), 1, Limits.MAX_AMOUNT_MINOR);
        if (why == null && terms.priceMinor() > listMinor) {
            why = new DealRaisesPrice(members.getFirst().sku(), terms.priceMinor(), listMinor);
        }
        return why;
    }

    private @Nullable Rejection whyNotMember(LineRequest member, int firstSku, Set<Integer> named) {
        Rejection why = first(
                state.whyNotForSale(member.sku()),
                whyOutOfRange(Field.QUANTITY, member.quantity(), 1, Limits.MAX_QUANTITY));
        if (why != null) {
            return why;
        }
        NaiveShop shop = state.knownSku(member.sku()).shop;
        NaiveShop firstShop = state.knownSku(firstSku).shop;
        if (shop != firstShop) {
            return new Rejection.OtherShopsSku(member.sku(), shop.number, firstShop.number);
        }
        return named.contains(member.sku()) ? new Rejection.RepeatedSku(member.sku()) : null;
    }

    private @Nullable Rejection whyNot(PreSale terms, DealOffer offer) {
        Rejection why = state.whyNotForSale(terms.sku());
        if (why == null) {
            why = whyNotPrice(terms.sku(), terms.priceMinor());
        }
        long earliestUntilMs = Math.max(terms.balanceFromMs() + 1, offer.endsAtMs());
        return first(
                why,
                whyOutOfRange(Field.DEPOSIT, terms.worthMinor(), 1, terms.priceMinor()),
                whyOutOfRange(Field.DEPOSIT, terms.depositMinor(), 1, terms.worthMinor()),
                whyOutOfRange(Field.BALANCE_FROM, terms.balanceFromMs(), offer.startsAtMs(), Limits.MAX_TIME_MS),
                whyOutOfRange(Field.BALANCE_UNTIL, terms.balanceUntilMs(), earliestUntilMs, Limits.MAX_TIME_MS + 1));
    }

    private static @Nullable Rejection whyNotTiers(List<Tier> tiers) {
        Rejection why = whyOutOfRange(Field.STEPS, tiers.size(), 1, Limits.MAX_DEAL_STEPS);
        long leastSpend = 1;
        long leastSave = 1;
        for (Tier tier : tiers) {
            why = first(
                    why,
                    whyOutOfRange(Field.SPEND, tier.spendMinor(), leastSpend, Limits.MAX_AMOUNT_MINOR),
                    whyOutOfRange(Field.DISCOUNT, tier.saveMinor(), leastSave, tier.spendMinor()));
            leastSpend = tier.spendMinor() + 1;
            leastSave = tier.saveMinor() + 1;
        }
        return why;
    }

    private static @Nullable Rejection whyNotCoupon(long spendMinor, long saveMinor, long count, int perBuyer) {
        return first(
                whyOutOfRange(Field.SPEND, spendMinor, 1, Limits.MAX_AMOUNT_MINOR),
                whyOutOfRange(Field.DISCOUNT, saveMinor, 1, spendMinor),
                whyOutOfRange(Field.COUPONS, count, 1, Limits.MAX_COUPONS),
                whyOutOfRange(Field.LIMIT_PER_BUYER, perBuyer, 1, Limits.MAX_QUANTITY));
    }

    private static @Nullable Rejection whyNot(CrossShop terms) {
        long leastCap = terms.capMinor() == 0 ? 0 : terms.saveMinor();
        return first(
                whyOutOfRange(Field.SPEND, terms.spendMinor(), 1, Limits.MAX_AMOUNT_MINOR),
                whyOutOfRange(Field.DISCOUNT, terms.saveMinor(), 1, terms.spendMinor()),
                whyOutOfRange(Field.CAP, terms.capMinor(), leastCap, Limits.MAX_AMOUNT_MINOR));
    }

    private static @Nullable Rejection whyNot(RedPacket terms) {
        return first(
                whyOutOfRange(Field.DISCOUNT, terms.faceMinor(), 1, Limits.MAX_AMOUNT_MINOR),
                whyOutOfRange(Field.BUDGET, terms.budgetMinor(), terms.faceMinor(), Limits.MAX_FUNDED_MINOR),
                whyOutOfRange(Field.LIMIT_PER_BUYER, terms.perBuyer(), 1, Limits.MAX_QUANTITY));
    }

    /** Whether terms leave a deal what orders and buyers have of it already. */
    static @Nullable Rejection whyLessThanUsed(DealTerms terms, NaiveDeal deal) {
        return switch (terms) {
            case FestivalPrice price -> {
                boolean limited = NaiveDeal.perBuyer(deal.terms()) > 0;
                yield first(
                        whyOutOfRange(Field.STOCK, price.stock(), Math.max(1, deal.taken), Limits.MAX_STOCK),
                        whyOutOfRange(
                                Field.LIMIT_PER_BUYER,
                                price.limitPerBuyer(),
                                limited ? 1 : 0,
                                limited ? Limits.MAX_QUANTITY : 0));
            }
            case ShopCoupon coupon -> whyOutOfRange(Field.COUPONS, coupon.count(), deal.claimed, Limits.MAX_COUPONS);
            case FestivalCoupon coupon ->
                whyOutOfRange(Field.COUPONS, coupon.count(), deal.claimed, Limits.MAX_COUPONS);
            case RedPacket packet -> whyLessThanUsed(packet, deal);
            case QuantityBreaks _, SecondPiece _, BundlePrice _, PreSale _, ShopTiers _, CrossShop _ -> null;
        };
    }

    private static @Nullable Rejection whyLessThanUsed(RedPacket packet, NaiveDeal deal) {
        if (deal.claimed == 0 || !(deal.terms() instanceof RedPacket(long faceMinor, long _, int _))) {
            return null;
        }
        return first(
                whyOutOfRange(Field.DISCOUNT, packet.faceMinor(), faceMinor, faceMinor),
                whyOutOfRange(Field.BUDGET, packet.budgetMinor(), faceMinor * deal.claimed, Limits.MAX_FUNDED_MINOR));
    }
}
