package io.drumroll.edge;

import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.history.OrderFilter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from the query of an address which orders of the history are wanted. */
final class HistoryFilters {
    /** What everybody may filter by. */
    static final List<String> COMMON =
            List.of("position", "cursor", "limit", "format", "state", "shopState", "fromMs", "untilMs", "sku");

    private static final List<String> ALL =
            Stream.concat(COMMON.stream(), Stream.of("buyer", "shop", "order")).toList();

    private HistoryFilters() {}

    /** What operators may filter by. */
    static List<String> ofOperators() {
        return ALL;
    }

    /**
     * The filter that a request names.
     *
     * @throws BadRequest where a value can't be.
     */
    static OrderFilter read(Exchange exchange) {
        return new OrderFilter(
                oneOf(exchange, "state", OrderState.values()),
                oneOf(exchange, "shopState", ShopOrderState.values()),
                Asked.number(exchange, "fromMs", 0, Long.MAX_VALUE, 0),
                Asked.number(exchange, "untilMs", 0, Long.MAX_VALUE, Long.MAX_VALUE),
                (int) Asked.number(exchange, "shop", 1, Integer.MAX_VALUE, 0),
                (int) Asked.number(exchange, "sku", 1, Integer.MAX_VALUE, 0),
                Asked.number(exchange, "order", 1, Long.MAX_VALUE, 0));
    }

    private static <E extends Enum<E>> @Nullable E oneOf(Exchange exchange, String name, E[] values) {
        String text = exchange.parameter(name);
        if (text == null) {
            return null;
        }
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        String known = String.join(", ", Arrays.stream(values).map(Enum::name).toList());
        throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give " + name + " as one of " + known + ".");
    }
}
