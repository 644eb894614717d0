package io.drumroll.engine.ledger;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that shops could ever come to own, by currency: proceeds of orders ever placed or reserved, and in the festival's
 * currency the subsidies. It only grows, and its limit keeps every account within a long.
 */
final class Turnover {
    /** The festival's own currency. */
    private static final int FESTIVAL = 0;

    private final Skus skus;
    private final Shops shops;
    private final long[] turnoverMinor = new long[Limits.MAX_CURRENCIES];
    /** Scratch paper for orders with foreign shops: what the order adds, by currency. */
    private final long[] addedMinor = new long[Limits.MAX_CURRENCIES];

    Turnover(Skus skus, Shops shops) {
        this.skus = skus;
        this.shops = shops;
    }

    /** Refuses an order with which the turnover of one of its shops' currencies would pass its limit. */
    @Nullable
    Rejection refuse(List<OrderLine> lines) {
        long room = roomMinor(FESTIVAL);
        boolean foreign = false;
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            // Each step is far below what a long holds, and stops at the first that is too much.
            room -= line.subsidyMinor();
            if (currencyOf(line) == FESTIVAL) {
                room -= line.proceedsMinor();
            } else {
                foreign = true;
            }
            if (room < 0) {
                return new CapacityReached(Field.TURNOVER, Limits.MAX_TURNOVER_MINOR);
            }
        }
        return foreign ? refuseForeign(lines) : null;
    }

    private @Nullable Rejection refuseForeign(List<OrderLine> lines) {
        Arrays.fill(addedMinor, 0);
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            int currency = currencyOf(line);
            if (currency != FESTIVAL) {
                addedMinor[currency] += line.proceedsMinor();
                if (addedMinor[currency] > roomMinor(currency)) {
                    return new CapacityReached(Field.TURNOVER, Limits.MAX_TURNOVER_MINOR);
                }
            }
        }
        return null;
    }

    /** What may still be added in a currency, in minor units. */
    long roomMinor(int currency) {
        return Limits.MAX_TURNOVER_MINOR - turnoverMinor[currency];
    }

    /** A line was ordered or reserved. */
    void apply(OrderLine line) {
        turnoverMinor[FESTIVAL] += line.subsidyMinor();
        turnoverMinor[currencyOf(line)] += line.proceedsMinor();
    }

    /** A shop came to more than it sold for, in a currency: a deposit that rates made dearer was forfeited. */
    void applyAdded(int currency, long amountMinor) {
        turnoverMinor[currency] += amountMinor;
    }

    private int currencyOf(OrderLine line) {
        return shops.currency(skus.shop(line.sku()));
    }

    void writeTo(SnapshotWriter writer) {
        writer.longs(turnoverMinor, 0, turnoverMinor.length);
    }

    void restoreFrom(SnapshotReader reader) {
        reader.longs(turnoverMinor, 0, turnoverMinor.length);
    }
}
