package io.drumroll.bench.engine;

import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.region.Region;
import java.util.Arrays;
import java.util.List;

/**
 * Orders kept as numbers side by side, of which commands are made one by one: as new as a node has them from its log, and not
 * lying about in memory.
 */
public final class MadeOrders {
    private final int lines;
    private final List<Integer> coupons;
    private final long[] buyers;
    private final Region[] regions;
    private final long[] linesAsked;
    private final long[] totalsMinor;

    MadeOrders(int count, int lines, List<Integer> coupons) {
        this.lines = lines;
        this.coupons = coupons;
        this.buyers = new long[count];
        this.regions = new Region[count];
        this.linesAsked = new long[count * lines];
        this.totalsMinor = new long[count];
    }

    void put(int index, long buyer, Region region, List<LineRequest> wanted, long totalMinor) {
        buyers[index] = buyer;
        regions[index] = region;
        totalsMinor[index] = totalMinor;
        for (int line = 0; line < lines; line++) {
            LineRequest request = wanted.get(line);
            linesAsked[index * lines + line] = (long) request.sku() << 32 | request.quantity();
        }
    }

    /** The order at an index from 0, as a new command. */
    public PlaceOrder order(int index) {
        LineRequest[] wanted = new LineRequest[lines];
        for (int line = 0; line < lines; line++) {
            long asked = linesAsked[index * lines + line];
            wanted[line] = new LineRequest((int) (asked >>> 32), (int) asked);
        }
        return new PlaceOrder(
                buyers[index],
                regions[index],
                Arrays.asList(wanted),
                false,
                coupons,
                new Money(totalsMinor[index], Market.CNY),
                PayMode.NOW);
    }
}
