package io.drumroll.catalog.search;

import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The deals that are given now or later, by SKU, by shop and in the order in which they end or begin, as the feed tells them.
 * The engine bounds how many there are, and how many a SKU or a shop has
 * ({@link io.drumroll.engine.limit.Limits#MAX_DEALS_PER_SUBJECT}).
 *
 * <p>Threads: what changes it belongs to the thread that counts; reading is for any, and may meet a deal an instant late.
 */
public final class DealBook {
    /** The most deals that {@link #soonest} looks at for one page. */
    public static final int MAX_LOOKS = 10_000;

    private static final Comparator<GivenDeal> BY_START = Comparator.<GivenDeal>comparingLong(
                    deal -> deal.offer().startsAtMs())
            .thenComparingInt(GivenDeal::deal);

    private final DealTimes times;
    private final DealCounts counts;

    /** Which event said what is known of a deal; of the thread that counts. */
    private final Map<Integer, Long> toldAt = new HashMap<>();

    private final Map<Integer, GivenDeal> deals = new ConcurrentHashMap<>();
    private final Map<Integer, List<GivenDeal>> bySku = new ConcurrentHashMap<>();
    private final Map<Integer, List<GivenDeal>> byShop = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Mark, GivenDeal> byStart = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Mark, GivenDeal> byEnd = new ConcurrentSkipListMap<>();
    private volatile List<GivenDeal> ofFestival = List.of();

    DealBook(LiveFigures live, DealCounts counts) {
        this.times = new DealTimes(live);
        this.counts = counts;
    }

    /** A place in the order of deals by a time in ms of the epoch, and of several at one time by number. */
    public record Mark(long atMs, int deal) implements Comparable<Mark> {
        @Override
        public int compareTo(Mark other) {
            return atMs == other.atMs ? Integer.compare(deal, other.deal) : Long.compare(atMs, other.atMs);
        }
    }

    /** Which deals {@link #soonest} gives, in which order. */
    public enum When {
        /** Given now: the one that ends first comes first. */
        LIVE,
        /** Given later: the one that begins first comes first. */
        NEXT,
        /** Both: the one that ends first comes first. */
        ANY
    }

    /** Some deals, and where they go on; empty at the end. */
    public record Page(List<GivenDeal> deals, Optional<Mark> next) {}

    /** A deal that is given now or later. */
    public Optional<GivenDeal> deal(int number) {
        return Optional.ofNullable(deals.get(number));
    }

    /** The deals that name a SKU, the one that begins first comes first. */
    public List<GivenDeal> ofSku(int sku) {
        return bySku.getOrDefault(sku, List.of());
    }

    /** The tiers and coupons of a shop, the one that begins first comes first. */
    public List<GivenDeal> ofShop(int shop) {
        return byShop.getOrDefault(shop, List.of());
    }

    /** The festival's own: savings across shops, coupons and red packets; the one that begins first comes first. */
    public List<GivenDeal> ofFestival() {
        return ofFestival;
    }

    /** The festival price of a SKU that is given now, with or without pieces left. */
    public Optional<GivenDeal> festivalPrice(int sku, long nowMs) {
        return ofSku(sku).stream()
                .filter(deal -> deal.offer().terms() instanceof DealTerms.FestivalPrice && deal.isLive(nowMs))
                .findFirst();
    }

    /** The festival price of a SKU that begins next. */
    public Optional<GivenDeal> nextFestivalPrice(int sku, long nowMs) {
        return ofSku(sku).stream()
                .filter(deal -> deal.offer().terms() instanceof DealTerms.FestivalPrice && deal.isLater(nowMs))
                .findFirst();
    }

    /**
     * Deals by time.
     *
     * @param nowMs ms of the epoch.
     * @param wanted which of them.
     * @param after where the page before ended; null for the first page.
     * @param most of one page.
     */
    public Page soonest(When when, long nowMs, Predicate<GivenDeal> wanted, @Nullable Mark after, int most) {
        ConcurrentSkipListMap<Mark, GivenDeal> order = when == When.NEXT ? byStart : byEnd;
        Mark now = new Mark(nowMs, Integer.MAX_VALUE);
        Mark from = after == null || after.compareTo(now) < 0 ? now : after;
        List<GivenDeal> found = new ArrayList<>();
        int looks = 0;
        Mark last = from;
        for (Map.Entry<Mark, GivenDeal> each : order.tailMap(from, false).entrySet()) {
            if (found.size() == most || looks++ == MAX_LOOKS) {
                return new Page(found, Optional.of(last));
            }
            last = each.getKey();
            GivenDeal deal = each.getValue();
            if ((when != When.LIVE || deal.isLive(nowMs)) && wanted.test(deal)) {
                found.add(deal);
            }
        }
        return new Page(found, Optional.empty());
    }

    /**
     * A deal is like this.
     *
     * @param position the event that said so, or that a reading had seen; what is older than what is known is passed over.
     */
    void told(long position, int deal, DealOffer offer) {
        Long known = toldAt.get(deal);
        if (known != null && known >= position) {
            return;
        }
        toldAt.put(deal, position);
        times.told(position, deal, offer);
        takeOut(deals.get(deal));
        AtomicLong taken = counts.of(deal, isOfPieces(offer.terms()));
        GivenDeal given = new GivenDeal(deal, offer, taken);
        deals.put(deal, given);
        byStart.put(new Mark(offer.startsAtMs(), deal), given);
        byEnd.put(new Mark(offer.endsAtMs(), deal), given);
        DealTerms terms = offer.terms();
        skusOf(terms).forEach(sku -> bySku.merge(sku, List.of(given), DealBook::together));
        int shop = shopOf(terms);
        if (shop > 0) {
            byShop.merge(shop, List.of(given), DealBook::together);
        } else if (isOfFestival(terms)) {
            ofFestival = together(ofFestival, List.of(given));
        }
    }

    /** A deal is over before its time. */
    void ended(int deal) {
        times.ended(deal);
        forget(deal);
    }

    /** Lets deals begin and end whose time has come. */
    void turn(long nowMs) {
        times.turn(nowMs);
        Map.Entry<Mark, GivenDeal> first = byEnd.firstEntry();
        while (first != null && first.getKey().atMs() <= nowMs) {
            forget(first.getKey().deal());
            first = byEnd.firstEntry();
        }
    }

    private void forget(int deal) {
        takeOut(deals.remove(deal));
        toldAt.remove(deal);
        counts.forget(deal);
    }

    private void takeOut(@Nullable GivenDeal given) {
        if (given == null) {
            return;
        }
        DealOffer offer = given.offer();
        byStart.remove(new Mark(offer.startsAtMs(), given.deal()));
        byEnd.remove(new Mark(offer.endsAtMs(), given.deal()));
        skusOf(offer.terms()).forEach(sku -> bySku.computeIfPresent(sku, (_, some) -> without(some, given)));
        byShop.computeIfPresent(shopOf(offer.terms()), (_, some) -> without(some, given));
        if (isOfFestival(offer.terms())) {
            List<GivenDeal> rest = without(ofFestival, given);
            ofFestival = rest == null ? List.of() : rest;
        }
    }

    private static List<GivenDeal> together(List<GivenDeal> some, List<GivenDeal> more) {
        List<GivenDeal> all = new ArrayList<>(some);
        all.addAll(more);
        all.sort(BY_START);
        return List.copyOf(all);
    }

    /** The others; null for none. */
    private static @Nullable List<GivenDeal> without(List<GivenDeal> some, GivenDeal one) {
        List<GivenDeal> rest = some.stream().filter(each -> each != one).toList();
        return rest.isEmpty() ? null : rest;
    }

    /** Whether orders hold pieces of such a deal. */
    private static boolean isOfPieces(DealTerms terms) {
        return terms instanceof DealTerms.FestivalPrice || terms instanceof DealTerms.PreSale;
    }

    private static boolean isOfFestival(DealTerms terms) {
        return terms instanceof DealTerms.CrossShop
                || terms instanceof DealTerms.FestivalCoupon
                || terms instanceof DealTerms.RedPacket;
    }

    /** The shop whose deal it is as a whole; 0 for others. */
    private static int shopOf(DealTerms terms) {
        return switch (terms) {
            case DealTerms.ShopTiers tiers -> tiers.shop();
            case DealTerms.ShopCoupon coupon -> coupon.shop();
            default -> 0;
        };
    }

    /** The SKUs that a deal names. */
    public static List<Integer> skusOf(DealTerms terms) {
        return switch (terms) {
            case DealTerms.FestivalPrice price -> List.of(price.sku());
            case DealTerms.QuantityBreaks breaks -> List.of(breaks.sku());
            case DealTerms.SecondPiece second -> List.of(second.sku());
            case DealTerms.PreSale preSale -> List.of(preSale.sku());
            case DealTerms.BundlePrice bundle ->
                bundle.members().stream().map(LineRequest::sku).toList();
            case DealTerms.ShopTiers _,
                    DealTerms.ShopCoupon _,
                    DealTerms.CrossShop _,
                    DealTerms.FestivalCoupon _,
                    DealTerms.RedPacket _ -> List.of();
        };
    }
}
