package io.drumroll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.message.Submission;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.oracle.Books;
import io.drumroll.engine.oracle.NaiveFestival;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The engine against the naive festival on seeded random commands: same answers, same events with the same numbers and
 * times, same reads. Beside the engine runs a second one that is snapshotted and restored at random points; both must
 * write the same bytes. The books balance throughout.
 *
 * <p>{@code -Ddrumroll.seed=N} sets the first seed, {@code -Ddrumroll.runs=N} how many follow ({@code
 * -Ddrumroll.soak=true}: 500); a failure names its seed.
 */
class RandomFestivalTest {
    private static final long FIRST_SEED = Long.getLong("drumroll.seed", 20_091_111L);
    private static final int RUNS = Integer.getInteger("drumroll.runs", Boolean.getBoolean("drumroll.soak") ? 500 : 8);
    private static final int STEPS = 5_000;
    private static final int SMALL_KEY_WINDOW = 16;
    private static final Currency CNY = new Currency("CNY");
    private static final Region SWEDEN = new Region(new Country("SE"), "", 0);

    @Test
    void agreesWithTheNaiveFestivalOnEveryAnswerEventAndRead() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            new Contest("seed " + seed, Limits.KEY_WINDOW).play(seed, STEPS);
        }
    }

    @Test
    void forgetsTheSameKeysWhereFewAreRemembered() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            int keyWindow = seed % 4 == 0 ? 1 : SMALL_KEY_WINDOW;
            new Contest("key window " + keyWindow + ", seed " + seed, keyWindow).play(seed, STEPS);
        }
    }

    @Test
    void tellsCommandsUnderOneKeyApartThatLookAlike() {
        Contest contest = new Contest("alike", SMALL_KEY_WINDOW);
        contest.openFestival(0);
        contest.ask(0, listing(100));
        for (int i = 0; i < 4; i++) {
            List<LineRequest> lines = List.of(new LineRequest(1, 1));
            contest.ask(0, order(1, lines));
        }
        contest.askUnder(9_000, new Command.CancelOrder(2));
        contest.askUnder(9_001, opening("Aa"));

        long conflicts = List.of(
                        contest.askUnder(9_000, new Command.PayOrder(2)),
                        contest.askUnder(9_000, new Command.PayOrder(3)),
                        contest.askUnder(9_000, new Command.DelistSku(1)),
                        contest.askUnder(9_000, new Command.CancelOrder(3)),
                        contest.askUnder(9_001, opening("BB")))
                .stream()
                .filter(outcome -> outcome instanceof Outcome.Rejected(long _, Rejection.IdempotencyConflict _))
                .count();
        assertThat(conflicts).isEqualTo(5);
        contest.finish();
    }

    @Test
    void meetsEveryKindOfEventAndRejection() {
        Set<String> events = new TreeSet<>();
        Set<String> codes = new TreeSet<>();
        Set<Rejection.Field> full = EnumSet.noneOf(Rejection.Field.class);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 8; seed++) {
            NaiveFestival festival = new NaiveFestival();
            RandomCommands commands = new RandomCommands(seed, festival);
            for (int i = 0; i < STEPS; i++) {
                Outcome outcome = perform(
                        commands.next(),
                        festival::handle,
                        festival::tick,
                        (_, _, event) -> events.add(event.getClass().getSimpleName()));
                if (outcome instanceof Outcome.Rejected(long _, Rejection why)) {
                    codes.add(why.code());
                    if (why instanceof Rejection.CapacityReached(Rejection.Field what, long _)) {
                        full.add(what);
                    }
                }
            }
        }

        assertThat(events).hasSize(Event.class.getPermittedSubclasses().length);
        assertThat(codes).hasSize(Rejection.class.getPermittedSubclasses().length);
        assertThat(full).contains(Rejection.Field.STOCK, Rejection.Field.BALANCE, Rejection.Field.CART_LINES);
    }

    @Test
    void expiresNoMoreThanOneTickMayWhenThousandsFallDueTogether() {
        Contest contest = new Contest("many due", Limits.KEY_WINDOW);
        contest.openFestival(0);
        contest.ask(0, listing(Limits.MAX_STOCK));
        int orders = Limits.MAX_EXPIRIES_PER_TICK + 900;
        for (int i = 0; i < orders; i++) {
            // Two deadlines in turn, so that the order of numbers is not the order of deadlines.
            contest.ask(0, schedule(i % 2 == 0 ? 3_000 : 2_000));
            List<LineRequest> lines = List.of(new LineRequest(1, 1));
            contest.ask(0, order(1 + i % 9, lines));
        }

        assertThat(contest.tick(1_999)).isZero();
        contest.restore();
        assertThat(contest.tick(5_000)).isEqualTo(Limits.MAX_EXPIRIES_PER_TICK);
        contest.restore();
        assertThat(contest.tick(5_000)).isEqualTo(900);
        assertThat(contest.tick(5_000)).isZero();
        contest.finish();
    }

    @Test
    void refusesTheCentThatWouldFundMoreThanTheBooksCanHold() {
        Contest contest = new Contest("funded", SMALL_KEY_WINDOW);
        contest.openFestival(0);
        long topUps = Limits.MAX_FUNDED_MINOR / Limits.MAX_AMOUNT_MINOR;
        long topUpsOfABuyer = Limits.MAX_BALANCE_MINOR / Limits.MAX_AMOUNT_MINOR;
        for (long i = 0; i < topUps; i++) {
            contest.ask(0, new Command.TopUpWallet(1 + i / topUpsOfABuyer, money(Limits.MAX_AMOUNT_MINOR)));
        }

        assertThat(contest.ask(0, new Command.TopUpWallet(1, money(1))))
                .isEqualTo(full(contest, Rejection.Field.BALANCE, Limits.MAX_BALANCE_MINOR));
        assertThat(contest.ask(0, new Command.TopUpWallet(Long.MAX_VALUE, money(1))))
                .isEqualTo(full(contest, Rejection.Field.FUNDED, Limits.MAX_FUNDED_MINOR));
        contest.finish();
    }

    @Test
    void boundsAShopsLinesInItsOwnCurrency() {
        Contest contest = new Contest("weak", SMALL_KEY_WINDOW);
        Currency weak = new Currency("IRR");
        contest.openFestival(0);
        contest.ask(0, new Command.FixRate(weak, 1, Limits.MAX_RATE));
        contest.ask(0, new Command.OpenShop("Old mint", country(), ShopKind.WHOLESALE, weak));
        List<LineRequest> many = new ArrayList<>();
        List<LineRequest> single = new ArrayList<>();
        for (int sku = 1; sku <= 101; sku++) {
            Money price = new Money(Limits.MAX_PRICE_MINOR - sku, weak);
            contest.ask(0, new Command.ListSku(2, "Note", "Old", "Mint", country(), "", price, Limits.MAX_STOCK, 0));
            many.add(new LineRequest(sku, Limits.MAX_QUANTITY));
            single.add(new LineRequest(sku, 1));
        }
        contest.deal(new DealTerms.ShopTiers(2, List.of(new DealTerms.Tier(Limits.MAX_PRICE_MINOR, 99_999_999_999L))));
        contest.deal(new DealTerms.ShopCoupon(2, Limits.MAX_PRICE_MINOR, 99_999_999_989L, 1, 1));
        contest.deal(new DealTerms.CrossShop(1_000, 999, 0));
        contest.ask(0, new Command.ClaimCoupon(1, 2));
        for (Currency currency : List.of(CNY, weak)) {
            for (List<LineRequest> lines : List.of(many, many.subList(0, 1), single, single.subList(0, 100))) {
                contest.compareReads(new Query.OfQuote(1, country(), currency, lines, List.of(2)));
                contest.order(currency, lines);
            }
        }
        contest.finish();
    }

    private static Outcome full(Contest contest, Rejection.Field what, long limit) {
        return new Outcome.Rejected(contest.oracle.position(), new Rejection.CapacityReached(what, limit));
    }

    private static Country country() {
        return SWEDEN.country();
    }

    private static Money money(long amountMinor) {
        return new Money(amountMinor, CNY);
    }

    private static Command schedule(long payWindowMs) {
        return new Command.ScheduleFestival("11.11", CNY, 0, 1_000_000, payWindowMs, Limits.MIN_RECEIPT_WINDOW_MS);
    }

    private static Command opening(String name) {
        return new Command.OpenShop(name, country(), ShopKind.BAZAAR, CNY);
    }

    private static Command listing(long stock) {
        return new Command.ListSku(1, "Tea", "Food", "Leaf", country(), "", money(5), stock, 0);
    }

    private static Command order(long buyer, List<LineRequest> lines) {
        return new Command.PlaceOrder(buyer, SWEDEN, lines, false, List.of(), money(5), PayMode.LATER);
    }

    /** How both answer a command. */
    private interface Handler {
        Outcome handle(long timeMs, Request request, Command command, EventSink sink);
    }

    /** How both carry out what is due. */
    private interface Ticker {
        int tick(long timeMs, EventSink sink);
    }

    /** Does a step; a tick's answer is how many events it caused, in place of an id. */
    private static Outcome perform(RandomCommands.Step step, Handler handler, Ticker ticker, EventSink sink) {
        return switch (step) {
            case RandomCommands.Step.Ask(long timeMs, Request request, Command command) ->
                handler.handle(timeMs, request, command, sink);
            case RandomCommands.Step.Tick(long timeMs) -> new Outcome.Accepted(0, ticker.tick(timeMs, sink), 0, false);
        };
    }

    /** An event as the sink got it. */
    private record Seen(long sequence, long timeMs, Event event) {}

    /** Two engines and the oracle, given the same steps. */
    private static final class Contest {
        private static final int STEPS_PER_RESTORE = 150;
        private static final int STEPS_PER_AUDIT = 250;
        private static final int LONGEST_TEXT = 3_000;

        private final String name;
        private final int keyWindow;
        private final NaiveFestival oracle;
        private final Engine straight;
        private Engine restored;
        private long steps;

        Contest(String name, int keyWindow) {
            this.name = name;
            this.keyWindow = keyWindow;
            oracle = new NaiveFestival(keyWindow);
            straight = new Engine(keyWindow);
            restored = new Engine(keyWindow);
        }

        void play(long seed, int count) {
            RandomCommands commands = new RandomCommands(seed, oracle);
            for (int i = 0; i < count; i++) {
                perform(commands.next());
                compareReads(commands.query());
                if (commands.onceIn(STEPS_PER_RESTORE)) {
                    restore();
                }
                if (i % STEPS_PER_AUDIT == 0) {
                    audit();
                }
            }
            finish();
        }

        void openFestival(long timeMs) {
            ask(timeMs, schedule(Limits.MIN_PAY_WINDOW_MS));
            ask(timeMs, opening("Tea house"));
        }

        Outcome ask(long timeMs, Command command) {
            return perform(new RandomCommands.Step.Ask(timeMs, new Request(steps + 1, 0), command));
        }

        /** Orders lines for what they cost; where they can't be had, for 1. */
        void order(Currency currency, List<LineRequest> lines) {
            Query<Quote> query = new Query.OfQuote(1, country(), currency, lines, List.of());
            long totalMinor = oracle.read(query).result() instanceof Query.Result.Found<Quote>(Quote quote)
                    ? quote.totalMinor()
                    : 1;
            Money total = new Money(totalMinor, currency);
            ask(0, new Command.PlaceOrder(1, SWEDEN, lines, false, List.of(), total, PayMode.LATER));
        }

        void deal(DealTerms terms) {
            ask(0, new Command.MakeDeal(new DealOffer("Deal", 0, 1_000_000, Funder.FESTIVAL, List.of(), terms)));
        }

        Outcome askUnder(long key, Command command) {
            return perform(new RandomCommands.Step.Ask(0, new Request(0, key), command));
        }

        int tick(long timeMs) {
            Outcome outcome = perform(new RandomCommands.Step.Tick(timeMs));
            return outcome instanceof Outcome.Accepted accepted ? (int) accepted.id() : -1;
        }

        private Outcome perform(RandomCommands.Step step) {
            if (step instanceof RandomCommands.Step.Ask(long _, Request request, Command command)) {
                // The other engine isn't told, and both must come to the same.
                Submission next = new Submission(steps, request, command);
                straight.expect(List.of(next, next));
            }
            steps++;
            long deadlineMs = straight.nextDeadlineMs();
            List<Seen> expectedEvents = new ArrayList<>();
            Outcome expected = RandomFestivalTest.perform(step, oracle::handle, oracle::tick, into(expectedEvents));
            for (Engine engine : List.of(straight, restored)) {
                List<Seen> events = new ArrayList<>();
                Outcome outcome = RandomFestivalTest.perform(step, engine::handle, engine::tick, into(events));
                same(step, "answer", expected, outcome);
                same(step, "events", expectedEvents, events);
                same(step, "position", oracle.position(), engine.position());
            }
            if (step instanceof RandomCommands.Step.Tick && !expectedEvents.isEmpty()) {
                long dueAtMs = expectedEvents.getFirst().timeMs();
                same(step, "something was due before the next deadline " + deadlineMs, true, deadlineMs <= dueAtMs);
            }
            return expected;
        }

        private static EventSink into(List<Seen> events) {
            return (sequence, timeMs, event) -> events.add(new Seen(sequence, timeMs, event));
        }

        private void compareReads(Query<?> query) {
            Object expected = oracle.read(query);
            same(query, "read", expected, straight.read(query));
            same(query, "read after restore", expected, restored.read(query));
        }

        /** Goes on with the second engine from its snapshot; the bytes are those of the first. */
        void restore() {
            byte[] snapshot = restored.snapshot();
            assertThat(snapshot)
                    .as("%s, step %d: snapshots of two runs", name, steps)
                    .isEqualTo(straight.snapshot());
            restored = Engine.restore(snapshot, keyWindow);
            assertThat(restored.snapshot())
                    .as("%s, step %d: a restored snapshot written again", name, steps)
                    .isEqualTo(snapshot);
        }

        private void audit() {
            same("audit", "books", null, Books.check(oracle).breach().orElse(null));
        }

        void finish() {
            audit();
            restore();
            for (int sku = 1; sku <= oracle.skus(); sku++) {
                compareReads(new Query.OfSku(sku));
            }
            for (int order = 1; order <= oracle.orders(); order++) {
                compareReads(new Query.OfOrder(order));
            }
        }

        private void same(Object step, String what, @Nullable Object expected, @Nullable Object actual) {
            if (!Objects.equals(expected, actual)) {
                throw new AssertionError(name + ", step " + steps + ", " + shortened(step) + ": " + what + "\nexpected "
                        + shortened(expected) + "\n but was " + shortened(actual) + "\nfrom "
                        + differing(String.valueOf(expected), String.valueOf(actual)));
            }
        }

        private static String shortened(@Nullable Object value) {
            String text = String.valueOf(value);
            return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " ...";
        }

        /** Where two texts begin to differ, since an order of many lines is long to read. */
        private static String differing(String expected, String actual) {
            int at = Arrays.mismatch(expected.toCharArray(), actual.toCharArray());
            int from = Math.max(0, at - 200);
            return expected.substring(from, Math.min(expected.length(), at + 300))
                    + "\n  to "
                    + actual.substring(from, Math.min(actual.length(), at + 300));
        }
    }
}
