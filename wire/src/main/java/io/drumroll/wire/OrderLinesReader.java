package io.drumroll.wire;

import io.drumroll.engine.order.OrderLine;
import io.drumroll.wire.sbe.LineAmountsDecoder;
import io.drumroll.wire.sbe.OrderLineDecoder;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link OrderLinesWriter} wrote. */
final class OrderLinesReader {
    private static final int NONE = -1;

    private final Cursor cursor;
    private final Cursor.Group lines = new Cursor.Group();
    private final Cursor.Group extras = new Cursor.Group();
    private final OrderLineDecoder decoder = new OrderLineDecoder();
    private final LineAmountsDecoder amounts = new LineAmountsDecoder();

    OrderLinesReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads both groups from where the cursor stands. */
    List<OrderLine> read() {
        cursor.group(lines, OrderLineDecoder.ENCODED_LENGTH);
        cursor.group(extras, LineAmountsDecoder.ENCODED_LENGTH);
        OrderLine[] read = new OrderLine[lines.count()];
        int extra = 0;
        int lineOfExtra = lineOf(extra);
        for (int i = 0; i < read.length; i++) {
            decoder.wrap(cursor.buffer(), lines.at(i));
            if (i == lineOfExtra) {
                read[i] = withAmounts();
                lineOfExtra = lineOf(++extra);
            } else {
                read[i] = plain();
            }
        }
        if (lineOfExtra != NONE) {
            throw cursor.malformed("amounts of line " + lineOfExtra + " of " + read.length + ", or not in order");
        }
        return Arrays.asList(read);
    }

    private int lineOf(int extra) {
        return extra < extras.count()
                ? amounts.wrap(cursor.buffer(), extras.at(extra)).line()
                : NONE;
    }

    private OrderLine plain() {
        long payableMinor = decoder.payableMinor();
        return new OrderLine(
                decoder.sku(),
                decoder.quantity(),
                decoder.unitPriceMinor(),
                payableMinor,
                payableMinor,
                0,
                payableMinor,
                0,
                decoder.commissionBps());
    }

    private OrderLine withAmounts() {
        return new OrderLine(
                decoder.sku(),
                decoder.quantity(),
                decoder.unitPriceMinor(),
                amounts.festivalMinor(),
                decoder.payableMinor(),
                amounts.dutyMinor(),
                amounts.proceedsMinor(),
                amounts.subsidyMinor(),
                decoder.commissionBps());
    }
}
