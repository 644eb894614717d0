package io.drumroll.engine.promotion;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query.Coupon;
import io.drumroll.engine.message.Query.CouponsView;
import io.drumroll.engine.message.Query.DealName;
import io.drumroll.engine.message.Query.DealNames;
import io.drumroll.engine.message.Query.DealPage;
import io.drumroll.engine.message.Query.DealView;
import io.drumroll.engine.message.Query.OfDealNames;
import io.drumroll.engine.message.Query.OfDeals;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.sku.Skus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answers fresh reads about deals and coupons. Changes nothing. */
public final class DealReads {
    /** Deals that one page looks at, given or not, so that a read never takes long. */
    private static final int MAX_LOOKS = 10_000;

    private final Frame frame;
    private final Skus skus;
    private final Buyers buyers;
    private final Deals deals;
    private final DealUses uses;

    /** Reads over the given state. */
    public DealReads(Frame frame, Skus skus, Buyers buyers, Deals deals, DealUses uses) {
        this.frame = frame;
        this.skus = skus;
        this.buyers = buyers;
        this.deals = deals;
        this.uses = uses;
    }

    /** One deal. */
    public Result<DealView> deal(int number, long nowMs) {
        Rejection refusal = deals.refuseUnknown(number);
        return refusal != null ? new Result.Refused<>(refusal) : new Result.Found<>(view(deals.deal(number), nowMs));
    }

    /** Deals that are given now or later, newest first. */
    public Result<DealPage> deals(OfDeals query, long nowMs) {
        Rejection refusal = Checks.range(Field.QUANTITY, query.limit(), 1, Limits.MAX_PAGE);
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        List<DealView> page = new ArrayList<>();
        int before = query.before() < 1 || query.before() > deals.count() ? deals.count() + 1 : query.before();
        int number = before - 1;
        int lowest = Math.max(1, before - MAX_LOOKS);
        while (number >= lowest && page.size() < query.limit()) {
            Deal deal = deals.deal(number);
            if (deal.isOpen(nowMs)) {
                page.add(view(deal, nowMs));
            }
            number--;
        }
        return new Result.Found<>(new DealPage(List.copyOf(page), number == 0 ? 0 : number + 1));
    }

    /** What deals are called. */
    public Result<DealNames> names(OfDealNames query) {
        List<Integer> asked = query.deals();
        Rejection refusal = Checks.range(Field.DEALS, asked.size(), 0, Limits.MAX_PAGE);
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        List<DealName> names = new ArrayList<>(asked.size());
        for (int number : asked) {
            if (deals.refuseUnknown(number) == null) {
                DealOffer offer = deals.offer(number);
                names.add(new DealName(number, offer.terms().kind(), offer.name()));
            }
        }
        return new Result.Found<>(new DealNames(List.copyOf(names)));
    }

    /** The deals of one SKU that are given now or later, by number. */
    public Result<DealPage> ofSku(int sku, long nowMs) {
        Rejection refusal = skus.refuseUnknown(sku);
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        List<DealView> found = new ArrayList<>();
        for (DealLink link = deals.ofSku(sku); link != null; link = link.next()) {
            if (link.deal().isOpen(nowMs)) {
                found.add(view(link.deal(), nowMs));
            }
        }
        found.sort(Comparator.comparingInt(DealView::deal));
        return new Result.Found<>(new DealPage(List.copyOf(found), 0));
    }

    /** A buyer's coupons. */
    public Result<CouponsView> coupons(long buyer) {
        Rejection refusal = Checks.first(frame.refuseUnscheduled(), Checks.buyer(buyer));
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        int buyerRow = buyers.rowOf(buyer);
        List<Coupon> found = new ArrayList<>();
        int row = buyerRow == Buyers.NONE ? DealUses.NONE : uses.firstCoupon(buyerRow);
        for (; row != DealUses.NONE; row = uses.nextCoupon(row)) {
            found.add(new Coupon(uses.deal(row), deals.offer(uses.deal(row)), uses.claimed(row), uses.used(row)));
        }
        return new Result.Found<>(new CouponsView(buyer, List.copyOf(found)));
    }

    private static DealView view(Deal deal, long nowMs) {
        return new DealView(deal.number(), deal.offer(), deal.isLive(nowMs), deal.ended(), deal.taken(), deal.used());
    }
}
