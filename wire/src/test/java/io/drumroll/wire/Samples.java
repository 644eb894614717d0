package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** One message of every kind, from a seed: ordinary values and those at the ends of their ranges. */
final class Samples {
    private static final String[] TEXTS = {"", "a", "节日 11.11", "😀 café", "x".repeat(120), "y".repeat(65_534), "\0"};
    private static final String[] PROVINCES = {"", "GD", "11", "ZZZ", "9"};
    private static final long[] LONGS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_762_790_400_000L};
    private static final int[] INTS = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 4_711};

    private final Random random;
    private final int textChoices;

    private Samples(long seed, int textChoices) {
        random = new Random(seed);
        this.textChoices = textChoices;
    }

    /** Any texts, very long ones too. */
    static Samples ofSeed(long seed) {
        return new Samples(seed, TEXTS.length);
    }

    /** Short texts only. */
    static Samples small(long seed) {
        return new Samples(seed, 4);
    }

    List<Command> commands() {
        return List.of(
                new Command.ScheduleFestival(text(), currency(), number(), number(), number(), saving()),
                new Command.OpenShop(text(), country()),
                new Command.ListSku(integer(), text(), text(), text(), country(), money(), number(), integer()),
                new Command.RestockSku(integer(), number()),
                new Command.ChangePrice(integer(), money()),
                new Command.DelistSku(integer()),
                new Command.SetCartLine(number(), integer(), integer()),
                new Command.RemoveCartLine(number(), integer()),
                new Command.PlaceOrder(number(), region(), lineRequests(), random.nextBoolean(), money(), payMode()),
                new Command.PayOrder(number()),
                new Command.CancelOrder(number()),
                new Command.TopUpWallet(number(), money()));
    }

    List<Event> events() {
        return List.of(
                new Event.FestivalScheduled(text(), currency(), number(), number(), number(), saving()),
                new Event.ShopOpened(integer(), text(), country()),
                new Event.SkuListed(
                        integer(), integer(), text(), text(), text(), country(), number(), number(), integer()),
                new Event.SkuRestocked(integer(), number()),
                new Event.SkuPriceChanged(integer(), number(), number()),
                new Event.SkuDelisted(integer()),
                new Event.CartLineSet(number(), integer(), integer()),
                new Event.CartLineRemoved(number(), integer()),
                new Event.WalletToppedUp(number(), number()),
                new Event.OrderPlaced(
                        number(), number(), region(), orderLines(), number(), number(), random.nextBoolean()),
                new Event.OrderPaid(number(), number(), number()),
                new Event.OrderCancelled(number(), number(), number()),
                new Event.OrderExpired(number(), number()));
    }

    List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(new Outcome.Accepted(number(), number(), number(), random.nextBoolean()));
        for (Rejection rejection : rejections()) {
            outcomes.add(new Outcome.Rejected(number(), rejection));
        }
        return outcomes;
    }

    List<Rejection> rejections() {
        return List.of(
                new Rejection.FestivalNotScheduled(),
                new Rejection.CurrencyFixed(text()),
                new Rejection.UnknownShop(integer()),
                new Rejection.UnknownSku(integer()),
                new Rejection.SkuOffSale(integer()),
                new Rejection.UnknownOrder(number()),
                new Rejection.UnknownCartLine(number(), integer()),
                new Rejection.InsufficientStock(integer(), number(), number()),
                new Rejection.OverBuyerLimit(integer(), integer(), number(), number()),
                new Rejection.PriceChanged(number(), quote()),
                new Rejection.DoorsNotOpen(number()),
                new Rejection.DoorsClosed(number()),
                new Rejection.InsufficientFunds(number(), number()),
                new Rejection.WrongOrderState(number(), any(OrderState.values())),
                new Rejection.PaymentDeadlinePassed(number(), number()),
                new Rejection.IdempotencyConflict(number()),
                new Rejection.KeyMissing(),
                new Rejection.NoLines(),
                new Rejection.OutOfRange(field(), number(), number(), number()),
                new Rejection.BadText(field(), integer()),
                new Rejection.CurrencyMismatch(text(), text()),
                new Rejection.CapacityReached(field(), number()));
    }

    Request request() {
        return random.nextBoolean() ? Request.WITHOUT_KEY : new Request(number(), number());
    }

    long number() {
        return random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong();
    }

    private int integer() {
        return random.nextBoolean() ? INTS[random.nextInt(INTS.length)] : random.nextInt();
    }

    private String text() {
        return TEXTS[random.nextInt(textChoices)];
    }

    private char letter() {
        return (char) ('A' + random.nextInt(26));
    }

    private Currency currency() {
        return new Currency("" + letter() + letter() + letter());
    }

    private Country country() {
        return new Country("" + letter() + letter());
    }

    private Region region() {
        return new Region(
                country(), PROVINCES[random.nextInt(PROVINCES.length)], random.nextInt(Region.MAX_CITY_TIER + 1));
    }

    private Money money() {
        return new Money(number(), currency());
    }

    private SpendAndSave saving() {
        return new SpendAndSave(number(), number());
    }

    private PayMode payMode() {
        return random.nextBoolean() ? PayMode.NOW : PayMode.LATER;
    }

    private Rejection.Field field() {
        return any(Rejection.Field.values());
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private List<LineRequest> lineRequests() {
        return listOf(() -> new LineRequest(integer(), integer()));
    }

    private List<OrderLine> orderLines() {
        return listOf(() -> new OrderLine(integer(), integer(), number(), number()));
    }

    private Quote quote() {
        List<Quote.QuoteLine> lines =
                listOf(() -> new Quote.QuoteLine(integer(), integer(), number(), number(), number()));
        return new Quote(currency(), lines, number(), number(), number(), number(), number());
    }

    private <T> List<T> listOf(Supplier<T> maker) {
        int size = textChoices == TEXTS.length && random.nextInt(20) == 0 ? 2_000 : random.nextInt(4);
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(maker.get());
        }
        return list;
    }
}
