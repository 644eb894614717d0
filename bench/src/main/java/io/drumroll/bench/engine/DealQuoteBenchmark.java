package io.drumroll.bench.engine;

import io.drumroll.engine.Engine;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Query.OfQuote;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.QuantityBreaks;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time of one quote of ten lines over five shops that every kind of deal touches: festival price, quantity breaks, second
 * piece, bundle, tiers in each shop, a shop's coupon, the saving across shops, a festival coupon and a red packet. Other deals
 * are given elsewhere at the same time, and must not matter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"})
public class DealQuoteBenchmark {
    private static final int SHOPS = 5;
    private static final int LINES = 10;
    private static final long HOUR_MS = 3_600_000;
    private static final long BUYER = 1;
    private static final Country CHINA = new Country("CN");
    private static final Currency CNY = new Currency("CNY");
    private static final int KINDS_IN_A_CART = 9;

    /** Deals on SKUs that the cart does not hold. */
    @Param({"0", "100000"})
    public int elsewhere;

    private final Market market = new Market(Market.DealsOn.NOTHING, 2);
    private final Engine engine = new Engine(1 << 10);
    private OfQuote query = new OfQuote(BUYER, CHINA, CNY, List.of(), List.of());

    /** Opens the festival, makes the deals and checks that each kind touches the cart. */
    @Setup
    public void open() {
        market.carryOut(
                engine,
                new ScheduleFestival(
                        "11.11", CNY, Market.NOW_MS - HOUR_MS, Market.NOW_MS + HOUR_MS, HOUR_MS, 240 * HOUR_MS));
        for (int shop = 1; shop <= SHOPS; shop++) {
            market.carryOut(engine, new OpenShop("Shop " + shop, CHINA, ShopKind.FLAGSHIP, CNY));
        }
        for (int sku = 1; sku <= LINES + elsewhere; sku++) {
            Money price = new Money(10_000 + sku, CNY);
            market.carryOut(
                    engine, new ListSku(1 + sku % SHOPS, "SKU " + sku, "Tea", "Crane", CHINA, "", price, 1_000, 0));
        }
        query = new OfQuote(BUYER, CHINA, CNY, cart(), coupons());
        long kinds = Market.quote(engine, query).adjustments().stream()
                .mapToInt(Adjustment::deal)
                .distinct()
                .map(deal -> Math.min(deal, KINDS_IN_A_CART))
                .distinct()
                .count();
        if (kinds != KINDS_IN_A_CART) {
            throw new IllegalStateException("only " + kinds + " kinds of deals touch the cart");
        }
    }

    private List<LineRequest> cart() {
        // Each kind first once, so that deals 1 to 8 are of different kinds and from 9 on all are tiers.
        market.makeDeal(engine, new FestivalPrice(1, 8_000, 1_000, 5));
        market.makeDeal(engine, new QuantityBreaks(2, List.of(new Break(2, 9_500), new Break(5, 9_000))));
        market.makeDeal(engine, new SecondPiece(3, 5_000));
        // SKUs 4 and 9 are of one shop.
        market.makeDeal(engine, new BundlePrice(List.of(new LineRequest(4, 1), new LineRequest(9, 1)), 15_000));
        market.makeDeal(engine, new CrossShop(30_000, 5_000, 0));
        List<LineRequest> lines = new ArrayList<>();
        for (int sku = 1; sku <= LINES; sku++) {
            lines.add(new LineRequest(sku, 2));
        }
        return lines;
    }

    private List<Integer> coupons() {
        List<Integer> coupons = List.of(
                market.makeDeal(engine, new ShopCoupon(1, 10_000, 500, 10, 1)),
                market.makeDeal(engine, new FestivalCoupon(50_000, 2_000, 10, 1)),
                market.makeDeal(engine, new RedPacket(888, 8_880, 1)));
        coupons.forEach(coupon -> market.carryOut(engine, new ClaimCoupon(BUYER, coupon)));
        for (int shop = 1; shop <= SHOPS; shop++) {
            market.makeDeal(engine, new ShopTiers(shop, List.of(new Tier(20_000, 2_000), new Tier(50_000, 8_000))));
        }
        for (int sku = LINES + 1; sku <= LINES + elsewhere; sku++) {
            market.makeDeal(engine, new FestivalPrice(sku, 9_000, 1_000, 5));
        }
        return coupons;
    }

    /** One quote. */
    @Benchmark
    public Quote quote() {
        return Market.quote(engine, query);
    }
}
