package io.drumroll.engine.oracle;

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

/**
 * 64 bits of a command's content, to tell a repeated command from another one under the same key.
 *
 * <p>Millions of keys are remembered, and whole commands would need several times the memory. Two commands that differ
 * in one number never share a fingerprint; any two others do with a chance of about one in 2^64.
 */
final class Fingerprint {
    /** Odd, so that multiplying loses nothing: 2^64 divided by the golden ratio. */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long hash;

    private Fingerprint(long kind) {
        number(kind);
    }

    static long of(Command command) {
        return switch (command) {
            case ScheduleFestival c ->
                kind(1).text(c.name())
                        .text(c.currency().code())
                        .number(c.opensAtMs())
                        .number(c.closesAtMs())
                        .number(c.payWindowMs())
                        .number(c.saving().spendMinor())
                        .number(c.saving().saveMinor())
                        .hash;
            case OpenShop c -> kind(2).text(c.name()).text(c.country().code()).hash;
            case ListSku c -> ofListing(c);
            case RestockSku c -> kind(4).number(c.sku()).number(c.quantity()).hash;
            case ChangePrice c -> kind(5).number(c.sku()).money(c.price()).hash;
            case DelistSku c -> kind(6).number(c.sku()).hash;
            case SetCartLine c -> kind(7).number(c.buyer()).number(c.sku()).number(c.quantity()).hash;
            case RemoveCartLine c -> kind(8).number(c.buyer()).number(c.sku()).hash;
            case PlaceOrder c -> ofOrder(c);
            case PayOrder c -> kind(10).number(c.order()).hash;
            case CancelOrder c -> kind(11).number(c.order()).hash;
            case TopUpWallet c -> kind(12).number(c.buyer()).money(c.amount()).hash;
        };
    }

    private static long ofListing(ListSku command) {
        return kind(3).number(command.shop())
                .text(command.title())
                .text(command.category())
                .text(command.brand())
                .text(command.origin().code())
                .money(command.price())
                .number(command.stock())
                .number(command.limitPerBuyer())
                .hash;
    }

    private static long ofOrder(PlaceOrder command) {
        Fingerprint print = kind(9).number(command.buyer())
                .text(command.region().country().code())
                .text(command.region().province())
                .number(command.region().cityTier())
                .number(command.fromCart() ? 1 : 0)
                .money(command.expectedTotal())
                .number(command.pay() == PayMode.NOW ? 1 : 0)
                .number(command.lines().size());
        for (LineRequest line : command.lines()) {
            print.number(line.sku()).number(line.quantity());
        }
        return print.hash;
    }

    private static Fingerprint kind(long kind) {
        return new Fingerprint(kind);
    }

    private Fingerprint number(long value) {
        hash = (hash ^ value) * MULTIPLIER;
        hash = (hash ^ (hash >>> 32)) * MULTIPLIER;
        hash ^= hash >>> 29;
        return this;
    }

    private Fingerprint text(String value) {
        number(value.length());
        for (int i = 0; i < value.length(); i++) {
            number(value.charAt(i));
        }
        return this;
    }

    private Fingerprint money(Money value) {
        return number(value.amountMinor()).text(value.currency().code());
    }
}
