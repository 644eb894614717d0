package io.drumroll.engine.ledger;

import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Event.PaymentReceived;
import io.drumroll.engine.message.Event.RefundSettled;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.table.RowIndex;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;

/**
 * What payment providers captured, numbered from 1 in the order in which it came in, and what of it is due back. Reads
 * expect a number that {@link #find} or {@link #nextDue} gave.
 */
public final class Payments {
    /** What is returned where there is no payment. */
    public static final int NONE = 0;

    private static final int KEY = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int ORDER = 3;
    private static final int FACTS = 4;
    private static final int DUE = 5;
    private static final int SETTLED = 6;
    private static final int COLUMNS = 7;

    /* FACTS, from the lowest bit: currency 8, whether it paid its order 1, the next payment of the same key 32. */
    private static final int CURRENCY_MASK = 0xFF;
    private static final long PAYS = 1 << 8;
    private static final int NEXT_SHIFT = 32;

    private final Rates rates;
    private final Table rows = new Table(COLUMNS);
    /** The first payment of each key; others of that key hang behind it. */
    private final RowIndex byKey = new RowIndex(rows, KEY);
    /** Of each order that a card paid, the payment that did. */
    private final RowIndex byPaidOrder = new RowIndex(rows, ORDER);

    private final RowSet due = new RowSet();
    private final long[] capturedMinor = new long[Limits.MAX_CURRENCIES];

    /** Payments in the currencies that have a rate. */
    public Payments(Rates rates) {
        this.rates = rates;
    }

    /** How many ever came in. */
    public int count() {
        return rows.rows();
    }

    /** The number of a provider's payment, or {@link #NONE}. */
    public int find(PaymentRef payment) {
        int row = byKey.find(key(payment));
        while (row != RowIndex.NONE && !isAt(row, payment)) {
            row = nextOfKey(row);
        }
        return row + 1;
    }

    private boolean isAt(int row, PaymentRef payment) {
        return rows.get(row, HIGH) == payment.high() && rows.get(row, LOW) == payment.low();
    }

    private int nextOfKey(int row) {
        return (int) (rows.get(row, FACTS) >>> NEXT_SHIFT) - 1;
    }

    /** Spreads both halves over one; payments of the same key are told apart by their halves. */
    private static long key(PaymentRef payment) {
        return (payment.high() * 0x9E3779B97F4A7C15L) ^ payment.low();
    }

    /** The first payment behind a number of which something is due back, or {@link #NONE}. */
    public int nextDue(long after) {
        return after >= rows.rows() ? NONE : due.next(Math.max(0, after)) + 1;
    }

    /** The provider's own number. */
    public PaymentRef ref(int payment) {
        return new PaymentRef(rows.get(payment - 1, HIGH), rows.get(payment - 1, LOW));
    }

    /** The order that it was meant for, which may not exist. */
    public long order(int payment) {
        return rows.get(payment - 1, ORDER);
    }

    /** The index of its currency. */
    public int currency(int payment) {
        return (int) rows.get(payment - 1, FACTS) & CURRENCY_MASK;
    }

    /** What is due back of it, in minor units of its currency. */
    public long dueMinor(int payment) {
        return rows.get(payment - 1, DUE);
    }

    /** What was given back of it, in minor units of its currency. */
    public long settledMinor(int payment) {
        return rows.get(payment - 1, SETTLED);
    }

    /** All that was ever captured in a currency, in minor units. */
    public long capturedMinor(int currency) {
        return capturedMinor[currency];
    }

    /** A payment came in; all of it is due back until it pays its order. */
    public void apply(PaymentReceived event) {
        int currency = rates.indexOf(event.currency());
        int row = rows.append();
        rows.set(row, KEY, key(event.payment()));
        rows.set(row, HIGH, event.payment().high());
        rows.set(row, LOW, event.payment().low());
        rows.set(row, ORDER, event.order());
        rows.set(row, FACTS, event.held() ? currency : currency | PAYS);
        applyIndexed(row);
        capturedMinor[currency] += event.amountMinor();
        applyDue(row, event.amountMinor());
    }

    private void applyIndexed(int row) {
        int first = byKey.find(rows.get(row, KEY));
        if (first == RowIndex.NONE) {
            byKey.add(row);
        } else {
            long next = rows.get(first, FACTS) >>> NEXT_SHIFT;
            rows.add(row, FACTS, next << NEXT_SHIFT);
            rows.add(first, FACTS, (row + 1 - next) << NEXT_SHIFT);
        }
        if (pays(row)) {
            byPaidOrder.add(row);
        }
    }

    private boolean pays(int row) {
        return (rows.get(row, FACTS) & PAYS) != 0;
    }

    /**
     * So much falls due back of the payment that paid an order, or is used up to pay it when negative.
     *
     * @throws IllegalStateException when no payment did, or less than nothing would be due: the engine is broken.
     */
    public void applyDueOfOrder(long order, long amountMinor) {
        int row = byPaidOrder.find(order);
        if (row == RowIndex.NONE) {
            throw new IllegalStateException("no payment paid order " + order);
        }
        applyDue(row, amountMinor);
    }

    /** A provider gave back a part of what was due. */
    public void apply(RefundSettled event) {
        int row = find(event.payment()) - 1;
        rows.add(row, SETTLED, event.amountMinor());
        applyDue(row, -event.amountMinor());
    }

    private void applyDue(int row, long moreMinor) {
        long left = rows.get(row, DUE) + moreMinor;
        if (left < 0) {
            throw new IllegalStateException("payment " + (row + 1) + " would have " + left + " minor due back");
        }
        rows.set(row, DUE, left);
        due.apply(row, left > 0);
    }

    /** Writes all payments. */
    public void writeTo(SnapshotWriter writer) {
        writer.longs(capturedMinor, 0, capturedMinor.length);
        rows.writeTo(writer);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        reader.longs(capturedMinor, 0, capturedMinor.length);
        rows.restoreFrom(reader);
        for (int row = 0; row < rows.rows(); row++) {
            if (byKey.find(rows.get(row, KEY)) == RowIndex.NONE) {
                byKey.add(row);
            }
            if (pays(row)) {
                byPaidOrder.add(row);
            }
            due.apply(row, rows.get(row, DUE) > 0);
        }
    }
}
