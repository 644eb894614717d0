package io.drumroll.history;

import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.ShopOrderState;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are looked for; all that is given must hold.
 *
 * @param state the order's state, or none for any.
 * @param shopState the state of a shop's part, or none for any; without a shop, some part is in it.
 * @param fromMs the order was placed then or later, in ms of the epoch.
 * @param untilMs the order was placed before, in ms of the epoch; {@link Long#MAX_VALUE} for no end.
 * @param shop the order has a part of this shop, 0 for any; what has a shop state is that part.
 * @param sku the order has this SKU, 0 for any.
 * @param order the order's own number, 0 for any.
 */
public record OrderFilter(
        @Nullable OrderState state,
        @Nullable ShopOrderState shopState,
        long fromMs,
        long untilMs,
        int shop,
        int sku,
        long order) {
    /** Every order. */
    public static final OrderFilter ALL = new OrderFilter(null, null, 0, Long.MAX_VALUE, 0, 0, 0);
}
