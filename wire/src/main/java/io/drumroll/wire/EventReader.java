package io.drumroll.wire;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.wire.sbe.CartLineRemovedDecoder;
import io.drumroll.wire.sbe.CartLineSetDecoder;
import io.drumroll.wire.sbe.FestivalScheduledDecoder;
import io.drumroll.wire.sbe.OrderCancelledDecoder;
import io.drumroll.wire.sbe.OrderExpiredDecoder;
import io.drumroll.wire.sbe.OrderPaidDecoder;
import io.drumroll.wire.sbe.OrderPlacedDecoder;
import io.drumroll.wire.sbe.ShopOpenedDecoder;
import io.drumroll.wire.sbe.SkuDelistedDecoder;
import io.drumroll.wire.sbe.SkuListedDecoder;
import io.drumroll.wire.sbe.SkuPriceChangedDecoder;
import io.drumroll.wire.sbe.SkuRestockedDecoder;
import io.drumroll.wire.sbe.WalletToppedUpDecoder;
import java.util.Arrays;
import java.util.List;

/** Reads one event from its message. */
final class EventReader {
    private final OrderPlacedDecoder orderPlaced = new OrderPlacedDecoder();
    private final OrderPaidDecoder orderPaid = new OrderPaidDecoder();
    private final OrderCancelledDecoder orderCancelled = new OrderCancelledDecoder();
    private final OrderExpiredDecoder orderExpired = new OrderExpiredDecoder();
    private final WalletToppedUpDecoder walletToppedUp = new WalletToppedUpDecoder();
    private final CartLineSetDecoder cartLineSet = new CartLineSetDecoder();
    private final CartLineRemovedDecoder cartLineRemoved = new CartLineRemovedDecoder();
    private final FestivalScheduledDecoder festivalScheduled = new FestivalScheduledDecoder();
    private final ShopOpenedDecoder shopOpened = new ShopOpenedDecoder();
    private final SkuListedDecoder skuListed = new SkuListedDecoder();
    private final SkuRestockedDecoder skuRestocked = new SkuRestockedDecoder();
    private final SkuPriceChangedDecoder skuPriceChanged = new SkuPriceChangedDecoder();
    private final SkuDelistedDecoder skuDelisted = new SkuDelistedDecoder();

    /** Reads the event that the cursor stands at, and leaves it behind that event. */
    Event read(Cursor cursor) {
        int templateId = cursor.header();
        return switch (templateId) {
            case OrderPlacedDecoder.TEMPLATE_ID -> placed(cursor, orderPlaced);
            case OrderPaidDecoder.TEMPLATE_ID -> paid(cursor, orderPaid);
            case OrderCancelledDecoder.TEMPLATE_ID -> cancelled(cursor, orderCancelled);
            case OrderExpiredDecoder.TEMPLATE_ID -> expired(cursor, orderExpired);
            case WalletToppedUpDecoder.TEMPLATE_ID -> toppedUp(cursor, walletToppedUp);
            case CartLineSetDecoder.TEMPLATE_ID -> lineSet(cursor, cartLineSet);
            case CartLineRemovedDecoder.TEMPLATE_ID -> lineRemoved(cursor, cartLineRemoved);
            case FestivalScheduledDecoder.TEMPLATE_ID -> scheduled(cursor, festivalScheduled);
            case ShopOpenedDecoder.TEMPLATE_ID -> opened(cursor, shopOpened);
            case SkuListedDecoder.TEMPLATE_ID -> listed(cursor, skuListed);
            case SkuRestockedDecoder.TEMPLATE_ID -> restocked(cursor, skuRestocked);
            case SkuPriceChangedDecoder.TEMPLATE_ID -> priceChanged(cursor, skuPriceChanged);
            case SkuDelistedDecoder.TEMPLATE_ID -> delisted(cursor, skuDelisted);
            default -> throw cursor.malformed("no event has the template " + templateId);
        };
    }

