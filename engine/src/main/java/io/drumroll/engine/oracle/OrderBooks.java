package io.drumroll.engine.oracle;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks each order by itself, parts against wholes, and reckons what all of them come to. */
final class OrderBooks {
    /** What was taken off a line, by who bears it: in the shop's currency, and across shops in the festival's. */
    private static final class Off {
        private long ownByShop;
        private long ownByFestival;
        private long acrossByShop;
        private long acrossByFestival;

        private void add(NaiveAdjustment one) {
            long amountMinor = one.adjustment().amountMinor();
            if (one.adjustment().stage().inShopCurrency()) {
                ownByShop += one.byShop() ? amountMinor : 0;
                ownByFestival += one.byShop() ? 0 : amountMinor;
            } else {
                acrossByShop += one.byShop() ? amountMinor : 0;
                acrossByFestival += one.byShop() ? 0 : amountMinor;
            }
        }
    }

    private final NaiveState state;
    private final Reckoning reckoning;
    private final Findings findings;

    OrderBooks(NaiveState state, Reckoning reckoning, Findings findings) {
        this.state = state;
        this.reckoning = reckoning;
        this.findings = findings;
    }

    void check() {
        for (int i = 0; i < state.orders.size() && findings.ok(); i++) {
            check(state.orders.get(i), i + 1);
            findings.count("orders");
        }
        for (NaiveSku sku : state.skus) {
            long sold = reckoning.soldBySku[sku.number];
            findings.demand(
                    sku.supplied() - sold == sku.available,
                    () -> "SKU " + sku.number + ": opening " + sku.listing.stock() + " + restocked " + sku.restocked
                            + " - sold " + sold + " is not available " + sku.available);
            findings.demand(sku.available >= 0, () -> "SKU " + sku.number + ": oversold, available " + sku.available);
            findings.count("skus");
        }
        findings.demand(
                state.gmvMinor == reckoning.gmvMinor,
                () -> "GMV: counted " + state.gmvMinor + ", orders ever paid sum to " + reckoning.gmvMinor);
    }

    private void check(NaiveOrder order, int number) {
        findings.demand(order.number == number, () -> "order " + number + ": has number " + order.number);
        findings.demand(order.lineCount() > 0, () -> "order " + number + ": has no lines");
        for (int line = 0; line < order.lineCount(); line++) {
            int sku = order.sku(line);
            findings.demand(
                    state.sku(sku) != null,
                    () -> "order " + number + ": holds SKU " + sku + ", which was never listed");
        }
        if (!findings.ok()) {
            return;
        }
        checkState(order);
        Off[] offs = offs(order);
        if (!findings.ok()) {
            return;
        }
        long sumMinor = 0;
        for (int line = 0; line < order.lineCount(); line++) {
            OrderLine one = order.line(line);
            checkLine(order, line, one, offs[line]);
            sumMinor += one.payableMinor() + one.dutyMinor();
            reckoning.soldBySku[one.sku()] +=
                    order.state.holdsStock() ? order.quantity(line) - order.restocked(line) : 0;
            reckoning.gmvMinor += order.everPaid ? one.festivalMinor() : 0;
        }
        long totalMinor = sumMinor;
        findings.demand(
                totalMinor == order.totalMinor,
                () -> "order " + number + ": its lines sum to " + totalMinor + ", its total is " + order.totalMinor);
        reckonDeals(order);
        reckonMoney(order);
    }

    private void checkState(NaiveOrder order) {
        boolean paid = switch (order.state) {
            case PAID, REFUNDED -> true;
            case PLACED, EXPIRED, RESERVED, FORFEITED -> false;
            case CANCELLED -> order.everPaid;
        };
        findings.demand(
                paid == order.everPaid,
                () -> "order " + order.number + ": is " + order.state + ", but ever paid is " + order.everPaid);
        int left = 0;
        int refunded = 0;
        for (int line = 0; line < order.lineCount(); line++) {
            left += order.left(line);
            refunded += order.refunded(line);
        }
        boolean allBack = left == 0;
        boolean anyBack = refunded > 0;
        findings.demand(
                (order.state == OrderState.REFUNDED) == allBack && (order.everPaid || !anyBack),
                () -> "order " + order.number + ": is " + order.state + ", but all paid back is " + allBack
                        + " and any is " + anyBack);
        findings.demand(
                order.payment == null || (order.everPaid && order.reservation == null),
                () -> "order " + order.number + ": has a payment, but ever paid is " + order.everPaid);
        reckoning.ordersByCard += order.payment == null ? 0 : 1;
    }

