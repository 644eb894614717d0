package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.wire.sbe.CancelOrderEncoder;
import io.drumroll.wire.sbe.ConfirmReceiptEncoder;
import io.drumroll.wire.sbe.LineRequestEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.OrderCartLinesEncoder;
import io.drumroll.wire.sbe.PayOrderEncoder;
import io.drumroll.wire.sbe.PlaceDepositEncoder;
import io.drumroll.wire.sbe.PlaceOrderEncoder;
import io.drumroll.wire.sbe.RefundOrderEncoder;
import io.drumroll.wire.sbe.RemoveCartLineEncoder;
import io.drumroll.wire.sbe.SetCartLineEncoder;
import io.drumroll.wire.sbe.ShipShopOrderEncoder;
import java.nio.ByteOrder;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Writes the commands about carts and orders. Without new objects. */
final class OrderCommandWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LineRequestEncoder line = new LineRequestEncoder();
    private final SetCartLineEncoder setCartLine = new SetCartLineEncoder();
    private final RemoveCartLineEncoder removeCartLine = new RemoveCartLineEncoder();
    private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
    private final OrderCartLinesEncoder orderCartLines = new OrderCartLinesEncoder();
    private final PlaceDepositEncoder placeDeposit = new PlaceDepositEncoder();
    private final PayOrderEncoder payOrder = new PayOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final ShipShopOrderEncoder shipShopOrder = new ShipShopOrderEncoder();
    private final ConfirmReceiptEncoder confirmReceipt = new ConfirmReceiptEncoder();
    private final RefundOrderEncoder refundOrder = new RefundOrderEncoder();

    int setLine(MutableDirectBuffer buffer, int offset, Command.SetCartLine c) {
        setCartLine
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(c.buyer())
                .sku(c.sku())
                .quantity(c.quantity());
        return setCartLine.limit();
    }

    int removeLine(MutableDirectBuffer buffer, int offset, Command.RemoveCartLine c) {
        removeCartLine
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(c.buyer())
                .sku(c.sku());
        return removeCartLine.limit();
    }

    int place(MutableDirectBuffer buffer, int offset, Command.PlaceOrder c) {
        placeOrder
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(c.buyer())
                .fromCart(Values.flag(c.fromCart()))
                .pay(Numbers.of(c.pay()));
        Values.put(placeOrder.region(), c.region());
        Values.put(placeOrder.expectedTotal(), c.expectedTotal());
        int at = putLines(buffer, placeOrder.limit(), c.lines());
        return putCoupons(buffer, at, c.coupons());
    }

    int orderCartLines(MutableDirectBuffer buffer, int offset, Command.OrderCartLines c) {
        orderCartLines
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(c.buyer())
                .pay(Numbers.of(c.pay()));
        Values.put(orderCartLines.region(), c.region());
        Values.put(orderCartLines.expectedTotal(), c.expectedTotal());
        int at = putLines(buffer, orderCartLines.limit(), c.lines());
        return putCoupons(buffer, at, c.coupons());
    }

    int placeDeposit(MutableDirectBuffer buffer, int offset, Command.PlaceDeposit c) {
        placeDeposit
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(c.buyer())
                .deal(c.deal())
                .quantity(c.quantity())
                .expectedDepositMinor(c.expectedDepositMinor());
        Values.put(placeDeposit.region(), c.region());
        Values.put(placeDeposit.expectedTotal(), c.expectedTotal());
        return placeDeposit.limit();
    }

    int pay(MutableDirectBuffer buffer, int offset, Command.PayOrder c) {
        payOrder.wrapAndApplyHeader(buffer, offset, header).order(c.order());
        return payOrder.limit();
    }

    int cancel(MutableDirectBuffer buffer, int offset, Command.CancelOrder c) {
        cancelOrder.wrapAndApplyHeader(buffer, offset, header).order(c.order());
        return cancelOrder.limit();
    }

    int ship(MutableDirectBuffer buffer, int offset, Command.ShipShopOrder c) {
        shipShopOrder
                .wrapAndApplyHeader(buffer, offset, header)
                .order(c.order())
                .shop(c.shop());
        return shipShopOrder.limit();
    }

    int confirm(MutableDirectBuffer buffer, int offset, Command.ConfirmReceipt c) {
        confirmReceipt
                .wrapAndApplyHeader(buffer, offset, header)
                .order(c.order())
                .shop(c.shop());
        return confirmReceipt.limit();
    }

    int refund(MutableDirectBuffer buffer, int offset, Command.RefundOrder c) {
        refundOrder.wrapAndApplyHeader(buffer, offset, header).order(c.order());
        return putLines(buffer, refundOrder.limit(), c.lines());
    }

    private int putLines(MutableDirectBuffer buffer, int offset, List<LineRequest> lines) {
        int count = Values.count("lines", lines);
        int at = Values.putGroup(buffer, offset, count, LineRequestEncoder.ENCODED_LENGTH);
        for (int i = 0; i < count; i++) {
            LineRequest request = lines.get(i);
            line.wrap(buffer, at).sku(request.sku()).quantity(request.quantity());
            at += LineRequestEncoder.ENCODED_LENGTH;
        }
        return at;
    }

    private static int putCoupons(MutableDirectBuffer buffer, int offset, List<Integer> coupons) {
        int count = Values.count("coupons", coupons);
        int at = Values.putGroup(buffer, offset, count, Integer.BYTES);
        for (int i = 0; i < count; i++) {
            buffer.putInt(at, coupons.get(i), ByteOrder.LITTLE_ENDIAN);
            at += Integer.BYTES;
        }
        return at;
    }
}
