package io.drumroll.board;

import io.drumroll.engine.order.OrderLine;
import java.io.IOException;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Orders that wait for their payment, each packed into one array: its region, then for each line SKU and quantity in one
 * long and what it was sold for, in the festival's currency, in the next. An order of two lines takes about 80 bytes.
 */
final class UnpaidOrders {
    private final Long2ObjectHashMap<long[]> orders = new Long2ObjectHashMap<>();

    void put(long order, long region, List<OrderLine> lines) {
        long[] packed = new long[1 + 2 * lines.size()];
        packed[0] = region;
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            packed[1 + 2 * i] = ((long) line.sku() << 32) | line.quantity();
            packed[2 + 2 * i] = line.festivalMinor();
        }
        orders.put(order, packed);
    }

    /** Takes the order out; null if it does not wait here. */
    long @Nullable [] remove(long order) {
        return orders.remove(order);
    }

    static long region(long[] packed) {
        return packed[0];
    }

    static int lines(long[] packed) {
        return packed.length / 2;
    }

    static int sku(long[] packed, int line) {
        return (int) (packed[1 + 2 * line] >>> 32);
    }

    static int quantity(long[] packed, int line) {
        return (int) packed[1 + 2 * line];
    }

    static long festivalMinor(long[] packed, int line) {
        return packed[2 + 2 * line];
    }

    void write(CheckpointOutput out) {
        out.putInt(orders.size());
        orders.forEachLong((order, packed) -> {
            out.putLong(order);
            out.putInt(packed.length);
            out.putLongs(packed, packed.length);
        });
    }

    void read(CheckpointInput in) throws IOException {
        int size = in.getInt();
        for (int i = 0; i < size; i++) {
            long order = in.getLong();
            long[] packed = new long[in.getInt()];
            for (int part = 0; part < packed.length; part++) {
                packed[part] = in.getLong();
            }
            orders.put(order, packed);
        }
    }
}
