package io.drumroll.engine.oracle;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each deal is about, and all deals about it, by number: a SKU, a shop's tiers, or the festival. */
final class NaiveSubjects {
    /** Something that deals are about; a number of 0 where there is only one. */
    private record Subject(Kind kind, int number) {}

    private enum Kind {
        SKU,
        SHOP,
        FESTIVAL
    }

    private final Map<Subject, List<NaiveDeal>> deals = new HashMap<>();

    void add(NaiveDeal deal) {
        for (Subject subject : of(deal.terms())) {
            deals.computeIfAbsent(subject, _ -> new ArrayList<>()).add(deal);
        }
    }

    List<NaiveDeal> ofSku(int sku) {
        return deals.getOrDefault(new Subject(Kind.SKU, sku), List.of());
    }

    List<NaiveDeal> ofShop(int shop) {
        return deals.getOrDefault(new Subject(Kind.SHOP, shop), List.of());
    }

    List<NaiveDeal> ofFestival() {
        return deals.getOrDefault(new Subject(Kind.FESTIVAL, 0), List.of());
    }

    /** All deals that share a subject with these terms. */
    Set<NaiveDeal> about(DealTerms terms) {
        Set<NaiveDeal> about = new LinkedHashSet<>();
        for (Subject subject : of(terms)) {
            about.addAll(deals.getOrDefault(subject, List.of()));
        }
        return about;
    }

    /** Whether a subject of these terms has all the deals that may last at once, not counting one of them. */
    boolean isCrowded(DealTerms terms, long nowMs, int exceptDeal) {
        return of(terms).stream()
                .anyMatch(subject -> deals.getOrDefault(subject, List.of()).stream()
                                .filter(deal -> deal.number != exceptDeal && deal.lasts(nowMs))
                                .count()
                        >= Limits.MAX_DEALS_PER_SUBJECT);
    }

    /** Whether terms are of one kind and about the same. */
    static boolean areAlike(DealTerms one, DealTerms other) {
        if (one instanceof DealTerms.ShopCoupon coupon && other instanceof DealTerms.ShopCoupon like) {
            return coupon.shop() == like.shop();
        }
        return one.kind() == other.kind() && of(one).equals(of(other));
    }

    /** In the order of the members of a bundle. */
    private static List<Subject> of(DealTerms terms) {
        return switch (terms) {
            case DealTerms.FestivalPrice price -> List.of(new Subject(Kind.SKU, price.sku()));
            case DealTerms.QuantityBreaks breaks -> List.of(new Subject(Kind.SKU, breaks.sku()));
            case DealTerms.SecondPiece second -> List.of(new Subject(Kind.SKU, second.sku()));
            case DealTerms.PreSale sale -> List.of(new Subject(Kind.SKU, sale.sku()));
            case DealTerms.BundlePrice bundle ->
                bundle.members().stream()
                        .map(LineRequest::sku)
                        .map(sku -> new Subject(Kind.SKU, sku))
                        .toList();
            case DealTerms.ShopTiers tiers -> List.of(new Subject(Kind.SHOP, tiers.shop()));
            case DealTerms.CrossShop _ -> List.of(new Subject(Kind.FESTIVAL, 0));
            case DealTerms.ShopCoupon _, DealTerms.FestivalCoupon _, DealTerms.RedPacket _ -> List.of();
        };
    }
}
