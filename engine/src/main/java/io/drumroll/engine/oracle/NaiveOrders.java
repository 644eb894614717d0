package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ConfirmReceipt;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.ShipShopOrder;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.ShopOrderState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of orders and shop orders: paid, cancelled, shipped, received, and what ticks do to them. */
final class NaiveOrders {
    private final NaiveState state;
    private final NaiveMoves moves;
    private final NaiveSettling settling;

    NaiveOrders(NaiveState state, NaiveMoves moves, NaiveSettling settling) {
        this.state = state;
        this.moves = moves;
        this.settling = settling;
    }

    Outcome pay(PayOrder command) {
        NaiveOrder order = state.order(command.order());
        if (order == null) {
            return state.rejected(new Rejection.UnknownOrder(command.order()));
        }
        Rejection why = whyNotPaid(order);
        return why == null ? state.accepted(order.number, moves.pay(order, null)) : state.rejected(why);
    }

    private @Nullable Rejection whyNotPaid(NaiveOrder order) {
        if (order.state != OrderState.PLACED && order.state != OrderState.RESERVED) {
            return new Rejection.WrongOrderState(order.number, order.state);
        }
        if (order.reservation != null && state.nowMs < order.reservation.balanceFromMs) {
            return new Rejection.BalanceNotDue(order.number, order.reservation.balanceFromMs);
        }
        if (state.nowMs >= order.payDeadlineMs) {
            return new Rejection.PaymentDeadlinePassed(order.number, order.payDeadlineMs);
        }
        long dueMinor = NaiveMoves.dueMinor(order);
        long balanceMinor = order.buyer.balanceMinor(order.currency);
        return balanceMinor < dueMinor ? new Rejection.InsufficientFunds(dueMinor, balanceMinor) : null;
    }

    Outcome cancel(CancelOrder command) {
        NaiveOrder order = state.order(command.order());
        if (order == null) {
            return state.rejected(new Rejection.UnknownOrder(command.order()));
        }
        return switch (order.state) {
            case PLACED -> cancelled(order, 0);
            case RESERVED -> cancelReserved(order);
            case PAID -> {
                Rejection why = whyShipped(order);
                yield why == null ? cancelPaid(order) : state.rejected(why);
            }
            case CANCELLED, EXPIRED, FORFEITED, REFUNDED ->
                state.rejected(new Rejection.WrongOrderState(order.number, order.state));
        };
    }

    private Outcome cancelReserved(NaiveOrder order) {
        NaiveOrder.Reservation reservation = order.reservation;
        if (reservation == null || !reservation.refundable || state.nowMs >= reservation.balanceFromMs) {
            forfeit(order);
            return cancelled(order, 0);
        }
        long depositMinor = reservation.depositMinor;
        state.ledger.post(Account.ESCROW, order.currency, -depositMinor);
        moves.payBack(order, depositMinor);
        return cancelled(order, depositMinor);
    }

    private @Nullable Rejection whyShipped(NaiveOrder order) {
        List<NaiveShop> shops = state.shopOrders.shopsOf(order);
        for (int place = 0; place < shops.size(); place++) {
            if (order.isShipped(place)) {
                return new Rejection.WrongShopOrderState(
                        order.number, shops.get(place).number, state.shopOrders.stateOf(order, place));
            }
        }
        return null;
    }

    private Outcome cancelPaid(NaiveOrder order) {
        long payableMinor = 0;
        long dutyMinor = 0;
        for (int line = 0; line < order.lineCount(); line++) {
            payableMinor += NaiveMoves.payableLeftMinor(order, line);
            dutyMinor += NaiveMoves.dutyLeftMinor(order, line);
        }
        state.ledger.post(Account.ESCROW, order.currency, -payableMinor);
        state.ledger.post(Account.DUTY, order.currency, -dutyMinor);
        moves.payBack(order, payableMinor + dutyMinor);
        return cancelled(order, payableMinor + dutyMinor);
    }

    private Outcome cancelled(NaiveOrder order, long refundMinor) {
        order.state = OrderState.CANCELLED;
        moves.giveBack(order);
        NaiveOrder.Reservation reservation = order.reservation;
        state.emit(new Event.OrderCancelled(
                order.number,
                order.buyer.number,
                refundMinor,
                reservation == null ? 0 : reservation.forfeitMinor,
                reservation == null ? 0 : reservation.shopMinor));
        return state.accepted(order.number, refundMinor);
    }

