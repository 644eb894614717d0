package io.drumroll.engine.promotion;

import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ChangeDeal;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.DealChanged;
import io.drumroll.engine.message.Event.DealEnded;
import io.drumroll.engine.message.Event.DealMade;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.DealNotLive;
import io.drumroll.engine.message.Rejection.DealOverlaps;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.WrongDealKind;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.promotion.DealTerms.QuantityBreaks;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.Skus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides about deals: making, changing, ending. Changes nothing. */
public final class DealDesk {
    private final Frame frame;
    private final Deals deals;
    private final TermsChecks checks;

    /** A desk over the given state. */
    public DealDesk(Frame frame, Shops shops, Skus skus, Deals deals) {
        this.frame = frame;
        this.deals = deals;
        this.checks = new TermsChecks(shops, skus);
    }

    /** Decides about a new deal. */
    public Decision decide(MakeDeal command, long nowMs) {
        DealOffer offer = command.offer();
        Rejection refusal = frame.refuseUnscheduled();
        if (refusal == null) {
            refusal = refuse(offer, nowMs);
        }
        if (refusal == null && deals.count() >= Limits.MAX_DEALS) {
            refusal = new CapacityReached(Field.DEALS, Limits.MAX_DEALS);
        }
        if (refusal == null) {
            refusal = refuseNeighbours(offer, 0, nowMs);
        }
        int deal = deals.count() + 1;
        return refusal != null ? Decision.reject(refusal) : Decision.accept(deal, 0, new DealMade(deal, offer));
    }

    /** Decides about other terms. */
    public Decision decide(ChangeDeal command, long nowMs) {
        Rejection refusal = refuseOver(command.deal(), nowMs);
        if (refusal == null) {
            refusal = refuseChange(deals.deal(command.deal()), command.offer(), nowMs);
        }
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(command.deal(), 0, new DealChanged(command.deal(), command.offer()));
    }

    /** Decides about ending a deal before its time. */
    public Decision decide(EndDeal command, long nowMs) {
        Rejection refusal = refuseOver(command.deal(), nowMs);
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(command.deal(), 0, new DealEnded(command.deal()));
    }

    private @Nullable Rejection refuseOver(int number, long nowMs) {
        Rejection refusal = deals.refuseUnknown(number);
        if (refusal != null) {
            return refusal;
        }
        Deal deal = deals.deal(number);
        return deal.isOpen(nowMs) ? null : notLive(deal);
    }

    static DealNotLive notLive(Deal deal) {
        return new DealNotLive(
                deal.number(), deal.offer().startsAtMs(), deal.offer().endsAtMs());
    }

    private @Nullable Rejection refuse(DealOffer offer, long nowMs) {
        Rejection refusal = Checks.first(
                Checks.text(Field.NAME, offer.name()),
                Checks.range(Field.STARTS_AT, offer.startsAtMs(), 0, Limits.MAX_TIME_MS));
        if (refusal == null) {
            refusal = Checks.first(
                    Checks.range(Field.ENDS_AT, offer.endsAtMs(), offer.startsAtMs() + 1, Limits.MAX_TIME_MS + 1),
                    Checks.range(Field.ENDS_AT, offer.endsAtMs(), nowMs + 1, Limits.MAX_TIME_MS + 1),
                    refuseBars(offer));
        }
        return refusal != null ? refusal : checks.refuse(offer);
    }

    /** A deal can only bar what comes behind it, so that no two deals can bar each other. */
    private static @Nullable Rejection refuseBars(DealOffer offer) {
        int above = offer.terms().stage().code();
        Rejection refusal = null;
        for (int i = 0; refusal == null && i < offer.bars().size(); i++) {
            int code = offer.bars().get(i).code();
            refusal = Checks.range(Field.STACKING, code, above + 1L, Stage.RED_PACKET.code());
            above = code;
        }
        return refusal;
    }

    private @Nullable Rejection refuseChange(Deal deal, DealOffer offer, long nowMs) {
        if (!isOfSameSubject(deal.terms(), offer.terms())) {
            return new WrongDealKind(deal.number(), deal.terms().kind());
        }
        Rejection refusal = refuse(offer, nowMs);
        if (refusal == null) {
            refusal = refuseNeighbours(offer, deal.number(), nowMs);
        }
        return refusal != null ? refusal : refuseLessThanUsed(deal, offer.terms());
    }

    private static boolean isOfSameSubject(DealTerms before, DealTerms after) {
        return switch (before) {
            case FestivalPrice t -> after instanceof FestivalPrice a && a.sku() == t.sku();
            case QuantityBreaks t -> after instanceof QuantityBreaks a && a.sku() == t.sku();
            case SecondPiece t -> after instanceof SecondPiece a && a.sku() == t.sku();
            case PreSale t -> after instanceof PreSale a && a.sku() == t.sku();
            case BundlePrice t -> after instanceof BundlePrice a && skusOf(a).equals(skusOf(t));
            case ShopTiers t -> after instanceof ShopTiers a && a.shop() == t.shop();
            case ShopCoupon t -> after instanceof ShopCoupon a && a.shop() == t.shop();
            case CrossShop _ -> after instanceof CrossShop;
            case FestivalCoupon _ -> after instanceof FestivalCoupon;
            case RedPacket _ -> after instanceof RedPacket;
        };
    }

