package io.drumroll.board;

import io.drumroll.board.BoardSnapshot.CurvePoint;
import io.drumroll.board.BoardSnapshot.FestivalFrame;
import io.drumroll.board.BoardSnapshot.FestivalState;
import io.drumroll.board.BoardSnapshot.Milestone;
import io.drumroll.board.BoardSnapshot.Peak;
import io.drumroll.board.BoardSnapshot.Rank;
import io.drumroll.board.BoardSnapshot.Sample;
import io.drumroll.board.BoardSnapshot.ShopOrders;
import io.drumroll.board.BoardSnapshot.Side;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.region.Region;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The board's figures by plain recomputation over the whole list of events: the oracle of {@link BoardFigures}. */
final class NaiveBoard {
    private record Sum(long minor, long count) {
        Sum plus(long moreMinor, long more) {
            return new Sum(minor + moreMinor, count + more);
        }
    }

    private final List<Happened> events;

    private record Order(long number, Region region, List<OrderLine> lines) {
        long festivalMinor() {
            return lines.stream().mapToLong(OrderLine::festivalMinor).sum();
        }
    }

    /** A line of a paid order. */
    private record Sold(Region region, OrderLine line) {}

    private final List<Sold> sold = new ArrayList<>();
    private final Map<Long, Order> placed = new HashMap<>();
    private final Set<Long> paidOrders = new HashSet<>();
    private final Map<List<Long>, Integer> givenBack = new HashMap<>();
    private final Map<Integer, Event.ShopOpened> shops = new HashMap<>();
    private final Map<Integer, Event.SkuListed> skus = new HashMap<>();
    private final Map<String, Map<String, Sum>> sums = new HashMap<>();
    private final TreeMap<Long, CurvePoint> seconds = new TreeMap<>();
    private final List<Milestone> milestones = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Set<Long> sampledSlots = new HashSet<>();
    private final Set<Long> buyers = new HashSet<>();
    private FestivalFrame festival = new FestivalFrame("", "", 0, 0, FestivalState.UNSCHEDULED);
    private Peak peak = new Peak(0, 0);
    private long gmvMinor;
    private long refundedMinor;
    private long paid;
    private long shopOrders;
    private long shipped;
    private long delivered;
    private Side home = new Side(0, 0);
    private Side abroad = new Side(0, 0);
    private long cancelled;
    private long expired;
    private long forfeited;

    NaiveBoard(List<Happened> events) {
        this.events = events;
        events.forEach(this::count);
    }

    long buyers() {
        return buyers.size();
    }

    /** The snapshot that is to be expected; the estimate of the buyers is taken as given. */
    BoardSnapshot snapshot(long nowMs, long staleMs, long buyersEstimate) {
        Happened last = events.getLast();
        long lastFullMs = Math.max(last.timeMs(), nowMs - staleMs) / 1000 * 1000 - 1000;
        List<CurvePoint> curve = new ArrayList<>();
        for (long atMs = lastFullMs - 299_000; atMs <= lastFullMs; atMs += 1000) {
            curve.add(seconds.getOrDefault(atMs, new CurvePoint(atMs, 0, 0)));
        }
        Comparator<Rank> asText = Comparator.comparing(Rank::key);
        Comparator<Rank> asNumber = Comparator.comparingInt(rank -> Integer.parseInt(rank.key()));
        Function<String, String> same = key -> key;
        return new BoardSnapshot(
                last.sequence(),
                last.timeMs(),
                nowMs,
                staleMs,
                festivalAt(nowMs),
                gmvMinor,
                refundedMinor,
                placed.size(),
                paid,
                cancelled,
                expired,
                forfeited,
                new ShopOrders(shopOrders, shipped, delivered),
                home,
                abroad,
                buyersEstimate,
                DistinctBuyers.errorPercent(),
                curve.getLast().orders(),
                peak,
                curve,
                milestones,
                firstAmountAbove(gmvMinor),
                ranking("country", same, asText, 60),
                ranking("province", same, asText, 60),
                ranking("tier", same, asText, 60),
                ranking("category", same, asText, 20),
                ranking("brand", same, asText, 20),
                ranking("origin", same, asText, 60),
                ranking("shop", key -> shop(Integer.parseInt(key)).name(), asNumber, 20),
                ranking("sku", key -> sku(Integer.parseInt(key)).title(), asNumber, 20),
                samples.subList(Math.max(0, samples.size() - 40), samples.size()));
    }

