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
 * <p>Every order is passed once: time is linear in the orders, spread over the ticks.
 */
final class PayDeadlines {
    /** Orders {@code next} to {@code end} (exclusive) were placed under one payment window. */
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
        return earliest == null ? Long.MAX_VALUE : orders.payDeadlineMs(earliest.next);
    }

    /** Passes over what is no longer unpaid and returns the next order that is due, or 0 when none is. */
    long applyPassed(long nowMs) {
        for (Era era = earliest(); era != null; era = earliest()) {
            long order = era.next;
            if (orders.payDeadlineMs(order) > nowMs) {
                return 0;
            }
            if (orders.state(order) == OrderState.PLACED) {
                return order;
            }
            era.next++;
            if (era.next == era.end) {
                eras.remove(era);
            }
        }
        return 0;
    }

    /** An order was placed under a payment window. */
    void applyPlaced(long order, long payWindowMs) {
        Era newest = eras.isEmpty() ? null : eras.getLast();
        if (newest != null && newest.payWindowMs == payWindowMs && newest.end == order) {
            newest.end = order + 1;
        } else {
            eras.add(new Era(payWindowMs, order, order + 1));
        }
    }

    private @Nullable Era earliest() {
        Era earliest = null;
        for (Era era : eras) {
            if (earliest == null || orders.payDeadlineMs(era.next) < orders.payDeadlineMs(earliest.next)) {
                earliest = era;
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
