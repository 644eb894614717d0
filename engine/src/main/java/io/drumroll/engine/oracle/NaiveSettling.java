package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.PayOutShop;
import io.drumroll.engine.message.Command.RefundOrder;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pays shops from escrow and out of the festival, and pays buyers back. */
final class NaiveSettling {
    private final NaiveState state;
    private final NaiveMoves moves;

    NaiveSettling(NaiveState state, NaiveMoves moves) {
        this.state = state;
        this.moves = moves;
    }

    /** Pays the shop at a place for the pieces not paid back by now; returns what its balance gained. */
    long settle(NaiveOrder order, int place, boolean byBuyer) {
        NaiveShop shop = state.shopOrders.shopsOf(order).get(place);
        List<Integer> lines = state.shopOrders.linesOf(order, place);
        long payableMinor = 0;
        long subsidyMinor = 0;
        long proceedsMinor = 0;
        long commissionMinor = 0;
        order.settle(place, lines);
        for (int i : lines) {
            OrderLine line = order.line(i);
            payableMinor += NaiveMoves.payableLeftMinor(order, i);
            subsidyMinor += NaiveMoves.leftOf(order, i, line.subsidyMinor());
            proceedsMinor += NaiveMoves.leftOf(order, i, line.proceedsMinor());
            commissionMinor += commissionMinor(order, i);
        }
        long repaidMinor = Math.min(shop.debtMinor, proceedsMinor - commissionMinor);
        long gainedMinor = proceedsMinor - commissionMinor - repaidMinor;
        shop.debtMinor -= repaidMinor;
        shop.balanceMinor += gainedMinor;
        Currency home = state.currency();
        state.ledger.post(Account.ESCROW, order.currency, -payableMinor);
        state.ledger.post(Account.EXCHANGE, order.currency, payableMinor);
        state.ledger.post(Account.SUBSIDY, home, -subsidyMinor);
        state.ledger.post(Account.EXCHANGE, home, subsidyMinor);
        state.ledger.post(Account.EXCHANGE, shop.currency(), -proceedsMinor);
        state.ledger.post(Account.COMMISSION, shop.currency(), commissionMinor);
        state.ledger.post(Account.SHOP_DEBTS, shop.currency(), repaidMinor);
        state.ledger.post(Account.SHOPS, shop.currency(), gainedMinor);
        state.emit(new Event.ShopOrderSettled(
                order.number,
                shop.number,
                payableMinor,
                subsidyMinor,
                proceedsMinor,
                commissionMinor,
                repaidMinor,
                byBuyer));
        return gainedMinor;
    }

    /** The commission of a settled line: on the proceeds of the pieces that were not paid back before. */
    static long commissionMinor(NaiveOrder order, int index) {
        OrderLine line = order.line(index);
        long before =
                NaiveMoney.share(line.proceedsMinor(), order.refundedBeforeSettling(index), order.quantity(index));
        return NaiveMoney.bps(line.proceedsMinor() - before, line.commissionBps());
    }

    Outcome payOut(PayOutShop command) {
        NaiveShop shop = state.shop(command.shop());
        if (shop == null) {
            return state.rejected(new Rejection.UnknownShop(command.shop()));
        }
        long amountMinor = command.amount().amountMinor();
        Rejection why = NaiveState.first(
                NaiveState.whyNotSame(shop.currency(), command.amount().currency()),
                whyOutOfRange(Field.AMOUNT, amountMinor, 1, Limits.MAX_AMOUNT_MINOR),
                shop.balanceMinor < amountMinor
                        ? new Rejection.InsufficientFunds(amountMinor, shop.balanceMinor)
                        : null);
        if (why != null) {
            return state.rejected(why);
        }
        shop.balanceMinor -= amountMinor;
        shop.paidOutMinor += amountMinor;
        state.ledger.post(Account.SHOPS, shop.currency(), -amountMinor);
        state.ledger.post(Account.PAID_OUT, shop.currency(), amountMinor);
        state.emit(new Event.ShopPaidOut(shop.number, amountMinor));
        return state.accepted(shop.number, shop.balanceMinor);
    }

    Outcome refund(RefundOrder command) {
        NaiveOrder order = state.order(command.order());
        if (order == null) {
            return state.rejected(new Rejection.UnknownOrder(command.order()));
        }
        if (order.state != OrderState.PAID) {
            return state.rejected(new Rejection.WrongOrderState(order.number, order.state));
        }
        Map<Integer, Integer> pieces = new HashMap<>();
        Rejection why = whyNotRefunded(order, command.lines(), pieces);
        if (why != null) {
            return state.rejected(why);
        }
        List<RefundedLine> refunded = new ArrayList<>();
        long amountMinor = 0;
        for (int line = 0; line < order.lineCount(); line++) {
            int asked = command.lines().isEmpty() ? order.left(line) : pieces.getOrDefault(order.sku(line), 0);
            if (asked > 0) {
                RefundedLine one = refund(order, line, asked);
                refunded.add(one);
                amountMinor += one.payableMinor() + one.dutyMinor();
            }
        }
        moves.payBack(order, amountMinor);
        if (allRefunded(order)) {
            order.state = OrderState.REFUNDED;
        }
        state.emit(new Event.OrderRefunded(
                order.number, order.buyer.number, NaiveMoves.method(order), refunded, amountMinor));
        return state.accepted(order.number, amountMinor);
    }