    private Off[] offs(NaiveOrder order) {
        Off[] offs = new Off[order.lineCount()];
        for (int line = 0; line < offs.length; line++) {
            offs[line] = new Off();
        }
        for (NaiveAdjustment one : order.adjustments()) {
            Adjustment adjustment = one.adjustment();
            NaiveDeal deal = state.deal(adjustment.deal());
            boolean known = adjustment.line() < offs.length
                    && deal != null
                    && deal.stage() == adjustment.stage()
                    && adjustment.amountMinor() > 0;
            findings.demand(known, () -> "order " + order.number + ": can't have " + adjustment);
            if (known) {
                offs[adjustment.line()].add(one);
            }
        }
        return offs;
    }

    private void checkLine(NaiveOrder order, int index, OrderLine line, Off off) {
        long netMinor = line.grossMinor() - off.ownByShop - off.ownByFestival;
        long acrossMinor = off.acrossByShop + off.acrossByFestival;
        boolean nothingBelowZero = line.quantity() > 0
                && netMinor >= 0
                && line.festivalMinor() >= 0
                && line.payableMinor() >= 0
                && line.dutyMinor() >= 0
                && line.proceedsMinor() >= 0
                && line.subsidyMinor() >= 0;
        findings.demand(
                nothingBelowZero, () -> "order " + order.number + ": " + line + " is below zero, net " + netMinor);
        Currency shops = state.shopOrders.shopOf(order, index).currency();
        boolean shopAtHome = shops.equals(state.currency());
        boolean buyerAtHome = order.currency.equals(state.currency());
        // Between two currencies only the rate of the time says what is right, so each rule is for where it is not
        // needed.
        same(order, line, "festival amount", shopAtHome, netMinor - acrossMinor, line.festivalMinor());
        same(order, line, "payable amount", buyerAtHome, line.festivalMinor(), line.payableMinor());
        boolean plain = order.currency.equals(shops) && acrossMinor == 0;
        same(order, line, "payable amount", plain, netMinor, line.payableMinor());
        same(
                order,
                line,
                "proceeds",
                shopAtHome || off.acrossByShop == 0,
                line.grossMinor() - off.ownByShop - off.acrossByShop,
                line.proceedsMinor());
        same(
                order,
                line,
                "subsidy",
                shopAtHome || off.ownByFestival == 0,
                off.ownByFestival + off.acrossByFestival,
                line.subsidyMinor());
        same(
                order,
                line,
                "payable amount and subsidy",
                shopAtHome && buyerAtHome,
                line.proceedsMinor(),
                line.payableMinor() + line.subsidyMinor());
        boolean piecesFit = order.refunded(index) <= line.quantity()
                && order.restocked(index) <= order.refunded(index)
                && order.refundedBeforeSettling(index) <= order.refunded(index);
        findings.demand(
                piecesFit,
                () -> "order " + order.number + ": of " + line + " " + order.refunded(index) + " were paid back, "
                        + order.restocked(index) + " put back");
    }

    private void same(NaiveOrder order, OrderLine line, String what, boolean applies, long expected, long actual) {
        findings.demand(
                !applies || expected == actual,
                () -> "order " + order.number + ": " + what + " of SKU " + line.sku() + " is " + actual + ", not "
                        + expected);
    }

