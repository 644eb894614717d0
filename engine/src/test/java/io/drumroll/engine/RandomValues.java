package io.drumroll.engine;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Query.ShopOrderView;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.oracle.NaiveFestival;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Seeded values, plausible and bad: at, just inside and just outside of every bound. It looks at the festival so far,
 * through the oracle's reads, so that most numbers are of something that there is.
 */
final class RandomValues {
    static final Currency HOME = new Currency("CNY");
    static final Currency UNKNOWN = new Currency("EUR");
    static final List<Currency> FOREIGN = List.of(new Currency("JPY"), new Currency("KWD"), new Currency("USD"));

    private static final int HOT_SKUS = 12;
    private static final int MOST_SHOPS = 5;
    private static final int LOOKS_BACK = 60;
    private static final List<Country> COUNTRIES =
            List.of(new Country("CN"), new Country("DE"), new Country("SE"), new Country("JP"));
    private static final List<String> TARIFF_CODES = List.of("", "8", "85", "8517", "851712", "8517120000", "95");
    private static final List<String> BAD_TARIFF_CODES = List.of("85171200001", "8x", " ", "٨", "-1");
    private static final List<String> TEXTS = List.of(
            "Teapot",
            // These two have the same hash code.
            "Aa",
            "BB",
            "Ünïcode 茶壶",
            "x".repeat(Limits.MAX_TEXT_BYTES),
            "茶".repeat(Limits.MAX_TEXT_BYTES / 3),
            "😀".repeat(Limits.MAX_TEXT_BYTES / 4),
            "\u00a0");
    private static final List<String> BAD_TEXTS = List.of(
            "",
            " \u3000 ",
            "x".repeat(Limits.MAX_TEXT_BYTES + 1),
            "茶".repeat(Limits.MAX_TEXT_BYTES / 3) + "x",
            "tab\there",
            "\u0085",
            "half \ud83d",
            "\ude00 other half",
            "\ude00\ud83d");

    final SplittableRandom random;
    final NaiveFestival seen;
    final int buyers;

    /** Whether only the festival's own currency is used. */
    private final boolean oneCurrency;

    long timeMs;

