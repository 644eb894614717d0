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
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.wire.sbe.CancelOrderDecoder;
import io.drumroll.wire.sbe.ChangePriceDecoder;
import io.drumroll.wire.sbe.DelistSkuDecoder;
import io.drumroll.wire.sbe.ListSkuDecoder;
import io.drumroll.wire.sbe.OpenShopDecoder;
import io.drumroll.wire.sbe.PayOrderDecoder;
import io.drumroll.wire.sbe.PlaceOrderDecoder;
import io.drumroll.wire.sbe.RemoveCartLineDecoder;
import io.drumroll.wire.sbe.RestockSkuDecoder;
import io.drumroll.wire.sbe.ScheduleFestivalDecoder;
import io.drumroll.wire.sbe.SetCartLineDecoder;
import io.drumroll.wire.sbe.TopUpWalletDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands that stand one behind the other: {@link #wrap}, then for each {@link #next} and its parts. For one
 * thread; new objects are only the commands themselves and what is in them.
 */
public final class CommandReader {
    private final Cursor cursor = new Cursor();
    private final ScheduleFestivalDecoder scheduleFestival = new ScheduleFestivalDecoder();
    private final OpenShopDecoder openShop = new OpenShopDecoder();
    private final ListSkuDecoder listSku = new ListSkuDecoder();
    private final RestockSkuDecoder restockSku = new RestockSkuDecoder();
    private final ChangePriceDecoder changePrice = new ChangePriceDecoder();
    private final DelistSkuDecoder delistSku = new DelistSkuDecoder();
    private final SetCartLineDecoder setCartLine = new SetCartLineDecoder();
    private final RemoveCartLineDecoder removeCartLine = new RemoveCartLineDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private final PayOrderDecoder payOrder = new PayOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final TopUpWalletDecoder topUpWallet = new TopUpWalletDecoder();
    private long correlationId;
    private Request request = Request.WITHOUT_KEY;
    private @Nullable Command command;

    /** Takes the bytes to read; they must not change before the last {@link #next}. */
    public CommandReader wrap(DirectBuffer buffer, int offset, int length) {
        cursor.wrap(buffer, offset, length);
        command = null;
        return this;
    }

    /**
     * Reads the next command, if there is one.
     *
     * @return false behind the last.
     * @throws MalformedMessage when the bytes are no command; those behind them can't be read either.
     */
    public boolean next() {
        command = null;
        if (cursor.atEnd()) {
            return false;
        }
        command = read(cursor.header());
        return true;
    }

    /** What the sender gave, to tell the outcome's command. */
    public long correlationId() {
        return correlationId;
    }

    /** The command's key. */
    public Request request() {
        return request;
    }

    /**
     * The command.
     *
     * @throws NullPointerException where {@link #next} did not say that there is one.
     */
    public Command command() {
        return Objects.requireNonNull(command, "no command without next()");
    }

    private Command read(int templateId) {
        return switch (templateId) {
            case PlaceOrderDecoder.TEMPLATE_ID -> order(placeOrder);
            case PayOrderDecoder.TEMPLATE_ID -> pay(payOrder);
            case CancelOrderDecoder.TEMPLATE_ID -> cancel(cancelOrder);
            case TopUpWalletDecoder.TEMPLATE_ID -> topUp(topUpWallet);
            case SetCartLineDecoder.TEMPLATE_ID -> setLine(setCartLine);
            case RemoveCartLineDecoder.TEMPLATE_ID -> removeLine(removeCartLine);
            case ScheduleFestivalDecoder.TEMPLATE_ID -> schedule(scheduleFestival);
            case OpenShopDecoder.TEMPLATE_ID -> shop(openShop);
            case ListSkuDecoder.TEMPLATE_ID -> list(listSku);
            case RestockSkuDecoder.TEMPLATE_ID -> restock(restockSku);
            case ChangePriceDecoder.TEMPLATE_ID -> price(changePrice);
            case DelistSkuDecoder.TEMPLATE_ID -> delist(delistSku);
            default -> throw cursor.malformed("no command has the template " + templateId);
        };
    }

    private void from(long correlation, long keyHigh, long keyLow) {
        correlationId = correlation;
        request = (keyHigh | keyLow) == 0 ? Request.WITHOUT_KEY : new Request(keyHigh, keyLow);
    }

    private Money money(long amountMinor, int currency) {
        return new Money(amountMinor, cursor.currency(currency));
    }

    private PlaceOrder order(PlaceOrderDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(PlaceOrderDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        PlaceOrder order = new PlaceOrder(
                d.buyer(),
                cursor.region(d.country(), d.province(), d.cityTier()),
                lines(d),
                cursor.flag(d.fromCart()),
                money(d.expectedTotalMinor(), d.currency()),
                payMode(d.pay()));
        cursor.finish(d.limit());
        return order;
    }

    private List<LineRequest> lines(PlaceOrderDecoder d) {
        int count = cursor.group(d.limit(), PlaceOrderDecoder.LinesDecoder.sbeBlockLength());
        PlaceOrderDecoder.LinesDecoder group = d.lines();
        if (count == 0) {
            return List.of();
        }
        LineRequest[] lines = new LineRequest[count];
        for (int i = 0; i < count; i++) {
            group.next();
            lines[i] = new LineRequest(group.sku(), group.quantity());
        }
        return Arrays.asList(lines);
    }

    private PayMode payMode(int code) {
        return switch (code) {
            case 0 -> PayMode.NOW;
            case 1 -> PayMode.LATER;
            default -> throw cursor.malformed("no way to pay has the number " + code);
        };
    }

    private PayOrder pay(PayOrderDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(PayOrderDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        cursor.finish(d.limit());
        return new PayOrder(d.order());
    }

    private CancelOrder cancel(CancelOrderDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(CancelOrderDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        cursor.finish(d.limit());
        return new CancelOrder(d.order());
    }

    private TopUpWallet topUp(TopUpWalletDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(TopUpWalletDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        TopUpWallet topUp = new TopUpWallet(d.buyer(), money(d.amountMinor(), d.currency()));
        cursor.finish(d.limit());
        return topUp;
    }

    private SetCartLine setLine(SetCartLineDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(SetCartLineDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        cursor.finish(d.limit());
        return new SetCartLine(d.buyer(), d.sku(), d.quantity());
    }

    private RemoveCartLine removeLine(RemoveCartLineDecoder d) {
        d.wrap(
                cursor.buffer(),
                cursor.body(RemoveCartLineDecoder.BLOCK_LENGTH),
                cursor.blockLength(),
                cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        cursor.finish(d.limit());
        return new RemoveCartLine(d.buyer(), d.sku());
    }

    private ScheduleFestival schedule(ScheduleFestivalDecoder d) {
        d.wrap(
                cursor.buffer(),
                cursor.body(ScheduleFestivalDecoder.BLOCK_LENGTH),
                cursor.blockLength(),
                cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        String name = cursor.text(d.limit());
        d.skipName();
        ScheduleFestival frame = new ScheduleFestival(
                name,
                cursor.currency(d.currency()),
                d.opensAtMs(),
                d.closesAtMs(),
                d.payWindowMs(),
                new SpendAndSave(d.spendMinor(), d.saveMinor()));
        cursor.finish(d.limit());
        return frame;
    }

    private OpenShop shop(OpenShopDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(OpenShopDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        String name = cursor.text(d.limit());
        d.skipName();
        OpenShop shop = new OpenShop(name, cursor.country(d.country()));
        cursor.finish(d.limit());
        return shop;
    }

    private ListSku list(ListSkuDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(ListSkuDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        String title = cursor.text(d.limit());
        d.skipTitle();
        String category = cursor.text(d.limit());
        d.skipCategory();
        String brand = cursor.text(d.limit());
        d.skipBrand();
        ListSku listing = new ListSku(
                d.shop(),
                title,
                category,
                brand,
                cursor.country(d.origin()),
                money(d.priceMinor(), d.currency()),
                d.stock(),
                d.limitPerBuyer());
        cursor.finish(d.limit());
        return listing;
    }

    private RestockSku restock(RestockSkuDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(RestockSkuDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        cursor.finish(d.limit());
        return new RestockSku(d.sku(), d.quantity());
    }

    private ChangePrice price(ChangePriceDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(ChangePriceDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        ChangePrice change = new ChangePrice(d.sku(), money(d.priceMinor(), d.currency()));
        cursor.finish(d.limit());
        return change;
    }

    private DelistSku delist(DelistSkuDecoder d) {
        d.wrap(cursor.buffer(), cursor.body(DelistSkuDecoder.BLOCK_LENGTH), cursor.blockLength(), cursor.version());
        from(d.correlationId(), d.keyHigh(), d.keyLow());
        cursor.finish(d.limit());
        return new DelistSku(d.sku());
    }
}
