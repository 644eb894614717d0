package io.drumroll.crowd.load;

import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The deals that a load's orders get, and what they leave to pay: the festival's saving across shops in any case, and in a
 * load with deals a festival price for each SKU, a shop's tier and a festival coupon. All is in one currency, so nothing is
 * rounded.
 */
final class LoadDeals {
    private static final long TIER_SPEND_MINOR = 200_00;
    private static final long TIER_SAVE_MINOR = 20_00;
    private static final long HIGH_TIER_SPEND_MINOR = 1_000_00;
    private static final long HIGH_TIER_SAVE_MINOR = 150_00;
    private static final long COUPON_SPEND_MINOR = 100_00;
    private static final long COUPON_SAVE_MINOR = 10_00;
    private static final long STOCK = 1_000_000_000L;

    private final boolean all;
    private final DealTerms.@Nullable CrossShop saving;

    /** With the festival's saving, or null for none. */
    LoadDeals(LoadPlan plan, DealTerms.@Nullable CrossShop saving) {
        this.all = plan.deals();
        this.saving = saving;
    }

    /** A list price; with deals so high that one piece reaches each of them. */
    long someListPrice(SplittableRandom random) {
        return all ? 500_00 + random.nextLong(500_00) : 10_00 + random.nextLong(500_00);
    }

    /** What a piece costs with its item deal. */
    long priceMinor(long listMinor) {
        return all ? listMinor * 4 / 5 : listMinor;
    }

    /** What is to be paid for lines that come to so much after their item deals. */
    long totalMinor(long pricesMinor, boolean withCoupon) {
        long left = pricesMinor;
        if (all) {
            left -= left >= HIGH_TIER_SPEND_MINOR
                    ? HIGH_TIER_SAVE_MINOR
                    : left >= TIER_SPEND_MINOR ? TIER_SAVE_MINOR : 0;
        }
        if (saving != null) {
            long saved = left / saving.spendMinor() * saving.saveMinor();
            left -= saving.capMinor() > 0 ? Math.min(saved, saving.capMinor()) : saved;
        }
        return withCoupon ? left - COUPON_SAVE_MINOR : left;
    }

    static MakeDeal festivalPrice(int sku, long priceMinor, long endsAtMs) {
        return deal("Load price", Funder.SHOP, endsAtMs, new DealTerms.FestivalPrice(sku, priceMinor, STOCK, 0));
    }

    static MakeDeal tiers(int shop, long endsAtMs) {
        List<DealTerms.Tier> tiers = List.of(
                new DealTerms.Tier(TIER_SPEND_MINOR, TIER_SAVE_MINOR),
                new DealTerms.Tier(HIGH_TIER_SPEND_MINOR, HIGH_TIER_SAVE_MINOR));
        return deal("Load tiers", Funder.SHOP, endsAtMs, new DealTerms.ShopTiers(shop, tiers));
    }

    static MakeDeal coupon(long count, int perBuyer, long endsAtMs) {
        DealTerms terms = new DealTerms.FestivalCoupon(COUPON_SPEND_MINOR, COUPON_SAVE_MINOR, count, perBuyer);
        return deal("Load coupon", Funder.FESTIVAL, endsAtMs, terms);
    }

    private static MakeDeal deal(String name, Funder funder, long endsAtMs, DealTerms terms) {
        return new MakeDeal(new DealOffer(name, 0, endsAtMs, funder, List.of(), terms));
    }
}
