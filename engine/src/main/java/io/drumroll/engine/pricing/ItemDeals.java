package io.drumroll.engine.pricing;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.money.Rounding;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.Deal;
import io.drumroll.engine.promotion.DealLink;
import io.drumroll.engine.promotion.DealTerms.Break;
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
import io.drumroll.engine.promotion.DealUses;
import io.drumroll.engine.promotion.Deals;
import io.drumroll.engine.promotion.Stage;
import java.util.Arrays;

/**
 * The first stage: bundles, then for each line's other pieces the one deal that takes most off. Looks at each deal of each
 * line's SKU once, so that its cost is linear in the deals that touch the order.
 */
final class ItemDeals {
    private final Deals deals;
    private final DealUses uses;
    /** The numbers of the order's bundles: storing the deals themselves would cost a fence in the collector's books. */
    private int[] bundles = new int[16];

    private int bundleCount;
    /** Pieces of each line that no bundle has taken. */
    private int[] freePieces = new int[16];

    ItemDeals(Deals deals, DealUses uses) {
        this.deals = deals;
        this.uses = uses;
    }

    void apply(Draft draft, int buyerRow, long nowMs) {
        if (freePieces.length < draft.count()) {
            freePieces = new int[draft.quantities.length];
        }
        bundleCount = 0;
        boolean isTouched = false;
        for (int line = 0; line < draft.count(); line++) {
            freePieces[line] = draft.quantities[line];
            isTouched |= findBundles(draft.sku(line), nowMs);
        }
        if (isTouched) {
            Arrays.sort(bundles, 0, bundleCount);
            for (int i = 0; i < bundleCount; i++) {
                Deal bundle = deals.deal(bundles[i]);
                apply(draft, bundle, (BundlePrice) bundle.terms());
            }
            for (int line = 0; line < draft.count(); line++) {
                applyBest(draft, line, buyerRow, nowMs);
            }
        }
    }

    /** Notes the live bundles of a SKU; returns whether it has any live deal at all. */
    private boolean findBundles(int sku, long nowMs) {
        boolean isTouched = false;
        for (DealLink link = deals.ofSku(sku); link != null; link = link.next()) {
            Deal deal = link.deal();
            if (deal.isLive(nowMs)) {
                isTouched = true;
                if (deal.isBundle()) {
                    note(deal.number());
                }
            }
        }
        return isTouched;
    }

    private void note(int bundle) {
        for (int i = 0; i < bundleCount; i++) {
            if (bundles[i] == bundle) {
                return;
            }
        }
        if (bundleCount == bundles.length) {
            bundles = Arrays.copyOf(bundles, bundleCount * 2);
        }
        bundles[bundleCount++] = bundle;
    }

    private void apply(Draft draft, Deal deal, BundlePrice bundle) {
        int sets = Integer.MAX_VALUE;
        long listMinor = 0;
        for (LineRequest member : bundle.members()) {
            int line = draft.lineOf(member.sku());
            if (line == PositionOf.MISSING) {
                return;
            }
            sets = Math.min(sets, freePieces[line] / member.quantity());
            listMinor += member.quantity() * draft.unitPricesMinor[line];
        }
        if (sets == 0 || listMinor <= bundle.priceMinor()) {
            return;
        }
        takePieces(draft, bundle, sets);
        draft.spread(deal, Stage.ITEM, sets * (listMinor - bundle.priceMinor()));
    }

    /** The bundle's pieces are no longer free; gathers its lines, in the order's own order. */
    private void takePieces(Draft draft, BundlePrice bundle, int sets) {
        int[] lines = new int[bundle.members().size()];
        for (int i = 0; i < lines.length; i++) {
            LineRequest member = bundle.members().get(i);
            lines[i] = draft.lineOf(member.sku());
            freePieces[lines[i]] -= sets * member.quantity();
        }
        Arrays.sort(lines);
        draft.gatherNone();
        for (int line : lines) {
            draft.gather(line, sets * piecesOf(bundle, draft.sku(line)) * draft.unitPricesMinor[line]);
        }
    }

    private static long piecesOf(BundlePrice bundle, int sku) {
        for (LineRequest member : bundle.members()) {
            if (member.sku() == sku) {
                return member.quantity();
            }
        }
        return 0;
    }

    private void applyBest(Draft draft, int line, int buyerRow, long nowMs) {
        int free = freePieces[line];
        if (free == 0) {
            return;
        }
        long listMinor = draft.unitPricesMinor[line];
        Deal best = null;
        long bestOffMinor = 0;
        for (DealLink link = deals.ofSku(draft.sku(line)); link != null; link = link.next()) {
            Deal deal = link.deal();
            if (deal.isLive(nowMs)) {
                long offMinor = offMinor(deal, free, listMinor, buyerRow);
                boolean isBetter = offMinor > bestOffMinor
                        || (offMinor == bestOffMinor && best != null && deal.number() < best.number());
                best = isBetter ? deal : best;
                bestOffMinor = isBetter ? offMinor : bestOffMinor;
            }
        }
        if (best != null) {
            int pieces = best.isFestivalPrice() ? pieces(best, free, buyerRow) : 0;
            draft.take(line, best, Stage.ITEM, pieces, bestOffMinor);
        }
    }

    private long offMinor(Deal deal, int free, long listMinor, int buyerRow) {
        if (deal.isFestivalPrice()) {
            return pieces(deal, free, buyerRow) * (listMinor - deal.priceMinor());
        }
        return switch (deal.terms()) {
            case QuantityBreaks terms -> offByBreak(terms, free, listMinor);
            case SecondPiece terms -> free / 2 * Rounding.nearest(listMinor, terms.offBps(), Limits.WHOLE_BPS);
            // The one was applied before, the other is for deposits.
            case BundlePrice _, PreSale _ -> 0;
            case FestivalPrice _, ShopTiers _, ShopCoupon _, CrossShop _, FestivalCoupon _, RedPacket _ ->
                throw new IllegalStateException("deal " + deal.number() + " stands among those of a SKU");
        };
    }

    private int pieces(Deal deal, int free, int buyerRow) {
        long left = Math.min(free, deal.piecesLeft());
        if (deal.limitPerBuyer() > 0) {
            long has = buyerRow == Buyers.NONE ? 0 : uses.used(buyerRow, deal.number());
            left = Math.min(left, Math.max(0, deal.limitPerBuyer() - has));
        }
        return (int) left;
    }

    private static long offByBreak(QuantityBreaks terms, int pieces, long listMinor) {
        long priceMinor = listMinor;
        for (Break step : terms.breaks()) {
            if (pieces >= step.quantity()) {
                priceMinor = step.priceMinor();
            }
        }
        return pieces * (listMinor - priceMinor);
    }
}