    private void reckonDeals(NaiveOrder order) {
        boolean holds = order.state.holdsStock();
        Map<Integer, Long> offByDeal = new HashMap<>(2);
        for (NaiveAdjustment one : order.adjustments()) {
            Adjustment adjustment = one.adjustment();
            offByDeal.merge(adjustment.deal(), adjustment.amountMinor(), Long::sum);
            if (holds) {
                reckoning.takenByDeal[adjustment.deal()] += adjustment.pieces();
            }
        }
        if (holds) {
            order.coupons().forEach(deal -> reckoning.usedByDeal[deal]++);
        }
        offByDeal.forEach((number, offMinor) -> checkMost(order, state.deals.get(number - 1), offMinor, holds));
    }

    /** A packet takes its face at most, and the saving across shops its cap, now or before it was changed. */
    private void checkMost(NaiveOrder order, NaiveDeal deal, long offMinor, boolean holds) {
        if (deal.terms() instanceof RedPacket packet) {
            reckoning.offByDeal[deal.number] += holds ? offMinor : 0;
            findings.demand(
                    offMinor <= packet.faceMinor(),
                    () -> "order " + order.number + ": red packet " + deal.number + " takes off " + offMinor);
        }
        boolean withinCap = !(deal.terms() instanceof CrossShop)
                || deal.offers()
                        .anyMatch(offer -> offer.terms() instanceof CrossShop terms
                                && (terms.capMinor() == 0 || offMinor <= terms.capMinor()));
        findings.demand(
                withinCap,
                () -> "order " + order.number + ": saves " + offMinor + " across shops, above the cap of deal "
                        + deal.number);
    }

    private void reckonMoney(NaiveOrder order) {
        List<NaiveShop> shops = state.shopOrders.shopsOf(order);
        for (int place = 0; place < shops.size(); place++) {
            boolean settled = order.isSettled(place);
            for (int line : state.shopOrders.linesOf(order, place)) {
                if (settled) {
                    reckonSettled(order, line, shops.get(place));
                } else if (order.state == OrderState.PAID) {
                    post(Account.ESCROW, order.currency, NaiveMoves.payableLeftMinor(order, line));
                }
                if (order.state == OrderState.PAID) {
                    post(Account.DUTY, order.currency, NaiveMoves.dutyLeftMinor(order, line));
                }
            }
            findings.count("shopOrders");
        }
        NaiveOrder.Reservation reservation = order.reservation;
        if (reservation != null) {
            findings.demand(
                    reservation.depositMinor >= 0
                            && reservation.depositMinor <= order.line(0).payableMinor(),
                    () -> "order " + order.number + ": has a deposit of " + reservation.depositMinor);
            NaiveShop shop = shops.getFirst();
            post(Account.ESCROW, order.currency, order.state == OrderState.RESERVED ? reservation.depositMinor : 0);
            post(Account.EXCHANGE, order.currency, reservation.forfeitMinor);
            post(Account.EXCHANGE, shop.currency(), -reservation.shopMinor);
            reckoning.earnedByShop[shop.number] += reservation.shopMinor;
        }
    }

    /** What a shop was paid for a line and did not give back, and who paid it. */
    private void reckonSettled(NaiveOrder order, int index, NaiveShop shop) {
        OrderLine line = order.line(index);
        int before = order.refundedBeforeSettling(index);
        long commissionMinor = NaiveSettling.commissionMinor(order, index);
        commissionMinor -= NaiveMoney.share(commissionMinor, order.refunded(index) - before, line.quantity() - before);
        long proceedsMinor = NaiveMoves.leftOf(order, index, line.proceedsMinor());
        long subsidyMinor = NaiveMoves.leftOf(order, index, line.subsidyMinor());
        post(Account.EXCHANGE, order.currency, NaiveMoves.payableLeftMinor(order, index));
        post(Account.EXCHANGE, state.currency(), subsidyMinor);
        post(Account.SUBSIDY, state.currency(), -subsidyMinor);
        post(Account.EXCHANGE, shop.currency(), -proceedsMinor);
        post(Account.COMMISSION, shop.currency(), commissionMinor);
        reckoning.earnedByShop[shop.number] += proceedsMinor - commissionMinor;
    }

    private void post(Account account, Currency currency, long amountMinor) {
        reckoning.ledger.post(account, currency, amountMinor);
    }
}
