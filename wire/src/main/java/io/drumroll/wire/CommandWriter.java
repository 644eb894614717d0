package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.RemoveCartLine;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.region.Codes;
import io.drumroll.wire.sbe.CancelOrderEncoder;
import io.drumroll.wire.sbe.ChangePriceEncoder;
import io.drumroll.wire.sbe.DelistSkuEncoder;
import io.drumroll.wire.sbe.ListSkuEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.OpenShopEncoder;
import io.drumroll.wire.sbe.PayOrderEncoder;
import io.drumroll.wire.sbe.PlaceOrderEncoder;
import io.drumroll.wire.sbe.RemoveCartLineEncoder;
import io.drumroll.wire.sbe.RestockSkuEncoder;
import io.drumroll.wire.sbe.ScheduleFestivalEncoder;
import io.drumroll.wire.sbe.SetCartLineEncoder;
import io.drumroll.wire.sbe.TopUpWalletEncoder;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Writes commands as bytes; several may stand behind one another. For one thread, without new objects for an order. */
public final class CommandWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ScheduleFestivalEncoder scheduleFestival = new ScheduleFestivalEncoder();
    private final OpenShopEncoder openShop = new OpenShopEncoder();
    private final ListSkuEncoder listSku = new ListSkuEncoder();
    private final RestockSkuEncoder restockSku = new RestockSkuEncoder();
    private final ChangePriceEncoder changePrice = new ChangePriceEncoder();
    private final DelistSkuEncoder delistSku = new DelistSkuEncoder();
    private final SetCartLineEncoder setCartLine = new SetCartLineEncoder();
    private final RemoveCartLineEncoder removeCartLine = new RemoveCartLineEncoder();
    private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
    private final PayOrderEncoder payOrder = new PayOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final TopUpWalletEncoder topUpWallet = new TopUpWalletEncoder();

    /**
     * Writes a command.
     *
     * @param correlationId comes back with the outcome.
     * @return how many bytes it takes, at most {@link #maxLength}.
     * @throws IllegalArgumentException when a text has more than 65,534 bytes of UTF-8 or an order more than 65,534 lines,
     *     naming the field; what stands in the buffer from {@code offset} on is then undefined.
     * @throws IndexOutOfBoundsException when the buffer is too short.
     */
    public int write(MutableDirectBuffer buffer, int offset, long correlationId, Request request, Command command) {
        int end = switch (command) {
            case PlaceOrder c -> order(buffer, offset, correlationId, request, c);
            case PayOrder c -> pay(buffer, offset, correlationId, request, c);
            case CancelOrder c -> cancel(buffer, offset, correlationId, request, c);
            case TopUpWallet c -> topUp(buffer, offset, correlationId, request, c);
            case SetCartLine c -> setLine(buffer, offset, correlationId, request, c);
            case RemoveCartLine c -> removeLine(buffer, offset, correlationId, request, c);
            case ScheduleFestival c -> schedule(buffer, offset, correlationId, request, c);
            case OpenShop c -> shop(buffer, offset, correlationId, request, c);
            case ListSku c -> list(buffer, offset, correlationId, request, c);
            case RestockSku c -> restock(buffer, offset, correlationId, request, c);
            case ChangePrice c -> price(buffer, offset, correlationId, request, c);
            case DelistSku c -> delist(buffer, offset, correlationId, request, c);
        };
        return end - offset;
    }

    /** The most bytes that {@link #write} needs for a command; exact but for texts. */
    public static int maxLength(Command command) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (command) {
                    case PlaceOrder c ->
                        PlaceOrderEncoder.BLOCK_LENGTH
                                + Values.maxGroupLength(c.lines(), PlaceOrderEncoder.LinesEncoder.sbeBlockLength());
                    case PayOrder _ -> PayOrderEncoder.BLOCK_LENGTH;
                    case CancelOrder _ -> CancelOrderEncoder.BLOCK_LENGTH;
                    case TopUpWallet _ -> TopUpWalletEncoder.BLOCK_LENGTH;
                    case SetCartLine _ -> SetCartLineEncoder.BLOCK_LENGTH;
                    case RemoveCartLine _ -> RemoveCartLineEncoder.BLOCK_LENGTH;
                    case ScheduleFestival c -> ScheduleFestivalEncoder.BLOCK_LENGTH + Values.maxTextLength(c.name());
                    case OpenShop c -> OpenShopEncoder.BLOCK_LENGTH + Values.maxTextLength(c.name());
                    case ListSku c ->
                        ListSkuEncoder.BLOCK_LENGTH
                                + Values.maxTextLength(c.title())
                                + Values.maxTextLength(c.category())
                                + Values.maxTextLength(c.brand());
                    case RestockSku _ -> RestockSkuEncoder.BLOCK_LENGTH;
                    case ChangePrice _ -> ChangePriceEncoder.BLOCK_LENGTH;
                    case DelistSku _ -> DelistSkuEncoder.BLOCK_LENGTH;
                };
    }

    private int order(MutableDirectBuffer buffer, int offset, long correlationId, Request request, PlaceOrder c) {
        List<LineRequest> lines = c.lines();
        int count = Values.count("lines", lines);
        placeOrder
                .wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .buyer(c.buyer())
                .country(Codes.ofCountry(c.region().country()))
                .province(Values.province(c.region()))
                .cityTier((short) c.region().cityTier())
                .fromCart(Values.flag(c.fromCart()))
                .pay(payMode(c.pay()))
                .expectedTotalMinor(c.expectedTotal().amountMinor())
                .currency(Values.currency(c.expectedTotal().currency()));
        PlaceOrderEncoder.LinesEncoder group = placeOrder.linesCount(count);
        for (int i = 0; i < count; i++) {
            LineRequest line = lines.get(i);
            group.next().sku(line.sku()).quantity(line.quantity());
        }
        return placeOrder.limit();
    }

    /** The number of a way to pay; numbers never change. */
    private static short payMode(PayMode mode) {
        return switch (mode) {
            case NOW -> 0;
            case LATER -> 1;
        };
    }

    private int pay(MutableDirectBuffer buffer, int offset, long correlationId, Request request, PayOrder c) {
        payOrder.wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .order(c.order());
        return payOrder.limit();
    }

    private int cancel(MutableDirectBuffer buffer, int offset, long correlationId, Request request, CancelOrder c) {
        cancelOrder
                .wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .order(c.order());
        return cancelOrder.limit();
    }

    private int topUp(MutableDirectBuffer buffer, int offset, long correlationId, Request request, TopUpWallet c) {
        topUpWallet
                .wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .buyer(c.buyer())
                .amountMinor(c.amount().amountMinor())
                .currency(Values.currency(c.amount().currency()));
        return topUpWallet.limit();
    }

    private int setLine(MutableDirectBuffer buffer, int offset, long correlationId, Request request, SetCartLine c) {
        setCartLine
                .wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .buyer(c.buyer())
                .sku(c.sku())
                .quantity(c.quantity());
        return setCartLine.limit();
    }

    private int removeLine(
            MutableDirectBuffer buffer, int offset, long correlationId, Request request, RemoveCartLine c) {
        removeCartLine
                .wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .buyer(c.buyer())
                .sku(c.sku());
        return removeCartLine.limit();
    }

    private int schedule(
            MutableDirectBuffer buffer, int offset, long correlationId, Request request, ScheduleFestival c) {
        byte[] name = Values.utf8("name", c.name());
        scheduleFestival
                .wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .currency(Values.currency(c.currency()))
                .opensAtMs(c.opensAtMs())
                .closesAtMs(c.closesAtMs())
                .payWindowMs(c.payWindowMs())
                .spendMinor(c.saving().spendMinor())
                .saveMinor(c.saving().saveMinor())
                .putName(name, 0, name.length);
        return scheduleFestival.limit();
    }

    private int shop(MutableDirectBuffer buffer, int offset, long correlationId, Request request, OpenShop c) {
        byte[] name = Values.utf8("name", c.name());
        openShop.wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .country(Codes.ofCountry(c.country()))
                .putName(name, 0, name.length);
        return openShop.limit();
    }

    private int list(MutableDirectBuffer buffer, int offset, long correlationId, Request request, ListSku c) {
        byte[] title = Values.utf8("title", c.title());
        byte[] category = Values.utf8("category", c.category());
        byte[] brand = Values.utf8("brand", c.brand());
        listSku.wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .shop(c.shop())
                .origin(Codes.ofCountry(c.origin()))
                .priceMinor(c.price().amountMinor())
                .currency(Values.currency(c.price().currency()))
                .stock(c.stock())
                .limitPerBuyer(c.limitPerBuyer())
                .putTitle(title, 0, title.length)
                .putCategory(category, 0, category.length)
                .putBrand(brand, 0, brand.length);
        return listSku.limit();
    }

    private int restock(MutableDirectBuffer buffer, int offset, long correlationId, Request request, RestockSku c) {
        restockSku
                .wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .sku(c.sku())
                .quantity(c.quantity());
        return restockSku.limit();
    }

    private int price(MutableDirectBuffer buffer, int offset, long correlationId, Request request, ChangePrice c) {
        changePrice
                .wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .sku(c.sku())
                .priceMinor(c.price().amountMinor())
                .currency(Values.currency(c.price().currency()));
        return changePrice.limit();
    }

    private int delist(MutableDirectBuffer buffer, int offset, long correlationId, Request request, DelistSku c) {
        delistSku
                .wrapAndApplyHeader(buffer, offset, header)
                .correlationId(correlationId)
                .keyHigh(request.keyHigh())
                .keyLow(request.keyLow())
                .sku(c.sku());
        return delistSku.limit();
    }
}
