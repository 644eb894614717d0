package io.drumroll.engine.oracle;

import io.drumroll.engine.order.OrderState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a festival's books balance, by reckoning stock, limits and money again from the orders themselves.
 *
 * <p>Takes one pass over SKUs, orders and buyers and changes nothing; the figures that it adds up are not the ones that
 * the festival keeps while it decides.
 */
public final class Books {
    /**
     * What came out.
     *
     * @param checked how many of each thing were looked at, in this order: skus, orders, buyers, ledgerAccounts, limits
     *     (pairs of a buyer and a SKU that has one); complete only where there is no breach.
     * @param breach the first thing that does not hold, with its values; empty where all holds.
     */
    public record Report(SequencedMap<String, Long> checked, Optional<String> breach) {
        /** Whether everything holds. */
        public boolean ok() {
            return breach.isEmpty();
        }
    }

    private final NaiveState state;
    private final SequencedMap<String, Long> checked = new LinkedHashMap<>();
    private final long[] soldBySku;
    private long escrowMinor;
    private long gmvMinor;

    private Books(NaiveState state) {
        this.state = state;
        soldBySku = new long[state.skus.size() + 1];
        for (String what : new String[] {"skus", "orders", "buyers", "ledgerAccounts", "limits"}) {
            checked.put(what, 0L);
        }
    }

    /** Checks everything, up to the first breach. */
    public static Report check(NaiveFestival festival) {
        Books books = new Books(festival.state);
        return new Report(books.checked, Optional.ofNullable(books.breach()));
    }

    private @Nullable String breach() {
        // Orders come first: stock, limits and money are reckoned from them.
        String breach = ofOrders();
        if (breach == null) {
            breach = ofSkus();
        }
        if (breach == null) {
            breach = ofBuyers();
        }
        return breach == null ? ofLedger() : breach;
    }

    private void count(String what) {
        checked.merge(what, 1L, Long::sum);
    }

    private @Nullable String ofOrders() {
        for (int i = 0; i < state.orders.size(); i++) {
            NaiveOrder order = state.orders.get(i);
            String breach = ofOrder(order, i + 1);
            if (breach != null) {
                return breach;
            }
            if (order.state == OrderState.PAID) {
                escrowMinor += order.totalMinor;
            }
            if (order.everPaid) {
                gmvMinor += order.totalMinor;
            }
            count("orders");
        }
        return null;
    }

    private @Nullable String ofOrder(NaiveOrder order, int number) {
        if (order.number != number) {
            return "order " + number + ": has number " + order.number;
        }
        if (order.lineCount() == 0) {
            return "order " + number + ": has no lines";
        }
        boolean paidForNothing = order.state == OrderState.EXPIRED && order.everPaid;
        boolean neverPaid = order.state == OrderState.PAID && !order.everPaid;
        if (paidForNothing || neverPaid) {
            return "order " + number + ": is " + order.state + ", but ever paid is " + order.everPaid;
        }
        long sumMinor = 0;
        for (int line = 0; line < order.lineCount(); line++) {
            int sku = order.sku(line);
            long grossMinor = order.quantity(line) * order.unitPriceMinor(line);
            if (sku < 1 || sku >= soldBySku.length) {
                return "order " + number + ": holds SKU " + sku + ", which was never listed";
            }
            if (order.quantity(line) < 1 || order.savingMinor(line) < 0 || order.savingMinor(line) > grossMinor) {
                return "order " + number + ": " + order.quantity(line) + " of SKU " + sku + " for " + grossMinor
                        + " less " + order.savingMinor(line);
            }
            sumMinor += grossMinor - order.savingMinor(line);
            soldBySku[sku] += order.state.holdsStock() ? order.quantity(line) : 0;
        }
        return sumMinor == order.totalMinor
                ? null
                : "order " + number + ": its lines sum to " + sumMinor + ", its total is " + order.totalMinor;
    }

    private @Nullable String ofSkus() {
        for (NaiveSku sku : state.skus) {
            long sold = soldBySku[sku.number];
            if (sku.openingStock + sku.restocked - sold != sku.available) {
                return "SKU " + sku.number + ": opening " + sku.openingStock + " + restocked " + sku.restocked
                        + " - sold " + sold + " is not available " + sku.available;
            }
            if (sku.available < 0) {
                return "SKU " + sku.number + ": oversold, available " + sku.available;
            }
            count("skus");
        }
        return null;
    }

    private @Nullable String ofBuyers() {
        long ordersOfBuyers = 0;
        for (NaiveBuyer buyer : state.buyers.values()) {
            Map<Integer, Integer> held = new HashMap<>();
            for (NaiveOrder order = buyer.newestOrder; order != null; order = order.olderOfBuyer) {
                if (order.buyer != buyer) {
                    return "order " + order.number + ": is of buyer " + order.buyer.number + " and listed at buyer "
                            + buyer.number;
                }
                addLimited(order, held);
                ordersOfBuyers++;
            }
            String breach = ofLimits(buyer, held);
            if (breach != null) {
                return breach;
            }
            count("buyers");
        }
        return ordersOfBuyers == state.orders.size()
                ? null
                : "orders: " + state.orders.size() + " were placed, buyers have " + ordersOfBuyers;
    }

    private void addLimited(NaiveOrder order, Map<Integer, Integer> held) {
        if (!order.state.holdsStock()) {
            return;
        }
        for (int line = 0; line < order.lineCount(); line++) {
            if (state.knownSku(order.sku(line)).limitPerBuyer > 0) {
                held.merge(order.sku(line), order.quantity(line), Integer::sum);
            }
        }
    }

    private @Nullable String ofLimits(NaiveBuyer buyer, Map<Integer, Integer> held) {
        for (Map.Entry<Integer, Integer> entry : held.entrySet()) {
            NaiveSku sku = state.knownSku(entry.getKey());
            if (entry.getValue() > sku.limitPerBuyer) {
                return "buyer " + buyer.number + ": holds " + entry.getValue() + " of SKU " + sku.number
                        + ", the limit is " + sku.limitPerBuyer;
            }
            count("limits");
        }
        return held.equals(buyer.held())
                ? null
                : "buyer " + buyer.number + ": orders hold " + held + " of SKUs with a limit, counted were "
                        + buyer.held();
    }

    private @Nullable String ofLedger() {
        long walletsMinor = 0;
        for (NaiveBuyer buyer : state.buyers.values()) {
            if (buyer.balanceMinor < 0) {
                return "wallet of buyer " + buyer.number + ": negative, " + buyer.balanceMinor;
            }
            walletsMinor += buyer.balanceMinor;
            count("ledgerAccounts");
        }
        if (walletsMinor + state.escrowMinor + state.fundingMinor != 0) {
            return "ledger: wallets " + walletsMinor + " + escrow " + state.escrowMinor + " + funding "
                    + state.fundingMinor + " is not 0";
        }
        if (state.escrowMinor != escrowMinor) {
            return "escrow: holds " + state.escrowMinor + ", paid orders sum to " + escrowMinor;
        }
        if (state.gmvMinor != gmvMinor) {
            return "GMV: counted " + state.gmvMinor + ", orders ever paid sum to " + gmvMinor;
        }
        checked.merge("ledgerAccounts", 2L, Long::sum);
        return null;
    }
}
