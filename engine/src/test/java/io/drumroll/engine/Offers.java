package io.drumroll.engine;

import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import java.util.List;

/** Deals as they are offered, with defaults that the engine accepts. */
final class Offers {
    /** When deals start and end unless it is said otherwise: around the whole festival. */
    static final long STARTS_AT = 0;

    static final long ENDS_AT = Given.CLOSES_AT + 1_000_000;

    private Offers() {}

    /** A deal around the whole festival; the shop bears it where it is the shop's, and otherwise the festival. */
    static DealOffer offer(DealTerms terms, Stage... bars) {
        Funder funder = terms.stage().inShopCurrency() ? Funder.SHOP : Funder.FESTIVAL;
        return new DealOffer("Deal", STARTS_AT, ENDS_AT, funder, List.of(bars), terms);
    }

    static DealOffer named(String name, DealTerms terms) {
        return new DealOffer(name, STARTS_AT, ENDS_AT, Funder.SHOP, List.of(), terms);
    }

    static DealOffer during(long startsAtMs, long endsAtMs, DealTerms terms) {
        return new DealOffer("Deal", startsAtMs, endsAtMs, Funder.SHOP, List.of(), terms);
    }

    static DealOffer fundedBy(Funder funder, DealTerms terms) {
        return new DealOffer("Deal", STARTS_AT, ENDS_AT, funder, List.of(), terms);
    }
}
