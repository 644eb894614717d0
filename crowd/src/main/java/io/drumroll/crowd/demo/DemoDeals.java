package io.drumroll.crowd.demo;

import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

/**
 * The deals of a demo festival, of every kind: those that a shopper can claim or pay a deposit for are there before the
 * doors open, the others from the opening on. The same festival and doors give the same deals.
 */
public final class DemoDeals {
    private static final Currency CNY = DemoFestival.CURRENCY;
    private static final long STANDING_BEFORE_MS = TimeUnit.DAYS.toMillis(21);
    private static final long BALANCE_WINDOW_MS = TimeUnit.MINUTES.toMillis(10);
    /** Of a thousand SKUs, the most popular first: how many have a festival price, and the ones behind them. */
    private static final int FESTIVAL_PRICES_PER_MILLE = 30;

    private static final int SECOND_PIECES_PER_MILLE = 20;
    private static final int PRE_SALES_PER_MILLE = 5;
    /** The most popular SKUs' festival prices are so low that no festival coupon comes on top. */
    private static final int DEEPEST_PRICES = 25;

    private static final int TIERS_PERCENT = 45;
    private static final int COUPON_PERCENT = 35;
    private static final int BUNDLE_PERCENT = 25;
    private static final int BREAKS_PER_SHOP = 8;

    private final List<OpenShop> shops;
    private final List<ListSku> skus;
    private final Doors doors;
    private final IntUnaryOperator numberOfShop;
    private final IntUnaryOperator numberOfSku;
    private final SplittableRandom random;
    private final List<DealOffer> offers = new ArrayList<>();
    private final Map<Integer, List<Integer>> skusByShop = new HashMap<>();
    private int sure;

    private DemoDeals(
            List<OpenShop> shops,
            List<ListSku> skus,
            long seed,
            Doors doors,
            IntUnaryOperator numberOfShop,
            IntUnaryOperator numberOfSku) {
        this.shops = shops;
        this.skus = skus;
        this.doors = doors;
        this.numberOfShop = numberOfShop;
        this.numberOfSku = numberOfSku;
        this.random = new SplittableRandom(Mixing.mix(seed));
        for (int sku = 0; sku < skus.size(); sku++) {
            skusByShop
                    .computeIfAbsent(skus.get(sku).shop() - 1, _ -> new ArrayList<>())
                    .add(sku);
        }
    }

    static DemoDeals of(
            List<OpenShop> shops,
            List<ListSku> skus,
            long seed,
            Doors doors,
            IntUnaryOperator numberOfShop,
            IntUnaryOperator numberOfSku) {
        DemoDeals deals = new DemoDeals(shops, skus, seed, doors, numberOfShop, numberOfSku);
        deals.addForTheFestival();
        for (int shop = 0; shop < shops.size(); shop++) {
            deals.addForShop(shop);
        }
        deals.sure = deals.offers.size();
        if (!skus.isEmpty()) {
            deals.addForSkus(new Popularity(skus.size(), Popularity.DEFAULT_EXPONENT, seed));
        }
        return deals;
    }

    /** The commands that make them; those behind {@link #sure} are over when the doors open. */
    public List<MakeDeal> commands() {
        return offers.stream().map(MakeDeal::new).toList();
    }

    /** How many can be made whenever the festival is prepared. */
    public int sure() {
        return sure;
    }

    private void addForTheFestival() {
        addFromOpening("Every full CNY 300 saves 50", Funder.FESTIVAL, new DealTerms.CrossShop(300_00, 50_00, 500_00));
        addStanding(
                "Festival coupon: CNY 30 off CNY 400",
                Funder.FESTIVAL,
                new DealTerms.FestivalCoupon(400_00, 30_00, 500_000, 2));
        addStanding(
                "Festival coupon: CNY 120 off CNY 1500",
                Funder.FESTIVAL,
                new DealTerms.FestivalCoupon(1_500_00, 120_00, 20_000, 1));
        addStanding(
                "All shops' coupon: CNY 5 off CNY 60",
                Funder.SHOP,
                new DealTerms.FestivalCoupon(60_00, 5_00, 1_000_000, 3));
        addStanding("Red packet of CNY 8", Funder.FESTIVAL, new DealTerms.RedPacket(8_00, 400_000_00, 3));
        addStanding("Lucky red packet of CNY 88", Funder.FESTIVAL, new DealTerms.RedPacket(88_00, 8_888_00, 1));
    }

