package io.drumroll.engine.request;

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
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import java.util.List;

/**
 * A command's content in 64 bits: the same on every machine and run, which {@code hashCode} does not promise. It only
 * has to tell two commands under one 128-bit key apart.
 */
final class ContentHash {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private ContentHash() {}

    static long of(Command command) {
        return switch (command) {
            case PlaceOrder c -> ofOrder(c);
            case PayOrder c -> mix(2, c.order());
            case CancelOrder c -> mix(3, c.order());
            case TopUpWallet c -> money(mix(4, c.buyer()), c.amount());
            case SetCartLine c -> mix(mix(mix(5, c.buyer()), c.sku()), c.quantity());
            case RemoveCartLine c -> mix(mix(6, c.buyer()), c.sku());
            case RestockSku c -> mix(mix(7, c.sku()), c.quantity());
            case ChangePrice c -> money(mix(8, c.sku()), c.price());
            case DelistSku c -> mix(9, c.sku());
            case OpenShop c -> text(text(10, c.name()), c.country().code());
            case ListSku c -> ofListing(c);
            case ScheduleFestival c -> ofFrame(c);
        };
    }

    private static long ofOrder(PlaceOrder command) {
        long hash = mix(1, command.buyer());
        List<LineRequest> lines = command.lines();
        for (int i = 0; i < lines.size(); i++) {
            LineRequest line = lines.get(i);
            hash = mix(hash, (long) line.sku() << 32 ^ line.quantity());
        }
        hash = mix(hash, lines.size() * 4L + (command.pay() == PayMode.NOW ? 2 : 0) + (command.fromCart() ? 1 : 0));
        hash = text(hash, command.region().country().code());
        hash = text(hash, command.region().province());
        return money(mix(hash, command.region().cityTier()), command.expectedTotal());
    }

    private static long ofListing(ListSku command) {
        long hash = text(text(text(mix(11, command.shop()), command.title()), command.category()), command.brand());
        hash = money(text(hash, command.origin().code()), command.price());
        return mix(mix(hash, command.stock()), command.limitPerBuyer());
    }

    private static long ofFrame(ScheduleFestival command) {
        long hash = text(text(12, command.name()), command.currency().code());
        hash = mix(mix(mix(hash, command.opensAtMs()), command.closesAtMs()), command.payWindowMs());
        return mix(mix(hash, command.saving().spendMinor()), command.saving().saveMinor());
    }

    private static long money(long hash, Money money) {
        return text(mix(hash, money.amountMinor()), money.currency().code());
    }

    private static long text(long hash, String text) {
        long mixed = mix(hash, text.length());
        for (int i = 0; i < text.length(); i++) {
            mixed = mixed * 31 + text.charAt(i);
        }
        return mix(mixed, 0);
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * MULTIPLIER;
        mixed ^= mixed >>> 29;
        return mixed * 0xBF58476D1CE4E5B9L ^ mixed >>> 32;
    }
}
