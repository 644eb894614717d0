package io.drumroll.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Examples worked by hand, so that the oracle does not lean on the engine that it is to judge. */
class NaiveFestivalTest {
    private static final Currency CNY = new Currency("CNY");
    private static final Region SHENZHEN = new Region(new Country("CN"), "GD", 1);

    private final NaiveFestival festival = new NaiveFestival(2);
    private final List<Event> events = new ArrayList<>();
    private final EventSink sink = (sequence, timeMs, event) -> events.add(event);
    private int keys;

    /** Doors from 1,000 to 9,000 ms, 2,000 ms to pay, every full 100 saves 10; SKUs at 50 and at 25, 10 pieces each. */
    @BeforeEach
    void scheduled() {
        ask(0, new Command.ScheduleFestival("11.11", CNY, 1_000, 9_000, 2_000, new SpendAndSave(100, 10)));
        ask(0, new Command.OpenShop("Tea house", new Country("CN")));
        ask(0, listing(50));
        ask(0, listing(25));
        events.clear();
    }

    @Test
    void givesTheUnitLeftOverToTheLargestRemainderAndThenToTheFirst() {
        assertThat(NaivePricing.shares(10, new long[] {1, 1, 1}, 3)).containsExactly(4, 3, 3);
        assertThat(NaivePricing.shares(10, new long[] {50, 75}, 125)).containsExactly(4, 6);
        assertThat(NaivePricing.shares(5, new long[] {10, 30, 20}, 60)).containsExactly(1, 2, 2);
        assertThat(NaivePricing.shares(9_999_999_999_999L, new long[] {9_999_999_999_998L, 2}, 10_000_000_000_000L))
                .containsExactly(9_999_999_999_997L, 2);
    }

