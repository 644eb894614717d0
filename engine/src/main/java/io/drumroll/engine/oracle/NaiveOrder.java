package io.drumroll.engine.oracle;

import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order. Its lines are one array, three numbers a line, since an audit keeps tens of millions of orders. */
final class NaiveOrder {
    private static final int NUMBERS_PER_LINE = 3;

    final int number;
    final NaiveBuyer buyer;
    final @Nullable NaiveOrder olderOfBuyer;
    final Region region;
    final long totalMinor;
    final long placedAtMs;
    final long payDeadlineMs;
    OrderState state = OrderState.PLACED;
    boolean everPaid;
    private final long[] lines;

    NaiveOrder(
            int number,
            NaiveBuyer buyer,
            Region region,
            List<OrderLine> lines,
            long totalMinor,
            long placedAtMs,
            long payDeadlineMs) {
        this.number = number;
        this.buyer = buyer;
        this.olderOfBuyer = buyer.newestOrder;
        this.region = region;
        this.totalMinor = totalMinor;
        this.placedAtMs = placedAtMs;
        this.payDeadlineMs = payDeadlineMs;
        this.lines = new long[lines.size() * NUMBERS_PER_LINE];
        int at = 0;
        for (OrderLine line : lines) {
            this.lines[at++] = (long) line.sku() << 32 | line.quantity();
            this.lines[at++] = line.unitPriceMinor();
            this.lines[at++] = line.savingMinor();
        }
    }

    int lineCount() {
        return lines.length / NUMBERS_PER_LINE;
    }

    int sku(int line) {
        return (int) (lines[line * NUMBERS_PER_LINE] >>> 32);
    }

    int quantity(int line) {
        return (int) lines[line * NUMBERS_PER_LINE];
    }

    long unitPriceMinor(int line) {
        return lines[line * NUMBERS_PER_LINE + 1];
    }

    long savingMinor(int line) {
        return lines[line * NUMBERS_PER_LINE + 2];
    }

    List<OrderLine> lines() {
        List<OrderLine> all = new ArrayList<>(lineCount());
        for (int i = 0; i < lineCount(); i++) {
            all.add(new OrderLine(sku(i), quantity(i), unitPriceMinor(i), savingMinor(i)));
        }
        return all;
    }
}
