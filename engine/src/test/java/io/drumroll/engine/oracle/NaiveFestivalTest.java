package io.drumroll.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Examples worked by hand, so that the oracle does not lean on the engine that it is to judge. */
class NaiveFestivalTest {
    private static final Currency CNY = new Currency("CNY");
    private static final Currency JPY = new Currency("JPY");
    private static final Country CHINA = new Country("CN");
    private static final Region SHENZHEN = new Region(CHINA, "GD", 1);
    private static final long LATER_MS = 100_000;

    private final NaiveFestival festival = new NaiveFestival(2);
    private final List<Event> events = new ArrayList<>();
    private final EventSink sink = (sequence, timeMs, event) -> events.add(event);
    private int keys;

    /** Doors from 1,000 to 9,000 ms, 2,000 ms to pay, every full 100 saves 10; SKUs at 50 and at 25, 10 pieces each. */
    @BeforeEach
    void scheduled() {
        ask(0, new Command.ScheduleFestival("11.11", CNY, 1_000, 9_000, 2_000, 5_000));
        ask(0, new Command.OpenShop("Tea house", CHINA, ShopKind.BAZAAR, CNY));
        ask(0, listing(1, 50, CNY));
        ask(0, listing(1, 25, CNY));
        ask(0, deal(Funder.FESTIVAL, new DealTerms.CrossShop(100, 10, 0)));
        events.clear();
    }

    @Test
    void givesTheUnitLeftOverToTheLargestRemainderAndThenToTheFirst() {
        assertThat(NaiveMoney.split(10, new long[] {1, 1, 1})).containsExactly(4, 3, 3);
        assertThat(NaiveMoney.split(10, new long[] {50, 75})).containsExactly(4, 6);
        assertThat(NaiveMoney.split(5, new long[] {10, 30, 20})).containsExactly(1, 2, 2);
        assertThat(NaiveMoney.split(9_999_999_999_999L, new long[] {9_999_999_999_998L, 2}))
                .containsExactly(9_999_999_999_997L, 2);
    }

