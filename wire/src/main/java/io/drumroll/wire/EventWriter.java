package io.drumroll.wire;

import io.drumroll.engine.message.Event;
import org.agrona.MutableDirectBuffer;

/** Writes one event as a message. */
final class EventWriter {
    private final OrderEventWriter orders = new OrderEventWriter();
    private final MoneyWriter money = new MoneyWriter();
    private final DealWriter deals = new DealWriter();
    private final SkuWriter skus = new SkuWriter();
    private final FestivalWriter festival = new FestivalWriter();

    /**
     * Writes an event, and returns where it ends.
     *
     * @throws IllegalArgumentException when a text or a list is too long for a message, naming the field.
     */
    int write(MutableDirectBuffer buffer, int offset, Event event) {
        return switch (event) {
            case Event.OrderPlaced e -> orders.placed(buffer, offset, e);
            case Event.OrderPaid e -> orders.paid(buffer, offset, e);
            case Event.OrderCancelled e -> orders.cancelled(buffer, offset, e);
            case Event.OrderExpired e -> orders.expired(buffer, offset, e);
            case Event.OrderReserved e -> orders.reserved(buffer, offset, e);
            case Event.DepositForfeited e -> orders.forfeited(buffer, offset, e);
            case Event.ShopOrderShipped e -> orders.shipped(buffer, offset, e);
            case Event.ShopOrderSettled e -> orders.settled(buffer, offset, e);
            case Event.OrderRefunded e -> orders.refunded(buffer, offset, e);
            case Event.CartLineSet e -> orders.lineSet(buffer, offset, e);
            case Event.CartLineRemoved e -> orders.lineRemoved(buffer, offset, e);
            case Event.CouponClaimed e -> deals.claimed(buffer, offset, e);
            case Event.WalletToppedUp e -> money.toppedUp(buffer, offset, e);
            case Event.PaymentReceived e -> money.received(buffer, offset, e);
            case Event.RefundSettled e -> money.settled(buffer, offset, e);
            case Event.ShopPaidOut e -> money.paidOut(buffer, offset, e);
            case Event.DealMade e -> deals.made(buffer, offset, e);
            case Event.DealChanged e -> deals.changed(buffer, offset, e);
            case Event.DealEnded e -> deals.ended(buffer, offset, e);
            case Event.RateFixed e -> festival.fixed(buffer, offset, e);
            case Event.DutySet e -> festival.dutySet(buffer, offset, e);
            case Event.CommissionSet e -> festival.commissionSet(buffer, offset, e);
            case Event.FestivalScheduled e -> festival.scheduled(buffer, offset, e);
            case Event.ShopOpened e -> festival.opened(buffer, offset, e);
            case Event.SkuListed e -> skus.listed(buffer, offset, e);
            case Event.SkuRestocked e -> skus.restocked(buffer, offset, e);
            case Event.SkuPriceChanged e -> skus.priceChanged(buffer, offset, e);
            case Event.SkuDelisted e -> skus.delisted(buffer, offset, e);
        };
    }
}
