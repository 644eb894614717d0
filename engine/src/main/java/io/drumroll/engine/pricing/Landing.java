package io.drumroll.engine.pricing;

import io.drumroll.engine.duty.Duties;
import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.money.Rounding;
import io.drumroll.engine.sku.Skus;

/** What the priced lines come to for the buyer, the shop, the festival and the customs. */
final class Landing {
    /** The festival's own currency, by {@link Rates#indexOf}. */
    private static final int FESTIVALS = 0;
    /** Enough for {@link io.drumroll.engine.region.Codes#ofCountry}. */
    private static final int ORIGIN_BITS = 10;

    private final Rates rates;
    private final Duties duties;
    private final Skus skus;
    /** The shops and origins of the order's lines, and what each comes to, in the festival's currency. */
    private final PositionOf consignments = new PositionOf();

    private long[] valuesMinor = {};

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
        if (duties.count() == 0 || !hasDutiable(draft, destination)) {
            return;
        }
        weigh(draft);
        for (int line = 0; line < draft.count(); line++) {
            int sku = draft.sku(line);
            DutyRule rule = isDutiable(sku, destination)
                    ? duties.inForce(skus.originCode(sku), destination, skus.tariffCode(sku), nowMs)
                    : null;
            if (rule != null && valuesMinor[consignments.find(consignment(draft, line))] >= rule.thresholdMinor()) {
                long duty = Rounding.nearest(draft.amountsMinor[line], rule.dutyBps(), Limits.WHOLE_BPS);
                draft.dutyMinor[line] = rates.convert(duty, FESTIVALS, currency);
            }
        }
    }

    private boolean hasDutiable(Draft draft, int destination) {
        for (int line = 0; line < draft.count(); line++) {
            if (isDutiable(draft.sku(line), destination)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDutiable(int sku, int destination) {
        return skus.originCode(sku) != destination && skus.tariffCode(sku) != 0;
    }

    /** Sums up what the lines of each shop and origin come to together. */
    private void weigh(Draft draft) {
        consignments.clear();
        if (valuesMinor.length < draft.count()) {
            valuesMinor = new long[draft.quantities.length];
        }
        for (int line = 0; line < draft.count(); line++) {
            int before = consignments.count();
            int place = consignments.findOrAdd(consignment(draft, line));
            valuesMinor[place] = (place < before ? valuesMinor[place] : 0) + draft.amountsMinor[line];
        }
    }

    private int consignment(Draft draft, int line) {
        return draft.shopPlaces[line] << ORIGIN_BITS | skus.originCode(draft.sku(line));
    }
}
