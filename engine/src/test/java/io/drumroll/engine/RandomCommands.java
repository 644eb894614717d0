package io.drumroll.engine;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.oracle.NaiveFestival;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded commands, plausible and bad: few buyers and SKUs, so that they meet often; values at, just inside and just
 * outside of every bound; keys repeated with the same and with other content; time that stands, jumps and runs back.
 *
 * <p>It looks at the festival so far, through the oracle's reads, so that most orders name the right total.
 */
final class RandomCommands {
    /** One thing to do. */
    sealed interface Step {
        long timeMs();

        /** Hand this to the engine. */
        record Ask(long timeMs, Request request, Command command) implements Step {}

        /** Let due orders expire. */
        record Tick(long timeMs) implements Step {}
    }

    static final long START_MS = 1_762_790_000_000L;
    private static final int SCHEDULED_AT_STEP = 12;
    private static final int MOST_SKUS = 320;
    private static final int MOST_SHOPS = 12;
    private static final int KEPT = 64;
    private static final Currency HOME = new Currency("CNY");
    private static final Currency ABROAD = new Currency("EUR");
    private static final List<Country> COUNTRIES =
            List.of(new Country("CN"), new Country("DE"), new Country("SE"), new Country("JP"));
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

    private final SplittableRandom random;
    private final NaiveFestival seen;
    private final int buyers;
    private final Deque<Command> following = new ArrayDeque<>();
    private final List<Step.Ask> earlier = new ArrayList<>();
    private long timeMs = START_MS;
    private long lastKey;
    private int steps;

    RandomCommands(long seed, NaiveFestival seen) {
        random = new SplittableRandom(seed);
        this.seen = seen;
        buyers = 2 + random.nextInt(30);
    }

    /** What to do next. */
    Step next() {
        steps++;
        moveTime();
        if (chance(3)) {
            return new Step.Tick(timeMs);
        }
        Step.Ask ask = ask();
        if (earlier.size() < KEPT) {
            earlier.add(ask);
        } else {
            earlier.set(random.nextInt(KEPT), ask);
        }
        return ask;
    }

    private void moveTime() {
        int dice = random.nextInt(1_000);
        if (dice < 400) {
            timeMs += random.nextInt(200);
        } else if (dice < 410) {
            timeMs += Limits.MIN_PAY_WINDOW_MS + random.nextInt(-1, 2);
        } else if (dice < 412) {
            timeMs += random.nextInt(60_000);
        } else if (dice < 422) {
            timeMs -= random.nextInt(500);
        } else if (dice < 432) {
            moveToADeadline();
        } else if (dice < 442) {
            moveToADoor();
        }
    }

    /** To the last moment at which an order can be paid, or the first at which it can't, and then try. */
    private void moveToADeadline() {
        long order = orderNumber();
        if (seen.read(new Query.OfOrder(order)).result() instanceof Result.Found<OrderView>(OrderView view)
                && view.state() == OrderState.PLACED
                && view.payDeadlineMs() > timeMs) {
            timeMs = view.payDeadlineMs() - random.nextInt(2);
            following.addFirst(new Command.PayOrder(order));
        }
    }

    /** To the last moment before the doors open or close, or the first after it, and then order. */
    private void moveToADoor() {
        if (seen.read(new Query.OfFestival()).result()
                instanceof Result.Found<Query.FestivalView>(Query.FestivalView festival)) {
            long doorMs = timeMs < festival.opensAtMs() ? festival.opensAtMs() : festival.closesAtMs();
            // A door in the far future would leave every deadline behind.
            if (doorMs > timeMs && doorMs - timeMs < 60_000) {
                timeMs = doorMs - random.nextInt(2);
                following.addFirst(placing());
            }
        }
    }

    private Step.Ask ask() {
        if (!earlier.isEmpty() && chance(6)) {
            Step.Ask before = earlier.get(random.nextInt(earlier.size()));
            Command again = chance(70) ? before.command() : chance(50) ? command() : nearly(before.command());
            return new Step.Ask(timeMs, before.request(), again);
        }
        Command command = command();
        boolean withKey = command.needsKey() ? !chance(2) : chance(30);
        return new Step.Ask(timeMs, withKey ? newKey() : Request.WITHOUT_KEY, command);
    }

    /** Another command that is hard to tell from this one. */
    private Command nearly(Command command) {
        int bits = random.nextInt(16);
        return switch (command) {
            case Command.PayOrder(long order) -> new Command.CancelOrder(order ^ bits);
            case Command.CancelOrder(long order) -> new Command.PayOrder(order ^ bits);
            case Command.SetCartLine(long buyer, int sku, int _) -> new Command.RemoveCartLine(buyer, sku ^ bits);
            case Command.RestockSku(int sku, long quantity) -> new Command.RestockSku(sku, quantity ^ bits);
            case Command.TopUpWallet(long buyer, Money amount) -> new Command.TopUpWallet(buyer ^ bits, amount);
            case Command.OpenShop(String name, Country country) ->
                new Command.OpenShop(name.equals("Aa") ? "BB" : "Aa", country);
            case Command.PlaceOrder c ->
                new Command.PlaceOrder(
                        c.buyer(),
                        c.region(),
                        c.lines().reversed(),
                        c.fromCart(),
                        c.expectedTotal(),
                        bits == 0 ? PayMode.NOW : c.pay());
            case Command.ScheduleFestival _,
                    Command.ListSku _,
                    Command.ChangePrice _,
                    Command.DelistSku _,
                    Command.RemoveCartLine _ -> command();
        };
    }