    private static List<Integer> skusOf(BundlePrice bundle) {
        List<Integer> skus = new ArrayList<>();
        for (LineRequest member : bundle.members()) {
            skus.add(member.sku());
        }
        return skus;
    }

    private static @Nullable Rejection refuseLessThanUsed(Deal deal, DealTerms terms) {
        long taken = deal.taken();
        return switch (terms) {
            case FestivalPrice after ->
                Checks.first(
                        Checks.range(Field.STOCK, after.stock(), Math.max(1, taken), Limits.MAX_STOCK),
                        refuseOtherLimit(((FestivalPrice) deal.terms()).limitPerBuyer(), after.limitPerBuyer()));
            case ShopCoupon after -> Checks.range(Field.COUPONS, after.count(), taken, Limits.MAX_COUPONS);
            case FestivalCoupon after -> Checks.range(Field.COUPONS, after.count(), taken, Limits.MAX_COUPONS);
            case RedPacket after -> refuseOtherFace(((RedPacket) deal.terms()).faceMinor(), after, taken);
            case QuantityBreaks _, SecondPiece _, BundlePrice _, ShopTiers _, CrossShop _, PreSale _ -> null;
        };
    }

    /** Pieces are counted for each buyer from the beginning, or never. */
    private static @Nullable Rejection refuseOtherLimit(int before, int after) {
        return before == 0
                ? Checks.range(Field.LIMIT_PER_BUYER, after, 0, 0)
                : Checks.range(Field.LIMIT_PER_BUYER, after, 1, Limits.MAX_QUANTITY);
    }

    private static @Nullable Rejection refuseOtherFace(long face, RedPacket after, long claimed) {
        if (claimed == 0) {
            return null;
        }
        return Checks.first(
                Checks.range(Field.DISCOUNT, after.faceMinor(), face, face),
                Checks.range(Field.BUDGET, after.budgetMinor(), face * claimed, Limits.MAX_FUNDED_MINOR));
    }

    /** Refuses what would overlap with a deal of its kind, and one deal too many of a subject; {@code self} is not counted. */
    private @Nullable Rejection refuseNeighbours(DealOffer offer, int self, long nowMs) {
        return switch (offer.terms()) {
            case FestivalPrice t -> refuseNeighbours(links(deals.ofSku(t.sku())), offer, self, nowMs);
            case QuantityBreaks t -> refuseNeighbours(links(deals.ofSku(t.sku())), offer, self, nowMs);
            case SecondPiece t -> refuseNeighbours(links(deals.ofSku(t.sku())), offer, self, nowMs);
            case PreSale t -> refuseNeighbours(links(deals.ofSku(t.sku())), offer, self, nowMs);
            case BundlePrice t -> {
                List<DealLink> all = new ArrayList<>();
                for (LineRequest member : t.members()) {
                    all.addAll(links(deals.ofSku(member.sku())));
                }
                yield refuseNeighbours(all, offer, self, nowMs);
            }
            case ShopTiers t -> refuseNeighbours(links(deals.ofShop(t.shop())), offer, self, nowMs);
            case CrossShop _ -> refuseNeighbours(links(deals.acrossShops()), offer, self, nowMs);
            case ShopCoupon _, FestivalCoupon _, RedPacket _ -> null;
        };
    }

    private static List<DealLink> links(@Nullable DealLink first) {
        return first == null ? List.of() : List.of(first);
    }

    private static @Nullable Rejection refuseNeighbours(
            List<DealLink> subjects, DealOffer offer, int self, long nowMs) {
        int lowest = Integer.MAX_VALUE;
        boolean full = false;
        for (DealLink subject : subjects) {
            int open = 0;
            for (DealLink link = subject; link != null; link = link.next()) {
                Deal other = link.deal();
                if (other.number() != self && other.isOpen(nowMs)) {
                    open++;
                    lowest = overlaps(other.offer(), offer) ? Math.min(lowest, other.number()) : lowest;
                }
            }
            full |= open >= Limits.MAX_DEALS_PER_SUBJECT;
        }
        if (lowest < Integer.MAX_VALUE) {
            return new DealOverlaps(lowest);
        }
        return full ? new CapacityReached(Field.DEALS, Limits.MAX_DEALS_PER_SUBJECT) : null;
    }

    private static boolean overlaps(DealOffer one, DealOffer other) {
        return one.terms().kind() == other.terms().kind()
                && one.startsAtMs() < other.endsAtMs()
                && other.startsAtMs() < one.endsAtMs();
    }
}
