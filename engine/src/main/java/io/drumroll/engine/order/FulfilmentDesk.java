package io.drumroll.engine.order;

import io.drumroll.engine.message.Command.ConfirmReceipt;
import io.drumroll.engine.message.Command.ShipShopOrder;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.ShopOrderSettled;
import io.drumroll.engine.message.Event.ShopOrderShipped;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.UnknownShopOrder;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.message.Rejection.WrongShopOrderState;
import io.drumroll.engine.shop.Frame;
import org.jspecify.annotations.Nullable;

/** Decides about a shop's part of an order on its way: shipping it, and receiving it. Changes nothing. */
public final class FulfilmentDesk {
    private final Frame frame;
    private final Orders orders;
    private final Settlements settlements;

    /** A desk over the given state. */
    public FulfilmentDesk(Frame frame, Orders orders, OrderBook book) {
        this.frame = frame;
        this.orders = orders;
        this.settlements = book.settlements();
    }

    /** Decides about shipping; the shop is paid at the latest when the receipt window in force is over. */
    public Decision decide(ShipShopOrder command, long nowMs) {
        long order = command.order();
        Rejection refusal = refuse(order, command.shop(), ShopOrderState.TO_SHIP);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        long due = nowMs + frame.current().receiptWindowMs();
        return Decision.accept(order, 0, new ShopOrderShipped(order, command.shop(), due));
    }

    /** Decides about a receipt that the buyer confirms. */
    public Decision decide(ConfirmReceipt command) {
        long order = command.order();
        Rejection refusal = refuse(order, command.shop(), ShopOrderState.SHIPPED);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        ShopOrderSettled settled = settlements.settled(order, orders.placeOf(order, command.shop()), true);
        long gained = settled.proceedsMinor() - settled.commissionMinor() - settled.debtRepaidMinor();
        return Decision.accept(order, gained, settled);
    }

    private @Nullable Rejection refuse(long order, int shop, ShopOrderState expected) {
        Rejection refusal = orders.refuseUnknown(order);
        if (refusal != null) {
            return refusal;
        }
        int place = orders.placeOf(order, shop);
        if (place < 0) {
            return new UnknownShopOrder(order, shop);
        }
        if (orders.state(order) != OrderState.PAID) {
            return new WrongOrderState(order, orders.state(order));
        }
        ShopOrderState state = orders.shopOrderState(order, place);
        return state == expected ? null : new WrongShopOrderState(order, shop, state);
    }
}
