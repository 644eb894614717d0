package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.wire.sbe.CancelOrderDecoder;
import io.drumroll.wire.sbe.ConfirmReceiptDecoder;
import io.drumroll.wire.sbe.LineRequestDecoder;
import io.drumroll.wire.sbe.OrderCartLinesDecoder;
import io.drumroll.wire.sbe.PayOrderDecoder;
import io.drumroll.wire.sbe.PlaceDepositDecoder;
import io.drumroll.wire.sbe.PlaceOrderDecoder;
import io.drumroll.wire.sbe.RefundOrderDecoder;
import io.drumroll.wire.sbe.RemoveCartLineDecoder;
import io.drumroll.wire.sbe.SetCartLineDecoder;
import io.drumroll.wire.sbe.ShipShopOrderDecoder;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link OrderCommandWriter} wrote, from where the cursor stands. */
final class OrderCommandReader {
    private final Cursor cursor;
    private final Cursor.Group group = new Cursor.Group();
    private final LineRequestDecoder line = new LineRequestDecoder();
    private final SetCartLineDecoder setCartLine = new SetCartLineDecoder();
    private final RemoveCartLineDecoder removeCartLine = new RemoveCartLineDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private final OrderCartLinesDecoder orderCartLines = new OrderCartLinesDecoder();
    private final PlaceDepositDecoder placeDeposit = new PlaceDepositDecoder();
    private final PayOrderDecoder payOrder = new PayOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final ShipShopOrderDecoder shipShopOrder = new ShipShopOrderDecoder();
    private final ConfirmReceiptDecoder confirmReceipt = new ConfirmReceiptDecoder();
    private final RefundOrderDecoder refundOrder = new RefundOrderDecoder();

    OrderCommandReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Command setLine() {
        SetCartLineDecoder d = cursor.message(setCartLine);
        return new Command.SetCartLine(d.buyer(), d.sku(), d.quantity());
    }

    Command removeLine() {
        RemoveCartLineDecoder d = cursor.message(removeCartLine);
        return new Command.RemoveCartLine(d.buyer(), d.sku());
    }

    Command place() {
        PlaceOrderDecoder d = cursor.message(placeOrder);
        return new Command.PlaceOrder(
                d.buyer(),
                cursor.region(d.region()),
                lines(),
                cursor.flag(d.fromCart()),
                coupons(),
                cursor.money(d.expectedTotal()),
                Numbers.payMode(cursor, d.pay()));
    }

    Command orderCartLines() {
        OrderCartLinesDecoder d = cursor.message(orderCartLines);
        return new Command.OrderCartLines(
                d.buyer(),
                cursor.region(d.region()),
                lines(),
                coupons(),
                cursor.money(d.expectedTotal()),
                Numbers.payMode(cursor, d.pay()));
    }

    Command placeDeposit() {
        PlaceDepositDecoder d = cursor.message(placeDeposit);
        return new Command.PlaceDeposit(
                d.buyer(),
                cursor.region(d.region()),
                d.deal(),
                d.quantity(),
                cursor.money(d.expectedTotal()),
                d.expectedDepositMinor());
    }

    Command pay() {
        return new Command.PayOrder(cursor.message(payOrder).order());
    }

    Command cancel() {
        return new Command.CancelOrder(cursor.message(cancelOrder).order());
    }

    Command ship() {
        ShipShopOrderDecoder d = cursor.message(shipShopOrder);
        return new Command.ShipShopOrder(d.order(), d.shop());
    }

    Command confirm() {
        ConfirmReceiptDecoder d = cursor.message(confirmReceipt);
        return new Command.ConfirmReceipt(d.order(), d.shop());
    }

    Command refund() {
        RefundOrderDecoder d = cursor.message(refundOrder);
        return new Command.RefundOrder(d.order(), lines());
    }

    private List<LineRequest> lines() {
        cursor.group(group, LineRequestDecoder.ENCODED_LENGTH);
        int count = group.count();
        if (count == 0) {
            return List.of();
        }
        LineRequest[] lines = new LineRequest[count];
        for (int i = 0; i < count; i++) {
            line.wrap(cursor.buffer(), group.at(i));
            lines[i] = new LineRequest(line.sku(), line.quantity());
        }
        return Arrays.asList(lines);
    }

    private List<Integer> coupons() {
        cursor.group(group, Integer.BYTES);
        int count = group.count();
        if (count == 0) {
            return List.of();
        }
        Integer[] coupons = new Integer[count];
        for (int i = 0; i < count; i++) {
            coupons[i] = cursor.buffer().getInt(group.at(i), ByteOrder.LITTLE_ENDIAN);
        }
        return Arrays.asList(coupons);
    }
}
