package io.drumroll.board;

import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Event.OrderRefunded;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.order.OrderLine;
import java.io.IOException;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * What refunds come to in the festival's currency.
 *
 * <p>Where the buyer pays in the festival's currency and owes no duty, the refund itself says it, and nothing is kept of
 * the order. Of all other orders the lines' values are kept, in about 10 bytes a line, for as long as the festival: an
 * order can be refunded at any time. Of a line of q pieces worth x, k pieces are worth floor(x * k / q), and pieces k0 + 1
 * to k1 the difference of two such shares, so that a line refunded piece by piece comes to exactly what it was sold for.
 */
final class RefundValues {
    /** What is noted of a line: its SKU, quantity and value. */
    private static final int FACTS = 3;

    private final OrderLog sold = new OrderLog();
    /** For each order of which some, but not all, was given back: the pieces given back of each line. */
    private final Long2ObjectHashMap<int[]> givenBack = new Long2ObjectHashMap<>();

    private long[] facts = new long[FACTS * 16];

    /** Notes an order that was placed, if that is needed. Orders come in the order of their numbers. */
    void placed(long order, List<OrderLine> lines) {
        if (refundsSayIt(lines)) {
            return;
        }
        int count = FACTS * lines.size();
        if (facts.length < count) {
            facts = new long[count];
        }
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            facts[FACTS * i] = line.sku();
            facts[FACTS * i + 1] = line.quantity();
            facts[FACTS * i + 2] = line.festivalMinor();
        }
        sold.put(order, facts, count);
    }

    /** What the pieces given back were sold for, in the festival's currency, without duty. */
    long refunded(OrderRefunded refunded) {
        long[] lines = sold.find(refunded.order());
        if (lines == null) {
            return payableMinor(refunded);
        }
        int[] pieces = givenBack.get(refunded.order());
        if (pieces == null) {
            pieces = new int[lines.length / FACTS];
            givenBack.put(refunded.order(), pieces);
        }
        long minor = 0;
        for (RefundedLine refundedLine : refunded.lines()) {
            int line = lineOf(refunded.order(), lines, refundedLine.sku());
            int before = pieces[line];
            pieces[line] += refundedLine.quantity();
            minor = Sums.plus(minor, share(lines, line, pieces[line]) - share(lines, line, before));
        }
        if (isAll(lines, pieces)) {
            givenBack.remove(refunded.order());
        }
        return minor;
    }

    /** What the pieces that were left of a paid order were sold for, in the festival's currency, without duty. */
    long cancelled(OrderCancelled cancelled) {
        long[] lines = sold.find(cancelled.order());
        if (lines == null) {
            return cancelled.refundMinor();
        }
        int[] pieces = givenBack.remove(cancelled.order());
        long minor = 0;
        for (int line = 0; line < lines.length / FACTS; line++) {
            int before = pieces == null ? 0 : pieces[line];
            minor = Sums.plus(minor, valueMinor(lines, line) - share(lines, line, before));
        }
        return minor;
    }

    /** What {@link #read} expects in front of the figures; see {@link OrderLog.Frozen}. */
    OrderLog.Frozen freeze() {
        return sold.freeze();
    }

    void readFrozen(CheckpointInput in) throws IOException {
        sold.read(in);
    }

    /** Writes all but what {@link #freeze} holds. */
    void write(CheckpointOutput out) {
        out.putInt(givenBack.size());
        givenBack.forEachLong((order, pieces) -> {
            out.putLong(order);
            out.putInt(pieces.length);
            for (int count : pieces) {
                out.putInt(count);
            }
        });
    }

    void read(CheckpointInput in) throws IOException {
        int orders = in.getInt();
        for (int i = 0; i < orders; i++) {
            long order = in.getLong();
            int[] pieces = new int[in.getInt()];
            for (int line = 0; line < pieces.length; line++) {
                pieces[line] = in.getInt();
            }
            givenBack.put(order, pieces);
        }
    }

    /** Whether what the buyer gets back of these lines is what they were sold for in the festival's currency. */
    private static boolean refundsSayIt(List<OrderLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            if (line.payableMinor() != line.festivalMinor() || line.dutyMinor() != 0) {
                return false;
            }
        }
        return true;
    }

    private static long payableMinor(OrderRefunded refunded) {
        long minor = 0;
        for (RefundedLine line : refunded.lines()) {
            minor = Sums.plus(minor, line.payableMinor());
        }
        return minor;
    }

    private static int lineOf(long order, long[] lines, int sku) {
        for (int line = 0; line < lines.length / FACTS; line++) {
            if (lines[FACTS * line] == sku) {
                return line;
            }
        }
        throw new IllegalStateException("order " + order + " was refunded SKU " + sku + ", which it does not have");
    }

    private static boolean isAll(long[] lines, int[] pieces) {
        for (int line = 0; line < pieces.length; line++) {
            if (pieces[line] < lines[FACTS * line + 1]) {
                return false;
            }
        }
        return true;
    }

    private static long valueMinor(long[] lines, int line) {
        return lines[FACTS * line + 2];
    }

    /** floor(value * pieces / quantity), without ever multiplying more than the quantity by itself. */
    private static long share(long[] lines, int line, long pieces) {
        long quantity = lines[FACTS * line + 1];
        long value = valueMinor(lines, line);
        return value / quantity * pieces + value % quantity * pieces / quantity;
    }
}
