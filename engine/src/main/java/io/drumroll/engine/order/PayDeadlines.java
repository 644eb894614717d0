package io.drumroll.engine.order;

import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the orders whose payment deadline has passed, in the order of deadline and number, without storing anything for
 * an order: while the payment window stays the same, deadlines rise with the orders' numbers, so a cursor over the
 * orders is enough. Each change of the window begins an era with a cursor of its own, and the earliest of the eras' next
 * orders is the next to expire; ties go to the lower number.
 *
 * <p>Reserved orders share the numbers and lie between; they count as if they had the era's window and are passed over,
 * as paid ones are. Every order is passed once: time is linear in the orders, spread over the ticks.
 */
final class PayDeadlines {
    /** Orders {@code next} to {@code end} (exclusive) that were not reserved were placed under one payment window. */
    private static final class Era {
        private final long payWindowMs;
        private long next;
        private long end;

        private Era(long payWindowMs, long next, long end) {
            this.payWindowMs = payWindowMs;
            this.next = next;
            this.end = end;
        }
    }

    private final Orders orders;
    private final List<Era> eras = new ArrayList<>();

    PayDeadlines(Orders orders) {
        this.orders = orders;
    }

    /** No order's deadline is before this one, in ms of the epoch; {@link Long#MAX_VALUE} when there is none. */
    long nextMs() {
        Era earliest = earliest();
        return earliest == null ? Long.MAX_VALUE : deadlineMs(earliest);
    }

    /** The next order whose deadline is {@link #nextMs}, or 0 when that one is no longer unpaid and is to be passed over. */
    long next() {
        Era earliest = earliest();
        return earliest == null || orders.state(earliest.next) != OrderState.PLACED ? 0 : earliest.next;
    }

    /** Passes over the next order. */
    void applyPassed() {
        Era earliest = earliest();
        if (earliest != null && ++earliest.next == earliest.end) {
            eras.remove(earliest);
        }
    }

    /** An order was placed under a payment window. */
    void applyPlaced(long order, long payWindowMs) {
        Era newest = eras.isEmpty() ? null : eras.getLast();
        if (newest != null && newest.payWindowMs == payWindowMs) {
            newest.end = order + 1;
        } else {
            eras.add(new Era(payWindowMs, order, order + 1));
        }
    }

    private @Nullable Era earliest() {
        Era earliest = null;
        for (int i = 0; i < eras.size(); i++) {
            Era era = eras.get(i);
            if (earliest == null || deadlineMs(era) < deadlineMs(earliest)) {
                earliest = era;
            }
        }
        return earliest;
    }

    private long deadlineMs(Era era) {
        return orders.placedAtMs(era.next) + era.payWindowMs;
    }

    void writeTo(SnapshotWriter writer) {
        writer.number(eras.size());
        for (Era era : eras) {
            writer.number(era.payWindowMs);
            writer.number(era.next);
            writer.number(era.end);
        }
    }

    void restoreFrom(SnapshotReader reader) {
        long count = reader.number();
        for (long i = 0; i < count; i++) {
            eras.add(new Era(reader.number(), reader.number(), reader.number()));
        }
    }
}
