package io.drumroll.board;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Some paid orders, for a page to draw: the first of each {@link #EVERY_MS} of log time, so that they are spread evenly
 * however many there are.
 */
final class Samples {
    /** At most one sample in so many milliseconds: 20 in a second. */
    static final long EVERY_MS = 50;
    /** How many of the newest are kept. */
    static final int KEPT = 40;

    private final ArrayDeque<BoardSnapshot.Sample> newest = new ArrayDeque<>(KEPT + 1);
    private long lastSlot = -1;
    private long taken;

    /** Whether an order paid at this time is to be sampled; says so once for each stretch of {@link #EVERY_MS}. */
    boolean isDue(long timeMs) {
        long slot = timeMs / EVERY_MS;
        if (slot <= lastSlot) {
            return false;
        }
        lastSlot = slot;
        return true;
    }

    void add(long timeMs, String origin, String country, String province, long amountMinor, String title) {
        add(new BoardSnapshot.Sample(++taken, timeMs, origin, country, province, amountMinor, title));
    }

    /** Oldest first. */
    List<BoardSnapshot.Sample> newest() {
        return List.copyOf(newest);
    }

    void write(CheckpointOutput out) {
        out.putLong(lastSlot);
        out.putLong(taken);
        out.putInt(newest.size());
        for (BoardSnapshot.Sample sample : newest) {
            out.putLong(sample.n());
            out.putLong(sample.atMs());
            out.putText(sample.origin());
            out.putText(sample.country());
            out.putText(sample.province());
            out.putLong(sample.amountMinor());
            out.putText(sample.title());
        }
    }

    void read(CheckpointInput in) throws IOException {
        lastSlot = in.getLong();
        taken = in.getLong();
        int size = in.getInt();
        for (int i = 0; i < size; i++) {
            add(new BoardSnapshot.Sample(
                    in.getLong(), in.getLong(), in.getText(), in.getText(), in.getText(), in.getLong(), in.getText()));
        }
    }

    private void add(BoardSnapshot.Sample sample) {
        newest.addLast(sample);
        if (newest.size() > KEPT) {
            newest.removeFirst();
        }
    }
}
