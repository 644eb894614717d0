package io.drumroll.crowd.shopper;

import io.drumroll.crowd.demo.DemoTrade;
import io.drumroll.crowd.demo.Regions;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Region;
import java.util.Set;
import java.util.SplittableRandom;
import org.agrona.collections.Long2LongHashMap;

/** The buyers of a crowd: where they live, what they pay in, and what they think is in their wallets. One thread. */
final class Buyers {
    private static final long UNUSED = Long.MIN_VALUE;

    private final Regions regions;
    private final long[] numbers;
    /** What is in the wallets of those who used them in this run. */
    private final Long2LongHashMap balanceMinor = new Long2LongHashMap(UNUSED);

    private Set<Currency> known = Set.of();

    Buyers(long[] numbers, long seed) {
        this.regions = new Regions(seed);
        this.numbers = numbers.clone();
    }

    int count() {
        return numbers.length;
    }

    /** What the festival takes. */
    void setCurrencies(Set<Currency> currencies) {
        known = Set.copyOf(currencies);
    }

    long anyone(SplittableRandom random) {
        return numbers[random.nextInt(numbers.length)];
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
        return balanceMinor.getOrDefault(buyer, 0);
    }

    void setBalanceMinor(long buyer, long balance) {
        balanceMinor.put(buyer, balance);
    }

    void addBalanceMinor(long buyer, long amount) {
        balanceMinor.put(buyer, balanceMinor(buyer) + amount);
    }
}
