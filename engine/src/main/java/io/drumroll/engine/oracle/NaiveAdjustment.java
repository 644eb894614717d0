package io.drumroll.engine.oracle;

import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.Funder;
import java.util.List;

/** What a deal took off a line, and who bears it: a deal may change its funder later, an order does not. */
record NaiveAdjustment(Adjustment adjustment, Funder funder) {
    static List<Adjustment> plain(List<NaiveAdjustment> all) {
        return all.stream().map(NaiveAdjustment::adjustment).toList();
    }

    boolean byShop() {
        return funder == Funder.SHOP;
    }
}
