package io.drumroll.wire;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.wire.sbe.CartLineRemovedEncoder;
import io.drumroll.wire.sbe.CartLineSetEncoder;
import io.drumroll.wire.sbe.DepositForfeitedEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.OrderCancelledEncoder;
import io.drumroll.wire.sbe.OrderExpiredEncoder;
import io.drumroll.wire.sbe.OrderPaidEncoder;
import io.drumroll.wire.sbe.OrderPlacedEncoder;
import io.drumroll.wire.sbe.OrderRefundedEncoder;
import io.drumroll.wire.sbe.OrderReservedEncoder;
import io.drumroll.wire.sbe.RefundedLineEncoder;
import io.drumroll.wire.sbe.ShopOrderSettledEncoder;
import io.drumroll.wire.sbe.ShopOrderShippedEncoder;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Writes the events of carts and orders; a placed order without new objects. */
final class OrderEventWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderLinesWriter lines = new OrderLinesWriter();
    private final AdjustmentsWriter adjustments = new AdjustmentsWriter();
    private final RefundedLineEncoder refundedLine = new RefundedLineEncoder();
    private final CartLineSetEncoder cartLineSet = new CartLineSetEncoder();
    private final CartLineRemovedEncoder cartLineRemoved = new CartLineRemovedEncoder();
    private final OrderPlacedEncoder orderPlaced = new OrderPlacedEncoder();
    private final OrderReservedEncoder orderReserved = new OrderReservedEncoder();
    private final OrderPaidEncoder orderPaid = new OrderPaidEncoder();
    private final OrderCancelledEncoder orderCancelled = new OrderCancelledEncoder();
    private final OrderExpiredEncoder orderExpired = new OrderExpiredEncoder();
    private final DepositForfeitedEncoder depositForfeited = new DepositForfeitedEncoder();
    private final ShopOrderShippedEncoder shopOrderShipped = new ShopOrderShippedEncoder();
    private final ShopOrderSettledEncoder shopOrderSettled = new ShopOrderSettledEncoder();
    private final OrderRefundedEncoder orderRefunded = new OrderRefundedEncoder();

    int lineSet(MutableDirectBuffer buffer, int offset, Event.CartLineSet e) {
        cartLineSet
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(e.buyer())
                .sku(e.sku())
                .quantity(e.quantity());
        return cartLineSet.limit();
    }

    int lineRemoved(MutableDirectBuffer buffer, int offset, Event.CartLineRemoved e) {
        cartLineRemoved
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(e.buyer())
                .sku(e.sku());
        return cartLineRemoved.limit();
    }

    int placed(MutableDirectBuffer buffer, int offset, Event.OrderPlaced e) {
        orderPlaced
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .buyer(e.buyer())
                .currency(Values.currency(e.currency()))
                .totalMinor(e.totalMinor())
                .payDeadlineMs(e.payDeadlineMs())
                .fromCart(Values.flag(e.fromCart()));
        Values.put(orderPlaced.region(), e.region());
        int at = lines.write(buffer, orderPlaced.limit(), e.lines());
        return adjustments.write(buffer, at, e.adjustments());
    }

    int reserved(MutableDirectBuffer buffer, int offset, Event.OrderReserved e) {
        orderReserved
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .buyer(e.buyer())
                .currency(Values.currency(e.currency()))
                .deal(e.deal())
                .totalMinor(e.totalMinor())
                .depositMinor(e.depositMinor())
                .balanceFromMs(e.balanceFromMs())
                .balanceUntilMs(e.balanceUntilMs());
        Values.put(orderReserved.region(), e.region());
        int at = lines.write(buffer, orderReserved.limit(), List.of(e.line()));
        return adjustments.write(buffer, at, e.adjustments());
    }

    int paid(MutableDirectBuffer buffer, int offset, Event.OrderPaid e) {
        orderPaid
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .buyer(e.buyer())
                .amountMinor(e.amountMinor())
                .method(Numbers.of(e.method()));
        return orderPaid.limit();
    }

    int cancelled(MutableDirectBuffer buffer, int offset, Event.OrderCancelled e) {
        orderCancelled
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .buyer(e.buyer())
                .refundMinor(e.refundMinor())
                .forfeitMinor(e.forfeitMinor())
                .shopMinor(e.shopMinor());
        return orderCancelled.limit();
    }

    int expired(MutableDirectBuffer buffer, int offset, Event.OrderExpired e) {
        orderExpired.wrapAndApplyHeader(buffer, offset, header).order(e.order()).buyer(e.buyer());
        return orderExpired.limit();
    }

    int forfeited(MutableDirectBuffer buffer, int offset, Event.DepositForfeited e) {
        depositForfeited
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .buyer(e.buyer())
                .shop(e.shop())
                .depositMinor(e.depositMinor())
                .shopMinor(e.shopMinor());
        return depositForfeited.limit();
    }

    int shipped(MutableDirectBuffer buffer, int offset, Event.ShopOrderShipped e) {
        shopOrderShipped
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .shop(e.shop())
                .receiptDueMs(e.receiptDueMs());
        return shopOrderShipped.limit();
    }

    int settled(MutableDirectBuffer buffer, int offset, Event.ShopOrderSettled e) {
        shopOrderSettled
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .shop(e.shop())
                .payableMinor(e.payableMinor())
                .subsidyMinor(e.subsidyMinor())
                .proceedsMinor(e.proceedsMinor())
                .commissionMinor(e.commissionMinor())
                .debtRepaidMinor(e.debtRepaidMinor())
                .byBuyer(Values.flag(e.byBuyer()));
        return shopOrderSettled.limit();
    }

    int refunded(MutableDirectBuffer buffer, int offset, Event.OrderRefunded e) {
        orderRefunded
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .buyer(e.buyer())
                .method(Numbers.of(e.method()))
                .amountMinor(e.amountMinor());
        int length = RefundedLineEncoder.ENCODED_LENGTH;
        int at = Values.putGroup(buffer, orderRefunded.limit(), "lines", e.lines(), length);
        for (RefundedLine line : e.lines()) {
            put(refundedLine.wrap(buffer, at), line);
            at += length;
        }
        return at;
    }

    private static void put(RefundedLineEncoder encoder, RefundedLine line) {
        encoder.sku(line.sku())
                .quantity(line.quantity())
                .payableMinor(line.payableMinor())
                .dutyMinor(line.dutyMinor())
                .proceedsMinor(line.proceedsMinor())
                .commissionMinor(line.commissionMinor())
                .subsidyMinor(line.subsidyMinor())
                .debtMinor(line.debtMinor())
                .restocked(Values.flag(line.restocked()));
    }
}