    /** The deposit goes to the shop, at the present rates and without commission, as far as its turnover allows. */
    private void forfeit(NaiveOrder order) {
        if (order.reservation == null) {
            return;
        }
        NaiveShop shop = state.shopOrders.shopOf(order, 0);
        long depositMinor = order.reservation.depositMinor;
        long proceedsMinor = order.line(0).proceedsMinor();
        long turnoverMinor = state.turnoverMinor.getOrDefault(shop.currency(), 0L);
        long shopMinor = Math.min(
                state.rates.convert(depositMinor, order.currency, shop.currency()),
                NaiveMoney.sum(proceedsMinor, Limits.MAX_TURNOVER_MINOR - turnoverMinor));
        state.turnoverMinor.merge(shop.currency(), Math.max(0, shopMinor - proceedsMinor), Long::sum);
        order.reservation.forfeitMinor = depositMinor;
        order.reservation.shopMinor = shopMinor;
        shop.balanceMinor += shopMinor;
        state.ledger.post(Account.ESCROW, order.currency, -depositMinor);
        state.ledger.post(Account.EXCHANGE, order.currency, depositMinor);
        state.ledger.post(Account.EXCHANGE, shop.currency(), -shopMinor);
        state.ledger.post(Account.SHOPS, shop.currency(), shopMinor);
    }

    Outcome ship(ShipShopOrder command) {
        NaiveOrder order = state.order(command.order());
        Rejection why = whyNotShopOrder(order, command.order(), command.shop(), ShopOrderState.TO_SHIP);
        if (why != null || order == null) {
            return state.rejected(why == null ? new Rejection.UnknownOrder(command.order()) : why);
        }
        int place = state.shopOrders.placeOf(order, command.shop());
        long dueMs = state.nowMs + state.scheduledFrame().receiptWindowMs();
        order.ship(place, state.shopOrders.shopsOf(order).size(), dueMs);
        state.calendar.addReceipt(new NaiveCalendar.Receipt(dueMs, order, place));
        state.emit(new Event.ShopOrderShipped(order.number, command.shop(), dueMs));
        return state.accepted(order.number, 0);
    }

    Outcome confirm(ConfirmReceipt command) {
        NaiveOrder order = state.order(command.order());
        Rejection why = whyNotShopOrder(order, command.order(), command.shop(), ShopOrderState.SHIPPED);
        if (why != null || order == null) {
            return state.rejected(why == null ? new Rejection.UnknownOrder(command.order()) : why);
        }
        long gainedMinor = settling.settle(order, state.shopOrders.placeOf(order, command.shop()), true);
        return state.accepted(order.number, gainedMinor);
    }

    private @Nullable Rejection whyNotShopOrder(
            @Nullable NaiveOrder order, long number, int shop, ShopOrderState wanted) {
        if (order == null) {
            return new Rejection.UnknownOrder(number);
        }
        int place = state.shopOrders.placeOf(order, shop);
        if (place < 0) {
            return new Rejection.UnknownShopOrder(number, shop);
        }
        ShopOrderState at = state.shopOrders.stateOf(order, place);
        return first(
                order.state == OrderState.PAID ? null : new Rejection.WrongOrderState(number, order.state),
                at == wanted ? null : new Rejection.WrongShopOrderState(number, shop, at));
    }

    /** Carries out what is due, no more events than one tick may; returns how many. */
    int carryOutDue() {
        for (int done = 0; done < Limits.MAX_EXPIRIES_PER_TICK; done++) {
            NaiveOrder unpaid = state.calendar.pollUnpaid(state.nowMs);
            NaiveCalendar.Receipt receipt = unpaid == null ? state.calendar.pollReceipt(state.nowMs) : null;
            if (unpaid != null) {
                expire(unpaid);
            } else if (receipt != null) {
                settling.settle(receipt.order(), receipt.place(), false);
            } else {
                return done;
            }
        }
        return Limits.MAX_EXPIRIES_PER_TICK;
    }

    private void expire(NaiveOrder order) {
        NaiveOrder.Reservation reservation = order.reservation;
        if (reservation == null) {
            order.state = OrderState.EXPIRED;
            moves.giveBack(order);
            state.emit(new Event.OrderExpired(order.number, order.buyer.number));
            return;
        }
        forfeit(order);
        order.state = OrderState.FORFEITED;
        moves.giveBack(order);
        state.emit(new Event.DepositForfeited(
                order.number,
                order.buyer.number,
                state.shopOrders.shopOf(order, 0).number,
                reservation.forfeitMinor,
                reservation.shopMinor));
    }
}
