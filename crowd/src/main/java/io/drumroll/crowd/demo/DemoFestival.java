package io.drumroll.crowd.demo;

import io.drumroll.crowd.demo.Assortment.Category;
import io.drumroll.crowd.demo.Assortment.Kind;
import io.drumroll.crowd.demo.Assortment.Origin;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.SetCommission;
import io.drumroll.engine.message.Command.SetDuty;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * Shops, SKUs, rates, duties, commissions and deals that look like those of a real festival, made from a seed: the same
 * seed and sizes give the same festival. Most prices are in CNY, those of import shops in their own currency; every brand
 * is invented.
 */
public final class DemoFestival {
    /** What the demo counts in. */
    public static final Currency CURRENCY = new Currency("CNY");
    /** Shops of a demo that nobody sized. */
    public static final int DEFAULT_SHOPS = 400;
    /** SKUs of a demo that nobody sized: 10,000 products, some of which come in several variants. */
    public static final int DEFAULT_SKUS = 12_500;
    /** Of five SKUs, one is another variant of a product that there is. */
    private static final int SKUS_A_MORE_VARIANT = 5;

    /** Of a hundred shops, how many sell one brand only. */
    private static final int OWN_BRAND_PERCENT = 60;
    /** Of a hundred shops of a brand from abroad, how many price in their own currency. */
    private static final int IMPORT_PERCENT = 60;
    /** Of a hundred shops of many brands, how many sell in volume. */
    private static final int WHOLESALE_PERCENT = 30;
    /** What the first shops price in. */
    private static final List<Currency> FIRST_IMPORTS =
            List.of(new Currency("USD"), new Currency("EUR"), new Currency("JPY"), new Currency("KWD"));

    private static final String[] SHOP_WORDS = {
        "Lantern", "Plum Blossom", "Red Gate", "Golden Carp", "Bamboo", "Cloud", "Jade Bridge", "Morning", "Harbour",
        "Silver Moon", "Pavilion", "Crane", "Old Street", "Nine Hills", "Lucky Cat", "Riverside", "Osmanthus", "Swallow"
    };
    private static final String[] BAZAAR_KINDS = {"Select", "House", "Market", "Outlet", "Corner", "Stall"};
    private static final String[] WHOLESALE_KINDS = {"Wholesale", "Warehouse", "Trading"};

    private final long seed;
    private final List<Shop> shops;
    private final List<ListSku> skus;
    private final List<Goods> goods;
    private final List<SetCommission> commissions;

    private DemoFestival(
            long seed, List<Shop> shops, List<ListSku> skus, List<Goods> goods, List<SetCommission> commissions) {
        this.seed = seed;
        this.shops = shops;
        this.skus = skus;
        this.goods = goods;
        this.commissions = commissions;
    }

    /**
     * Makes a festival.
     *
     * @param shops 1 or more.
     * @param skus 0 or more.
     * @param seed what everything follows from.
     */
    public static DemoFestival of(int shops, int skus, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Assortment assortment = Assortment.load();
        List<Shop> opened = new ArrayList<>(shops);
        Set<String> shopNames = new HashSet<>();
        for (int i = 0; i < shops; i++) {
            opened.add(shop(i, assortment, shopNames, random));
        }
        List<ListSku> listed = new ArrayList<>(skus);
        List<Goods> goods = new ArrayList<>(skus);
        Set<String> titles = new HashSet<>();
        int products = Math.max(productsOf(skus), Math.min(shops, skus));
        for (int i = 0; i < products; i++) {
            // The first SKUs go round, so that no shop is empty; after that large shops have more.
            int shop = i < shops ? i : (int) (shops * Math.pow(random.nextDouble(), 1.7));
            goods.add(goods(i, opened.get(shop), titles, random));
            listed.add(sku(shop + 1, opened.get(shop), goods.getLast(), random));
        }
        addVariants(opened, listed, goods, titles, skus, random);
        List<SetCommission> commissions = assortment.categories().stream()
                .map(category -> new SetCommission(DemoTree.codeOf(category), category.commissionBps()))
                .toList();
        return new DemoFestival(seed, List.copyOf(opened), List.copyOf(listed), List.copyOf(goods), commissions);
    }

    /** How many products so many SKUs are of. */
    static int productsOf(int skus) {
        return skus - skus / SKUS_A_MORE_VARIANT;
    }

