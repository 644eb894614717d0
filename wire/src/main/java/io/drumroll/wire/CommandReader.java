package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.message.Submission;
import io.drumroll.wire.sbe.CancelOrderDecoder;
import io.drumroll.wire.sbe.ChangeDealDecoder;
import io.drumroll.wire.sbe.ChangePriceDecoder;
import io.drumroll.wire.sbe.ClaimCouponDecoder;
import io.drumroll.wire.sbe.ConfirmReceiptDecoder;
import io.drumroll.wire.sbe.DelistSkuDecoder;
import io.drumroll.wire.sbe.EndDealDecoder;
import io.drumroll.wire.sbe.EnvelopeDecoder;
import io.drumroll.wire.sbe.FixRateDecoder;
import io.drumroll.wire.sbe.ListSkuDecoder;
import io.drumroll.wire.sbe.MakeDealDecoder;
import io.drumroll.wire.sbe.OpenShopDecoder;
import io.drumroll.wire.sbe.OrderCartLinesDecoder;
import io.drumroll.wire.sbe.PayOrderDecoder;
import io.drumroll.wire.sbe.PayOutShopDecoder;
import io.drumroll.wire.sbe.PlaceDepositDecoder;
import io.drumroll.wire.sbe.PlaceOrderDecoder;
import io.drumroll.wire.sbe.ReceivePaymentDecoder;
import io.drumroll.wire.sbe.RefundOrderDecoder;
import io.drumroll.wire.sbe.RemoveCartLineDecoder;
import io.drumroll.wire.sbe.RestockSkuDecoder;
import io.drumroll.wire.sbe.ScheduleFestivalDecoder;
import io.drumroll.wire.sbe.SetCartLineDecoder;
import io.drumroll.wire.sbe.SetCommissionDecoder;
import io.drumroll.wire.sbe.SetDutyDecoder;
import io.drumroll.wire.sbe.SettleRefundDecoder;
import io.drumroll.wire.sbe.ShipShopOrderDecoder;
import io.drumroll.wire.sbe.TopUpWalletDecoder;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands that stand one behind the other: {@link #wrap}, then {@link #next} for each. For one
 * thread; new objects are only the submissions, their commands and what is in them.
 */
public final class CommandReader {
    private final Cursor cursor = new Cursor();
    private final OrderCommandReader orders = new OrderCommandReader(cursor);
    private final MoneyReader money = new MoneyReader(cursor);
    private final DealReader deals = new DealReader(cursor);
    private final SkuReader skus = new SkuReader(cursor);
    private final FestivalReader festival = new FestivalReader(cursor);
    private final EnvelopeDecoder envelope = new EnvelopeDecoder();

    /** Takes the bytes to read; they must not change before the last {@link #next}. */
    public CommandReader wrap(DirectBuffer buffer, int offset, int length) {
        cursor.wrap(buffer, offset, length);
        return this;
    }

    /**
     * Reads the next command.
     *
     * @return null behind the last.
     * @throws MalformedMessage when the bytes are no command; those behind them can't be read either.
     */
    public @Nullable Submission next() {
        if (cursor.atEnd()) {
            return null;
        }
        int templateId = cursor.header();
        // An order's way must be short enough for the compiler to make one piece of it.
        Command command = templateId == PlaceOrderDecoder.TEMPLATE_ID ? orders.place() : read(templateId);
        envelope.wrap(cursor.buffer(), cursor.bodyOffset());
        return new Submission(envelope.correlationId(), requestOf(envelope.keyHigh(), envelope.keyLow()), command);
    }

    private Command read(int templateId) {
        return switch (templateId) {
            case PlaceOrderDecoder.TEMPLATE_ID -> orders.place();
            case PayOrderDecoder.TEMPLATE_ID -> orders.pay();
            case CancelOrderDecoder.TEMPLATE_ID -> orders.cancel();
            case TopUpWalletDecoder.TEMPLATE_ID -> money.topUp();
            case SetCartLineDecoder.TEMPLATE_ID -> orders.setLine();
            case RemoveCartLineDecoder.TEMPLATE_ID -> orders.removeLine();
            case ClaimCouponDecoder.TEMPLATE_ID -> deals.claim();
            case OrderCartLinesDecoder.TEMPLATE_ID -> orders.orderCartLines();
            case PlaceDepositDecoder.TEMPLATE_ID -> orders.placeDeposit();
            case ShipShopOrderDecoder.TEMPLATE_ID -> orders.ship();
            case ConfirmReceiptDecoder.TEMPLATE_ID -> orders.confirm();
            case RefundOrderDecoder.TEMPLATE_ID -> orders.refund();
            case ReceivePaymentDecoder.TEMPLATE_ID -> money.receive();
            case SettleRefundDecoder.TEMPLATE_ID -> money.settle();
            case PayOutShopDecoder.TEMPLATE_ID -> money.payOut();
            case MakeDealDecoder.TEMPLATE_ID -> deals.make();
            case ChangeDealDecoder.TEMPLATE_ID -> deals.change();
            case EndDealDecoder.TEMPLATE_ID -> deals.end();
            case FixRateDecoder.TEMPLATE_ID -> festival.fix();
            case SetDutyDecoder.TEMPLATE_ID -> festival.setDuty();
            case SetCommissionDecoder.TEMPLATE_ID -> festival.setCommission();
            case ScheduleFestivalDecoder.TEMPLATE_ID -> festival.schedule();
            case OpenShopDecoder.TEMPLATE_ID -> festival.open();
            case ListSkuDecoder.TEMPLATE_ID -> skus.list();
            case RestockSkuDecoder.TEMPLATE_ID -> skus.restock();
            case ChangePriceDecoder.TEMPLATE_ID -> skus.changePrice();
            case DelistSkuDecoder.TEMPLATE_ID -> skus.delist();
            default -> throw cursor.malformed("no command has the template " + templateId);
        };
    }

    private static Request requestOf(long keyHigh, long keyLow) {
        return (keyHigh | keyLow) == 0 ? Request.WITHOUT_KEY : new Request(keyHigh, keyLow);
    }
}
