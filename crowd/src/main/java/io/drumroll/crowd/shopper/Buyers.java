package io.drumroll.crowd.shopper;

import io.drumroll.crowd.demo.Regions;
import io.drumroll.engine.region.Region;
import java.util.SplittableRandom;

/** The buyers of a crowd: where they live, and what they think is in their wallets. One thread. */
final class Buyers {
    /** They are numbered from here, so that people who try things out have the small numbers. */
    static final long FIRST_BUYER = 1_000_001;

    private final Regions regions;
    private final long[] balanceMinor;

    Buyers(int buyers, long seed) {
        regions = new Regions(seed);
        balanceMinor = new long[buyers];
    }

    long anyone(SplittableRandom random) {
        return FIRST_BUYER + random.nextInt(balanceMinor.length);
    }

    Region regionOf(long buyer) {
        return regions.regionOf(buyer);
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
