package io.drumroll.wire;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.wire.sbe.CartLineRemovedDecoder;
import io.drumroll.wire.sbe.CartLineSetDecoder;
import io.drumroll.wire.sbe.DepositForfeitedDecoder;
import io.drumroll.wire.sbe.OrderCancelledDecoder;
import io.drumroll.wire.sbe.OrderExpiredDecoder;
import io.drumroll.wire.sbe.OrderPaidDecoder;
import io.drumroll.wire.sbe.OrderPlacedDecoder;
import io.drumroll.wire.sbe.OrderRefundedDecoder;
import io.drumroll.wire.sbe.OrderReservedDecoder;
import io.drumroll.wire.sbe.RefundedLineDecoder;
import io.drumroll.wire.sbe.ShopOrderSettledDecoder;
import io.drumroll.wire.sbe.ShopOrderShippedDecoder;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link OrderEventWriter} wrote, from where the cursor stands. */
final class OrderEventReader {
    private final Cursor cursor;
    private final OrderLinesReader lines;
    private final AdjustmentsReader adjustments;
    private final Cursor.Group group = new Cursor.Group();
    private final RefundedLineDecoder refundedLine = new RefundedLineDecoder();
    private final CartLineSetDecoder cartLineSet = new CartLineSetDecoder();
    private final CartLineRemovedDecoder cartLineRemoved = new CartLineRemovedDecoder();
    private final OrderPlacedDecoder orderPlaced = new OrderPlacedDecoder();
    private final OrderReservedDecoder orderReserved = new OrderReservedDecoder();
    private final OrderPaidDecoder orderPaid = new OrderPaidDecoder();
    private final OrderCancelledDecoder orderCancelled = new OrderCancelledDecoder();
    private final OrderExpiredDecoder orderExpired = new OrderExpiredDecoder();
    private final DepositForfeitedDecoder depositForfeited = new DepositForfeitedDecoder();
    private final ShopOrderShippedDecoder shopOrderShipped = new ShopOrderShippedDecoder();
    private final ShopOrderSettledDecoder shopOrderSettled = new ShopOrderSettledDecoder();
    private final OrderRefundedDecoder orderRefunded = new OrderRefundedDecoder();

    OrderEventReader(Cursor cursor) {
        this.cursor = cursor;
        this.lines = new OrderLinesReader(cursor);
        this.adjustments = new AdjustmentsReader(cursor);
    }

    Event lineSet() {
        CartLineSetDecoder d = cursor.message(cartLineSet);
        return new Event.CartLineSet(d.buyer(), d.sku(), d.quantity());
    }

    Event lineRemoved() {
        CartLineRemovedDecoder d = cursor.message(cartLineRemoved);
        return new Event.CartLineRemoved(d.buyer(), d.sku());
    }

    Event placed() {
        OrderPlacedDecoder d = cursor.message(orderPlaced);
        List<OrderLine> placed = lines.read();
        return new Event.OrderPlaced(
                d.order(),
                d.buyer(),
                cursor.region(d.region()),
                cursor.currency(d.currency()),
                placed,
                adjustments.read(placed.size()),
                d.totalMinor(),
                d.payDeadlineMs(),
                cursor.flag(d.fromCart()));
    }

    Event reserved() {
        OrderReservedDecoder d = cursor.message(orderReserved);
        List<OrderLine> reserved = lines.read();
        if (reserved.size() != 1) {
            throw cursor.malformed("a reserved order of " + reserved.size() + " lines");
        }
        return new Event.OrderReserved(
                d.order(),
                d.buyer(),
                cursor.region(d.region()),
                cursor.currency(d.currency()),
                d.deal(),
                reserved.getFirst(),
                adjustments.read(1),
                d.totalMinor(),
                d.depositMinor(),
                d.balanceFromMs(),
                d.balanceUntilMs());
    }

    Event paid() {
        OrderPaidDecoder d = cursor.message(orderPaid);
        return new Event.OrderPaid(d.order(), d.buyer(), d.amountMinor(), Numbers.payMethod(cursor, d.method()));
    }

    Event cancelled() {
        OrderCancelledDecoder d = cursor.message(orderCancelled);
        return new Event.OrderCancelled(d.order(), d.buyer(), d.refundMinor(), d.forfeitMinor(), d.shopMinor());
    }

    Event expired() {
        OrderExpiredDecoder d = cursor.message(orderExpired);
        return new Event.OrderExpired(d.order(), d.buyer());
    }

    Event forfeited() {
        DepositForfeitedDecoder d = cursor.message(depositForfeited);
        return new Event.DepositForfeited(d.order(), d.buyer(), d.shop(), d.depositMinor(), d.shopMinor());
    }

    Event shipped() {
        ShopOrderShippedDecoder d = cursor.message(shopOrderShipped);
        return new Event.ShopOrderShipped(d.order(), d.shop(), d.receiptDueMs());
    }

    Event settled() {
        ShopOrderSettledDecoder d = cursor.message(shopOrderSettled);
        return new Event.ShopOrderSettled(
                d.order(),
                d.shop(),
                d.payableMinor(),
                d.subsidyMinor(),
                d.proceedsMinor(),
                d.commissionMinor(),
                d.debtRepaidMinor(),
                cursor.flag(d.byBuyer()));
    }

    Event refunded() {
        OrderRefundedDecoder d = cursor.message(orderRefunded);
        return new Event.OrderRefunded(
                d.order(), d.buyer(), Numbers.payMethod(cursor, d.method()), refundedLines(), d.amountMinor());
    }

    private List<RefundedLine> refundedLines() {
        cursor.group(group, RefundedLineDecoder.ENCODED_LENGTH);
        RefundedLine[] read = new RefundedLine[group.count()];
        for (int i = 0; i < read.length; i++) {
            RefundedLineDecoder d = refundedLine.wrap(cursor.buffer(), group.at(i));
            read[i] = new RefundedLine(
                    d.sku(),
                    d.quantity(),
                    d.payableMinor(),
                    d.dutyMinor(),
                    d.proceedsMinor(),
                    d.commissionMinor(),
                    d.subsidyMinor(),
                    d.debtMinor(),
                    cursor.flag(d.restocked()));
        }
        return Arrays.asList(read);
    }
}