    @Test
    void splitsAsExactArithmeticDoesUpToTheLargestOrder() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 2_000; round++) {
            long sum = random.nextLong(2, random.nextBoolean() ? 1_000 : Limits.MAX_AMOUNT_MINOR + 1);
            long weight = random.nextLong(1, sum);
            long saved = random.nextLong(1, sum + 1);
            long[] shares = NaivePricing.shares(saved, new long[] {weight, sum - weight}, sum);

            BigInteger[] exact = BigInteger.valueOf(saved)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(BigInteger.valueOf(sum));
            // Of two remainders that are not zero, both are r and sum - r; the first wins a tie.
            boolean firstGetsIt = exact[1].signum() > 0 && exact[1].longValue() >= sum - exact[1].longValue();
            assertThat(shares[0]).as("round %d", round).isEqualTo(exact[0].longValue() + (firstGetsIt ? 1 : 0));
            assertThat(shares[0] + shares[1]).isEqualTo(saved);
        }
    }

    @Test
    void mergesLinesOfOneSkuAndSpreadsTheSaving() {
        Outcome outcome = ask(1_000, order(115, PayMode.LATER, line(1, 1), line(2, 1), line(1, 1)));

        assertThat(outcome).isEqualTo(new Outcome.Accepted(5, 1, 115, false));
        // 125 saves 10: 8 of it on 100, 2 on 25.
        List<OrderLine> lines = List.of(new OrderLine(1, 2, 50, 8), new OrderLine(2, 1, 25, 2));
        assertThat(events).containsExactly(new Event.OrderPlaced(1, 7, SHENZHEN, lines, 115, 3_000, false));
    }

    @Test
    void answersAPriceThatChangedWithTheNewQuote() {
        Outcome outcome = ask(1_000, order(50, PayMode.LATER, line(2, 1)));

        List<Quote.QuoteLine> lines = List.of(new Quote.QuoteLine(2, 1, 25, 0, 25));
        Quote quote = new Quote(CNY, lines, 25, 0, 25, 75, 10);
        assertThat(outcome).isEqualTo(new Outcome.Rejected(4, new Rejection.PriceChanged(50, quote)));
    }

    @Test
    void givesTheFirstAnswerAgainUntilTheKeyIsForgotten() {
        Request key = new Request(5, 0);
        Command order = order(25, PayMode.LATER, line(2, 1));
        festival.handle(1_000, key, order, sink);

        assertThat(festival.handle(1_000, key, order, sink)).isEqualTo(new Outcome.Accepted(5, 1, 25, true));
        assertThat(festival.handle(1_000, key, new Command.PayOrder(1), sink))
                .isEqualTo(new Outcome.Rejected(5, new Rejection.IdempotencyConflict(5)));
        ask(1_000, order(25, PayMode.LATER, line(2, 1)));
        ask(1_000, order(25, PayMode.LATER, line(2, 1)));
        assertThat(festival.handle(1_000, key, order, sink)).isEqualTo(new Outcome.Accepted(8, 4, 25, false));
    }

    @Test
    void expiresAnOrderAtItsDeadlineAndGivesTheStockBack() {
        ask(1_000, order(25, PayMode.LATER, line(2, 1)));

        assertThat(festival.tick(2_999, sink)).isZero();
        assertThat(available(2)).isEqualTo(9);
        assertThat(festival.tick(3_000, sink)).isOne();
        assertThat(available(2)).isEqualTo(10);
        assertThat(events).endsWith(new Event.OrderExpired(1, 7));
    }

    @Test
    void refundsAPaidOrderThatIsCancelled() {
        ask(0, new Command.TopUpWallet(7, new Money(30, CNY)));
        ask(1_000, order(25, PayMode.NOW, line(2, 1)));

        assertThat(ask(1_000, new Command.CancelOrder(1))).isEqualTo(new Outcome.Accepted(8, 1, 25, false));
        assertThat(festival.read(new Query.OfWallet(7)).result())
                .isEqualTo(new Query.Result.Found<>(new Query.WalletView(7, 30, CNY)));
        assertThat(ask(1_000, new Command.CancelOrder(1)))
                .isEqualTo(new Outcome.Rejected(8, new Rejection.WrongOrderState(1, OrderState.CANCELLED)));
        assertThat(festival.gmvMinor()).isEqualTo(25);
    }

    @Test
    void listsABuyersOrdersNewestFirstInPages() {
        for (int i = 0; i < 3; i++) {
            ask(1_000, order(25, PayMode.LATER, line(2, 1)));
        }

        assertThat(pageOf(new Query.OfBuyerOrders(7, 0, 2))).containsExactly(3L, 2L, 2L);
        assertThat(pageOf(new Query.OfBuyerOrders(7, 2, 2))).containsExactly(1L, 0L);
        assertThat(pageOf(new Query.OfBuyerOrders(8, 0, 2))).containsExactly(0L);
    }

    /** The numbers of a page's orders, and then what continues it. */
    private List<Long> pageOf(Query.OfBuyerOrders query) {
        if (!(festival.read(query).result() instanceof Query.Result.Found<Query.OrderPage>(Query.OrderPage page))) {
            throw new AssertionError(query + " was refused");
        }
        List<Long> numbers = new ArrayList<>();
        page.orders().forEach(order -> numbers.add(order.order()));
        numbers.add(page.nextBefore());
        return numbers;
    }

    private long available(int sku) {
        return festival.state.knownSku(sku).available;
    }

    private Outcome ask(long timeMs, Command command) {
        keys++;
        return festival.handle(timeMs, new Request(0, keys), command, sink);
    }

    private static Command listing(long priceMinor) {
        Money price = new Money(priceMinor, CNY);
        return new Command.ListSku(1, "Teapot", "Kitchen", "Tea house", new Country("CN"), price, 10, 0);
    }

    private static Command order(long totalMinor, PayMode pay, LineRequest... lines) {
        return new Command.PlaceOrder(7, SHENZHEN, List.of(lines), false, new Money(totalMinor, CNY), pay);
    }

    private static LineRequest line(int sku, int quantity) {
        return new LineRequest(sku, quantity);
    }
}
