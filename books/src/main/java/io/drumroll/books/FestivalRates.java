package io.drumroll.books;

import io.drumroll.engine.message.Event.RateFixed;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Rounding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The rates in force, and amounts in the festival's currency by them. */
final class FestivalRates {
    private final Map<Currency, RateFixed> rates = new HashMap<>();

    void fix(RateFixed rate) {
        rates.put(rate.currency(), rate);
    }

    /** nearest(amount * festival's side / foreign side); a currency without a rate is the festival's own. */
    long toFestival(long amountMinor, Currency currency) {
        RateFixed rate = rates.get(currency);
        return rate == null ? amountMinor : Rounding.nearest(amountMinor, rate.festivalMinor(), rate.foreignMinor());
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(rates.size());
        for (RateFixed rate : rates.values()) {
            out.writeUTF(rate.currency().code());
            out.writeLong(rate.festivalMinor());
            out.writeLong(rate.foreignMinor());
        }
    }

    void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            fix(new RateFixed(new Currency(in.readUTF()), in.readLong(), in.readLong()));
        }
    }
}
