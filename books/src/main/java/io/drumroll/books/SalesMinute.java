package io.drumroll.books;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was sold across borders by orders placed in one minute of log time: a {@link Cell} for each kind of goods and
 * destination, and, as long as they are kept, the lines that refunds will be about.
 */
final class SalesMinute {
    /** Of a line: order; SKU and quantity; sales; duty; destination and pieces given back. */
    private static final int FACTS = 5;

    private static final long[] NONE = {};

    private final long number;
    private final long firstOrder;
    private final Long2ObjectHashMap<Cell> cells = new Long2ObjectHashMap<>();
    /** In the order of the orders' numbers. */
    private long[] facts = NONE;

    private int lines;

    SalesMinute(long number, long firstOrder) {
        this.number = number;
        this.firstOrder = firstOrder;
    }

    /** Minutes since the epoch. */
    long number() {
        return number;
    }

    /** The first order across a border that was placed in it. */
    long firstOrder() {
        return firstOrder;
    }

    int cells() {
        return cells.size();
    }

    int lines() {
        return lines;
    }

    @Nullable
    Cell cell(long key) {
        return cells.get(key);
    }

    Cell newCell(long key) {
        Cell cell = new Cell();
        cells.put(key, cell);
        return cell;
    }

    /** Adds up the cells that a key with a prefix for its code is for. */
    void addMatching(long prefixKey, Cell sum) {
        cells.forEachLong((key, cell) -> {
            if (TradeKey.matches(key, prefixKey)) {
                sum.add(cell);
            }
        });
    }

    void note(long order, int sku, int quantity, long sales, long duty, int destination) {
        int at = FACTS * lines;
        if (at == facts.length) {
            facts = Arrays.copyOf(facts, Math.max(16 * FACTS, at + at / 2 / FACTS * FACTS));
        }
        facts[at] = order;
        facts[at + 1] = (long) sku << 32 | quantity;
        facts[at + 2] = sales;
        facts[at + 3] = duty;
        facts[at + 4] = (long) destination << 32;
        lines++;
    }

    /** Gives back the room that no more lines will need. */
    void close() {
        facts = Arrays.copyOf(facts, FACTS * lines);
    }

    void forgetLines() {
        facts = NONE;
        lines = 0;
    }

    /** The first line of an order; {@link #lines} if it has none here. */
    int firstLine(long order) {
        int low = 0;
        int high = lines;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (facts[FACTS * middle] < order) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean isOf(int line, long order) {
        return line < lines && facts[FACTS * line] == order;
    }

    int sku(int line) {
        return (int) (facts[FACTS * line + 1] >>> 32);
    }

    int quantity(int line) {
        return (int) facts[FACTS * line + 1];
    }

    int destination(int line) {
        return (int) (facts[FACTS * line + 4] >>> 32);
    }

    int givenBack(int line) {
        return (int) facts[FACTS * line + 4];
    }

    /** Counts pieces of a line as given back, in its cell. */
    void giveBack(int line, int pieces, Cell cell) {
        int at = FACTS * line;
        int before = givenBack(line);
        int now = before + pieces;
        int quantity = quantity(line);
        cell.refund(
                pieces,
                Fractions.share(facts[at + 2], now, quantity) - Fractions.share(facts[at + 2], before, quantity),
                Fractions.share(facts[at + 3], now, quantity) - Fractions.share(facts[at + 3], before, quantity),
                before == 0);
        facts[at + 4] += pieces;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(number);
        out.writeLong(firstOrder);
        out.writeInt(cells.size());
        for (Long2ObjectHashMap<Cell>.EntryIterator entry = cells.entrySet().iterator(); entry.hasNext(); ) {
            entry.next();
            out.writeLong(entry.getLongKey());
            entry.getValue().write(out);
        }
        out.writeInt(lines);
        for (int i = 0; i < FACTS * lines; i++) {
            out.writeLong(facts[i]);
        }
    }

    static SalesMinute read(DataInput in) throws IOException {
        SalesMinute minute = new SalesMinute(in.readLong(), in.readLong());
        int cells = in.readInt();
        for (int i = 0; i < cells; i++) {
            minute.cells.put(in.readLong(), Cell.read(in));
        }
        minute.lines = in.readInt();
        minute.facts = new long[FACTS * minute.lines];
        for (int i = 0; i < minute.facts.length; i++) {
            minute.facts[i] = in.readLong();
        }
        return minute;
    }
}
