package io.drumroll.engine.promotion;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.CouponClaimed;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CouponsGone;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OverClaimLimit;
import io.drumroll.engine.message.Rejection.WrongDealKind;
import io.drumroll.engine.shop.Frame;
import org.jspecify.annotations.Nullable;

/** Decides about claims of coupons and red packets. Changes nothing. */
public final class CouponDesk {
    private final Frame frame;
    private final Buyers buyers;
    private final Deals deals;
    private final DealUses uses;

    /** A desk over the given state. */
    public CouponDesk(Frame frame, Buyers buyers, Deals deals, DealUses uses) {
        this.frame = frame;
        this.buyers = buyers;
        this.deals = deals;
        this.uses = uses;
    }

    /** Decides about a claim. */
    public Decision decide(ClaimCoupon command, long nowMs) {
        Rejection refusal = Checks.first(
                frame.refuseUnscheduled(), Checks.buyer(command.buyer()), deals.refuseUnknown(command.deal()));
        if (refusal == null) {
            refusal = refuse(deals.deal(command.deal()), buyers.rowOf(command.buyer()), nowMs);
        }
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(command.deal(), 0, new CouponClaimed(command.buyer(), command.deal()));
    }

    private @Nullable Rejection refuse(Deal deal, int buyerRow, long nowMs) {
        if (!deal.isCoupon()) {
            return new WrongDealKind(deal.number(), deal.terms().kind());
        }
        if (!deal.isOpen(nowMs)) {
            return DealDesk.notLive(deal);
        }
        if (deal.taken() >= deal.couponCount()) {
            return new CouponsGone(deal.number(), deal.couponCount());
        }
        long claimed = buyerRow == Buyers.NONE ? 0 : uses.claimed(buyerRow, deal.number());
        if (claimed >= deal.couponsPerBuyer()) {
            return new OverClaimLimit(deal.number(), deal.couponsPerBuyer());
        }
        Rejection refusal = buyers.refuseWithoutRoom(buyerRow);
        if (refusal == null
                && claimed == 0
                && buyerRow != Buyers.NONE
                && uses.couponDeals(buyerRow) >= Limits.MAX_COUPON_DEALS_PER_BUYER) {
            refusal = new CapacityReached(Field.COUPONS, Limits.MAX_COUPON_DEALS_PER_BUYER);
        }
        return refusal;
    }
}
