package io.drumroll.engine.pricing;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query.CouponProblem;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CouponNotHeld;
import io.drumroll.engine.message.Rejection.CouponsClash;
import io.drumroll.engine.message.Rejection.DealNotLive;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.WrongDealKind;
import io.drumroll.engine.promotion.Deal;
import io.drumroll.engine.promotion.DealUses;
import io.drumroll.engine.promotion.Deals;
import io.drumroll.engine.promotion.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The coupons that an order names, checked; scratch, used anew for each order. */
final class Coupons {
    private final Deals deals;
    private final DealUses uses;
    /** Their numbers: storing the deals themselves would cost a fence in the collector's books for each order. */
    private final int[] named = new int[Limits.MAX_ORDER_COUPONS];

    private final List<CouponProblem> leftOut = new ArrayList<>();
    private boolean mayLeaveOut;
    private int count;

    Coupons(Deals deals, DealUses uses) {
        this.deals = deals;
        this.uses = uses;
    }

    /** Says whether coupons that can't be used are left out and noted; otherwise they are the order's refusal. */
    void clear(boolean leavingOut) {
        mayLeaveOut = leavingOut;
        leftOut.clear();
    }

    boolean mayLeaveOut() {
        return mayLeaveOut;
    }

    /** What was left out, and why. */
    List<CouponProblem> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Leaves one out that was chosen, by its index. */
    void leaveOut(int index, Rejection why) {
        leftOut.add(new CouponProblem(named[index], why));
        count--;
        System.arraycopy(named, index + 1, named, index, count - index);
    }

    @Nullable
    Rejection choose(List<Integer> numbers, int buyerRow, long nowMs) {
        count = 0;
        if (numbers.isEmpty()) {
            return null;
        }
        Rejection refusal = Checks.range(Field.COUPONS, numbers.size(), 0, Limits.MAX_ORDER_COUPONS);
        for (int i = 0; refusal == null && i < numbers.size(); i++) {
            int number = numbers.get(i);
            refusal = deals.refuseUnknown(number);
            if (refusal == null) {
                refusal = refuse(deals.deal(number), buyerRow, nowMs);
            }
            if (refusal == null) {
                named[count++] = number;
            } else if (mayLeaveOut) {
                leftOut.add(new CouponProblem(number, refusal));
                refusal = null;
            }
        }
        return refusal;
    }

    private @Nullable Rejection refuse(Deal deal, int buyerRow, long nowMs) {
        if (!deal.isCoupon()) {
            return new WrongDealKind(deal.number(), deal.terms().kind());
        }
        Deal other = at(deal.stage(), deal.subject());
        if (other != null) {
            return new CouponsClash(deal.number(), other.number());
        }
        if (!deal.isLive(nowMs)) {
            return new DealNotLive(
                    deal.number(), deal.offer().startsAtMs(), deal.offer().endsAtMs());
        }
        boolean isHeld = buyerRow != Buyers.NONE && uses.unused(buyerRow, deal.number()) > 0;
        return isHeld ? null : new CouponNotHeld(deal.number());
    }

    /** The coupon for a place: a stage and, for a shop's, the shop; null where none is named. */
    @Nullable
    Deal at(Stage stage, int subject) {
        for (int i = 0; i < count; i++) {
            Deal deal = named(i);
            if (deal.stage() == stage && deal.subject() == subject) {
                return deal;
            }
        }
        return null;
    }

    int count() {
        return count;
    }

    Deal named(int index) {
        return deals.deal(named[index]);
    }
}
