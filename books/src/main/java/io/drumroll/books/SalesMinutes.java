package io.drumroll.books;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest minutes of sales across borders, within limits; the oldest go first. */
final class SalesMinutes {
    /**
     * What is kept.
     *
     * @param minutes how far back sales are known, in minutes of the log.
     * @param cells kinds of goods and destinations, summed over the minutes, of about 130 bytes each.
     * @param lines lines of which refunds can still be counted, of 40 bytes each.
     */
    record Bounds(int minutes, int cells, int lines) {}

    private static final long MS_PER_MINUTE = 60_000;

    private final Bounds bounds;
    /** By time, and so by the orders' numbers, too. */
    private final List<SalesMinute> minutes = new ArrayList<>();

    private int cells;
    private int lines;
    /** The first minute of which all sales are known. */
    private long sinceMinute;
    /** The first minute of which all refunds are known. */
    private long refundsSinceMinute;

    private long linesLeftOut;

    SalesMinutes(Bounds bounds) {
        this.bounds = bounds;
    }

    static long minuteOf(long timeMs) {
        return timeMs / MS_PER_MINUTE;
    }

    static long startMs(long minute) {
        return minute * MS_PER_MINUTE;
    }

    long sinceMs() {
        return startMs(sinceMinute);
    }

    long refundsSinceMs() {
        return startMs(Math.max(sinceMinute, refundsSinceMinute));
    }

    long linesLeftOut() {
        return linesLeftOut;
    }

    /** The minute of an order that is placed now; lets go of what is too old. */
    SalesMinute open(long timeMs, long order) {
        long number = minuteOf(timeMs);
        if (!minutes.isEmpty()) {
            SalesMinute newest = minutes.getLast();
            if (number <= newest.number()) {
                return newest;
            }
            newest.close();
        }
        SalesMinute next = new SalesMinute(number, order);
        minutes.add(next);
        while (number - minutes.getFirst().number() >= bounds.minutes()) {
            dropOldest();
        }
        return next;
    }

    /** Notes a line of an order placed in the newest minute. */
    void note(long order, int sku, int quantity, long sales, long duty, int destination) {
        minutes.getLast().note(order, sku, quantity, sales, duty, destination);
        lines++;
    }

    /** Lets go of the oldest lines while there are too many; called between orders, so that each is kept whole. */
    void trimLines() {
        for (int i = 0; lines > bounds.lines(); i++) {
            SalesMinute oldest = minutes.get(i);
            lines -= oldest.lines();
            oldest.forgetLines();
            refundsSinceMinute = oldest.number() + 1;
        }
    }

    /** Counts a line as sold, if its minute is still known. */
    void sell(long minuteNumber, long key, long quantity, long sales, long duty) {
        SalesMinute minute = find(minuteNumber);
        if (minute == null) {
            return;
        }
        Cell cell = minute.cell(key);
        if (cell == null) {
            while (cells >= bounds.cells() && minutes.size() > 1) {
                dropOldest();
            }
            if (cells >= bounds.cells() || minuteNumber < sinceMinute) {
                linesLeftOut += minuteNumber < sinceMinute ? 0 : 1;
                return;
            }
            cell = minute.newCell(key);
            cells++;
        }
        cell.sell(quantity, sales, duty);
    }

    /** The minute in which an order was placed, if it may have lines there. */
    @Nullable
    SalesMinute ofOrder(long order) {
        int low = 0;
        int high = minutes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (minutes.get(middle).firstOrder() <= order) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? null : minutes.get(low - 1);
    }

    /** All that matches from one minute, inclusive, to another, exclusive. */
    Cell sum(long fromMinute, long untilMinute, long prefixKey) {
        Cell sum = new Cell();
        for (int i = indexOf(fromMinute); i < minutes.size() && minutes.get(i).number() < untilMinute; i++) {
            minutes.get(i).addMatching(prefixKey, sum);
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(sinceMinute);
        out.writeLong(refundsSinceMinute);
        out.writeLong(linesLeftOut);
        out.writeInt(minutes.size());
        for (SalesMinute minute : minutes) {
            minute.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        sinceMinute = in.readLong();
        refundsSinceMinute = in.readLong();
        linesLeftOut = in.readLong();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            SalesMinute minute = SalesMinute.read(in);
            minutes.add(minute);
            cells += minute.cells();
            lines += minute.lines();
        }
    }

    private void dropOldest() {
        SalesMinute oldest = minutes.removeFirst();
        cells -= oldest.cells();
        lines -= oldest.lines();
        sinceMinute = oldest.number() + 1;
    }

    private @Nullable SalesMinute find(long minuteNumber) {
        int at = indexOf(minuteNumber);
        return at < minutes.size() && minutes.get(at).number() == minuteNumber ? minutes.get(at) : null;
    }

    /** The place of the first minute that is not before this one. */
    private int indexOf(long minuteNumber) {
        int low = 0;
        int high = minutes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (minutes.get(middle).number() < minuteNumber) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