    /** Some keys differ in their upper half only, some in their lower. */
    private Request newKey() {
        lastKey++;
        return lastKey % 2 == 0 ? new Request(lastKey, 0) : new Request(0, lastKey);
    }

    private Command command() {
        if (!following.isEmpty()) {
            return following.remove();
        }
        if (steps == SCHEDULED_AT_STEP) {
            return soundSchedule();
        }
        int dice = random.nextInt(1_000);
        if (dice < 7 || (doorsAreShut() && chance(3))) {
            return dice < 2 ? schedule() : soundSchedule();
        }
        if (dice < 12) {
            startBurst();
        }
        if (dice < 40) {
            return new Command.OpenShop(text(), country());
        }
        if (dice < 140 && seen.skus() < MOST_SKUS) {
            return listing();
        }
        return dice < 260 ? shelf(dice) : dice < 500 ? cartOrWallet(dice) : order(dice);
    }

    private boolean doorsAreShut() {
        return seen.read(new Query.OfFestival()).result()
                        instanceof Result.Found<Query.FestivalView>(Query.FestivalView festival)
                && (timeMs < festival.opensAtMs() || timeMs >= festival.closesAtMs());
    }

    private Command shelf(int dice) {
        if (dice < 200) {
            return new Command.RestockSku(sku(), near(1 + random.nextInt(20), 1, Limits.MAX_STOCK));
        }
        return dice < 258 ? new Command.ChangePrice(sku(), price()) : new Command.DelistSku(sku());
    }

    private Command cartOrWallet(int dice) {
        if (dice < 400) {
            return new Command.SetCartLine(buyer(), sku(), quantity());
        }
        if (dice < 440) {
            return new Command.RemoveCartLine(buyer(), sku());
        }
        long amountMinor = near(1 + random.nextInt(100_000), 1, Limits.MAX_AMOUNT_MINOR);
        return new Command.TopUpWallet(buyer(), new Money(amountMinor, currency()));
    }

    private Command order(int dice) {
        if (dice < 580) {
            return new Command.PayOrder(orderNumber());
        }
        return dice < 660 ? new Command.CancelOrder(orderNumber()) : placing();
    }

    /** The same thing many times over: a cart filled to its last line, or a wallet to its last cent. */
    private void startBurst() {
        long buyer = 1L + random.nextInt(buyers);
        if (random.nextBoolean()) {
            for (int i = 0; i < seen.skus(); i++) {
                following.add(new Command.SetCartLine(buyer, i + 1, 1 + random.nextInt(2)));
            }
        } else if (chance(20)) {
            for (int i = 0; i <= Limits.MAX_BALANCE_MINOR / Limits.MAX_AMOUNT_MINOR; i++) {
                following.add(new Command.TopUpWallet(buyer, new Money(Limits.MAX_AMOUNT_MINOR, HOME)));
            }
        }
    }

    private Command soundSchedule() {
        // Mostly open at once; now and then only in a while, or soon to close, so that both doors are met.
        long opensAtMs = chance(70) ? timeMs - random.nextInt(1_000) : timeMs + random.nextInt(5_000);
        long closesAtMs = opensAtMs + (chance(80) ? 10_000_000 : 2_000 + random.nextInt(10_000));
        long payWindowMs = Limits.MIN_PAY_WINDOW_MS + random.nextInt(4_000);
        long spendMinor = chance(20) ? 0 : 1 + random.nextInt(chance(50) ? 40 : 40_000);
        Currency currency = seen.skus() > 0 && chance(10) ? ABROAD : HOME;
        long saveMinor = spendMinor == 0 ? 0 : chance(10) ? spendMinor : random.nextLong(spendMinor + 1);
        return new Command.ScheduleFestival(
                "11.11", currency, opensAtMs, closesAtMs, payWindowMs, new SpendAndSave(spendMinor, saveMinor));
    }

    private Command schedule() {
        long lastOpensAtMs = 253_402_300_799_999L;
        long opensAtMs = near(timeMs, 0, lastOpensAtMs);
        long closesAtMs = near(opensAtMs + 10_000_000, opensAtMs + 1, lastOpensAtMs + 1);
        long payWindowMs = near(2_000, Limits.MIN_PAY_WINDOW_MS, Limits.MAX_PAY_WINDOW_MS);
        long spendMinor = near(300, 0, Limits.MAX_AMOUNT_MINOR);
        long saveMinor = near(40, 0, spendMinor);
        return new Command.ScheduleFestival(
                text(), currency(), opensAtMs, closesAtMs, payWindowMs, new SpendAndSave(spendMinor, saveMinor));
    }

