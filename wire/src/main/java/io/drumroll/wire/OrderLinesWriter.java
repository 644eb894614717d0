package io.drumroll.wire;

import io.drumroll.engine.order.OrderLine;
import io.drumroll.wire.sbe.LineAmountsEncoder;
import io.drumroll.wire.sbe.OrderLineEncoder;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * Writes the lines of an order: first a short entry for each, then the other amounts of those in which they do not follow
 * from what is paid.
 */
final class OrderLinesWriter {
    private final OrderLineEncoder encoder = new OrderLineEncoder();
    private final LineAmountsEncoder amounts = new LineAmountsEncoder();

    /** Writes both groups, and returns where they end. */
    int write(MutableDirectBuffer buffer, int offset, List<OrderLine> lines) {
        int count = Values.count("lines", lines);
        int at = Values.putGroup(buffer, offset, count, OrderLineEncoder.ENCODED_LENGTH);
        int withAmounts = 0;
        for (int i = 0; i < count; i++) {
            OrderLine line = lines.get(i);
            encoder.wrap(buffer, at)
                    .sku(line.sku())
                    .quantity(line.quantity())
                    .unitPriceMinor(line.unitPriceMinor())
                    .payableMinor(line.payableMinor())
                    .commissionBps(Values.uint16("commission", line.commissionBps()));
            at += OrderLineEncoder.ENCODED_LENGTH;
            withAmounts += isPlain(line) ? 0 : 1;
        }
        at = Values.putGroup(buffer, at, withAmounts, LineAmountsEncoder.ENCODED_LENGTH);
        return withAmounts == 0 ? at : writeAmounts(buffer, at, lines);
    }

    private int writeAmounts(MutableDirectBuffer buffer, int offset, List<OrderLine> lines) {
        int at = offset;
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            if (!isPlain(line)) {
                amounts.wrap(buffer, at)
                        .line(i)
                        .festivalMinor(line.festivalMinor())
                        .dutyMinor(line.dutyMinor())
                        .proceedsMinor(line.proceedsMinor())
                        .subsidyMinor(line.subsidyMinor());
                at += LineAmountsEncoder.ENCODED_LENGTH;
            }
        }
        return at;
    }

    /** Whether all is in one currency and nobody but the buyer and the shop has a part in it. */
    private static boolean isPlain(OrderLine line) {
        return line.festivalMinor() == line.payableMinor()
                && line.proceedsMinor() == line.payableMinor()
                && (line.dutyMinor() | line.subsidyMinor()) == 0;
    }
}
