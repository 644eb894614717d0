package io.drumroll.bench.engine;

import io.drumroll.crowd.demo.Popularity;
import io.drumroll.engine.Engine;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query.OfQuote;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The festival that is measured, and the orders that come in: SKUs by popularity, buyers and quantities evenly. */
public final class Market {
    /** The log's time of every command, in ms of the epoch. */
    public static final long NOW_MS = 1_762_790_400_000L;
    /** SKUs on sale, and as many buyers with a wallet, where nothing else is said. */
    public static final int SIZE = 1_000_000;

    private static final int SHOPS = 1_000;
    private static final long SEED = 20_251_111;
    private static final long HOUR_MS = 3_600_000;
    private static final long STOCK = 1_000_000_000;
    private static final long TOP_UP_MINOR = 1_000_000_000_000L;
    static final Currency CNY = new Currency("CNY");
    private static final Country CHINA = new Country("CN");
    /** Of all buyers together, so that no buyer runs out of them while orders are placed for some seconds. */
    private static final int COUPONS = 32_000_000;

    /** Which deals touch each order. */
    public enum DealsOn {
        /** None at all. */
        NOTHING,
        /** Every full 300 saves 40, across shops. */
        SAVING,
        /** A festival price on every SKU, tiers in every shop, a saving across shops, a festival coupon in every order. */
        EVERYTHING
    }

    private static final Region[] REGIONS = {
        region("GD", 1), region("ZJ", 2), region("JS", 2), region("SC", 3), region("HA", 4), region("XJ", 5)
    };

    private final DealsOn dealsOn;
    private final int lines;
    private final int size;
    private final Popularity popularity;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private List<Integer> coupons = List.of();
    private long keys;

    /** A market of the usual {@link #SIZE}. */
    public Market(DealsOn dealsOn, int lines) {
        this(dealsOn, lines, SIZE);
    }

    /**
     * A market with deals.
     *
     * @param lines SKUs in each order, 1 or more.
     * @param size SKUs on sale, and buyers with a wallet.
     */
    public Market(DealsOn dealsOn, int lines, int size) {
        this.dealsOn = dealsOn;
        this.lines = lines;
        this.size = size;
        this.popularity = new Popularity(size, Popularity.DEFAULT_EXPONENT, SEED);
    }

    private static Region region(String province, int tier) {
        return new Region(new Country("CN"), province, tier);
    }

    /**
     * An engine with everything listed and every wallet filled. As many keys were used as it remembers, so that each
     * order's key pushes the oldest out, as after the first minutes of a real festival.
     */
    public Engine opened() {
        Engine engine = new Engine();
        carryOut(
                engine,
                new ScheduleFestival(
                        "11.11", CNY, NOW_MS - HOUR_MS, NOW_MS + 24 * HOUR_MS, HOUR_MS / 2, 240 * HOUR_MS));
        for (int shop = 1; shop <= SHOPS; shop++) {
            carryOut(engine, new OpenShop("Shop " + shop, CHINA, ShopKind.FLAGSHIP, CNY));
        }
        for (int sku = 1; sku <= size; sku++) {
            carryOut(engine, listing(sku));
        }
        makeDeals(engine);
        for (int topUps = 0; topUps < size || keys < Limits.KEY_WINDOW; topUps++) {
            carryOut(engine, new TopUpWallet(1 + topUps % size, new Money(TOP_UP_MINOR, CNY)));
        }
        return engine;
    }

    private void makeDeals(Engine engine) {
        switch (dealsOn) {
            case NOTHING -> coupons = List.of();
            case SAVING -> makeDeal(engine, new CrossShop(30_000, 4_000, 0));
            case EVERYTHING -> {
                for (int sku = 1; sku <= size; sku++) {
                    makeDeal(engine, new FestivalPrice(sku, priceMinor(sku) * 9 / 10, STOCK, 0));
                }
                for (int shop = 1; shop <= SHOPS; shop++) {
                    makeDeal(engine, new ShopTiers(shop, List.of(new Tier(500, 100), new Tier(50_000, 8_000))));
                }
                makeDeal(engine, new CrossShop(500, 25, 0));
                int coupon = makeDeal(engine, new FestivalCoupon(500, 200, COUPONS, COUPONS / size));
                for (int claim = 0; claim < COUPONS; claim++) {
                    carryOut(engine, new ClaimCoupon(1 + claim % size, coupon));
                }
                coupons = List.of(coupon);
            }
        }
    }

    /** Makes a deal that is given during the whole festival; returns its number. */
    int makeDeal(Engine engine, DealTerms terms) {
        DealOffer offer = new DealOffer("Deal", NOW_MS - HOUR_MS, NOW_MS + 24 * HOUR_MS, Funder.SHOP, List.of(), terms);
        return Math.toIntExact(carryOut(engine, new MakeDeal(offer)).id());
    }

    private static ListSku listing(int sku) {
        Money price = new Money(priceMinor(sku), CNY);
        String category = "Category " + sku % 20;
        String brand = "Brand " + sku % 2_000;
        return new ListSku(shopOf(sku), "SKU " + sku, category, brand, CHINA, "", price, STOCK, 0);
    }

    /** The shop that sells a SKU. */
    static int shopOf(int sku) {
        return 1 + sku % SHOPS;
    }

    /** Carries out a command that must succeed. */
    Accepted carryOut(Engine engine, Command command) {
        Outcome outcome = engine.handle(NOW_MS, nextKey(), command, EventSink.NONE);
        if (outcome instanceof Accepted accepted) {
            return accepted;
        }
        throw new IllegalStateException(command + " was answered with " + outcome);
    }

    /** A key that was not there before, as good as random: the number of the key, mixed (Steele and others, 2014). */
    public Request nextKey() {
        long number = ++keys;
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return new Request(number, mixed ^ mixed >>> 31);
    }

    /** A price of 10.00 to 509.99, in minor units. */
    static long priceMinor(int sku) {
        return 1_000 + sku * 7_919L % 50_000;
    }

    /** Orders, with the total that an engine that {@link #opened} quotes, paid at once. */
    public MadeOrders orders(Engine engine, int count) {
        MadeOrders orders = new MadeOrders(count, lines, coupons);
        for (int i = 0; i < count; i++) {
            List<LineRequest> wanted = lines();
            long buyer = 1L + random.nextInt(size);
            long total = quote(engine, new OfQuote(buyer, CHINA, CNY, wanted, coupons))
                    .totalMinor();
            orders.put(i, buyer, REGIONS[random.nextInt(REGIONS.length)], wanted, total);
        }
        return orders;
    }

    /** What lines cost in an engine, which must not refuse them. */
    static Quote quote(Engine engine, OfQuote query) {
        if (engine.read(query).result() instanceof Result.Found<Quote>(Quote quote)) {
            return quote;
        }
        throw new IllegalStateException(query + " was refused");
    }

    /** A question for what an order costs a buyer in China, who uses no coupon. */
    OfQuote question() {
        return new OfQuote(0, CHINA, CNY, lines(), List.of());
    }

    /** Different SKUs, one or two pieces of each. */
    public List<LineRequest> lines() {
        Map<Integer, LineRequest> wanted = new LinkedHashMap<>();
        while (wanted.size() < lines) {
            int sku = popularity.pick(random);
            wanted.put(sku, new LineRequest(sku, 1 + random.nextInt(2)));
        }
        return List.copyOf(wanted.values());
    }
}
