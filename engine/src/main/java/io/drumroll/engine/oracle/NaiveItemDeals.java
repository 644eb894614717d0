package io.drumroll.engine.oracle;

import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.QuantityBreaks;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first stage: bundles, and then for each line the item deal that takes most off its free pieces. */
final class NaiveItemDeals {
    /** What a deal would take off a line, for so many pieces that count against its stock. */
    private record Offer(NaiveDeal deal, int pieces, long amountMinor) {}

    private final NaiveState state;

    NaiveItemDeals(NaiveState state) {
        this.state = state;
    }

    void apply(NaiveBasket basket) {
        TreeMap<Integer, NaiveDeal> bundles = new TreeMap<>();
        for (NaiveLine line : basket.lines) {
            for (NaiveDeal deal : state.subjects.ofSku(line.sku.number)) {
                if (deal.terms() instanceof BundlePrice && deal.liveAt(state.nowMs)) {
                    bundles.put(deal.number, deal);
                }
            }
        }
        for (NaiveDeal deal : bundles.values()) {
            if (deal.terms() instanceof BundlePrice terms) {
                bundle(basket, deal, terms);
            }
        }
        for (NaiveLine line : basket.lines) {
            Offer best = bestFor(basket, line);
            if (best != null) {
                basket.takeOff(line, best.deal, best.pieces, best.amountMinor);
            }
        }
    }

    private static void bundle(NaiveBasket basket, NaiveDeal deal, BundlePrice terms) {
        List<LineRequest> members = terms.members();
        int bundles = Integer.MAX_VALUE;
        long listMinor = 0;
        for (LineRequest member : members) {
            NaiveLine line = lineOf(basket, member.sku());
            if (line == null) {
                return;
            }
            bundles = Math.min(bundles, line.free / member.quantity());
            listMinor += member.quantity() * line.sku.priceMinor;
        }
        long saveMinor = listMinor - terms.priceMinor();
        if (bundles > 0 && saveMinor > 0) {
            takeOff(basket, deal, members, bundles, saveMinor);
        }
    }

    /** The parts stand in the order of the lines, however the deal names its members. */
    private static void takeOff(
            NaiveBasket basket, NaiveDeal deal, List<LineRequest> members, int bundles, long saveMinor) {
        long[] weights = new long[basket.lines.size()];
        for (int i = 0; i < weights.length; i++) {
            NaiveLine line = basket.lines.get(i);
            for (LineRequest member : members) {
                if (member.sku() == line.sku.number) {
                    weights[i] = member.quantity() * line.sku.priceMinor;
                    line.free -= bundles * member.quantity();
                }
            }
        }
        long[] parts = NaiveMoney.split(bundles * saveMinor, weights);
        for (int i = 0; i < parts.length; i++) {
            basket.takeOff(basket.lines.get(i), deal, 0, parts[i]);
        }
    }

    private static @Nullable NaiveLine lineOf(NaiveBasket basket, int sku) {
        return basket.lines.stream()
                .filter(line -> line.sku.number == sku)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Offer bestFor(NaiveBasket basket, NaiveLine line) {
        Offer best = null;
        for (NaiveDeal deal : state.subjects.ofSku(line.sku.number)) {
            if (deal.liveAt(state.nowMs)) {
                Offer offer = offerOf(deal, line, basket.buyer);
                if (offer.amountMinor > (best == null ? 0 : best.amountMinor)) {
                    best = offer;
                }
            }
        }
        return best;
    }

    private static Offer offerOf(NaiveDeal deal, NaiveLine line, long buyer) {
        long listMinor = line.sku.priceMinor;
        return switch (deal.terms()) {
            case FestivalPrice price -> {
                long pieces = Math.min(line.free, price.stock() - deal.taken);
                if (price.limitPerBuyer() > 0) {
                    pieces = Math.min(pieces, price.limitPerBuyer() - deal.takenBy(buyer));
                }
                yield new Offer(deal, (int) pieces, pieces * Math.max(0, listMinor - price.priceMinor()));
            }
            case QuantityBreaks(int _, List<DealTerms.Break> breaks) -> {
                long priceMinor = listMinor;
                for (DealTerms.Break step : breaks) {
                    priceMinor = line.free >= step.quantity() ? step.priceMinor() : priceMinor;
                }
                yield new Offer(deal, 0, line.free * (listMinor - priceMinor));
            }
            case SecondPiece(int _, int offBps) ->
                new Offer(deal, 0, line.free / 2 * NaiveMoney.bps(listMinor, offBps));
            case BundlePrice _,
                    DealTerms.PreSale _,
                    DealTerms.ShopTiers _,
                    DealTerms.ShopCoupon _,
                    DealTerms.CrossShop _,
                    DealTerms.FestivalCoupon _,
                    DealTerms.RedPacket _ -> new Offer(deal, 0, 0);
        };
    }
}
