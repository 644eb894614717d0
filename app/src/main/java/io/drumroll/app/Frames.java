package io.drumroll.app;

import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.SpendAndSave;
import java.time.Duration;

/** The frames of the festivals that the commands run by themselves. */
final class Frames {
    static final Currency CURRENCY = new Currency("CNY");
    /** Every full CNY 300 saves 40, as on the day in 2020. */
    static final SpendAndSave SAVING = new SpendAndSave(300_00, 40_00);

    private static final Duration PAY_WINDOW = Duration.ofMinutes(15);

    private Frames() {}

    /** A festival that opens and closes at given times, in ms of the epoch. */
    static ScheduleFestival of(String name, long opensAtMs, long closesAtMs, long payWindowSeconds) {
        long windowMs = payWindowSeconds > 0 ? payWindowSeconds * 1000 : PAY_WINDOW.toMillis();
        return new ScheduleFestival(name, CURRENCY, opensAtMs, closesAtMs, windowMs, SAVING);
    }
}
