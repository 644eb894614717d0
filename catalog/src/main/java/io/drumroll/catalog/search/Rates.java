package io.drumroll.catalog.search;

import io.drumroll.engine.money.Currency;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What currencies are worth in the festival's. Immutable.
 *
 * @param festival the festival's currency; null before the festival is scheduled.
 * @param byCurrency the others' rates.
 */
record Rates(@Nullable Currency festival, Map<Currency, Rates.Rate> byCurrency) {
    /** Before anything is known. */
    static final Rates NONE = new Rates(null, Map.of());

    /** So many minor units of a currency are worth so many of the festival's. */
    record Rate(long festivalMinor, long foreignMinor) {}

    Rates {
        byCurrency = Map.copyOf(byCurrency);
    }

    Rates with(Currency currency, Rate rate) {
        Map<Currency, Rate> more = new HashMap<>(byCurrency);
        more.put(currency, rate);
        return new Rates(festival, more);
    }

    Rates of(Currency newFestival) {
        return new Rates(newFestival, byCurrency);
    }

    /** An amount in the festival's currency, rounded down; as it is where there is no rate. */
    long festivalMinor(long minor, Currency currency) {
        Rate rate = currency.equals(festival) ? null : byCurrency.get(currency);
        return rate == null
                ? minor
                : BigInteger.valueOf(minor)
                        .multiply(BigInteger.valueOf(rate.festivalMinor))
                        .divide(BigInteger.valueOf(rate.foreignMinor))
                        .min(BigInteger.valueOf(Long.MAX_VALUE))
                        .longValue();
    }
}
