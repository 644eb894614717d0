package io.drumroll.board;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Orders and paid money in each of the last seconds of log time, and the busiest second of all. */
final class Curve {
    /** Seconds that the curve shows. */
    static final int SECONDS = 300;

    private static final int SLOTS = 512;
    private static final long MS_PER_SECOND = 1_000;

    private final long[] orders = new long[SLOTS];
    private final long[] paidMinor = new long[SLOTS];
    private long newestSecond = -1;
    private long peakOrders;
    private long peakSecond;

    void placed(long timeMs) {
        int slot = slotAt(timeMs);
        long count = ++orders[slot];
        if (count > peakOrders) {
            peakOrders = count;
            peakSecond = newestSecond;
        }
    }

    void paid(long timeMs, long amountMinor) {
        int slot = slotAt(timeMs);
        paidMinor[slot] = Sums.plus(paidMinor[slot], amountMinor);
    }

    /** Orders placed in the last second that is over at {@code logNowMs}. */
    long ordersPerSecond(long logNowMs) {
        return ordersIn(lastFullSecond(logNowMs));
    }

    BoardSnapshot.Peak peak() {
        return new BoardSnapshot.Peak(peakOrders, peakSecond * MS_PER_SECOND);
    }

    /** The last {@link #SECONDS} seconds that are over at {@code logNowMs}, oldest first. */
    List<BoardSnapshot.CurvePoint> points(long logNowMs) {
        long last = lastFullSecond(logNowMs);
        List<BoardSnapshot.CurvePoint> points = new ArrayList<>(SECONDS);
        for (long second = last - SECONDS + 1; second <= last; second++) {
            long paid = isKept(second) ? paidMinor[slotOf(second)] : 0;
            points.add(new BoardSnapshot.CurvePoint(second * MS_PER_SECOND, ordersIn(second), paid));
        }
        return List.copyOf(points);
    }

    void write(CheckpointOutput out) {
        out.putLong(newestSecond);
        out.putLong(peakOrders);
        out.putLong(peakSecond);
        for (int i = 0; i < SLOTS; i++) {
            out.putLong(orders[i]);
            out.putLong(paidMinor[i]);
        }
    }

    void read(CheckpointInput in) throws IOException {
        newestSecond = in.getLong();
        peakOrders = in.getLong();
        peakSecond = in.getLong();
        for (int i = 0; i < SLOTS; i++) {
            orders[i] = in.getLong();
            paidMinor[i] = in.getLong();
        }
    }

    private int slotAt(long timeMs) {
        long second = timeMs / MS_PER_SECOND;
        if (second > newestSecond) {
            advance(second);
        }
        return slotOf(newestSecond);
    }

    private void advance(long second) {
        if (second - newestSecond >= SLOTS) {
            Arrays.fill(orders, 0);
            Arrays.fill(paidMinor, 0);
        } else {
            for (long passed = newestSecond + 1; passed <= second; passed++) {
                orders[slotOf(passed)] = 0;
                paidMinor[slotOf(passed)] = 0;
            }
        }
        newestSecond = second;
    }

    private long ordersIn(long second) {
        return isKept(second) ? orders[slotOf(second)] : 0;
    }

    private boolean isKept(long second) {
        return second >= 0 && second <= newestSecond && second > newestSecond - SLOTS;
    }

    private static long lastFullSecond(long logNowMs) {
        return Math.floorDiv(logNowMs, MS_PER_SECOND) - 1;
    }

    private static int slotOf(long second) {
        return (int) (second & (SLOTS - 1));
    }
}