    private void addForShop(int shop) {
        int number = numberOfShop.applyAsInt(shop);
        Currency currency = shops.get(shop).currency();
        // The first shops have everything, so that a small demo has it, too.
        boolean all = shop < 8;
        if (all || random.nextInt(100) < TIERS_PERCENT) {
            addTiers(number, currency, 1 + random.nextInt(4));
        }
        if (all || random.nextInt(100) < COUPON_PERCENT) {
            addShopCoupon(number, currency, 1 + random.nextInt(3));
        }
        List<Integer> own = skusByShop.getOrDefault(shop, List.of());
        if (own.size() > 1 && (all || random.nextInt(100) < BUNDLE_PERCENT)) {
            addBundle(own, currency);
        }
        if (shops.get(shop).kind() == ShopKind.WHOLESALE) {
            own.stream().limit(BREAKS_PER_SHOP).forEach(this::addBreaks);
        }
    }

    private void addTiers(int shop, Currency currency, int scale) {
        long firstSpend = amount(200_00L * scale, currency);
        long firstSave = Math.min(amount(20_00L * scale, currency), firstSpend);
        long nextSpend = Math.max(amount(500_00L * scale, currency), firstSpend + 1);
        long nextSave = Math.min(Math.max(amount(80_00L * scale, currency), firstSave + 1), nextSpend);
        String name = "Spend " + Amounts.text(firstSpend, currency) + " save " + Amounts.number(firstSave, currency)
                + ", " + Amounts.number(nextSpend, currency) + " save " + Amounts.number(nextSave, currency);
        List<Tier> tiers = List.of(new Tier(firstSpend, firstSave), new Tier(nextSpend, nextSave));
        addFromOpening(name, Funder.SHOP, new DealTerms.ShopTiers(shop, tiers));
    }

    private void addShopCoupon(int shop, Currency currency, int scale) {
        long spend = amount(100_00L * scale, currency);
        long save = Math.min(amount(12_00L * scale, currency), spend);
        String name =
                "Shop coupon: " + Amounts.text(save, currency) + " off " + Amounts.number(spend, currency) + " or more";
        long count = 500L + random.nextInt(19_500);
        addStanding(name, Funder.SHOP, new DealTerms.ShopCoupon(shop, spend, save, count, 1 + random.nextInt(2)));
    }

    private void addBundle(List<Integer> own, Currency currency) {
        int size = Math.min(own.size(), 2 + random.nextInt(2));
        List<LineRequest> members = new ArrayList<>();
        long listMinor = 0;
        for (int sku : own.subList(0, size)) {
            members.add(new LineRequest(numberOfSku.applyAsInt(sku), 1));
            listMinor += priceOf(sku);
        }
        long priceMinor = Math.min(Amounts.price(listMinor * 4 / 5, currency), listMinor);
        String name = "Bundle of " + size + " for " + Amounts.text(priceMinor, currency);
        addFromOpening(name, Funder.SHOP, new DealTerms.BundlePrice(List.copyOf(members), priceMinor));
    }

    private void addBreaks(int sku) {
        long list = priceOf(sku);
        List<Break> breaks =
                List.of(new Break(3, list * 95 / 100), new Break(10, list * 90 / 100), new Break(50, list * 80 / 100));
        Currency currency = currencyOf(sku);
        String name = "From 3 pieces " + Amounts.text(breaks.get(0).priceMinor(), currency) + ", from 10 "
                + Amounts.number(breaks.get(1).priceMinor(), currency) + ", from 50 "
                + Amounts.number(breaks.get(2).priceMinor(), currency);
        addStanding(name, Funder.SHOP, new DealTerms.QuantityBreaks(numberOfSku.applyAsInt(sku), breaks));
    }

