package io.drumroll.engine;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Submission;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealUses;
import io.drumroll.engine.promotion.Deals;
import io.drumroll.engine.request.RememberedRequests;
import io.drumroll.engine.sku.Skus;
import java.util.List;

/**
 * Loads what orders will need from all over memory before they are handled, side by side: one order waits for ten loads and
 * more that miss the processor's cache, most of its time once buyers, keys and SKUs are millions, and a processor does
 * several at once if nothing has to be decided in between. So each step is one pass over all orders without a branch on
 * what was loaded; the next step follows the pointers that the one before brought in. Changes nothing that anybody could
 * ask for.
 */
final class Foresight {
    private final Buyers buyers;
    private final RememberedRequests requests;
    private final Skus skus;
    private final Deals deals;
    private final DealUses uses;
    /** What was loaded. Nobody reads it; it is kept so that the loads are not optimized away. */
    @SuppressWarnings("UnusedVariable")
    private long loaded;

    Foresight(Buyers buyers, RememberedRequests requests, Skus skus, Deals deals, DealUses uses) {
        this.buyers = buyers;
        this.requests = requests;
        this.skus = skus;
        this.deals = deals;
        this.uses = uses;
    }

    /** Loads what the orders among these will need, which are handled next, in this order. */
    void load(List<Submission> expected) {
        int coupons = 0;
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).command() instanceof PlaceOrder order) {
                loaded = places(expected.get(i), i, order);
                coupons += order.coupons().size();
            }
        }
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).command() instanceof PlaceOrder order) {
                loaded = rows(order);
            }
        }
        if (coupons > 0) {
            loadCoupons(expected);
        }
    }

    /** Where indexes say that rows are; and the SKUs, which need no index. */
    private long places(Submission submission, int ahead, PlaceOrder order) {
        long found = requests.warm(submission.request(), ahead) ^ buyers.warmPlace(order.buyer());
        List<LineRequest> lines = order.lines();
        for (int i = 0; i < lines.size(); i++) {
            int sku = lines.get(i).sku();
            found ^= skus.warm(sku) ^ deals.warmPlace(sku);
        }
        return found;
    }

    private long rows(PlaceOrder order) {
        long found = buyers.warm(order.buyer());
        List<LineRequest> lines = order.lines();
        for (int i = 0; i < lines.size(); i++) {
            int sku = lines.get(i).sku();
            found ^= deals.warm(sku) ^ deals.warmShop(skus.warmShop(sku));
        }
        return found;
    }

    /** A coupon is found by its buyer's row, which has come in by now. */
    private void loadCoupons(List<Submission> expected) {
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).command() instanceof PlaceOrder order) {
                int buyerRow = buyers.rowOf(order.buyer());
                List<Integer> coupons = order.coupons();
                for (int coupon = 0; coupon < coupons.size(); coupon++) {
                    loaded = uses.warmPlace(buyerRow, coupons.get(coupon));
                }
            }
        }
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).command() instanceof PlaceOrder order) {
                int buyerRow = buyers.rowOf(order.buyer());
                List<Integer> coupons = order.coupons();
                for (int coupon = 0; coupon < coupons.size(); coupon++) {
                    loaded = uses.warm(buyerRow, coupons.get(coupon));
                }
            }
        }
    }
}
