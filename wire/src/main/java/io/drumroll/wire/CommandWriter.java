package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Request;
import io.drumroll.wire.sbe.EnvelopeEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes commands as bytes; several may stand behind one another. For one thread, without new objects for an order. */
public final class CommandWriter {
    private final OrderCommandWriter orders = new OrderCommandWriter();
    private final MoneyWriter money = new MoneyWriter();
    private final DealWriter deals = new DealWriter();
    private final SkuWriter skus = new SkuWriter();
    private final FestivalWriter festival = new FestivalWriter();
    private final EnvelopeEncoder envelope = new EnvelopeEncoder();

    /**
     * Writes a command.
     *
     * @param correlationId comes back with the outcome.
     * @return how many bytes it takes.
     * @throws IllegalArgumentException when a text has more than 65,534 bytes of UTF-8 or a list more than 65,534 entries,
     *     naming the field; what stands in the buffer from {@code offset} on is then undefined.
     * @throws IndexOutOfBoundsException when the buffer is too short.
     */
    public int write(MutableDirectBuffer buffer, int offset, long correlationId, Request request, Command command) {
        // An order's way must be short enough for the compiler to make one piece of it.
        int end = command instanceof Command.PlaceOrder order
                ? orders.place(buffer, offset, order)
                : writeBody(buffer, offset, command);
        envelope.wrap(buffer, offset + MessageHeaderEncoder.ENCODED_LENGTH)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow());
        return end - offset;
    }

    private int writeBody(MutableDirectBuffer buffer, int offset, Command command) {
        return switch (command) {
            case Command.PlaceOrder c -> orders.place(buffer, offset, c);
            case Command.PayOrder c -> orders.pay(buffer, offset, c);
            case Command.CancelOrder c -> orders.cancel(buffer, offset, c);
            case Command.TopUpWallet c -> money.topUp(buffer, offset, c);
            case Command.SetCartLine c -> orders.setLine(buffer, offset, c);
            case Command.RemoveCartLine c -> orders.removeLine(buffer, offset, c);
            case Command.ClaimCoupon c -> deals.claim(buffer, offset, c);
            case Command.OrderCartLines c -> orders.orderCartLines(buffer, offset, c);
            case Command.PlaceDeposit c -> orders.placeDeposit(buffer, offset, c);
            case Command.ShipShopOrder c -> orders.ship(buffer, offset, c);
            case Command.ConfirmReceipt c -> orders.confirm(buffer, offset, c);
            case Command.RefundOrder c -> orders.refund(buffer, offset, c);
            case Command.ReceivePayment c -> money.receive(buffer, offset, c);
            case Command.SettleRefund c -> money.settle(buffer, offset, c);
            case Command.PayOutShop c -> money.payOut(buffer, offset, c);
            case Command.MakeDeal c -> deals.make(buffer, offset, c);
            case Command.ChangeDeal c -> deals.change(buffer, offset, c);
            case Command.EndDeal c -> deals.end(buffer, offset, c);
            case Command.FixRate c -> festival.fix(buffer, offset, c);
            case Command.SetDuty c -> festival.setDuty(buffer, offset, c);
            case Command.SetCommission c -> festival.setCommission(buffer, offset, c);
            case Command.ScheduleFestival c -> festival.schedule(buffer, offset, c);
            case Command.OpenShop c -> festival.open(buffer, offset, c);
            case Command.ListSku c -> skus.list(buffer, offset, c);
            case Command.RestockSku c -> skus.restock(buffer, offset, c);
            case Command.ChangePrice c -> skus.changePrice(buffer, offset, c);
            case Command.DelistSku c -> skus.delist(buffer, offset, c);
        };
    }
}