    /** What a line of the board consists of, by going through every line that was sold. */
    List<BoardDetail.Part> parts(BoardDetail.By by, String key) {
        List<Sold> within =
                sold.stream().filter(one -> keyOf(by, one).equals(key)).toList();
        List<BoardDetail.By> kinds = new ArrayList<>(
                switch (by) {
                    case COUNTRY -> List.of(BoardDetail.By.PROVINCE, BoardDetail.By.CATEGORY);
                    case PROVINCE, CITY_TIER -> List.of(BoardDetail.By.CATEGORY);
                    case CATEGORY, BRAND, ORIGIN, SHOP, SKU ->
                        List.of(
                                BoardDetail.By.CATEGORY,
                                BoardDetail.By.BRAND,
                                BoardDetail.By.SHOP,
                                BoardDetail.By.SKU,
                                BoardDetail.By.ORIGIN);
                });
        kinds.remove(by);
        return kinds.stream()
                .map(kind -> new BoardDetail.Part(kind, rows(kind, within)))
                .toList();
    }

    private List<BoardDetail.Row> rows(BoardDetail.By kind, List<Sold> within) {
        Map<String, Long> minors = new HashMap<>();
        within.forEach(one -> minors.merge(keyOf(kind, one), one.line().festivalMinor(), Long::sum));
        Comparator<BoardDetail.Row> byKey = kind == BoardDetail.By.SHOP || kind == BoardDetail.By.SKU
                ? Comparator.comparingInt(row -> Integer.parseInt(row.key()))
                : Comparator.comparing(BoardDetail.Row::key);
        return minors.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty() && entry.getValue() > 0)
                .map(entry -> new BoardDetail.Row(entry.getKey(), nameOf(kind, entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingLong(BoardDetail.Row::gmvMinor)
                        .reversed()
                        .thenComparing(byKey))
                .limit(10)
                .toList();
    }

    private String keyOf(BoardDetail.By by, Sold one) {
        Event.SkuListed sku = sku(one.line().sku());
        Region region = one.region();
        return switch (by) {
            case COUNTRY -> region.country().code();
            case PROVINCE -> region.province().isEmpty() ? "" : region.country().code() + "-" + region.province();
            case CITY_TIER -> String.valueOf(region.cityTier());
            case CATEGORY -> sku.category();
            case BRAND -> sku.brand();
            case ORIGIN -> sku.origin().code();
            case SHOP -> String.valueOf(sku.shop());
            case SKU -> String.valueOf(sku.sku());
        };
    }

    private String nameOf(BoardDetail.By by, String key) {
        return switch (by) {
            case SHOP -> shop(Integer.parseInt(key)).name();
            case SKU -> sku(Integer.parseInt(key)).title();
            default -> key;
        };
    }

    private FestivalFrame festivalAt(long nowMs) {
        FestivalState state = festival.currency().isEmpty()
                ? FestivalState.UNSCHEDULED
                : nowMs >= festival.closesAtMs()
                        ? FestivalState.CLOSED
                        : nowMs >= festival.opensAtMs() ? FestivalState.OPEN : FestivalState.SCHEDULED;
        return new FestivalFrame(
                festival.name(), festival.currency(), festival.opensAtMs(), festival.closesAtMs(), state);
    }

    private List<Rank> ranking(String kind, Function<String, String> name, Comparator<Rank> byKey, int size) {
        return sums.getOrDefault(kind, Map.of()).entrySet().stream()
                .map(entry -> new Rank(
                        entry.getKey(),
                        name.apply(entry.getKey()),
                        entry.getValue().minor(),
                        entry.getValue().count()))
                .sorted(Comparator.comparingLong(Rank::gmvMinor).reversed().thenComparing(byKey))
                .limit(size)
                .toList();
    }

    private void count(Happened happened) {
        switch (happened.event()) {
            case Event.FestivalScheduled e ->
                festival = new FestivalFrame(
                        e.name(), e.currency().code(), e.opensAtMs(), e.closesAtMs(), FestivalState.SCHEDULED);
            case Event.ShopOpened e -> shops.put(e.shop(), e);
            case Event.SkuListed e -> skus.put(e.sku(), e);
            case Event.OrderPlaced e -> countPlaced(happened, new Order(e.order(), e.region(), e.lines()));
            case Event.OrderReserved e -> countPlaced(happened, new Order(e.order(), e.region(), List.of(e.line())));
            case Event.OrderPaid e -> countPaid(happened.timeMs(), e);
            case Event.OrderCancelled e -> {
                cancelled++;
                if (paidOrders.contains(e.order())) {
                    order(e.order()).lines().forEach(line -> giveBack(e.order(), line.sku(), Integer.MAX_VALUE));
                }
            }
            case Event.OrderRefunded e -> e.lines().forEach(line -> giveBack(e.order(), line.sku(), line.quantity()));
            case Event.OrderExpired _ -> expired++;
            case Event.DepositForfeited _ -> forfeited++;
            case Event.ShopOrderShipped _ -> shipped++;
            case Event.ShopOrderSettled _ -> delivered++;
            case Event.SkuRestocked _,
                    Event.SkuPriceChanged _,
                    Event.SkuDelisted _,
                    Event.DealMade _,
                    Event.DealChanged _,
                    Event.DealEnded _,
                    Event.CouponClaimed _,
                    Event.RateFixed _,
                    Event.DutySet _,
                    Event.CommissionSet _,
                    Event.CartLineSet _,
                    Event.CartLineRemoved _,
                    Event.WalletToppedUp _,
                    Event.ShopPaidOut _,
                    Event.PaymentReceived _,
                    Event.RefundSettled _ -> {}
        }
    }

    private void countPlaced(Happened happened, Order order) {
        placed.put(order.number(), order);
        inSecond(happened.timeMs(), 1, 0);
    }

    private void giveBack(long order, int sku, int pieces) {
        OrderLine line = order(order).lines().stream()
                .filter(one -> one.sku() == sku)
                .findFirst()
                .orElseThrow();
        int before = givenBack.getOrDefault(List.of(order, (long) sku), 0);
        int now = (int) Math.min((long) before + pieces, line.quantity());
        givenBack.put(List.of(order, (long) sku), now);
        refundedMinor += share(line, now) - share(line, before);
    }

    private static long share(OrderLine line, int pieces) {
        return BigInteger.valueOf(line.festivalMinor())
                .multiply(BigInteger.valueOf(pieces))
                .divide(BigInteger.valueOf(line.quantity()))
                .longValueExact();
    }

    private void countPaid(long timeMs, Event.OrderPaid event) {
        Order order = order(event.order());
        long amountMinor = order.festivalMinor();
        paidOrders.add(event.order());
        String country = order.region().country().code();
        String province = order.region().province().isEmpty()
                ? ""
                : country + "-" + order.region().province();
        long before = gmvMinor;
        paid++;
        gmvMinor += amountMinor;
        buyers.add(event.buyer());
        inSecond(timeMs, 0, amountMinor);
        for (long amount = firstAmountAbove(before); amount <= gmvMinor; amount = firstAmountAbove(amount)) {
            milestones.add(new Milestone(amount, timeMs, Math.max(0, timeMs - festival.opensAtMs())));
        }
        add("country", country, amountMinor, 1);
        add("tier", String.valueOf(order.region().cityTier()), amountMinor, 1);
        if (!province.isEmpty()) {
            add("province", province, amountMinor, 1);
        }
        shopOrders += order.lines().stream()
                .map(line -> sku(line.sku()).shop())
                .distinct()
                .count();
        for (OrderLine line : order.lines()) {
            Event.SkuListed sku = sku(line.sku());
            sold.add(new Sold(order.region(), line));
            if (sku.origin().equals(order.region().country())) {
                home = new Side(home.gmvMinor() + line.festivalMinor(), home.lines() + 1);
            } else {
                abroad = new Side(abroad.gmvMinor() + line.festivalMinor(), abroad.lines() + 1);
            }
            add("sku", String.valueOf(line.sku()), line.festivalMinor(), line.quantity());
            add("shop", String.valueOf(sku.shop()), line.festivalMinor(), 1);
            add("category", sku.category(), line.festivalMinor(), 1);
            add("brand", sku.brand(), line.festivalMinor(), 1);
            add("origin", sku.origin().code(), line.festivalMinor(), 1);
        }
        if (sampledSlots.add(timeMs / 50)) {
            Event.SkuListed first = sku(order.lines().getFirst().sku());
            samples.add(new Sample(
                    samples.size() + 1, timeMs, first.origin().code(), country, province, amountMinor, first.title()));
        }
    }

    private void inSecond(long timeMs, long orders, long paidMinor) {
        long atMs = timeMs / 1000 * 1000;
        CurvePoint sum = seconds.merge(
                atMs,
                new CurvePoint(atMs, orders, paidMinor),
                (a, b) -> new CurvePoint(atMs, a.orders() + b.orders(), a.paidMinor() + b.paidMinor()));
        if (sum.orders() > peak.ordersPerSecond()) {
            peak = new Peak(sum.orders(), atMs);
        }
    }

    private void add(String kind, String key, long minor, long count) {
        sums.computeIfAbsent(kind, _ -> new HashMap<>())
                .merge(key, new Sum(minor, count), (sum, more) -> sum.plus(more.minor(), more.count()));
    }

    private static long firstAmountAbove(long minor) {
        for (long decade = 1_000_000; ; decade *= 10) {
            for (long factor : new long[] {1, 2, 5}) {
                if (factor * decade > minor) {
                    return factor * decade;
                }
            }
        }
    }

    private Order order(long order) {
        return Objects.requireNonNull(placed.get(order));
    }

    private Event.ShopOpened shop(int shop) {
        return Objects.requireNonNull(shops.get(shop));
    }

    private Event.SkuListed sku(int sku) {
        return Objects.requireNonNull(skus.get(sku));
    }
}