    /** Other variants of products that have some left, as far as there are such; else products of their own. */
    private static void addVariants(
            List<Shop> shops,
            List<ListSku> listed,
            List<Goods> goods,
            Set<String> titles,
            int skus,
            SplittableRandom random) {
        int products = goods.size();
        int attempts = 0;
        Map<String, Integer> inVariants = new HashMap<>();
        while (goods.size() < skus) {
            Goods of = goods.get(random.nextInt(products));
            int shop = listed.get(of.product()).shop();
            // A product that comes in variants is named without one: of products called the same, one does.
            boolean isNamedSo = of.product() == inVariants.computeIfAbsent(of.name() + of.number(), _ -> of.product());
            Optional<Goods> more = attempts++ < 20 * skus && isNamedSo ? of.another(titles, random) : Optional.empty();
            if (more.isPresent()) {
                goods.add(more.get());
            } else if (attempts > 20 * skus) {
                goods.add(goods(goods.size(), shops.get(shop - 1), titles, random));
            } else {
                continue;
            }
            listed.add(sku(shop, shops.get(shop - 1), goods.getLast(), random));
        }
    }

    /** What each SKU is, in the order of {@link #skus()}. */
    List<Goods> goods() {
        return goods;
    }

    /** A festival of the usual size. */
    public static DemoFestival of(long seed) {
        return of(DEFAULT_SHOPS, DEFAULT_SKUS, seed);
    }

    /** The commands that open the shops, behind the rates; in an empty festival they get the numbers 1, 2, 3 and on. */
    public List<OpenShop> shops() {
        return shops.stream()
                .map(shop -> new OpenShop(shop.name(), shop.country(), shop.kind(), shop.currency()))
                .toList();
    }

    /** The commands that list the SKUs, for shops numbered 1, 2, 3 and on in the order of {@link #shops()}. */
    public List<ListSku> skus() {
        return skus;
    }

    /**
     * The commands that list the SKUs, for shops that got other numbers.
     *
     * @param numberOfShop the number that the engine gave to the shop at an index of {@link #shops()}.
     */
    public List<ListSku> skus(IntUnaryOperator numberOfShop) {
        return skus.stream()
                .map(sku -> new ListSku(
                        numberOfShop.applyAsInt(sku.shop() - 1),
                        sku.title(),
                        sku.category(),
                        sku.brand(),
                        sku.origin(),
                        sku.tariffCode(),
                        sku.price(),
                        sku.stock(),
                        sku.limitPerBuyer()))
                .toList();
    }

    /** The commands that fix the rates. */
    public List<FixRate> rates() {
        return DemoTrade.rates();
    }

    /**
     * The commands that set the duties.
     *
     * @param fromMs from when they are in force, in ms of the epoch; not before the engine's time.
     */
    public List<SetDuty> duties(long fromMs) {
        List<Country> origins = skus.stream().map(ListSku::origin).toList();
        return DemoTrade.duties(origins, fromMs).stream().map(SetDuty::new).toList();
    }

    /** The commands that set the categories' commissions. */
    public List<SetCommission> commissions() {
        return commissions;
    }

    /**
     * The deals, for shops and SKUs that got given numbers.
     *
     * @param doors when the festival is open.
     * @param numberOfShop the number that the engine gave to the shop at an index of {@link #shops()}.
     * @param numberOfSku the number that it gave to the SKU at an index of {@link #skus()}.
     */
    public DemoDeals deals(Doors doors, IntUnaryOperator numberOfShop, IntUnaryOperator numberOfSku) {
        return DemoDeals.of(shops(), skus, seed, doors, numberOfShop, numberOfSku);
    }

    /** A shop sells one category: one brand's goods ({@code brands} has one) or many. */
    private record Shop(
            String name, Country country, ShopKind kind, Currency currency, Category category, List<Branded> brands) {}

    private record Branded(String brand, Country origin) {}

    /** The first shops see to it that a small demo has every kind, and prices of none to three decimals. */
    private static Shop shop(int index, Assortment assortment, Set<String> taken, SplittableRandom random) {
        if (index < FIRST_IMPORTS.size()) {
            Currency currency = FIRST_IMPORTS.get(index);
            while (true) {
                Category category = pick(assortment.categories(), random);
                Origin origin = origin(category, random);
                if (DemoTrade.currencyOf(origin.country()).equals(currency)) {
                    return ofABrand(category, origin, taken, random);
                }
            }
        }
        Category category = pick(assortment.categories(), random);
        if (index > FIRST_IMPORTS.size() && random.nextInt(100) < OWN_BRAND_PERCENT) {
            return ofABrand(category, origin(category, random), taken, random);
        }
        boolean isWholesale = index == FIRST_IMPORTS.size() || random.nextInt(100) < WHOLESALE_PERCENT;
        return ofManyBrands(category, isWholesale, taken, random);
    }

