package io.drumroll.payments;

import java.util.concurrent.atomic.LongAdder;

/** Counts what card payments did since they were started. */
final class CardTally {
    final LongAdder created = new LongAdder();
    final LongAdder noticesTaken = new LongAdder();
    final LongAdder noticesRefused = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder returned = new LongAdder();
    final LongAdder settled = new LongAdder();
    final LongAdder stuck = new LongAdder();

    CardCounts counts() {
        return new CardCounts(
                created.sum(),
                noticesTaken.sum(),
                noticesRefused.sum(),
                received.sum(),
                returned.sum(),
                settled.sum(),
                stuck.sum());
    }
}
