package io.drumroll.engine.oracle;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Proves that a festival's books balance, by reckoning stock, limits, deals, coupons and money again from the orders
 * themselves.
 *
 * <p>Takes one pass over orders, SKUs, deals, buyers, shops and payments and changes nothing; the figures that it adds up
 * are not the ones that the festival keeps while it decides.
 */
public final class Books {
    /**
     * What came out.
     *
     * @param checked how many of each thing were looked at, in this order: orders, shopOrders, skus, deals, buyers, limits
     *     (pairs of a buyer and a SKU or festival price that has one), coupons (pairs of a buyer and a deal), payments,
     *     currencies, ledgerAccounts (wallets and shops among them); complete only where there is no breach.
     * @param breach the first thing that does not hold, with its values; empty where all holds.
     */
    public record Report(SequencedMap<String, Long> checked, Optional<String> breach) {
        /** Whether everything holds. */
        public boolean ok() {
            return breach.isEmpty();
        }
    }

    private Books() {}

    /** Checks everything, up to the first breach. */
    public static Report check(NaiveFestival festival) {
        Findings findings = new Findings(
                "orders",
                "shopOrders",
                "skus",
                "deals",
                "buyers",
                "limits",
                "coupons",
                "payments",
                "currencies",
                "ledgerAccounts");
        NaiveState state = festival.state;
        Reckoning reckoning = new Reckoning(state);
        // Orders come first: stock, limits, deals and money are reckoned from them.
        new OrderBooks(state, reckoning, findings).check();
        new DealBooks(state, reckoning, findings).check();
        new MoneyBooks(state, reckoning, findings).check();
        return new Report(new LinkedHashMap<>(findings.checked()), findings.breach());
    }
}
