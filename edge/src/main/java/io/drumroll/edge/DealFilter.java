package io.drumroll.edge;

import io.drumroll.catalog.search.CatalogueSearch;
import io.drumroll.catalog.search.DealBook;
import io.drumroll.catalog.search.DealBook.Mark;
import io.drumroll.catalog.search.DealBook.Page;
import io.drumroll.catalog.search.DealBook.When;
import io.drumroll.catalog.search.GivenDeal;
import io.drumroll.engine.message.Query.DealView;
import io.drumroll.engine.promotion.DealTerms;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which deals a list is to have, and in which order: asked of the view of the feed, as the engine has them by number alone.
 *
 * @param kind 0 for every kind, else as in {@link DealTerms#kind}.
 * @param shop 0 for every shop, else whose tiers, coupons and SKUs.
 * @param sku 0 for every SKU, else which SKU they have to name.
 */
record DealFilter(int kind, int shop, int sku, When when) {
    /** What it reads, besides where the list goes on. */
    static final List<String> PARAMETERS = List.of("kind", "shop", "sku", "when");

    /**
     * The filter that a request names; null where it names none.
     *
     * @throws BadRequest when it can't be read, or asks for a position, too, which the view does not wait for.
     */
    static @Nullable DealFilter read(Exchange exchange) {
        if (PARAMETERS.stream().allMatch(name -> exchange.parameter(name) == null)) {
            return null;
        }
        if (exchange.parameter("position") != null) {
            throw new BadRequest(
                    EdgeCode.BAD_PARAMETER,
                    "Leave out position, or else " + String.join(", ", PARAMETERS)
                            + ": lists by them are some hundred milliseconds old.");
        }
        DealKind kind = Words.DEAL_KINDS.asked(exchange, "kind");
        return new DealFilter(
                kind == null ? 0 : kind.code(),
                (int) Asked.number(exchange, "shop", 1, Integer.MAX_VALUE, 0),
                (int) Asked.number(exchange, "sku", 1, Integer.MAX_VALUE, 0),
                when(exchange));
    }

    private static When when(Exchange exchange) {
        String text = exchange.parameter("when");
        return switch (text) {
            case null -> When.ANY;
            case "live" -> When.LIVE;
            case "next" -> When.NEXT;
            default -> throw new BadRequest(EdgeCode.BAD_PARAMETER, "Give when as live or next.");
        };
    }

    /**
     * A page of such deals.
     *
     * @param after where the page before ended; null for the first page.
     */
    Page page(CatalogueSearch search, long nowMs, @Nullable Mark after, int limit) {
        DealBook book = search.figures().deals();
        return sku == 0
                ? book.soonest(when, nowMs, deal -> fits(search, deal), after, limit)
                : ofSku(search, book, nowMs, after, limit);
    }

    /** A SKU has few deals, so there is no need to walk through all. */
    private Page ofSku(CatalogueSearch search, DealBook book, long nowMs, @Nullable Mark after, int limit) {
        List<GivenDeal> fitting = book.ofSku(sku).stream()
                .filter(deal -> fits(search, deal)
                        && nowMs < deal.offer().endsAtMs()
                        && (when != When.LIVE || deal.isLive(nowMs))
                        && (when != When.NEXT || deal.isLater(nowMs))
                        && (after == null || mark(deal).compareTo(after) > 0))
                .sorted(Comparator.comparing(this::mark))
                .toList();
        return fitting.size() <= limit
                ? new Page(fitting, Optional.empty())
                : new Page(fitting.subList(0, limit), Optional.of(mark(fitting.get(limit - 1))));
    }

    private Mark mark(GivenDeal deal) {
        return new Mark(
                when == When.NEXT ? deal.offer().startsAtMs() : deal.offer().endsAtMs(), deal.deal());
    }

    private boolean fits(CatalogueSearch search, GivenDeal deal) {
        DealTerms terms = deal.offer().terms();
        return (kind == 0 || terms.kind() == kind) && (shop == 0 || isOf(search, terms));
    }

    private boolean isOf(CatalogueSearch search, DealTerms terms) {
        return switch (terms) {
            case DealTerms.ShopTiers tiers -> tiers.shop() == shop;
            case DealTerms.ShopCoupon coupon -> coupon.shop() == shop;
            case DealTerms.CrossShop _, DealTerms.FestivalCoupon _, DealTerms.RedPacket _ -> false;
            case DealTerms.FestivalPrice _,
                    DealTerms.QuantityBreaks _,
                    DealTerms.SecondPiece _,
                    DealTerms.BundlePrice _,
                    DealTerms.PreSale _ ->
                search.figures().shopOf(DealBook.skusOf(terms).getFirst()) == shop;
        };
    }

    /** A deal as the engine tells of it, but for what the view does not count. */
    static DealView view(GivenDeal deal, long nowMs) {
        return new DealView(deal.deal(), deal.offer(), deal.isLive(nowMs), false, deal.taken(), DealViews.NOT_COUNTED);
    }
}