    private void addForSkus(Popularity popularity) {
        int festivalPrices = share(FESTIVAL_PRICES_PER_MILLE);
        int secondPieces = share(SECOND_PIECES_PER_MILLE);
        int preSales = share(PRE_SALES_PER_MILLE);
        int rank = 0;
        for (; rank < festivalPrices; rank++) {
            addFestivalPrice(popularity.skuAtRank(rank) - 1, rank < DEEPEST_PRICES);
        }
        for (int end = Math.min(skus.size(), rank + secondPieces); rank < end; rank++) {
            int number = numberOfSku.applyAsInt(popularity.skuAtRank(rank) - 1);
            addFromOpening("Second piece at half price", Funder.SHOP, new DealTerms.SecondPiece(number, 5_000));
        }
        long lengthMs = doors.closesAtMs() - doors.opensAtMs();
        int firstPreSale = rank;
        for (int end = Math.min(skus.size(), rank + preSales); rank < end; rank++) {
            // A second wave: deposits through the first quarter, balances in the second.
            addPreSale(
                    popularity.skuAtRank(rank) - 1,
                    doors.opensAtMs(),
                    doors.opensAtMs() + lengthMs / 4 + 1,
                    doors.opensAtMs() + lengthMs / 2 + 1,
                    rank % 2 == 0);
        }
        sure = offers.size();
        for (int end = Math.min(skus.size(), rank + preSales); rank < end; rank++) {
            addPreSale(
                    popularity.skuAtRank(rank) - 1,
                    Math.max(0, doors.opensAtMs() - STANDING_BEFORE_MS),
                    doors.opensAtMs(),
                    doors.opensAtMs() + Math.min(BALANCE_WINDOW_MS, lengthMs),
                    (rank - firstPreSale) % 2 == 0);
        }
    }

    private int share(int perMille) {
        return Math.min(skus.size(), Math.max(1, skus.size() * perMille / 1_000));
    }

    private void addFestivalPrice(int sku, boolean isDeepest) {
        long list = priceOf(sku);
        Currency currency = currencyOf(sku);
        int percent = isDeepest ? 40 + random.nextInt(15) : 60 + random.nextInt(25);
        long price = Math.min(list, Amounts.price(list * percent / 100, currency));
        long stock = isDeepest ? 300L + random.nextInt(2_700) : 2_000L + random.nextInt(48_000);
        int limit = 1 + random.nextInt(3);
        String name = "11.11 price " + Amounts.text(price, currency) + ", " + limit + " each"
                + (isDeepest ? ", no festival coupon on top" : "");
        addFromOpening(
                name,
                isDeepest ? Funder.FESTIVAL : Funder.SHOP,
                isDeepest ? List.of(Stage.FESTIVAL_COUPON) : List.of(),
                new DealTerms.FestivalPrice(numberOfSku.applyAsInt(sku), price, stock, limit));
    }

    private void addPreSale(int sku, long startsAtMs, long balanceFromMs, long balanceUntilMs, boolean refundable) {
        long list = priceOf(sku);
        Currency currency = currencyOf(sku);
        long deposit = Math.min(Amounts.round(Math.max(1, list / 10)), list);
        long worth = Math.min(2 * deposit, list);
        long price = Math.min(list, Math.max(worth, Amounts.price(list * 9 / 10, currency)));
        String name = "Pre-sale: pay " + Amounts.text(deposit, currency) + ", worth " + Amounts.number(worth, currency)
                + " of " + Amounts.number(price, currency);
        DealTerms terms = new DealTerms.PreSale(
                numberOfSku.applyAsInt(sku), price, deposit, worth, balanceFromMs, balanceUntilMs, refundable);
        offers.add(new DealOffer(name, startsAtMs, balanceFromMs, Funder.SHOP, List.of(), terms));
    }

    private void addFromOpening(String name, Funder funder, DealTerms terms) {
        addFromOpening(name, funder, List.of(), terms);
    }

    private void addFromOpening(String name, Funder funder, List<Stage> bars, DealTerms terms) {
        offers.add(new DealOffer(name, doors.opensAtMs(), doors.closesAtMs(), funder, bars, terms));
    }

    private void addStanding(String name, Funder funder, DealTerms terms) {
        long startsAtMs = Math.max(0, doors.opensAtMs() - STANDING_BEFORE_MS);
        offers.add(new DealOffer(name, startsAtMs, doors.closesAtMs(), funder, List.of(), terms));
    }

    private long priceOf(int sku) {
        return skus.get(sku).price().amountMinor();
    }

    private Currency currencyOf(int sku) {
        return skus.get(sku).price().currency();
    }

    /** About so much of the festival's currency, in another, as people would set it. */
    private static long amount(long festivalMinor, Currency currency) {
        return currency.equals(CNY) ? festivalMinor : Amounts.round(DemoTrade.fromFestival(festivalMinor, currency));
    }
}
