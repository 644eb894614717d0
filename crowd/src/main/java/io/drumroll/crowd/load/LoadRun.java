package io.drumroll.crowd.load;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One load against one target: sets up SKUs and wallets, sends orders in an open loop, counts and measures. Sending has a
 * thread of its own, the caller's; answers come on the target's.
 */
public final class LoadRun {
    /** How long unanswered orders are waited for at the end. */
    private static final long DRAIN_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);

    private static final long PROGRESS_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int SET_UP_IN_FLIGHT = 4_096;
    private static final long STOCK = 1_000_000_000L;
    private static final long MAX_LATENCY_NS = TimeUnit.SECONDS.toNanos(60);
    /** Regions of the buyers, by turns. */
    private static final List<Region> REGIONS = List.of(
            new Region(new Country("CN"), "GD", 1),
            new Region(new Country("CN"), "ZJ", 2),
            new Region(new Country("CN"), "SC", 3),
            new Region(new Country("CN"), "HA", 4),
            new Region(new Country("SE"), "AB", 1));

    private final LoadTarget target;
    private final LoadPlan plan;
    private final Currency currency;
    private final LoadDeals deals;
    private final Consumer<String> progress;
    private final Confirmations confirmations;
    private final SplittableRandom random;
    private final int[] skuNumbers;
    /** What a piece costs with the item deals. */
    private final long[] pricesMinor;

    private final int[] couponsLeft;
    private final AtomicLongArray soldByIndex;
    private final AtomicLong unanswered = new AtomicLong();
    private final LongAdder confirmed = new LongAdder();
    private final LongAdder withCoupons = new LongAdder();
    private final LongAdder confirmedMeasured = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    /** Written by the target's one thread. */
    private final Histogram latencies = new Histogram(MAX_LATENCY_NS, 3);

    private volatile long measureFromNs = Long.MAX_VALUE;
    private volatile long measureToNs = Long.MAX_VALUE;
    private long keys;
    private int couponDeal;
    private long sent;

    /**
     * A load that has not begun.
     *
     * @param target where it goes.
     * @param plan what to make.
     * @param currency the festival's currency.
     * @param saving the festival's saving across shops, so that the expected totals are right, or null for none.
     * @param progress told a line about once a second.
     * @param confirmations told of each order confirmed while it is measured.
     */
    public LoadRun(
            LoadTarget target,
            LoadPlan plan,
            Currency currency,
            DealTerms.@Nullable CrossShop saving,
            Consumer<String> progress,
            Confirmations confirmations) {
        this.target = target;
        this.plan = plan;
        this.currency = currency;
        this.deals = new LoadDeals(plan, saving);
        this.progress = progress;
        this.confirmations = confirmations;
        this.random = new SplittableRandom(plan.seed());
        this.skuNumbers = new int[plan.skus()];
        this.pricesMinor = new long[plan.skus()];
        this.couponsLeft = new int[plan.buyers()];
        Arrays.fill(couponsLeft, plan.couponsPerBuyer());
        this.soldByIndex = new AtomicLongArray(plan.skus());
        this.keys = plan.seed() << 40;
    }

    /**
     * Runs it.
     *
     * @return what came of it.
     * @throws IllegalStateException when the set-up is refused.
     */
    public LoadReport run() {
        setUp();
        long beganNs = System.nanoTime();
        measureFromNs = beganNs + TimeUnit.SECONDS.toNanos(plan.warmUpSeconds());
        measureToNs = measureFromNs + TimeUnit.SECONDS.toNanos(plan.seconds());
        sendUntil(beganNs, measureToNs);
        drain();
        return report();
    }

    private void setUp() {
        progress.accept("setting up " + plan.skus() + " SKUs and " + plan.buyers() + " wallets");
        long[] shop = {0};
        setUp(1, i -> new OpenShop("Load", new Country("CN"), ShopKind.FLAGSHIP, currency), (i, id) -> shop[0] = id);
        setUp(
                plan.skus(),
                i -> {
                    long listMinor = deals.someListPrice(random);
                    pricesMinor[i] = deals.priceMinor(listMinor);
                    return new ListSku(
                            (int) shop[0],
                            "Load " + i,
                            "Category " + i % 16,
                            "Brand " + i % 200,
                            new Country("CN"),
                            "",
                            new Money(listMinor, currency),
                            STOCK,
                            0);
                },
                (i, id) -> skuNumbers[i] = (int) id);
        setUp(plan.buyers(), i -> new TopUpWallet(i + 1L, new Money(1_000_000_000_000L, currency)), (i, id) -> {});
        if (plan.deals()) {
            setUpDeals((int) shop[0]);
        }
    }

    private void setUpDeals(int shop) {
        int coupons = plan.couponsPerBuyer() * plan.buyers();
        progress.accept("making " + (plan.skus() + 2) + " deals and claiming " + coupons + " coupons");
        long endsAtMs = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1);
        setUp(plan.skus(), i -> LoadDeals.festivalPrice(skuNumbers[i], pricesMinor[i], endsAtMs), (i, id) -> {});
        setUp(1, i -> LoadDeals.tiers(shop, endsAtMs), (i, id) -> {});
        setUp(1, i -> LoadDeals.coupon(coupons, plan.couponsPerBuyer(), endsAtMs), (i, id) -> couponDeal = (int) id);
        setUp(coupons, i -> new ClaimCoupon(i % plan.buyers() + 1L, couponDeal), (i, id) -> {});
    }

    private interface CommandOf {
        Command command(int index);
    }

    private interface IdOf {
        void accept(int index, long id);
    }

    private void setUp(int count, CommandOf commands, IdOf ids) {
        AtomicLong open = new AtomicLong();
        List<String> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            while (open.get() >= SET_UP_IN_FLIGHT) {
                turn();
            }
            open.incrementAndGet();
            target.send(nextKey(), commands.command(i), new LoadTarget.Done() {
                @Override
                public void accepted(long id, long position) {
                    ids.accept(index, id);
                    open.decrementAndGet();
                }

                @Override
                public void rejected(String code) {
                    failed(code);
                }

                @Override
                public void failed(String reason) {
                    if (failures.size() < 3) {
                        failures.add(reason);
                    }
                    open.decrementAndGet();
                }
            });
        }
        while (open.get() > 0) {
            turn();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the festival refuses the set-up of the load: " + failures);
        }
    }

    private void turn() {
        if (!target.turn()) {
            LockSupport.parkNanos(20_000);
        }
    }

    private void sendUntil(long beganNs, long endNs) {
        long reportAtNs = beganNs + PROGRESS_NS;
        long confirmedBefore = 0;
        for (long nowNs = System.nanoTime(); nowNs < endNs; nowNs = System.nanoTime()) {
            // The first is due at once, and each of the others an interval behind the one before.
            long due = plan.isMax() ? Long.MAX_VALUE : 1 + (long) ((nowNs - beganNs) * 1e-9 * plan.ratePerSecond());
            int burst = 0;
            while (sent < due && burst < 256 && unanswered.get() < plan.inFlight()) {
                long dueNs = plan.isMax() ? System.nanoTime() : beganNs + (long) (sent * 1e9 / plan.ratePerSecond());
                sendOrder(dueNs);
                sent++;
                burst++;
            }
            if (!target.turn() && burst == 0) {
                LockSupport.parkNanos(20_000);
            }
            if (nowNs >= reportAtNs) {
                long confirmedNow = confirmed.sum();
                progress.accept(String.format(
                        java.util.Locale.ROOT,
                        "%3d s  %,9d orders/s  %,d in flight%s",
                        (nowNs - beganNs) / 1_000_000_000L,
                        confirmedNow - confirmedBefore,
                        unanswered.get(),
                        nowNs < measureFromNs ? "  (warming up)" : ""));
                confirmedBefore = confirmedNow;
                reportAtNs += PROGRESS_NS;
            }
        }
    }

    private void sendOrder(long dueNs) {
        int[] indexes = new int[plan.lines()];
        LineRequest[] lines = new LineRequest[plan.lines()];
        long subtotal = 0;
        for (int i = 0; i < lines.length; i++) {
            indexes[i] = i == 0 && random.nextDouble() < plan.hotShare() ? 0 : nextIndex(indexes, i);
            lines[i] = new LineRequest(skuNumbers[indexes[i]], 1);
            subtotal += pricesMinor[indexes[i]];
        }
        // Coupons are used evenly where there are some.
        int buyer = plan.deals() ? (int) (sent % plan.buyers()) : random.nextInt(plan.buyers());
        boolean withCoupon = couponsLeft[buyer] > 0;
        if (withCoupon) {
            couponsLeft[buyer]--;
        }
        Command order = new PlaceOrder(
                buyer + 1L,
                REGIONS.get((buyer + 1) % REGIONS.size()),
                Arrays.asList(lines),
                false,
                withCoupon ? List.of(couponDeal) : List.of(),
                new Money(deals.totalMinor(subtotal, withCoupon), currency),
                PayMode.NOW);
        unanswered.incrementAndGet();
        target.send(nextKey(), order, new OrderDone(dueNs, indexes, withCoupon));
    }

    /** A SKU that the order does not have yet. */
    private int nextIndex(int[] taken, int count) {
        while (true) {
            int index = random.nextInt(plan.skus());
            boolean isNew = true;
            for (int i = 0; i < count; i++) {
                isNew &= taken[i] != index;
            }
            if (isNew) {
                return index;
            }
        }
    }

    private Request nextKey() {
        keys++;
        return new Request(plan.seed() * 0x9E3779B97F4A7C15L | 1, keys);
    }

    private void drain() {
        long deadlineNs = System.nanoTime() + DRAIN_TIMEOUT_NS;
        while (unanswered.get() > 0 && System.nanoTime() < deadlineNs) {
            turn();
        }
        if (unanswered.get() > 0) {
            count("NO_ANSWER", unanswered.get());
        }
    }

    private void count(String code, long times) {
        refused.computeIfAbsent(code, ignored -> new LongAdder()).add(times);
    }

    private LoadReport report() {
        Map<Integer, Long> sold = new TreeMap<>();
        for (int i = 0; i < skuNumbers.length; i++) {
            sold.put(skuNumbers[i], soldByIndex.get(i));
        }
        Map<String, Long> rejected = new TreeMap<>();
        refused.forEach((code, times) -> rejected.put(code, times.sum()));
        return new LoadReport(
                confirmedMeasured.sum(),
                plan.seconds(),
                rejected,
                latencies.getValueAtPercentile(50) / 1e6,
                latencies.getValueAtPercentile(99) / 1e6,
                latencies.getValueAtPercentile(99.9) / 1e6,
                latencies.getMaxValue() / 1e6,
                sold,
                confirmed.sum(),
                withCoupons.sum());
    }

    /** Counts one order's end. */
    private final class OrderDone implements LoadTarget.Done {
        private final long dueNs;
        private final int[] indexes;
        private final boolean withCoupon;

        private OrderDone(long dueNs, int[] indexes, boolean withCoupon) {
            this.dueNs = dueNs;
            this.indexes = indexes;
            this.withCoupon = withCoupon;
        }

        @Override
        public void accepted(long id, long position) {
            long nowNs = System.nanoTime();
            confirmed.increment();
            if (withCoupon) {
                withCoupons.increment();
            }
            for (int index : indexes) {
                soldByIndex.incrementAndGet(index);
            }
            if (nowNs >= measureFromNs && nowNs < measureToNs) {
                confirmedMeasured.increment();
                confirmations.onConfirmed(position, nowNs);
            }
            // An order that was due while it was measured counts, however late its answer is.
            if (dueNs >= measureFromNs && dueNs < measureToNs) {
                latencies.recordValue(Math.min(Math.max(nowNs - dueNs, 0), MAX_LATENCY_NS));
            }
            unanswered.decrementAndGet();
        }

        @Override
        public void rejected(String code) {
            count(code, 1);
            unanswered.decrementAndGet();
        }

        @Override
        public void failed(String reason) {
            count(reason, 1);
            unanswered.decrementAndGet();
        }
    }
}
