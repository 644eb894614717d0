package io.drumroll.engine.cart;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.RemoveCartLine;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.CartLineRemoved;
import io.drumroll.engine.message.Event.CartLineSet;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.UnknownCartLine;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.sku.Skus;
import org.jspecify.annotations.Nullable;

/** Decides about carts. Changes nothing. */
public final class CartDesk {
    private final Frame frame;
    private final Skus skus;
    private final Buyers buyers;
    private final Carts carts;

    /** A desk over the given state. */
    public CartDesk(Frame frame, Skus skus, Buyers buyers, Carts carts) {
        this.frame = frame;
        this.skus = skus;
        this.buyers = buyers;
        this.carts = carts;
    }

    /** Decides about a line put in or changed. */
    public Decision decide(SetCartLine command) {
        Rejection refusal = refuse(command);
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(
                        command.buyer(), 0, new CartLineSet(command.buyer(), command.sku(), command.quantity()));
    }

    private @Nullable Rejection refuse(SetCartLine command) {
        int row = buyers.rowOf(command.buyer());
        Rejection refusal = Checks.first(
                frame.refuseUnscheduled(),
                Checks.buyer(command.buyer()),
                skus.refuseNotForSale(command.sku()),
                Checks.range(Field.QUANTITY, command.quantity(), 1, Limits.MAX_QUANTITY),
                buyers.refuseWithoutRoom(row));
        if (refusal != null || row == Buyers.NONE || carts.find(row, command.sku()) != Carts.NONE) {
            return refusal;
        }
        return carts.count(row) < Limits.MAX_CART_LINES
                ? null
                : new CapacityReached(Field.CART_LINES, Limits.MAX_CART_LINES);
    }

    /** Decides about a line removed. */
    public Decision decide(RemoveCartLine command) {
        Rejection refusal = Checks.buyer(command.buyer());
        if (refusal == null && carts.find(buyers.rowOf(command.buyer()), command.sku()) == Carts.NONE) {
            refusal = new UnknownCartLine(command.buyer(), command.sku());
        }
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(command.buyer(), 0, new CartLineRemoved(command.buyer(), command.sku()));
    }
}
