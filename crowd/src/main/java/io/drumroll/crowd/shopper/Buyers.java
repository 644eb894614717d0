package io.drumroll.crowd.shopper;

import io.drumroll.crowd.demo.DemoTrade;
import io.drumroll.crowd.demo.Regions;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Region;
import java.util.Set;
import java.util.SplittableRandom;

/** The buyers of a crowd: where they live, what they pay in, and what they think is in their wallets. One thread. */
final class Buyers {
    /** They are numbered from here, so that people who try things out have the small numbers. */
    static final long FIRST_BUYER = 1_000_001;

    private final Regions regions;
    private final long[] balanceMinor;
    private Set<Currency> known = Set.of();

    Buyers(int buyers, long seed) {
        regions = new Regions(seed);
        balanceMinor = new long[buyers];
    }

    /** What the festival takes. */
    void setCurrencies(Set<Currency> currencies) {
        known = Set.copyOf(currencies);
    }

    long anyone(SplittableRandom random) {
        return FIRST_BUYER + random.nextInt(balanceMinor.length);
    }

    Region regionOf(long buyer) {
        return regions.regionOf(buyer);
    }

    /** What a buyer pays in: the currency of the country where the festival takes it, else the festival's. */
    Currency currencyOf(long buyer, Currency festivals) {
        Currency own = DemoTrade.currencyOf(regionOf(buyer).country());
        return known.contains(own) ? own : festivals;
    }

    /** What is in the wallet as far as is known; 0 for a wallet never used in this run. */
    long balanceMinor(long buyer) {
        return balanceMinor[indexOf(buyer)];
    }

    void setBalanceMinor(long buyer, long balance) {
        balanceMinor[indexOf(buyer)] = balance;
    }

    void addBalanceMinor(long buyer, long amount) {
        balanceMinor[indexOf(buyer)] += amount;
    }

    private static int indexOf(long buyer) {
        return (int) (buyer - FIRST_BUYER);
    }
}
