package io.drumroll.wire;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.region.Codes;
import io.drumroll.wire.sbe.CartLineRemovedEncoder;
import io.drumroll.wire.sbe.CartLineSetEncoder;
import io.drumroll.wire.sbe.FestivalScheduledEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.OrderCancelledEncoder;
import io.drumroll.wire.sbe.OrderExpiredEncoder;
import io.drumroll.wire.sbe.OrderPaidEncoder;
import io.drumroll.wire.sbe.OrderPlacedEncoder;
import io.drumroll.wire.sbe.ShopOpenedEncoder;
import io.drumroll.wire.sbe.SkuDelistedEncoder;
import io.drumroll.wire.sbe.SkuListedEncoder;
import io.drumroll.wire.sbe.SkuPriceChangedEncoder;
import io.drumroll.wire.sbe.SkuRestockedEncoder;
import io.drumroll.wire.sbe.WalletToppedUpEncoder;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Writes one event as a message. */
final class EventWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FestivalScheduledEncoder festivalScheduled = new FestivalScheduledEncoder();
    private final ShopOpenedEncoder shopOpened = new ShopOpenedEncoder();
    private final SkuListedEncoder skuListed = new SkuListedEncoder();
    private final SkuRestockedEncoder skuRestocked = new SkuRestockedEncoder();
    private final SkuPriceChangedEncoder skuPriceChanged = new SkuPriceChangedEncoder();
    private final SkuDelistedEncoder skuDelisted = new SkuDelistedEncoder();
    private final CartLineSetEncoder cartLineSet = new CartLineSetEncoder();
    private final CartLineRemovedEncoder cartLineRemoved = new CartLineRemovedEncoder();
    private final WalletToppedUpEncoder walletToppedUp = new WalletToppedUpEncoder();
    private final OrderPlacedEncoder orderPlaced = new OrderPlacedEncoder();
    private final OrderPaidEncoder orderPaid = new OrderPaidEncoder();
    private final OrderCancelledEncoder orderCancelled = new OrderCancelledEncoder();
    private final OrderExpiredEncoder orderExpired = new OrderExpiredEncoder();

    /**
     * Writes an event, and returns where it ends.
     *
     * @throws IllegalArgumentException when a text or the lines are too many for a message, naming the field.
     */
    int write(MutableDirectBuffer buffer, int offset, Event event) {
        return switch (event) {
            case Event.OrderPlaced e -> placed(buffer, offset, e);
            case Event.OrderPaid e -> paid(buffer, offset, e);
            case Event.OrderCancelled e -> cancelled(buffer, offset, e);
            case Event.OrderExpired e -> expired(buffer, offset, e);
            case Event.WalletToppedUp e -> toppedUp(buffer, offset, e);
            case Event.CartLineSet e -> lineSet(buffer, offset, e);
            case Event.CartLineRemoved e -> lineRemoved(buffer, offset, e);
            case Event.FestivalScheduled e -> scheduled(buffer, offset, e);
            case Event.ShopOpened e -> opened(buffer, offset, e);
            case Event.SkuListed e -> listed(buffer, offset, e);
            case Event.SkuRestocked e -> restocked(buffer, offset, e);
            case Event.SkuPriceChanged e -> priceChanged(buffer, offset, e);
            case Event.SkuDelisted e -> delisted(buffer, offset, e);
        };
    }

    private int placed(MutableDirectBuffer buffer, int offset, Event.OrderPlaced e) {
        List<OrderLine> lines = e.lines();
        int count = Values.count("lines", lines);
        orderPlaced
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .buyer(e.buyer())
                .country(Codes.ofCountry(e.region().country()))
                .province(Values.province(e.region()))
                .cityTier((short) e.region().cityTier())
                .fromCart(Values.flag(e.fromCart()))
                .totalMinor(e.totalMinor())
                .payDeadlineMs(e.payDeadlineMs());
        OrderPlacedEncoder.LinesEncoder group = orderPlaced.linesCount(count);
        for (int i = 0; i < count; i++) {
            OrderLine line = lines.get(i);
            group.next()
                    .sku(line.sku())
                    .quantity(line.quantity())
                    .unitPriceMinor(line.unitPriceMinor())
                    .savingMinor(line.savingMinor());
        }
        return orderPlaced.limit();
    }

    private int paid(MutableDirectBuffer buffer, int offset, Event.OrderPaid e) {
        orderPaid
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .buyer(e.buyer())
                .amountMinor(e.amountMinor());
        return orderPaid.limit();
    }

    private int cancelled(MutableDirectBuffer buffer, int offset, Event.OrderCancelled e) {
        orderCancelled
                .wrapAndApplyHeader(buffer, offset, header)
                .order(e.order())
                .buyer(e.buyer())
                .refundMinor(e.refundMinor());
        return orderCancelled.limit();
    }

    private int expired(MutableDirectBuffer buffer, int offset, Event.OrderExpired e) {
        orderExpired.wrapAndApplyHeader(buffer, offset, header).order(e.order()).buyer(e.buyer());
        return orderExpired.limit();
    }

    private int toppedUp(MutableDirectBuffer buffer, int offset, Event.WalletToppedUp e) {
        walletToppedUp
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(e.buyer())
                .amountMinor(e.amountMinor());
        return walletToppedUp.limit();
    }

    private int lineSet(MutableDirectBuffer buffer, int offset, Event.CartLineSet e) {
        cartLineSet
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(e.buyer())
                .sku(e.sku())
                .quantity(e.quantity());
        return cartLineSet.limit();
    }

    private int lineRemoved(MutableDirectBuffer buffer, int offset, Event.CartLineRemoved e) {
        cartLineRemoved
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(e.buyer())
                .sku(e.sku());
        return cartLineRemoved.limit();
    }

    private int scheduled(MutableDirectBuffer buffer, int offset, Event.FestivalScheduled e) {
        byte[] name = Values.utf8("name", e.name());
        festivalScheduled
                .wrapAndApplyHeader(buffer, offset, header)
                .currency(Values.currency(e.currency()))
                .opensAtMs(e.opensAtMs())
                .closesAtMs(e.closesAtMs())
                .payWindowMs(e.payWindowMs())
                .spendMinor(e.saving().spendMinor())
                .saveMinor(e.saving().saveMinor())
                .putName(name, 0, name.length);
        return festivalScheduled.limit();
    }

    private int opened(MutableDirectBuffer buffer, int offset, Event.ShopOpened e) {
        byte[] name = Values.utf8("name", e.name());
        shopOpened
                .wrapAndApplyHeader(buffer, offset, header)
                .shop(e.shop())
                .country(Codes.ofCountry(e.country()))
                .putName(name, 0, name.length);
        return shopOpened.limit();
    }

    private int listed(MutableDirectBuffer buffer, int offset, Event.SkuListed e) {
        byte[] title = Values.utf8("title", e.title());
        byte[] category = Values.utf8("category", e.category());
        byte[] brand = Values.utf8("brand", e.brand());
        skuListed
                .wrapAndApplyHeader(buffer, offset, header)
                .sku(e.sku())
                .shop(e.shop())
                .origin(Codes.ofCountry(e.origin()))
                .priceMinor(e.priceMinor())
                .stock(e.stock())
                .limitPerBuyer(e.limitPerBuyer())
                .putTitle(title, 0, title.length)
                .putCategory(category, 0, category.length)
                .putBrand(brand, 0, brand.length);
        return skuListed.limit();
    }

    private int restocked(MutableDirectBuffer buffer, int offset, Event.SkuRestocked e) {
        skuRestocked.wrapAndApplyHeader(buffer, offset, header).sku(e.sku()).quantity(e.quantity());
        return skuRestocked.limit();
    }

    private int priceChanged(MutableDirectBuffer buffer, int offset, Event.SkuPriceChanged e) {
        skuPriceChanged
                .wrapAndApplyHeader(buffer, offset, header)
                .sku(e.sku())
                .oldPriceMinor(e.oldPriceMinor())
                .newPriceMinor(e.newPriceMinor());
        return skuPriceChanged.limit();
    }

    private int delisted(MutableDirectBuffer buffer, int offset, Event.SkuDelisted e) {
        skuDelisted.wrapAndApplyHeader(buffer, offset, header).sku(e.sku());
        return skuDelisted.limit();
    }
}