    private static boolean allRefunded(NaiveOrder order) {
        for (int line = 0; line < order.lineCount(); line++) {
            if (order.left(line) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Adds up what is asked by SKU as it checks. */
    private static @Nullable Rejection whyNotRefunded(
            NaiveOrder order, List<LineRequest> asked, Map<Integer, Integer> pieces) {
        Rejection why = whyOutOfRange(Field.ORDER_LINES, asked.size(), 0, Limits.MAX_ORDER_LINES);
        if (why != null) {
            return why;
        }
        Map<Integer, Integer> left = new HashMap<>();
        for (int line = 0; line < order.lineCount(); line++) {
            left.put(order.sku(line), order.left(line));
        }
        for (LineRequest line : asked) {
            why = whyOutOfRange(Field.QUANTITY, line.quantity(), 1, Limits.MAX_QUANTITY);
            if (why != null) {
                return why;
            }
            Integer refundable = left.get(line.sku());
            if (refundable == null) {
                return new Rejection.UnknownSku(line.sku());
            }
            int together = pieces.merge(line.sku(), line.quantity(), Integer::sum);
            if (together > refundable) {
                return new Rejection.OverRefund(line.sku(), together, refundable);
            }
        }
        return null;
    }

    private RefundedLine refund(NaiveOrder order, int index, int pieces) {
        OrderLine line = order.line(index);
        NaiveShop shop = state.shopOrders.shopOf(order, index);
        int place = state.shopOrders.placeOf(order, shop.number);
        boolean settled = order.isSettled(place);
        boolean restocking = !order.isShipped(place);
        int from = order.refunded(index);
        long payableMinor = partOf(line.payableMinor(), from, pieces, line.quantity());
        long dutyMinor = partOf(line.dutyMinor(), from, pieces, line.quantity());
        long proceedsMinor = settled ? partOf(line.proceedsMinor(), from, pieces, line.quantity()) : 0;
        long subsidyMinor = settled ? partOf(line.subsidyMinor(), from, pieces, line.quantity()) : 0;
        int before = order.refundedBeforeSettling(index);
        long commissionMinor =
                settled ? partOf(commissionMinor(order, index), from - before, pieces, line.quantity() - before) : 0;
        order.refund(index, pieces, restocking);
        if (restocking) {
            moves.moveStock(order, index, -pieces);
        }
        state.ledger.post(Account.DUTY, order.currency, -dutyMinor);
        state.ledger.post(settled ? Account.EXCHANGE : Account.ESCROW, order.currency, -payableMinor);
        state.ledger.post(Account.EXCHANGE, state.currency(), -subsidyMinor);
        state.ledger.post(Account.SUBSIDY, state.currency(), subsidyMinor);
        long debtMinor = takeBack(shop, proceedsMinor, commissionMinor);
        return new RefundedLine(
                line.sku(),
                pieces,
                payableMinor,
                dutyMinor,
                proceedsMinor,
                commissionMinor,
                subsidyMinor,
                debtMinor,
                restocking);
    }

    /** Of an amount of a line, the pieces behind the first few. */
    private static long partOf(long amountMinor, int from, int pieces, int ofPieces) {
        return NaiveMoney.share(amountMinor, from + pieces, ofPieces) - NaiveMoney.share(amountMinor, from, ofPieces);
    }

    /** Takes proceeds back from a shop and its commission from the festival; returns what the shop now owes of it. */
    private long takeBack(NaiveShop shop, long proceedsMinor, long commissionMinor) {
        long shopMinor = proceedsMinor - commissionMinor;
        long debtMinor = Math.max(0, shopMinor - shop.balanceMinor);
        shop.balanceMinor -= shopMinor - debtMinor;
        shop.debtMinor += debtMinor;
        state.ledger.post(Account.EXCHANGE, shop.currency(), proceedsMinor);
        state.ledger.post(Account.COMMISSION, shop.currency(), -commissionMinor);
        state.ledger.post(Account.SHOP_DEBTS, shop.currency(), -debtMinor);
        state.ledger.post(Account.SHOPS, shop.currency(), debtMinor - shopMinor);
        return debtMinor;
    }
}
