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
 * <p>Reserved orders share the numbers, lie between and are skipped. Every order is passed once: time is linear in the
 * orders, spread over the ticks.
 */
final class PayDeadlines {
    /**
     * Orders {@code next} to {@code end} (exclusive) that were not reserved were placed under one payment window; the first
     * and the last of them are such orders. Only the newest era can be empty.
     */
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

    /** The earliest deadline of an order that was not passed yet, in ms of the epoch; {@link Long#MAX_VALUE} for none. */
    long nextMs() {
        Era earliest = earliest();
        return earliest == null ? Long.MAX_VALUE : orders.payDeadlineMs(earliest.next);
    }

    /** Passes the order of {@link #nextMs} and gives its number if it is unpaid, or 0 when something was done before. */
    long applyPassed() {
        Era earliest = earliest();
        if (earliest == null) {
            return 0;
        }
        long order = earliest.next++;
        while (earliest.next < earliest.end && orders.wasReserved(earliest.next)) {
            earliest.next++;
        }
        if (earliest.next == earliest.end && earliest != eras.getLast()) {
            eras.remove(earliest);
        }
        return orders.state(order) == OrderState.PLACED ? order : 0;
    }

    /** An order was placed under a payment window. */
    void applyPlaced(long order, long payWindowMs) {
        Era newest = eras.isEmpty() ? null : eras.getLast();
        boolean isEmpty = newest != null && newest.next == newest.end;
        if (newest != null && newest.payWindowMs == payWindowMs) {
            newest.next = isEmpty ? order : newest.next;
            newest.end = order + 1;
            return;
        }
        if (isEmpty) {
            eras.removeLast();
        }
        eras.add(new Era(payWindowMs, order, order + 1));
    }

    private @Nullable Era earliest() {
        Era earliest = null;
        long earliestMs = Long.MAX_VALUE;
        for (int i = 0; i < eras.size(); i++) {
            Era era = eras.get(i);
            if (era.next < era.end) {
                long deadlineMs = orders.payDeadlineMs(era.next);
                if (earliest == null || deadlineMs < earliestMs) {
                    earliest = era;
                    earliestMs = deadlineMs;
                }
            }
        }
        return earliest;
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
