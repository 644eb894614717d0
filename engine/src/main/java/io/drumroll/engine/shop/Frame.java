package io.drumroll.engine.shop;

import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.FestivalScheduled;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CurrencyFixed;
import io.drumroll.engine.message.Rejection.DoorsClosed;
import io.drumroll.engine.message.Rejection.DoorsNotOpen;
import io.drumroll.engine.message.Rejection.FestivalNotScheduled;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/** The festival's frame: currency, doors and windows. */
public final class Frame {
    private @Nullable FestivalScheduled scheduled;

    /** The frame that is in force, or null before the first. */
    public @Nullable FestivalScheduled scheduled() {
        return scheduled;
    }

    /**
     * The frame that is in force.
     *
     * @throws IllegalStateException before the first; callers check {@link #refuseUnscheduled} before.
     */
    public FestivalScheduled current() {
        FestivalScheduled frame = scheduled;
        if (frame == null) {
            throw new IllegalStateException("the festival's frame is read before there is one");
        }
        return frame;
    }

    /** Refuses before the festival is scheduled. */
    public @Nullable Rejection refuseUnscheduled() {
        return scheduled == null ? new FestivalNotScheduled() : null;
    }

    /** Refuses before the doors open and from when they close. */
    public @Nullable Rejection refuseDoors(long nowMs) {
        FestivalScheduled frame = current();
        if (nowMs < frame.opensAtMs()) {
            return new DoorsNotOpen(frame.opensAtMs());
        }
        return nowMs >= frame.closesAtMs() ? new DoorsClosed(frame.closesAtMs()) : null;
    }

    /**
     * Decides about a new frame.
     *
     * @param currencyInUse whether anything was made or paid in it, so that it must stay.
     */
    public Decision decide(ScheduleFestival command, boolean currencyInUse) {
        Rejection refusal = Checks.first(
                Checks.text(Field.NAME, command.name()),
                Checks.range(Field.OPENS_AT, command.opensAtMs(), 0, Limits.MAX_TIME_MS),
                Checks.range(Field.CLOSES_AT, command.closesAtMs(), command.opensAtMs() + 1, Limits.MAX_TIME_MS + 1),
                Checks.range(
                        Field.PAY_WINDOW, command.payWindowMs(), Limits.MIN_PAY_WINDOW_MS, Limits.MAX_PAY_WINDOW_MS),
                Checks.range(
                        Field.RECEIPT_WINDOW,
                        command.receiptWindowMs(),
                        Limits.MIN_RECEIPT_WINDOW_MS,
                        Limits.MAX_RECEIPT_WINDOW_MS),
                refuseOtherCurrency(command.currency(), currencyInUse));
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        return Decision.accept(
                0,
                0,
                new FestivalScheduled(
                        command.name(),
                        command.currency(),
                        command.opensAtMs(),
                        command.closesAtMs(),
                        command.payWindowMs(),
                        command.receiptWindowMs()));
    }

    private @Nullable Rejection refuseOtherCurrency(Currency wanted, boolean currencyInUse) {
        FestivalScheduled frame = scheduled;
        if (frame == null || !currencyInUse || frame.currency().equals(wanted)) {
            return null;
        }
        return new CurrencyFixed(frame.currency().code());
    }

    /** The frame is in force from now on. */
    public void apply(FestivalScheduled event) {
        scheduled = event;
    }

    /** Writes the frame. */
    public void writeTo(SnapshotWriter writer) {
        FestivalScheduled frame = scheduled;
        writer.number(frame == null ? 0 : 1);
        if (frame != null) {
            writer.text(frame.name());
            writer.text(frame.currency().code());
            writer.number(frame.opensAtMs());
            writer.number(frame.closesAtMs());
            writer.number(frame.payWindowMs());
            writer.number(frame.receiptWindowMs());
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        if (reader.number() == 1) {
            scheduled = new FestivalScheduled(
                    reader.text(),
                    new Currency(reader.text()),
                    reader.number(),
                    reader.number(),
                    reader.number(),
                    reader.number());
        }
    }
}
