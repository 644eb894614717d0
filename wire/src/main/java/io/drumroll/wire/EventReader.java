package io.drumroll.wire;

import io.drumroll.engine.message.Event;
import io.drumroll.wire.sbe.CartLineRemovedDecoder;
import io.drumroll.wire.sbe.CartLineSetDecoder;
import io.drumroll.wire.sbe.CommissionSetDecoder;
import io.drumroll.wire.sbe.CouponClaimedDecoder;
import io.drumroll.wire.sbe.DealChangedDecoder;
import io.drumroll.wire.sbe.DealEndedDecoder;
import io.drumroll.wire.sbe.DealMadeDecoder;
import io.drumroll.wire.sbe.DepositForfeitedDecoder;
import io.drumroll.wire.sbe.DutySetDecoder;
import io.drumroll.wire.sbe.FestivalScheduledDecoder;
import io.drumroll.wire.sbe.OrderCancelledDecoder;
import io.drumroll.wire.sbe.OrderExpiredDecoder;
import io.drumroll.wire.sbe.OrderPaidDecoder;
import io.drumroll.wire.sbe.OrderPlacedDecoder;
import io.drumroll.wire.sbe.OrderRefundedDecoder;
import io.drumroll.wire.sbe.OrderReservedDecoder;
import io.drumroll.wire.sbe.PaymentReceivedDecoder;
import io.drumroll.wire.sbe.RateFixedDecoder;
import io.drumroll.wire.sbe.RefundSettledDecoder;
import io.drumroll.wire.sbe.ShopOpenedDecoder;
import io.drumroll.wire.sbe.ShopOrderSettledDecoder;
import io.drumroll.wire.sbe.ShopOrderShippedDecoder;
import io.drumroll.wire.sbe.ShopPaidOutDecoder;
import io.drumroll.wire.sbe.SkuDelistedDecoder;
import io.drumroll.wire.sbe.SkuListedDecoder;
import io.drumroll.wire.sbe.SkuPriceChangedDecoder;
import io.drumroll.wire.sbe.SkuRestockedDecoder;
import io.drumroll.wire.sbe.WalletToppedUpDecoder;

/** Reads one event from its message. */
final class EventReader {
    private final Cursor cursor;
    private final OrderEventReader orders;
    private final MoneyReader money;
    private final DealReader deals;
    private final SkuReader skus;
    private final FestivalReader festival;

    EventReader(Cursor cursor) {
        this.cursor = cursor;
        this.orders = new OrderEventReader(cursor);
        this.money = new MoneyReader(cursor);
        this.deals = new DealReader(cursor);
        this.skus = new SkuReader(cursor);
        this.festival = new FestivalReader(cursor);
    }

    /** Reads the event that the cursor stands at, and leaves it behind that event. */
    Event read() {
        int templateId = cursor.header();
        return switch (templateId) {
            case OrderPlacedDecoder.TEMPLATE_ID -> orders.placed();
            case OrderPaidDecoder.TEMPLATE_ID -> orders.paid();
            case OrderCancelledDecoder.TEMPLATE_ID -> orders.cancelled();
            case OrderExpiredDecoder.TEMPLATE_ID -> orders.expired();
            case OrderReservedDecoder.TEMPLATE_ID -> orders.reserved();
            case DepositForfeitedDecoder.TEMPLATE_ID -> orders.forfeited();
            case ShopOrderShippedDecoder.TEMPLATE_ID -> orders.shipped();
            case ShopOrderSettledDecoder.TEMPLATE_ID -> orders.settled();
            case OrderRefundedDecoder.TEMPLATE_ID -> orders.refunded();
            case CartLineSetDecoder.TEMPLATE_ID -> orders.lineSet();
            case CartLineRemovedDecoder.TEMPLATE_ID -> orders.lineRemoved();
            case CouponClaimedDecoder.TEMPLATE_ID -> deals.claimed();
            case WalletToppedUpDecoder.TEMPLATE_ID -> money.toppedUp();
            case PaymentReceivedDecoder.TEMPLATE_ID -> money.received();
            case RefundSettledDecoder.TEMPLATE_ID -> money.settled();
            case ShopPaidOutDecoder.TEMPLATE_ID -> money.paidOut();
            case DealMadeDecoder.TEMPLATE_ID -> deals.made();
            case DealChangedDecoder.TEMPLATE_ID -> deals.changed();
            case DealEndedDecoder.TEMPLATE_ID -> deals.ended();
            case RateFixedDecoder.TEMPLATE_ID -> festival.fixed();
            case DutySetDecoder.TEMPLATE_ID -> festival.dutySet();
            case CommissionSetDecoder.TEMPLATE_ID -> festival.commissionSet();
            case FestivalScheduledDecoder.TEMPLATE_ID -> festival.scheduled();
            case ShopOpenedDecoder.TEMPLATE_ID -> festival.opened();
            case SkuListedDecoder.TEMPLATE_ID -> skus.listed();
            case SkuRestockedDecoder.TEMPLATE_ID -> skus.restocked();
            case SkuPriceChangedDecoder.TEMPLATE_ID -> skus.priceChanged();
            case SkuDelistedDecoder.TEMPLATE_ID -> skus.delisted();
            default -> throw cursor.malformed("no event has the template " + templateId);
        };
    }
}