    /** A flagship store in CNY, or, of a brand from abroad whose currency has a rate, mostly an import shop in that. */
    private static Shop ofABrand(Category category, Origin origin, Set<String> taken, SplittableRandom random) {
        String brand = pick(origin.brands(), random);
        String sells = brand.endsWith(category.name()) ? "" : " " + category.name();
        Currency own = DemoTrade.currencyOf(origin.country());
        boolean isImport =
                !own.equals(CURRENCY) && (taken.size() < FIRST_IMPORTS.size() || random.nextInt(100) < IMPORT_PERCENT);
        String name = brand + sells + (isImport ? " Overseas Store" : " Flagship Store");
        return new Shop(
                unique(name, taken),
                origin.country(),
                isImport ? ShopKind.IMPORT : ShopKind.FLAGSHIP,
                isImport ? own : CURRENCY,
                category,
                List.of(new Branded(brand, origin.country())));
    }

    private static Shop ofManyBrands(
            Category category, boolean isWholesale, Set<String> taken, SplittableRandom random) {
        List<Branded> many = new ArrayList<>();
        for (int i = 3 + random.nextInt(6); i > 0; i--) {
            Origin from = origin(category, random);
            many.add(new Branded(pick(from.brands(), random), from.country()));
        }
        String[] kinds = isWholesale ? WHOLESALE_KINDS : BAZAAR_KINDS;
        String name = SHOP_WORDS[random.nextInt(SHOP_WORDS.length)] + " " + category.name() + " "
                + kinds[random.nextInt(kinds.length)];
        return new Shop(
                unique(name, taken),
                new Country("CN"),
                isWholesale ? ShopKind.WHOLESALE : ShopKind.BAZAAR,
                CURRENCY,
                category,
                List.copyOf(many));
    }

    private static Goods goods(int product, Shop shop, Set<String> titles, SplittableRandom random) {
        Kind kind = pick(shop.category().kinds(), random);
        Branded branded = pick(shop.brands(), random);
        Goods goods = new Goods(
                product,
                shop.category(),
                kind,
                branded.brand(),
                branded.origin(),
                "",
                "",
                pick(kind.variants(), random));
        List<String> series = shop.category().series();
        for (int i = 0; i < 2 * series.size() && titles.contains(goods.title()); i++) {
            goods = goods.ofSeries(pick(series, random));
        }
        Goods unique = goods;
        for (int i = 2; !titles.add(unique.title()); i++) {
            unique = goods.numbered(i);
        }
        return unique;
    }

    private static ListSku sku(int shop, Shop of, Goods goods, SplittableRandom random) {
        Supply supply = supply(random);
        long priceMinor = priceMinor(goods.kind(), supply.priceShare(), of.currency(), random);
        return new ListSku(
                shop,
                goods.title(),
                DemoTree.codeOf(goods.category()),
                goods.brand(),
                goods.origin(),
                goods.kind().tariffCode(),
                new Money(priceMinor, of.currency()),
                supply.stock(),
                supply.limitPerBuyer());
    }

    /** Stock, limit, and the part of its usual price that a SKU sells for. */
    private record Supply(long stock, int limitPerBuyer, double priceShare) {}

    private static Supply supply(SplittableRandom random) {
        int draw = random.nextInt(100);
        if (draw < 3) {
            // A hot deal: cheap, scarce, and only a few for each buyer.
            return new Supply(50 + random.nextInt(1_950), 1 + random.nextInt(5), 0.4 + 0.3 * random.nextDouble());
        }
        if (draw < 15) {
            return new Supply(2_000 + random.nextInt(48_000), 0, 0.7 + 0.3 * random.nextDouble());
        }
        return new Supply(100_000 + random.nextInt(4_900_000), 0, 0.75 + 0.25 * random.nextDouble());
    }

    /** Spread evenly over the orders of magnitude between a kind's lowest and highest price, with a shop's ending. */
    private static long priceMinor(Kind kind, double priceShare, Currency currency, SplittableRandom random) {
        double ratio = (double) kind.highestYuan() / kind.lowestYuan();
        double yuan = kind.lowestYuan() * Math.pow(ratio, Math.pow(random.nextDouble(), 1.3)) * priceShare;
        return Amounts.price(DemoTrade.fromFestival((long) (yuan * 100), currency), currency);
    }

    private static Origin origin(Category category, SplittableRandom random) {
        int draw = random.nextInt(category.originWeights());
        for (Origin origin : category.origins()) {
            draw -= origin.weight();
            if (draw < 0) {
                return origin;
            }
        }
        throw new IllegalStateException("weights of " + category.name() + " do not add up");
    }

    private static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String unique(String name, Set<String> taken) {
        String candidate = name;
        for (int i = 2; !taken.add(candidate); i++) {
            candidate = name + " No. " + i;
        }
        return candidate;
    }
}
