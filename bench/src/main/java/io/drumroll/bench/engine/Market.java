package io.drumroll.bench.engine;

import io.drumroll.crowd.demo.Popularity;
import io.drumroll.engine.Engine;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.ScheduleFestival;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.List;
import java.util.SplittableRandom;

/** The festival that is measured, and the orders that come in: SKUs by popularity, buyers and quantities evenly. */
public final class Market {
    /** The log's time of every command, in ms of the epoch. */
    public static final long NOW_MS = 1_762_790_400_000L;
    /** SKUs on sale. */
    public static final int SKUS = 1_000_000;
    /** Buyers with a wallet. */
    public static final int BUYERS = 1_000_000;

    private static final int SHOPS = 1_000;
    private static final long SEED = 20_251_111;
    private static final long HOUR_MS = 3_600_000;
    private static final long STOCK = 1_000_000_000;
    private static final long TOP_UP_MINOR = 1_000_000_000_000L;
    private static final Currency CNY = new Currency("CNY");
    private static final SpendAndSave THREE_HUNDRED_LESS_FORTY = new SpendAndSave(30_000, 4_000);

    private static final Region[] REGIONS = {
        region("GD", 1), region("ZJ", 2), region("JS", 2), region("SC", 3), region("HA", 4), region("XJ", 5)
    };

    private final SpendAndSave saving;
    private final Popularity popularity = new Popularity(SKUS, Popularity.DEFAULT_EXPONENT, SEED);
    private final SplittableRandom random = new SplittableRandom(SEED);
    private long keys;

    /**
     * A market.
     *
     * @param promotion whether the saving 300 less 40 is on.
     */
    public Market(boolean promotion) {
        this.saving = promotion ? THREE_HUNDRED_LESS_FORTY : SpendAndSave.NONE;
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
                new ScheduleFestival("11.11", CNY, NOW_MS - HOUR_MS, NOW_MS + 24 * HOUR_MS, HOUR_MS / 2, saving));
        for (int shop = 1; shop <= SHOPS; shop++) {
            carryOut(engine, new OpenShop("Shop " + shop, new Country("CN")));
        }
        for (int sku = 1; sku <= SKUS; sku++) {
            carryOut(engine, listing(sku));
        }
        for (int topUps = 0; topUps < BUYERS || keys < Limits.KEY_WINDOW; topUps++) {
            carryOut(engine, new TopUpWallet(1 + topUps % BUYERS, new Money(TOP_UP_MINOR, CNY)));
        }
        return engine;
    }

    private static ListSku listing(int sku) {
        Money price = new Money(priceMinor(sku), CNY);
        String category = "Category " + sku % 20;
        String brand = "Brand " + sku % 2_000;
        return new ListSku(1 + sku % SHOPS, "SKU " + sku, category, brand, new Country("CN"), price, STOCK, 0);
    }

    private void carryOut(Engine engine, Command command) {
        Outcome outcome = engine.handle(NOW_MS, nextKey(), command, EventSink.NONE);
        if (!(outcome instanceof Accepted)) {
            throw new IllegalStateException(command + " was answered with " + outcome);
        }
    }

    /** A key that was not there before, as good as random: the number of the key, mixed (Steele and others, 2014). */
    public Request nextKey() {
        long number = ++keys;
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return new Request(number, mixed ^ mixed >>> 31);
    }

    /** A price of 10.00 to 509.99, in minor units. */
    private static long priceMinor(int sku) {
        return 1_000 + sku * 7_919L % 50_000;
    }

    /** Orders of two SKUs each, with the total that the engine will find, paid at once. */
    public PlaceOrder[] orders(int count) {
        PlaceOrder[] orders = new PlaceOrder[count];
        for (int i = 0; i < count; i++) {
            orders[i] = order();
        }
        return orders;
    }

    private PlaceOrder order() {
        List<LineRequest> lines = lines();
        long subtotal = 0;
        for (LineRequest line : lines) {
            subtotal += priceMinor(line.sku()) * line.quantity();
        }
        return new PlaceOrder(
                1 + random.nextInt(BUYERS),
                REGIONS[random.nextInt(REGIONS.length)],
                lines,
                false,
                new Money(subtotal - saving.savingOn(subtotal), CNY),
                PayMode.NOW);
    }

    /** Two different SKUs, one or two pieces of each. */
    public List<LineRequest> lines() {
        int first = popularity.pick(random);
        int second = popularity.pick(random);
        while (second == first) {
            second = popularity.pick(random);
        }
        return List.of(new LineRequest(first, 1 + random.nextInt(2)), new LineRequest(second, 1 + random.nextInt(2)));
    }
}
