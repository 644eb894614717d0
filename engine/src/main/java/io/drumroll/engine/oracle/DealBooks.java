package io.drumroll.engine.oracle;

import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks deals and coupons against their limits, and each buyer's limits, with what the orders come to. */
final class DealBooks {
    private final NaiveState state;
    private final Reckoning reckoning;
    private final Findings findings;
    private final long[] claimedByDeal;
    private final long[] takenByDeal;

    DealBooks(NaiveState state, Reckoning reckoning, Findings findings) {
        this.state = state;
        this.reckoning = reckoning;
        this.findings = findings;
        claimedByDeal = new long[state.deals.size() + 1];
        takenByDeal = new long[state.deals.size() + 1];
    }

    void check() {
        long ordersOfBuyers = 0;
        for (NaiveBuyer buyer : state.buyers.values()) {
            if (!findings.ok()) {
                return;
            }
            ordersOfBuyers += check(buyer);
            findings.count("buyers");
        }
        long listed = ordersOfBuyers;
        findings.demand(
                listed == state.orders.size(),
                () -> "orders: " + state.orders.size() + " were placed, buyers have " + listed);
        for (NaiveDeal deal : state.deals) {
            check(deal);
            findings.count("deals");
        }
    }

    /** Returns how many orders the buyer has. */
    private long check(NaiveBuyer buyer) {
        Map<Integer, Integer> held = new HashMap<>(2);
        Map<Integer, Integer> taken = new HashMap<>(2);
        Map<Integer, Integer> used = new HashMap<>(2);
        long orders = 0;
        for (NaiveOrder order = buyer.newestOrder; order != null; order = order.olderOfBuyer) {
            NaiveOrder one = order;
            findings.demand(
                    one.buyer == buyer,
                    () -> "order " + one.number + ": is of buyer " + one.buyer.number + " and listed at buyer "
                            + buyer.number);
            if (order.state.holdsStock()) {
                addHeld(order, held);
                addTaken(order, taken);
                order.coupons().forEach(deal -> used.merge(deal, 1, Integer::sum));
            }
            orders++;
        }
        checkLimits(buyer, held);
        checkPrices(buyer, taken);
        checkCoupons(buyer, used);
        return orders;
    }

    private void addHeld(NaiveOrder order, Map<Integer, Integer> held) {
        for (int line = 0; line < order.lineCount(); line++) {
            int pieces = order.quantity(line) - order.restocked(line);
            if (pieces > 0 && state.knownSku(order.sku(line)).limitPerBuyer() > 0) {
                held.merge(order.sku(line), pieces, Integer::sum);
            }
        }
    }

    private void addTaken(NaiveOrder order, Map<Integer, Integer> taken) {
        for (NaiveAdjustment one : order.adjustments()) {
            Adjustment adjustment = one.adjustment();
            if (adjustment.pieces() > 0) {
                taken.merge(adjustment.deal(), adjustment.pieces(), Integer::sum);
            }
        }
    }

    private void checkLimits(NaiveBuyer buyer, Map<Integer, Integer> held) {
        held.forEach((number, pieces) -> {
            NaiveSku sku = state.knownSku(number);
            findings.demand(
                    pieces <= sku.limitPerBuyer(),
                    () -> "buyer " + buyer.number + ": holds " + pieces + " of SKU " + number + ", the limit is "
                            + sku.limitPerBuyer());
            findings.count("limits");
        });
        findings.demand(
                held.equals(buyer.held()),
                () -> "buyer " + buyer.number + ": orders hold " + held + " of SKUs with a limit, counted were "
                        + buyer.held());
    }

    private void checkPrices(NaiveBuyer buyer, Map<Integer, Integer> taken) {
        taken.forEach((number, pieces) -> {
            NaiveDeal deal = state.deals.get(number - 1);
            findings.demand(
                    pieces <= deal.mostPerBuyer(),
                    () -> "buyer " + buyer.number + ": has " + pieces + " at the price of deal " + number
                            + ", the limit is " + deal.mostPerBuyer());
            findings.demand(
                    pieces == deal.takenBy(buyer.number),
                    () -> "buyer " + buyer.number + ": orders have " + pieces + " at the price of deal " + number
                            + ", counted were " + deal.takenBy(buyer.number));
            takenByDeal[number] += pieces;
            findings.count("limits");
        });
    }

    private void checkCoupons(NaiveBuyer buyer, Map<Integer, Integer> used) {
        Set<Integer> deals = new HashSet<>(buyer.coupons().keySet());
        deals.addAll(used.keySet());
        for (int number : deals) {
            NaiveDeal deal = state.deals.get(number - 1);
            NaiveBuyer.Held has = buyer.coupons().getOrDefault(number, new NaiveBuyer.Held());
            int inOrders = used.getOrDefault(number, 0);
            findings.demand(
                    inOrders == has.used && has.used <= has.claimed,
                    () -> "buyer " + buyer.number + ": of deal " + number + " orders hold " + inOrders
                            + " coupons, counted were " + has.used + ", claimed " + has.claimed);
            findings.demand(
                    has.claimed <= deal.mostPerBuyer(),
                    () -> "buyer " + buyer.number + ": claimed " + has.claimed + " of deal " + number
                            + ", the limit is " + deal.mostPerBuyer());
            claimedByDeal[number] += has.claimed;
            findings.count("coupons");
        }
    }

    private void check(NaiveDeal deal) {
        int number = deal.number;
        long taken = reckoning.takenByDeal[number];
        findings.demand(
                taken == deal.taken,
                () -> "deal " + number + ": orders have " + taken + " pieces, counted were " + deal.taken);
        if (deal.terms() instanceof FestivalPrice price) {
            findings.demand(
                    taken <= price.stock(),
                    () -> "deal " + number + ": gave its price to " + taken + " pieces of " + price.stock());
        }
        findings.demand(
                taken == takenByDeal[number],
                () -> "deal " + number + ": orders have " + taken + " pieces, buyers " + takenByDeal[number]);
        long used = reckoning.usedByDeal[number];
        findings.demand(
                used == deal.used && used <= deal.claimed && deal.claimed == claimedByDeal[number],
                () -> "deal " + number + ": orders hold " + used + " coupons, counted were " + deal.used + ", claimed "
                        + deal.claimed + ", buyers have " + claimedByDeal[number]);
        findings.demand(
                deal.claimed <= deal.count(),
                () -> "deal " + number + ": gave away " + deal.claimed + " of " + deal.count() + " coupons");
        if (deal.terms() instanceof RedPacket packet) {
            findings.demand(
                    reckoning.offByDeal[number] <= packet.budgetMinor(),
                    () -> "deal " + number + ": red packets took off " + reckoning.offByDeal[number]
                            + ", the budget is " + packet.budgetMinor());
        }
    }
}