    @Test
    void splitsIntoSharesThatAreLessThanOneOffAndSumToTheWhole() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 500; round++) {
            long sum = random.nextLong(2, random.nextBoolean() ? 1_000 : Limits.MAX_AMOUNT_MINOR + 1);
            long weight = random.nextLong(1, sum);
            long total = random.nextLong(1, sum + 1);
            long[] parts = NaiveMoney.split(total, new long[] {weight, sum - weight});

            BigInteger off = BigInteger.valueOf(parts[0])
                    .multiply(BigInteger.valueOf(sum))
                    .subtract(BigInteger.valueOf(total).multiply(BigInteger.valueOf(weight)));
            assertThat(off.abs()).as("round %d", round).isLessThan(BigInteger.valueOf(sum));
            assertThat(parts[0] + parts[1]).isEqualTo(total);
        }
    }

    @Test
    void roundsToTheNearestUnitAndHalvesUp() {
        assertThat(NaiveMoney.bps(5, 1_000)).isEqualTo(1);
        assertThat(NaiveMoney.bps(4, 1_000)).isZero();
        assertThat(NaiveMoney.nearest(BigInteger.valueOf(7), BigInteger.TWO)).isEqualTo(4);
        assertThat(NaiveMoney.nearest(BigInteger.TEN.pow(30), BigInteger.TWO)).isEqualTo(Long.MAX_VALUE);
        assertThat(NaiveMoney.share(10, 2, 3)).isEqualTo(6);
    }

    @Test
    void mergesLinesOfOneSkuAndSpreadsTheSaving() {
        Outcome outcome = ask(1_000, order(115, PayMode.LATER, line(1, 1), line(2, 1), line(1, 1)));

        assertThat(outcome).isEqualTo(new Outcome.Accepted(6, 1, 115, false));
        // 125 saves 10, which the festival adds for the shop: 8 of it on 100, 2 on 25.
        assertThat(events)
                .containsExactly(new Event.OrderPlaced(
                        1,
                        7,
                        SHENZHEN,
                        CNY,
                        List.of(
                                new OrderLine(1, 2, 50, 92, 92, 0, 100, 8, 0),
                                new OrderLine(2, 1, 25, 23, 23, 0, 25, 2, 0)),
                        List.of(
                                new Adjustment(0, 1, Stage.CROSS_SHOP, 0, 8),
                                new Adjustment(1, 1, Stage.CROSS_SHOP, 0, 2)),
                        115,
                        3_000,
                        false));
    }

    @Test
    void answersAPriceThatChangedWithTheNewQuote() {
        Outcome outcome = ask(1_000, order(50, PayMode.LATER, line(2, 1)));

        Quote quote = new Quote(
                CNY,
                List.of(new Quote.QuoteLine(2, 1, 1, CNY, 25, 25, 25, 25, 0)),
                List.of(),
                List.of(new Quote.Hint(1, Stage.CROSS_SHOP, 0, 75, 10)),
                25,
                0,
                0,
                25,
                0);
        assertThat(outcome).isEqualTo(new Outcome.Rejected(5, new Rejection.PriceChanged(50, quote)));
    }

    @Test
    void takesEachStageOffWhatTheOnesBeforeItLeft() {
        ask(0, deal(Funder.SHOP, new DealTerms.SecondPiece(1, 5_000)));
        ask(0, deal(Funder.SHOP, new DealTerms.ShopTiers(1, List.of(new DealTerms.Tier(140, 5)))));
        ask(0, deal(Funder.FESTIVAL, new DealTerms.ShopCoupon(1, 145, 20, 1, 1)));
        ask(0, deal(Funder.SHOP, new DealTerms.FestivalCoupon(115, 7, 1, 1)));
        ask(0, deal(Funder.FESTIVAL, new DealTerms.RedPacket(3, 3, 1)));
        for (int deal = 4; deal <= 6; deal++) {
            ask(0, new Command.ClaimCoupon(7, deal));
        }

        events.clear();

        // 200 less 50 is 150, less 5 and 20 is 125, less 10, 7 and 3 is 105; the shop bears 62 of it.
        Command order = new Command.PlaceOrder(
                7, SHENZHEN, List.of(line(1, 4)), false, List.of(6, 5, 4), money(105), PayMode.LATER);
        assertThat(ask(1_000, order)).isEqualTo(new Outcome.Accepted(14, 1, 105, false));
        Event.OrderPlaced placed = (Event.OrderPlaced) events.getFirst();
        assertThat(placed.lines()).containsExactly(new OrderLine(1, 4, 50, 105, 105, 0, 138, 33, 0));
        assertThat(placed.adjustments())
                .containsExactly(
                        new Adjustment(0, 2, Stage.ITEM, 0, 50),
                        new Adjustment(0, 3, Stage.SHOP_TIERS, 0, 5),
                        new Adjustment(0, 4, Stage.SHOP_COUPON, 0, 20),
                        new Adjustment(0, 1, Stage.CROSS_SHOP, 0, 10),
                        new Adjustment(0, 5, Stage.FESTIVAL_COUPON, 0, 7),
                        new Adjustment(0, 6, Stage.RED_PACKET, 0, 3));
    }

    @Test
    void countsEachAmountInTheCurrencyThatItBelongsTo() {
        // 7 yuan minor for 1 yen; a shop in yen, goods from Japan, a duty of 10 % from 200 on.
        ask(0, new Command.FixRate(JPY, 7, 1));
        ask(0, new Command.OpenShop("Kyoto", new Country("JP"), ShopKind.IMPORT, JPY));
        ask(0, listing(2, 33, JPY));
        ask(0, new Command.SetDuty(new DutyRule(new Country("JP"), CHINA, "69", 1_000, 200, 0)));
        ask(0, new Command.SetCommission("Kitchen", 500));
        events.clear();

        // 33 yen are 231, which saves 20: 211, and a duty of 21.1; the shop gets its 33 yen.
        ask(1_000, order(232, PayMode.LATER, line(3, 1)));
        assertThat(events).hasSize(1);
        assertThat(((Event.OrderPlaced) events.getFirst()).lines())
                .containsExactly(new OrderLine(3, 1, 33, 211, 211, 21, 33, 20, 500));
        events.clear();

        ask(1_000, new Command.ReceivePayment(new PaymentRef(1, 1), 1, money(232)));
        ask(1_000, new Command.ShipShopOrder(1, 2));
        assertThat(festival.tick(6_000, sink)).isOne();
        assertThat(events.getLast()).isEqualTo(new Event.ShopOrderSettled(1, 2, 211, 20, 33, 2, 0, false));
        assertThat(balanceMinor(Account.EXCHANGE, CNY)).isEqualTo(231);
        assertThat(balanceMinor(Account.EXCHANGE, JPY)).isEqualTo(-33);
        assertThat(balanceMinor(Account.DUTY, CNY)).isEqualTo(21);
        assertThat(Books.check(festival).breach()).isEmpty();
    }

    @Test
    void takesBackFromTheShopWhatItHoldsAndKeepsTheRestAsItsDebt() {
        ask(0, new Command.TopUpWallet(7, money(1_000)));
        ask(1_000, order(90, PayMode.NOW, line(1, 2)));
        ask(1_000, new Command.ShipShopOrder(1, 1));
        ask(1_000, new Command.ConfirmReceipt(1, 1));
        ask(1_000, new Command.PayOutShop(1, money(60)));
        events.clear();

        ask(1_000, new Command.RefundOrder(1, List.of()));
        Event.RefundedLine line = new Event.RefundedLine(1, 2, 90, 0, 100, 0, 10, 60, false);
        assertThat(events).containsExactly(new Event.OrderRefunded(1, 7, PayMethod.WALLET, List.of(line), 90));
        assertThat(balanceMinor(Account.SHOP_DEBTS, CNY)).isEqualTo(-60);

        ask(1_000, order(25, PayMode.NOW, line(2, 1)));
        ask(1_000, new Command.ShipShopOrder(2, 1));
        ask(1_000, new Command.ConfirmReceipt(2, 1));
        assertThat(events.getLast()).isEqualTo(new Event.ShopOrderSettled(2, 1, 25, 0, 25, 0, 25, true));
        assertThat(Books.check(festival).breach()).isEmpty();
    }

    @Test
    void letsADepositSwellAndForfeitsItWhenTheBalanceIsNotPaid() {
        // Who pays 10 has paid 20 of 45.
        ask(0, deal(Funder.SHOP, new DealTerms.PreSale(1, 45, 10, 20, 2_000, LATER_MS, true)));
        ask(0, new Command.TopUpWallet(7, money(1_000)));
        events.clear();
        Command deposit = new Command.PlaceDeposit(7, SHENZHEN, 2, 2, money(70), 20);

        assertThat(ask(500, deposit)).isEqualTo(new Outcome.Accepted(8, 1, 20, false));
        assertThat(ask(500, new Command.PayOrder(1)))
                .isEqualTo(new Outcome.Rejected(8, new Rejection.BalanceNotDue(1, 2_000)));
        assertThat(ask(600, deposit)).isEqualTo(new Outcome.Accepted(9, 2, 20, false));
        assertThat(ask(2_000, new Command.PayOrder(1))).isEqualTo(new Outcome.Accepted(10, 1, 50, false));
        assertThat(festival.tick(LATER_MS, sink)).isOne();
        assertThat(events.getLast()).isEqualTo(new Event.DepositForfeited(2, 7, 1, 20, 20));
        assertThat(balanceMinor(Account.SHOPS, CNY)).isEqualTo(20);
        assertThat(balanceMinor(Account.ESCROW, CNY)).isEqualTo(70);
        assertThat(Books.check(festival).breach()).isEmpty();
    }

    @Test
    void givesTheFirstAnswerAgainUntilTheKeyIsForgotten() {
        Request key = new Request(5, 0);
        Command order = order(25, PayMode.LATER, line(2, 1));
        festival.handle(1_000, key, order, sink);

        assertThat(festival.handle(1_000, key, order, sink)).isEqualTo(new Outcome.Accepted(6, 1, 25, true));
        assertThat(festival.handle(1_000, key, new Command.PayOrder(1), sink))
                .isEqualTo(new Outcome.Rejected(6, new Rejection.IdempotencyConflict(6)));
        ask(1_000, order(25, PayMode.LATER, line(2, 1)));
        ask(1_000, order(25, PayMode.LATER, line(2, 1)));
        assertThat(festival.handle(1_000, key, order, sink)).isEqualTo(new Outcome.Accepted(9, 4, 25, false));
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
        ask(0, new Command.TopUpWallet(7, money(30)));
        ask(1_000, order(25, PayMode.NOW, line(2, 1)));

        assertThat(ask(1_000, new Command.CancelOrder(1))).isEqualTo(new Outcome.Accepted(9, 1, 25, false));
        assertThat(festival.read(new Query.OfWallet(7)).result())
                .isEqualTo(new Query.Result.Found<>(new Query.WalletView(7, List.of(new Query.Balance(CNY, 30)))));
        assertThat(ask(1_000, new Command.CancelOrder(1)))
                .isEqualTo(new Outcome.Rejected(9, new Rejection.WrongOrderState(1, OrderState.CANCELLED)));
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

    private long balanceMinor(Account account, Currency currency) {
        return festival.state.ledger.balanceMinor(account, currency);
    }

    private Outcome ask(long timeMs, Command command) {
        keys++;
        return festival.handle(timeMs, new Request(0, keys), command, sink);
    }

    private static Money money(long amountMinor) {
        return new Money(amountMinor, CNY);
    }

    private static Command deal(Funder funder, DealTerms terms) {
        return new Command.MakeDeal(new DealOffer("11.11", 0, LATER_MS, funder, List.of(), terms));
    }

    private static Command listing(int shop, long priceMinor, Currency currency) {
        Country origin = new Country(shop == 1 ? "CN" : "JP");
        Money price = new Money(priceMinor, currency);
        return new Command.ListSku(shop, "Teapot", "Kitchen", "Tea house", origin, "6911", price, 10, 0);
    }

    private static Command order(long totalMinor, PayMode pay, LineRequest... lines) {
        return new Command.PlaceOrder(7, SHENZHEN, List.of(lines), false, List.of(), money(totalMinor), pay);
    }

    private static LineRequest line(int sku, int quantity) {
        return new LineRequest(sku, quantity);
    }
}