    private Command listing() {
        return new Command.ListSku(
                chance(3) ? random.nextInt(-1, 20) : 1 + random.nextInt(MOST_SHOPS / 4),
                text(),
                text(),
                text(),
                country(),
                price(),
                near(random.nextInt(60), 0, Limits.MAX_STOCK),
                (int) (chance(60) ? 0 : near(1 + random.nextInt(6), 0, Limits.MAX_QUANTITY)));
    }

    private Command placing() {
        long buyer = buyer();
        PayMode pay = chance(55) ? PayMode.NOW : PayMode.LATER;
        Region region = new Region(country(), List.of("", "GD", "ZJ", "1A2").get(random.nextInt(4)), random.nextInt(6));
        if (chance(25)) {
            List<LineRequest> lines = chance(3) ? lines() : List.of();
            return new Command.PlaceOrder(buyer, region, lines, true, expected(new Query.OfCart(buyer)), pay);
        }
        List<LineRequest> lines = lines();
        return new Command.PlaceOrder(buyer, region, lines, false, expected(new Query.OfQuote(lines)), pay);
    }

    private Money expected(Query<?> query) {
        Object quoted = seen.read(query).result() instanceof Result.Found<?>(Object value) ? value : this;
        long totalMinor = switch (quoted) {
            case Quote quote -> quote.totalMinor();
            case Query.CartView cart -> cart.quote().totalMinor();
            default -> random.nextLong();
        };
        return new Money(chance(4) ? totalMinor + random.nextInt(-1, 2) : totalMinor, chance(1) ? ABROAD : HOME);
    }

    /** Some lines, of which now and then several are of one SKU. */
    List<LineRequest> lines() {
        int dice = random.nextInt(1_000);
        if (dice < 4) {
            return manyLines(Limits.MAX_ORDER_LINES + random.nextInt(2));
        }
        int count = dice < 14 ? 0 : dice < 600 ? 1 : 1 + random.nextInt(6);
        List<LineRequest> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean repeat = i > 0 && chance(15);
            int sku = repeat ? lines.get(random.nextInt(i)).sku() : sku();
            lines.add(new LineRequest(sku, quantity()));
        }
        return lines;
    }

    private List<LineRequest> manyLines(int count) {
        List<LineRequest> lines = new ArrayList<>(count);
        int quantity = chance(50) ? 1 : Limits.MAX_QUANTITY;
        for (int i = 0; i < count; i++) {
            lines.add(new LineRequest(1 + random.nextInt(Math.max(1, seen.skus())), quantity));
        }
        return lines;
    }

    /** Something to read. */
    Query<?> query() {
        return switch (random.nextInt(8)) {
            case 0 -> new Query.OfFestival();
            case 1 -> new Query.OfSku(sku());
            case 2 -> new Query.OfWallet(buyer());
            case 3, 4 -> new Query.OfCart(buyer());
            case 5 -> new Query.OfQuote(lines());
            case 6 -> new Query.OfOrder(orderNumber());
            default -> orders();
        };
    }

    /** The beginning of a buyer's list, or what follows one of that buyer's own orders. */
    private Query<?> orders() {
        int limit = (int) near(1 + random.nextInt(10), 1, Limits.MAX_ORDER_PAGE);
        long order = orderNumber();
        boolean goOn = chance(50);
        return goOn && seen.read(new Query.OfOrder(order)).result() instanceof Result.Found<OrderView>(OrderView view)
                ? new Query.OfBuyerOrders(view.buyer(), order, limit)
                : new Query.OfBuyerOrders(buyer(), 0, limit);
    }

    /** Runs a part of something else at random points, once in so many steps. */
    boolean onceIn(int steps) {
        return random.nextInt(steps) == 0;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Mostly the usual value, else one at or near a bound, or far beyond. */
    private long near(long usual, long min, long max) {
        if (!chance(5)) {
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

    private String text() {
        List<String> from = chance(2) ? BAD_TEXTS : TEXTS;
        return from.get(random.nextInt(from.size()));
    }

    private Country country() {
        return COUNTRIES.get(random.nextInt(COUNTRIES.size()));
    }

    private Currency currency() {
        return chance(2) ? ABROAD : HOME;
    }

    private Money price() {
        int usual = 1 + random.nextInt(chance(50) ? 20 : 2_000);
        return new Money(near(usual, 1, Limits.MAX_PRICE_MINOR), currency());
    }

    private long buyer() {
        return near(1 + random.nextInt(buyers), 1, Long.MAX_VALUE);
    }

    private int sku() {
        int usual = 1 + random.nextInt(Math.max(1, seen.skus()));
        return chance(2) ? (int) near(seen.skus() + 1, 1, Integer.MAX_VALUE) : usual;
    }

    private int quantity() {
        return (int) near(1 + random.nextInt(chance(80) ? 3 : 40), 1, Limits.MAX_QUANTITY);
    }

    /** Mostly one of the newest, which may still be open. */
    private long orderNumber() {
        int newest = Math.max(1, seen.orders());
        return near(chance(70) ? Math.max(1, newest - random.nextInt(12)) : 1 + random.nextInt(newest), 1, newest);
    }
}
