package io.drumroll.engine.promotion;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.message.Event.CouponClaimed;
import io.drumroll.engine.message.Event.DealChanged;
import io.drumroll.engine.message.Event.DealEnded;
import io.drumroll.engine.message.Event.DealMade;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.UnknownDeal;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
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
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All deals, numbered from 1 in the order in which they were made, found by SKU or shop without a look at the others.
 * Reads expect a number that {@link #refuseUnknown} let pass.
 */
public final class Deals {
    /** The one subject of savings across shops. */
    private static final int FESTIVAL = 0;

    private final Buyers buyers;
    private final Skus skus;
    private final DealUses uses;
    private final List<Deal> deals = new ArrayList<>();
    private final DealChains bySku = new DealChains();
    private final DealChains byShop = new DealChains();
    private final DealChains acrossShops = new DealChains();

    /** Deals on SKUs, used by buyers. */
    public Deals(Buyers buyers, Skus skus, DealUses uses) {
        this.buyers = buyers;
        this.skus = skus;
        this.uses = uses;
    }

    /** How many were ever made. */
    public int count() {
        return deals.size();
    }

    /** Refuses a number that no deal has. */
    public @Nullable Rejection refuseUnknown(int deal) {
        return deal >= 1 && deal <= deals.size() ? null : new UnknownDeal(deal);
    }

    /** A deal. */
    public Deal deal(int number) {
        return deals.get(number - 1);
    }

    /** What a deal gives, by its number. */
    public DealOffer offer(int number) {
        return deal(number).offer();
    }

    /** The first of a SKU's deals, or null; those whose time is over may be in the chain. */
    public @Nullable DealLink ofSku(int sku) {
        return bySku.first(sku);
    }

    /** The first of a shop's deals with tiers, or null; those whose time is over may be in the chain. */
    public @Nullable DealLink ofShop(int shop) {
        return byShop.first(shop);
    }

    /** The first of the savings across shops, or null; those whose time is over may be in the chain. */
    public @Nullable DealLink acrossShops() {
        return acrossShops.first(FESTIVAL);
    }

    /** The one of a chain that is given at a moment, in ms of the epoch, or null; there is at most one of a kind. */
    public static @Nullable Deal live(@Nullable DealLink first, long nowMs) {
        for (DealLink link = first; link != null; link = link.next()) {
            if (link.deal().isLive(nowMs)) {
                return link.deal();
            }
        }
        return null;
    }

    /** Brings the place of a SKU's deals into the processor's cache; returns something to keep. */
    public long warmPlace(int sku) {
        return bySku.first(sku) == null ? 0 : 1;
    }

    /** Brings a SKU's deals into the processor's cache; returns something to keep. */
    public long warm(int sku) {
        long loaded = 0;
        for (DealLink link = bySku.first(sku); link != null; link = link.next()) {
            // One stands at the beginning and one at the end, so that both of its lines come in.
            loaded ^= link.deal().taken() ^ link.deal().limitPerBuyer();
        }
        return loaded;
    }

    /** Brings a shop's tiers into the processor's cache; returns something to keep. */
    public long warmShop(int shop) {
        DealLink first = byShop.first(shop);
        return first == null ? 0 : first.deal().taken() ^ first.deal().tierCount();
    }

    /** A deal was made. */
    public void apply(DealMade event, long nowMs) {
        Deal deal = new Deal(event.deal(), subjectOf(event.offer().terms()), event.offer());
        deals.add(deal);
        applyFound(deal, nowMs);
    }

    private void applyFound(Deal deal, long nowMs) {
        switch (deal.terms()) {
            case FestivalPrice _, QuantityBreaks _, SecondPiece _, PreSale _ ->
                bySku.applyAdded(deal.subject(), deal, nowMs);
            case BundlePrice bundle -> {
                for (LineRequest member : bundle.members()) {
                    bySku.applyAdded(member.sku(), new MemberLink(deal), nowMs);
                }
            }
            case ShopTiers _ -> byShop.applyAdded(deal.subject(), deal, nowMs);
            case CrossShop _ -> acrossShops.applyAdded(FESTIVAL, deal, nowMs);
            case ShopCoupon _, FestivalCoupon _, RedPacket _ -> {
                // Named in orders by number; nobody looks for them.
            }
        }
    }

    private int subjectOf(DealTerms terms) {
        return switch (terms) {
            case FestivalPrice t -> t.sku();
            case QuantityBreaks t -> t.sku();
            case SecondPiece t -> t.sku();
            case PreSale t -> t.sku();
            case BundlePrice t -> skus.shop(t.members().getFirst().sku());
            case ShopTiers t -> t.shop();
            case ShopCoupon t -> t.shop();
            case CrossShop _, FestivalCoupon _, RedPacket _ -> 0;
        };
    }

    /** A deal's terms or window changed. */
    public void apply(DealChanged event) {
        deal(event.deal()).applyOffer(event.offer());
    }

    /** A deal was ended before its time. */
    public void apply(DealEnded event) {
        deal(event.deal()).applyEnded();
    }

    /** A buyer claimed a coupon. */
    public void apply(CouponClaimed event) {
        deal(event.deal()).applyTaken(1);
        uses.applyClaimed(buyers.applyMet(event.buyer()), event.deal());
    }

    /**
     * An order that holds what its adjustments name was placed.
     *
     * @param lines the order's lines, through whose SKUs a deal is found sooner than by its number.
     */
    public void applyUsed(int buyerRow, List<OrderLine> lines, List<Adjustment> adjustments) {
        PackedAdjustments packed = PackedAdjustments.of(adjustments);
        for (int i = 0; i < packed.size(); i++) {
            if (packed.pieces(i) > 0) {
                Deal deal = ofLine(lines.get(packed.line(i)).sku(), packed.deal(i));
                applyPieces(buyerRow, deal, packed.pieces(i));
            } else if (isCouponAt(packed, i)) {
                applyCoupon(buyerRow, packed.deal(i), 1);
            }
        }
    }

    /** An order that held what these adjustments name was cancelled, expired or forfeited. */
    public void applyGivenBack(int buyerRow, List<Adjustment> adjustments) {
        PackedAdjustments packed = PackedAdjustments.of(adjustments);
        for (int i = 0; i < packed.size(); i++) {
            if (packed.pieces(i) > 0) {
                applyPieces(buyerRow, deal(packed.deal(i)), -packed.pieces(i));
            } else if (isCouponAt(packed, i)) {
                applyCoupon(buyerRow, packed.deal(i), -1);
            }
        }
    }

    /** A coupon's adjustments stand together: it is used once however many lines it touches. */
    private static boolean isCouponAt(PackedAdjustments packed, int index) {
        boolean isFirst = index == 0 || packed.deal(index) != packed.deal(index - 1);
        return isFirst
                && switch (packed.stage(index)) {
                    case SHOP_COUPON, FESTIVAL_COUPON, RED_PACKET -> true;
                    case ITEM, SHOP_TIERS, CROSS_SHOP -> false;
                };
    }

    private Deal ofLine(int sku, int number) {
        for (DealLink link = bySku.first(sku); link != null; link = link.next()) {
            if (link.deal().number() == number) {
                return link.deal();
            }
        }
        return deal(number);
    }

    private void applyPieces(int buyerRow, Deal deal, int pieces) {
        deal.applyTaken(pieces);
        // A deal keeps its limit or its lack of one for good, so that what comes back was counted.
        if (deal.limitPerBuyer() > 0) {
            uses.applyUsed(buyerRow, deal.number(), pieces);
        }
    }

    private void applyCoupon(int buyerRow, int deal, int more) {
        deal(deal).applyUsed(more);
        uses.applyUsed(buyerRow, deal, more);
    }

    /** Writes all deals. */
    public void writeTo(SnapshotWriter writer) {
        writer.number(deals.size());
        for (Deal deal : deals) {
            DealStore.write(deal.offer(), writer);
            writer.number(deal.ended() ? 1 : 0);
            writer.number(deal.taken());
            writer.number(deal.used());
        }
    }

    /** Reads what {@link #writeTo} wrote; the SKUs are there already. */
    public void restoreFrom(SnapshotReader reader, long nowMs) {
        long count = reader.number();
        for (int number = 1; number <= count; number++) {
            DealOffer offer = DealStore.read(reader);
            Deal deal = new Deal(number, subjectOf(offer.terms()), offer);
            if (reader.number() == 1) {
                deal.applyEnded();
            }
            deal.applyTaken(reader.number());
            deal.applyUsed(reader.number());
            deals.add(deal);
            if (deal.isOpen(nowMs)) {
                applyFound(deal, nowMs);
            }
        }
    }
}