    private static Event placed(Cursor cursor, OrderPlacedDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(OrderPlacedDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        Event event = new Event.OrderPlaced(
                d.order(),
                d.buyer(),
                cursor.region(d.country(), d.province(), d.cityTier()),
                lines(cursor, d),
                d.totalMinor(),
                d.payDeadlineMs(),
                cursor.flag(d.fromCart()));
        cursor.finish(d.limit());
        return event;
    }

    private static List<OrderLine> lines(Cursor cursor, OrderPlacedDecoder d) {
        int count = cursor.group(d.limit(), OrderPlacedDecoder.LinesDecoder.sbeBlockLength());
        OrderPlacedDecoder.LinesDecoder group = d.lines();
        if (count == 0) {
            return List.of();
        }
        OrderLine[] lines = new OrderLine[count];
        for (int i = 0; i < count; i++) {
            group.next();
            lines[i] = new OrderLine(group.sku(), group.quantity(), group.unitPriceMinor(), group.savingMinor());
        }
        return Arrays.asList(lines);
    }

    private static Event paid(Cursor cursor, OrderPaidDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(OrderPaidDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        Event event = new Event.OrderPaid(d.order(), d.buyer(), d.amountMinor());
        cursor.finish(d.limit());
        return event;
    }

    private static Event cancelled(Cursor cursor, OrderCancelledDecoder d) {
        d.wrap(
                cursor.buffer(),
                cursor.body(OrderCancelledDecoder.BLOCK_LENGTH),
                cursor.blockLength(),
                cursor.version());
        Event event = new Event.OrderCancelled(d.order(), d.buyer(), d.refundMinor());
        cursor.finish(d.limit());
        return event;
    }

    private static Event expired(Cursor cursor, OrderExpiredDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(OrderExpiredDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        Event event = new Event.OrderExpired(d.order(), d.buyer());
        cursor.finish(d.limit());
        return event;
    }

    private static Event toppedUp(Cursor cursor, WalletToppedUpDecoder d) {
        d.wrap(
                cursor.buffer(),
                cursor.body(WalletToppedUpDecoder.BLOCK_LENGTH),
                cursor.blockLength(),
                cursor.version());
        Event event = new Event.WalletToppedUp(d.buyer(), d.amountMinor());
        cursor.finish(d.limit());
        return event;
    }

    private static Event lineSet(Cursor cursor, CartLineSetDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(CartLineSetDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        Event event = new Event.CartLineSet(d.buyer(), d.sku(), d.quantity());
        cursor.finish(d.limit());
        return event;
    }

    private static Event lineRemoved(Cursor cursor, CartLineRemovedDecoder d) {
        d.wrap(
                cursor.buffer(),
                cursor.body(CartLineRemovedDecoder.BLOCK_LENGTH),
                cursor.blockLength(),
                cursor.version());
        Event event = new Event.CartLineRemoved(d.buyer(), d.sku());
        cursor.finish(d.limit());
        return event;
    }

    private static Event scheduled(Cursor cursor, FestivalScheduledDecoder d) {
        d.wrap(
                cursor.buffer(),
                cursor.body(FestivalScheduledDecoder.BLOCK_LENGTH),
                cursor.blockLength(),
                cursor.version());
        String name = cursor.text(d.limit());
        d.skipName();
        Event event = new Event.FestivalScheduled(
                name,
                cursor.currency(d.currency()),
                d.opensAtMs(),
                d.closesAtMs(),
                d.payWindowMs(),
                new SpendAndSave(d.spendMinor(), d.saveMinor()));
        cursor.finish(d.limit());
        return event;
    }

    private static Event opened(Cursor cursor, ShopOpenedDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(ShopOpenedDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        String name = cursor.text(d.limit());
        d.skipName();
        Event event = new Event.ShopOpened(d.shop(), name, cursor.country(d.country()));
        cursor.finish(d.limit());
        return event;
    }

    private static Event listed(Cursor cursor, SkuListedDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(SkuListedDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        String title = cursor.text(d.limit());
        d.skipTitle();
        String category = cursor.text(d.limit());
        d.skipCategory();
        String brand = cursor.text(d.limit());
        d.skipBrand();
        Event event = new Event.SkuListed(
                d.sku(),
                d.shop(),
                title,
                category,
                brand,
                cursor.country(d.origin()),
                d.priceMinor(),
                d.stock(),
                d.limitPerBuyer());
        cursor.finish(d.limit());
        return event;
    }

    private static Event restocked(Cursor cursor, SkuRestockedDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(SkuRestockedDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        Event event = new Event.SkuRestocked(d.sku(), d.quantity());
        cursor.finish(d.limit());
        return event;
    }

    private static Event priceChanged(Cursor cursor, SkuPriceChangedDecoder d) {
        d.wrap(
                cursor.buffer(),
                cursor.body(SkuPriceChangedDecoder.BLOCK_LENGTH),
                cursor.blockLength(),
                cursor.version());
        Event event = new Event.SkuPriceChanged(d.sku(), d.oldPriceMinor(), d.newPriceMinor());
        cursor.finish(d.limit());
        return event;
    }

    private static Event delisted(Cursor cursor, SkuDelistedDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(SkuDelistedDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        Event event = new Event.SkuDelisted(d.sku());
        cursor.finish(d.limit());
        return event;
    }
}
