package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveMoney.big;

import io.drumroll.engine.message.Query.Rate;
import io.drumroll.engine.money.Currency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rates in force, in the order in which they were first fixed, behind the festival's own currency. */
final class NaiveRates {
    private @Nullable Currency home;
    private final Map<Currency, Rate> fixed = new LinkedHashMap<>();

    /** The festival counts in this. */
    void countIn(Currency currency) {
        home = currency;
    }

    /** A rate once fixed keeps its place when it changes. */
    void fix(Rate rate) {
        fixed.put(rate.currency(), rate);
    }

    boolean noneFixed() {
        return fixed.isEmpty();
    }

    /** How many currencies there are, the festival's own counted. */
    int count() {
        return fixed.size() + 1;
    }

    boolean knows(Currency currency) {
        return currency.equals(home) || fixed.containsKey(currency);
    }

    /** The festival's own first. */
    List<Rate> all() {
        List<Rate> all = new ArrayList<>();
        if (home != null) {
            all.add(new Rate(home, 1, 1));
        }
        all.addAll(fixed.values());
        return all;
    }

    /** An amount of one currency in another, in one step. */
    long convert(long amountMinor, Currency from, Currency to) {
        if (from.equals(to) || amountMinor == 0) {
            return amountMinor;
        }
        Rate given = of(from);
        Rate wanted = of(to);
        return NaiveMoney.nearest(
                big(amountMinor).multiply(big(given.festivalMinor())).multiply(big(wanted.foreignMinor())),
                big(given.foreignMinor()).multiply(big(wanted.festivalMinor())));
    }

    private Rate of(Currency currency) {
        Rate rate = fixed.get(currency);
        if (rate == null && !currency.equals(home)) {
            throw new IllegalStateException("there is no rate of " + currency.code());
        }
        return rate == null ? new Rate(currency, 1, 1) : rate;
    }
}
