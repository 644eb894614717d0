package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyNotText;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ChangeDeal;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.Stage;
import org.jspecify.annotations.Nullable;

/** Decides about deals and coupons. */
final class NaiveDeals {
    private final NaiveState state;
    private final NaiveTerms terms;

    NaiveDeals(NaiveState state) {
        this.state = state;
        terms = new NaiveTerms(state);
    }

    Outcome make(MakeDeal command) {
        DealOffer offer = command.offer();
        Rejection why = state.frame == null ? state.whyNotScheduled() : whyNotOffered(offer, null);
        if (why != null) {
            return state.rejected(why);
        }
        NaiveDeal deal = new NaiveDeal(state.deals.size() + 1, offer);
        state.deals.add(deal);
        state.subjects.add(deal);
        state.emit(new Event.DealMade(deal.number, offer));
        return state.accepted(deal.number, 0);
    }

    Outcome change(ChangeDeal command) {
        NaiveDeal deal = state.deal(command.deal());
        Rejection why = whyNotLasting(deal, command.deal());
        if (why != null || deal == null) {
            return state.rejected(why == null ? new Rejection.UnknownDeal(command.deal()) : why);
        }
        if (!NaiveSubjects.areAlike(deal.terms(), command.offer().terms())) {
            return state.rejected(
                    new Rejection.WrongDealKind(deal.number, deal.terms().kind()));
        }
        why = whyNotOffered(command.offer(), deal);
        if (why != null) {
            return state.rejected(why);
        }
        deal.before.add(deal.offer);
        deal.offer = command.offer();
        state.emit(new Event.DealChanged(deal.number, deal.offer));
        return state.accepted(deal.number, 0);
    }

    Outcome end(EndDeal command) {
        NaiveDeal deal = state.deal(command.deal());
        Rejection why = whyNotLasting(deal, command.deal());
        if (why != null || deal == null) {
            return state.rejected(why == null ? new Rejection.UnknownDeal(command.deal()) : why);
        }
        deal.ended = true;
        state.emit(new Event.DealEnded(deal.number));
        return state.accepted(deal.number, 0);
    }

    private @Nullable Rejection whyNotLasting(@Nullable NaiveDeal deal, int number) {
        if (deal == null) {
            return new Rejection.UnknownDeal(number);
        }
        return deal.lasts(state.nowMs) ? null : whyNotLive(deal);
    }

    static Rejection whyNotLive(NaiveDeal deal) {
        return new Rejection.DealNotLive(deal.number, deal.offer.startsAtMs(), deal.offer.endsAtMs());
    }

    private @Nullable Rejection whyNotOffered(DealOffer offer, @Nullable NaiveDeal changed) {
        Rejection why = first(
                whyNotText(Field.NAME, offer.name()),
                whyOutOfRange(Field.STARTS_AT, offer.startsAtMs(), 0, Limits.MAX_TIME_MS),
                whyOutOfRange(Field.ENDS_AT, offer.endsAtMs(), offer.startsAtMs() + 1, Limits.MAX_TIME_MS + 1),
                whyOutOfRange(Field.ENDS_AT, offer.endsAtMs(), state.nowMs + 1, Limits.MAX_TIME_MS + 1));
        int lowest = offer.terms().stage().code() + 1;
        for (Stage bar : offer.bars()) {
            why = first(why, whyOutOfRange(Field.STACKING, bar.code(), lowest, Stage.RED_PACKET.code()));
            lowest = bar.code() + 1;
        }
        if (why == null) {
            why = terms.whyNot(offer);
        }
        if (why == null && changed == null && state.deals.size() >= Limits.MAX_DEALS) {
            why = new CapacityReached(Field.DEALS, Limits.MAX_DEALS);
        }
        if (why == null) {
            why = whyNoPlace(offer, changed == null ? 0 : changed.number);
        }
        return why == null && changed != null ? NaiveTerms.whyLessThanUsed(offer.terms(), changed) : why;
    }

    private @Nullable Rejection whyNoPlace(DealOffer offer, int except) {
        int overlapping = state.subjects.about(offer.terms()).stream()
                .filter(other -> other.number != except && overlaps(other, offer))
                .mapToInt(other -> other.number)
                .min()
                .orElse(0);
        if (overlapping != 0) {
            return new Rejection.DealOverlaps(overlapping);
        }
        return state.subjects.isCrowded(offer.terms(), state.nowMs, except)
                ? new CapacityReached(Field.DEALS, Limits.MAX_DEALS_PER_SUBJECT)
                : null;
    }

    /** What is over is no longer in the way, even of a deal that claims to have started before. */
    private boolean overlaps(NaiveDeal other, DealOffer offer) {
        return other.lasts(state.nowMs)
                && other.terms().kind() == offer.terms().kind()
                && other.offer.startsAtMs() < offer.endsAtMs()
                && offer.startsAtMs() < other.offer.endsAtMs();
    }

    Outcome claim(ClaimCoupon command) {
        Rejection why = first(state.whyNotScheduled(), NaiveState.whyNotBuyer(command.buyer()));
        NaiveDeal deal = state.deal(command.deal());
        if (why != null || deal == null) {
            return state.rejected(why == null ? new Rejection.UnknownDeal(command.deal()) : why);
        }
        why = whyNotClaimed(deal, command.buyer());
        if (why != null) {
            return state.rejected(why);
        }
        deal.claimed++;
        state.buyerToChange(command.buyer()).couponsToChange(deal.number).claimed++;
        state.emit(new Event.CouponClaimed(command.buyer(), deal.number));
        return state.accepted(deal.number, 0);
    }

    private @Nullable Rejection whyNotClaimed(NaiveDeal deal, long buyer) {
        if (!deal.isCoupon()) {
            return new Rejection.WrongDealKind(deal.number, deal.terms().kind());
        }
        if (!deal.lasts(state.nowMs)) {
            return whyNotLive(deal);
        }
        if (deal.claimed >= deal.count()) {
            return new Rejection.CouponsGone(deal.number, deal.count());
        }
        NaiveBuyer known = state.buyers.get(buyer);
        NaiveBuyer.Held has = known == null ? null : known.coupons().get(deal.number);
        int perBuyer = (int) NaiveDeal.perBuyer(deal.terms());
        if (has != null && has.claimed >= perBuyer) {
            return new Rejection.OverClaimLimit(deal.number, perBuyer);
        }
        Rejection why = state.whyNoRoomFor(buyer);
        boolean full = known != null && has == null && known.coupons().size() >= Limits.MAX_COUPON_DEALS_PER_BUYER;
        return why == null && full ? new CapacityReached(Field.COUPONS, Limits.MAX_COUPON_DEALS_PER_BUYER) : why;
    }
}
