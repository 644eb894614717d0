package io.drumroll.engine.order;

import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.UnknownOrder;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders, numbered from 1 in the order in which they were placed, and their lines. Reads expect a number that
 * {@link #refuseUnknown} let pass. An order of two lines takes 96 bytes.
 */
public final class Orders {
    private static final int BUYER_ROW_AND_FIRST_LINE = 0;
    private static final int TOTAL = 1;
    private static final int FACTS = 2;
    private static final int PLACED_AT = 3;
    private static final int PAY_DEADLINE = 4;
    private static final int PREVIOUS_OF_BUYER = 5;
    private static final int COLUMNS = 6;

    private static final int SKU_AND_QUANTITY = 0;
    private static final int UNIT_PRICE = 1;
    private static final int SAVING = 2;
    private static final int LINE_COLUMNS = 3;

    /* FACTS, from the lowest bit: state 4, city tier 4, line count 12, country 10, province 24. */
    private static final int TIER_SHIFT = 4;
    private static final int LINES_SHIFT = 8;
    private static final int COUNTRY_SHIFT = 20;
    private static final int PROVINCE_SHIFT = 30;

    private final Table rows = new Table(COLUMNS);
    private final Table lines = new Table(LINE_COLUMNS);

    /** How many were ever placed, which is also the newest one's number. */
    public int count() {
        return rows.rows();
    }

    /** Refuses a number that no order has. */
    public @Nullable Rejection refuseUnknown(long order) {
        return order >= 1 && order <= rows.rows() ? null : new UnknownOrder(order);
    }

    /** Where the order stands. */
    public OrderState state(long order) {
        return OrderState.ofCode((int) rows.get(row(order), FACTS) & 0xF);
    }

    /** The row of its buyer. */
    public int buyerRow(long order) {
        return (int) (rows.get(row(order), BUYER_ROW_AND_FIRST_LINE) >>> 32);
    }

    /** What it comes to, in minor units. */
    public long totalMinor(long order) {
        return rows.get(row(order), TOTAL);
    }

    /** When it was placed, in ms of the epoch. */
    public long placedAtMs(long order) {
        return rows.get(row(order), PLACED_AT);
    }

    /** When it expires if it is not paid, in ms of the epoch. */
    public long payDeadlineMs(long order) {
        return rows.get(row(order), PAY_DEADLINE);
    }

    /** The same buyer's order before this one, 0 when there is none. */
    public long previousOfBuyer(long order) {
        return rows.get(row(order), PREVIOUS_OF_BUYER);
    }

    /** Where its buyer was. */
    public Region region(long order) {
        long facts = rows.get(row(order), FACTS);
        return new Region(
                Codes.country((int) (facts >>> COUNTRY_SHIFT) & 0x3FF),
                Codes.ascii(facts >>> PROVINCE_SHIFT & 0xFFFFFF),
                (int) (facts >>> TIER_SHIFT) & 0xF);
    }

    /** How many lines it has. */
    public int lineCount(long order) {
        return (int) (rows.get(row(order), FACTS) >>> LINES_SHIFT) & 0xFFF;
    }

    /** Its line at an index from 0. */
    public OrderLine line(long order, int index) {
        int line = (int) rows.get(row(order), BUYER_ROW_AND_FIRST_LINE) + index;
        long skuAndQuantity = lines.get(line, SKU_AND_QUANTITY);
        return new OrderLine(
                (int) (skuAndQuantity >>> 32),
                (int) skuAndQuantity,
                lines.get(line, UNIT_PRICE),
                lines.get(line, SAVING));
    }

    /** All of its lines. */
    public List<OrderLine> lines(long order) {
        int count = lineCount(order);
        List<OrderLine> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            found.add(line(order, i));
        }
        return found;
    }

    /** An order was placed by the buyer of a row, whose newest order was {@code previous}. */
    public void apply(OrderPlaced event, int buyerRow, long previous, long nowMs) {
        int firstLine = lines.rows();
        for (OrderLine line : event.lines()) {
            int row = lines.append();
            lines.set(row, SKU_AND_QUANTITY, (long) line.sku() << 32 | line.quantity());
            lines.set(row, UNIT_PRICE, line.unitPriceMinor());
            lines.set(row, SAVING, line.savingMinor());
        }
        int row = rows.append();
        rows.set(row, BUYER_ROW_AND_FIRST_LINE, (long) buyerRow << 32 | firstLine);
        rows.set(row, TOTAL, event.totalMinor());
        rows.set(row, FACTS, facts(event));
        rows.set(row, PLACED_AT, nowMs);
        rows.set(row, PAY_DEADLINE, event.payDeadlineMs());
        rows.set(row, PREVIOUS_OF_BUYER, previous);
    }

    /**
     * An order goes over to another state.
     *
     * @throws IllegalStateException when it may not: the engine is broken and must stop.
     */
    public void applyState(long order, OrderState next) {
        OrderState now = state(order);
        if (!now.canBecome(next)) {
            throw new IllegalStateException("order " + order + " is " + now + " and can't become " + next);
        }
        rows.set(row(order), FACTS, (rows.get(row(order), FACTS) & ~0xFL) | next.code());
    }

    private static int row(long order) {
        return (int) order - 1;
    }

    private static long facts(OrderPlaced event) {
        Region region = event.region();
        return OrderState.PLACED.code()
                | (long) region.cityTier() << TIER_SHIFT
                | (long) event.lines().size() << LINES_SHIFT
                | (long) Codes.ofCountry(region.country()) << COUNTRY_SHIFT
                | Codes.ofAscii(region.province()) << PROVINCE_SHIFT;
    }

    /** Writes all orders. */
    public void writeTo(SnapshotWriter writer) {
        rows.writeTo(writer);
        lines.writeTo(writer);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        rows.restoreFrom(reader);
        lines.restoreFrom(reader);
    }
}
