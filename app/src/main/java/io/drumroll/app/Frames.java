package io.drumroll.app;

import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import java.time.Duration;
import java.util.List;

/** The frames of the festivals that the commands run by themselves. */
final class Frames {
    static final Currency CURRENCY = new Currency("CNY");
    /** Every full CNY 300 saves 40, as on the day in 2020: what a festival without a demo has. */
    static final DealTerms.CrossShop SAVING = new DealTerms.CrossShop(300_00, 40_00, 0);

    static final Duration RECEIPT_WINDOW = Duration.ofMinutes(10);

    private Frames() {}

    /** A festival that opens and closes at given times, in ms of the epoch. */
    static ScheduleFestival of(
            String name, long opensAtMs, long closesAtMs, long payWindowSeconds, long receiptWindowSeconds) {
        return new ScheduleFestival(
                name, CURRENCY, opensAtMs, closesAtMs, payWindowSeconds * 1000, receiptWindowSeconds * 1000);
    }

    /** The {@link #SAVING} as a deal, from now until a given time. */
    static MakeDeal saving(long closesAtMs) {
        return new MakeDeal(
                new DealOffer("Every full CNY 300 saves 40", 0, closesAtMs, Funder.FESTIVAL, List.of(), SAVING));
    }
}
