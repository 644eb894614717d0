package io.drumroll.engine.oracle;

import io.drumroll.engine.order.OrderState;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What will fall due, in the order in which ticks carry it out; what is no longer open is passed over. */
final class NaiveCalendar {
    /** A shipped shop order and its place in its order. */
    record Receipt(long dueMs, NaiveOrder order, int place) {}

    /** Orders placed unpaid or reserved: of one time first what was placed, then what was reserved. */
    private final PriorityQueue<NaiveOrder> payments =
            new PriorityQueue<>(Comparator.comparingLong((NaiveOrder order) -> order.payDeadlineMs)
                    .thenComparing(order -> order.reservation != null)
                    .thenComparingInt(order -> order.number));

    private final PriorityQueue<Receipt> receipts = new PriorityQueue<>(Comparator.comparingLong(Receipt::dueMs)
            .thenComparingInt(receipt -> receipt.order().number)
            .thenComparingInt(Receipt::place));

    private final Predicate<Receipt> isShipped;

    /** Asks whether a shop order is still on its way. */
    NaiveCalendar(Predicate<Receipt> isShipped) {
        this.isShipped = isShipped;
    }

    void addPayment(NaiveOrder order) {
        payments.add(order);
    }

    void addReceipt(Receipt receipt) {
        receipts.add(receipt);
    }

    /** The next order that was not paid in time, unless a receipt is due before it. */
    @Nullable
    NaiveOrder pollUnpaid(long nowMs) {
        NaiveOrder next = nextPayment();
        Receipt receipt = nextReceipt();
        boolean due = next != null && next.payDeadlineMs <= nowMs;
        if (!due || (receipt != null && next != null && receipt.dueMs < next.payDeadlineMs)) {
            return null;
        }
        return payments.poll();
    }

    /** The next shop order whose receipt is due. */
    @Nullable
    Receipt pollReceipt(long nowMs) {
        Receipt next = nextReceipt();
        return next != null && next.dueMs <= nowMs ? receipts.poll() : null;
    }

    private @Nullable NaiveOrder nextPayment() {
        NaiveOrder next = payments.peek();
        while (next != null && next.state != OrderState.PLACED && next.state != OrderState.RESERVED) {
            payments.remove();
            next = payments.peek();
        }
        return next;
    }

    private @Nullable Receipt nextReceipt() {
        Receipt next = receipts.peek();
        while (next != null && !isShipped.test(next)) {
            receipts.remove();
            next = receipts.peek();
        }
        return next;
    }
}