    RandomValues(long seed, NaiveFestival seen, long timeMs) {
        random = new SplittableRandom(seed);
        this.seen = seen;
        this.timeMs = timeMs;
        buyers = 2 + random.nextInt(30);
        oneCurrency = chance(25);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Mostly the usual value, else one at or near a bound, or far beyond. */
    long near(long usual, long min, long max) {
        if (!chance(4)) {
            return usual;
        }
        return switch (random.nextInt(8)) {
            case 0 -> min - 1;
            case 1 -> min;
            case 2, 3 -> max;
            case 4 -> max + 1;
            case 5 -> 0;
            case 6 -> Long.MIN_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    String text() {
        return oneOf(chance(2) ? BAD_TEXTS : TEXTS);
    }

    String tariffCode() {
        return oneOf(chance(3) ? BAD_TARIFF_CODES : TARIFF_CODES);
    }

    Country country() {
        return oneOf(COUNTRIES);
    }

    Region region() {
        return new Region(country(), oneOf(List.of("", "GD", "ZJ", "1A2")), random.nextInt(6));
    }

    Currency currency() {
        if (chance(1)) {
            return UNKNOWN;
        }
        return oneCurrency || chance(45) ? HOME : oneOf(FOREIGN);
    }

    /** That of a shop, if there is one. */
    Currency currencyOf(int shop) {
        boolean right = !chance(2);
        return right && found(new Query.OfShop(shop)) instanceof Query.ShopView view ? view.currency() : currency();
    }

    /** A price of one piece, in some currency. */
    long priceMinor() {
        return near(1 + random.nextInt(chance(50) ? 20 : 2_000), 1, Limits.MAX_PRICE_MINOR);
    }

    long amountMinor() {
        return near(1 + random.nextInt(chance(50) ? 300 : 20_000), 1, Limits.MAX_AMOUNT_MINOR);
    }

    long buyer() {
        return near(1 + random.nextInt(buyers), 1, Long.MAX_VALUE);
    }

    int shop() {
        int known = Math.clamp(seen.shops(), 1, MOST_SHOPS);
        return chance(2) ? random.nextInt(-1, 40) : 1 + random.nextInt(known);
    }

    int sku() {
        int usual = 1 + random.nextInt(Math.max(1, chance(70) ? Math.min(HOT_SKUS, seen.skus()) : seen.skus()));
        return chance(2) ? (int) near(seen.skus() + 1, 1, Integer.MAX_VALUE) : usual;
    }

    Currency currencyOfSku(int sku) {
        return found(new Query.OfSku(sku)) instanceof Query.SkuView view && !chance(2) ? view.currency() : currency();
    }

    /** The list price of a SKU; any, where there is no such SKU. */
    long listMinor(int sku) {
        return found(new Query.OfSku(sku)) instanceof Query.SkuView view ? view.priceMinor() : 10;
    }

    int quantity() {
        return (int) near(1 + random.nextInt(chance(80) ? 3 : 40), 1, Limits.MAX_QUANTITY);
    }

    /** Mostly one of the newest, which may still last. */
    int deal() {
        int newest = Math.max(1, seen.deals());
        int usual = chance(85) ? Math.max(1, newest - random.nextInt(25)) : 1 + random.nextInt(newest);
        return chance(2) ? (int) near(newest + 1, 1, newest) : usual;
    }

    /** A deal of a kind that is given now or, more rarely, later; any deal where there is none. */
    int dealOfKind(Set<Integer> kinds) {
        if (chance(96) && found(new Query.OfDeals(0, LOOKS_BACK)) instanceof Query.DealPage page) {
            boolean later = chance(5);
            List<Query.DealView> deals = page.deals().stream()
                    .filter(deal -> kinds.contains(deal.offer().terms().kind()) && (later || deal.live()))
                    .toList();
            if (!deals.isEmpty()) {
                return oneOf(deals).deal();
            }
        }
        return deal();
    }

    /** Mostly one of the newest, which may still be open. */
    long order() {
        int newest = Math.max(1, seen.orders());
        return near(chance(70) ? Math.max(1, newest - random.nextInt(12)) : 1 + random.nextInt(newest), 1, newest);
    }

    /** One of the newest orders in a state, or any order where there is none. */
    long orderIn(OrderState state) {
        for (int i = 0; i < LOOKS_BACK && !chance(2); i++) {
            long order = Math.max(1, seen.orders() - random.nextInt(LOOKS_BACK));
            if (found(new Query.OfOrder(order)) instanceof OrderView view && view.state() == state) {
                return order;
            }
        }
        return order();
    }

    /** A paid order and one of its shops whose part is in a state, if any of the newest is. */
    Optional<OrderView> paidOrderWith(ShopOrderState state) {
        for (int i = 0; i < LOOKS_BACK; i++) {
            long order = Math.max(1, seen.orders() - random.nextInt(2 * LOOKS_BACK));
            if (found(new Query.OfOrder(order)) instanceof OrderView view
                    && view.state() == OrderState.PAID
                    && view.shopOrders().stream().anyMatch(part -> part.state() == state)) {
                return Optional.of(view);
            }
        }
        return Optional.empty();
    }

    /** A shop of an order whose part is in a state; now and then any shop. */
    int shopWith(OrderView order, ShopOrderState state) {
        List<ShopOrderView> parts = order.shopOrders().stream()
                .filter(part -> part.state() == state)
                .toList();
        return parts.isEmpty() || chance(4) ? shop() : oneOf(parts).shop();
    }

    Money money(long amountMinor, Currency currency) {
        return new Money(amountMinor, chance(1) ? currency() : currency);
    }

    /** What a query finds, or this itself when it is refused. */
    Object found(Query<?> query) {
        return seen.read(query).result() instanceof Result.Found<?>(Object value) ? value : this;
    }
}
