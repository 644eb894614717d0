package io.drumroll.engine.pricing;

import io.drumroll.engine.duty.Duties;
import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.money.Rounding;
import io.drumroll.engine.sku.Skus;
import org.jspecify.annotations.Nullable;

/** What the priced lines come to for the buyer, the shop, the festival and the customs. */
final class Landing {
    /** The festival's own currency, by {@link Rates#indexOf}. */
    private static final int FESTIVALS = 0;

    private final Rates rates;
    private final Duties duties;
    private final Skus skus;

    Landing(Rates rates, Duties duties, Skus skus) {
        this.rates = rates;
        this.duties = duties;
        this.skus = skus;
    }

    /** Goes over to the festival's currency: what shops took off is done. */
    void toFestivals(Draft draft) {
        for (int line = 0; line < draft.count(); line++) {
            long net = draft.amountsMinor[line];
            draft.netMinor[line] = net;
            draft.amountsMinor[line] = rates.convert(net, draft.currencies[line], FESTIVALS);
        }
    }

    /** Reckons payable, proceeds and subsidy of each line; all deals have taken what they take. */
    void share(Draft draft, int currency) {
        for (int line = 0; line < draft.count(); line++) {
            int shops = draft.currencies[line];
            long off = draft.festivalOffMinor[line];
            long payable = rates.convert(draft.netMinor[line], shops, currency);
            draft.payableMinor[line] =
                    off == 0 ? payable : Math.max(0, payable - rates.convert(off, FESTIVALS, currency));
            long kept = draft.grossMinor[line] - draft.byShopInShopsMinor[line];
            long byShop = draft.byShopInFestivalsMinor[line];
            draft.proceedsMinor[line] =
                    byShop == 0 ? kept : Math.max(0, kept - rates.convert(byShop, FESTIVALS, shops));
            long byFestival = draft.byFestivalInShopsMinor[line];
            draft.subsidyMinor[line] = draft.byFestivalInFestivalsMinor[line]
                    + (byFestival == 0 ? 0 : rates.convert(byFestival, shops, FESTIVALS));
        }
    }

    /** Reckons the duty of each line that comes from another country than it goes to. */
    void levy(Draft draft, int destination, int currency, long nowMs) {
        if (duties.count() == 0) {
            return;
        }
        for (int line = 0; line < draft.count(); line++) {
            DutyRule rule = rule(draft.sku(line), destination, nowMs);
            if (rule != null && valueOf(draft, line) >= rule.thresholdMinor()) {
                long duty = Rounding.nearest(draft.amountsMinor[line], rule.dutyBps(), Limits.WHOLE_BPS);
                draft.dutyMinor[line] = rates.convert(duty, FESTIVALS, currency);
            }
        }
    }

    private @Nullable DutyRule rule(int sku, int destination, long nowMs) {
        int origin = skus.originCode(sku);
        long tariffCode = skus.tariffCode(sku);
        return origin == destination || tariffCode == 0 ? null : duties.inForce(origin, destination, tariffCode, nowMs);
    }

    /** What the order's lines of a line's shop and origin come to together. */
    private long valueOf(Draft draft, int line) {
        int origin = skus.originCode(draft.sku(line));
        long value = 0;
        for (int other = 0; other < draft.count(); other++) {
            if (draft.shopPlaces[other] == draft.shopPlaces[line] && skus.originCode(draft.sku(other)) == origin) {
                value += draft.amountsMinor[other];
            }
        }
        return value;
    }
}
