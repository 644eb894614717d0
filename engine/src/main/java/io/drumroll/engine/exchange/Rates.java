package io.drumroll.engine.exchange;

import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.FestivalScheduled;
import io.drumroll.engine.message.Event.RateFixed;
import io.drumroll.engine.message.Query.Rate;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CurrencyFixed;
import io.drumroll.engine.message.Rejection.FestivalNotScheduled;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.UnknownCurrency;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Rounding;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The currencies that the engine knows and what they are worth. They are numbered from 0, the festival's own, in the order
 * in which they first got a rate; numbers never change.
 */
public final class Rates {
    /** What {@link #indexOf} returns for a currency without a rate. */
    public static final int NONE = -1;

    private final List<Rate> rates = new ArrayList<>();

    /** How many there are, the festival's own among them; 0 before the festival is scheduled. */
    public int count() {
        return rates.size();
    }

    /** The number of a currency, or {@link #NONE}. */
    public int indexOf(Currency currency) {
        for (int i = 0; i < rates.size(); i++) {
            if (rates.get(i).currency().equals(currency)) {
                return i;
            }
        }
        return NONE;
    }

    /** The currency of a number. */
    public Currency currency(int index) {
        return rates.get(index).currency();
    }

    /** All rates, by number. */
    public List<Rate> all() {
        return List.copyOf(rates);
    }

    /** Refuses a currency that is not the festival's and has no rate. */
    public @Nullable Rejection refuseUnknown(Currency currency) {
        return indexOf(currency) == NONE ? new UnknownCurrency(currency.code()) : null;
    }

    /**
     * An amount in another currency, to the nearest minor unit, halves up.
     *
     * @param amountMinor 0 or more.
     * @return the amount; {@link Long#MAX_VALUE} where it would be larger.
     */
    public long convert(long amountMinor, int from, int to) {
        if (from == to) {
            return amountMinor;
        }
        Rate give = rates.get(from);
        Rate take = rates.get(to);
        return Rounding.nearest(
                amountMinor, give.festivalMinor() * take.foreignMinor(), give.foreignMinor() * take.festivalMinor());
    }

    /** Decides about a rate. */
    public Decision decide(FixRate command) {
        Rejection refusal = refuse(command);
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(
                        0, 0, new RateFixed(command.currency(), command.festivalMinor(), command.foreignMinor()));
    }

    private @Nullable Rejection refuse(FixRate command) {
        if (rates.isEmpty()) {
            return new FestivalNotScheduled();
        }
        int index = indexOf(command.currency());
        if (index == 0) {
            return new CurrencyFixed(command.currency().code());
        }
        Rejection refusal = Checks.first(
                Checks.range(Field.RATE, command.festivalMinor(), 1, Limits.MAX_RATE),
                Checks.range(Field.RATE, command.foreignMinor(), 1, Limits.MAX_RATE));
        if (refusal == null && index == NONE && rates.size() >= Limits.MAX_CURRENCIES) {
            refusal = new CapacityReached(Field.RATES, Limits.MAX_CURRENCIES);
        }
        return refusal;
    }

    /** The festival counts in its frame's currency, which is worth itself. */
    public void apply(FestivalScheduled event) {
        Rate own = new Rate(event.currency(), 1, 1);
        if (rates.isEmpty()) {
            rates.add(own);
        } else {
            rates.set(0, own);
        }
    }

    /** A currency has this rate from now on. */
    public void apply(RateFixed event) {
        Rate rate = new Rate(event.currency(), event.festivalMinor(), event.foreignMinor());
        int index = indexOf(event.currency());
        if (index == NONE) {
            rates.add(rate);
        } else {
            rates.set(index, rate);
        }
    }

    /** Writes all rates. */
    public void writeTo(SnapshotWriter writer) {
        writer.number(rates.size());
        for (Rate rate : rates) {
            writer.text(rate.currency().code());
            writer.number(rate.festivalMinor());
            writer.number(rate.foreignMinor());
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        long count = reader.number();
        for (long i = 0; i < count; i++) {
            rates.add(new Rate(new Currency(reader.text()), reader.number(), reader.number()));
        }
    }
}
