package io.drumroll.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final Currency CNY = new Currency("CNY");
    private static final Country CHINA = new Country("CN");
    private static final Region GUANGDONG = new Region(CHINA, "GD", 1);

    private final NaiveFestival festival = new NaiveFestival();
    private final NaiveState state = festival.state;
    private int keys;

    /**
     * Two SKUs, the first with a limit of 3; buyer 7 has a paid order and one cancelled after it was paid, buyer 8 an
     * unpaid one.
     */
    @BeforeEach
    void someOrders() {
        SpendAndSave saving = new SpendAndSave(30_000, 4_000);
        accepted(new Command.ScheduleFestival("11.11", CNY, 0, 1_000_000, 60_000, saving));
        accepted(new Command.OpenShop("Tea house", CHINA));
        accepted(listing(10_000, 3));
        accepted(listing(5_001, 0));
        accepted(new Command.RestockSku(1, 5));
        accepted(new Command.TopUpWallet(7, new Money(100_000, CNY)));
        accepted(order(7, 36_004, PayMode.NOW, new LineRequest(1, 2), new LineRequest(2, 4)));
        accepted(order(7, 5_001, PayMode.NOW, new LineRequest(2, 1)));
        accepted(new Command.CancelOrder(2));
        accepted(order(8, 10_000, PayMode.LATER, new LineRequest(1, 1)));
    }

    @Test
    void findsNothingWhereTheBooksBalance() {
        Books.Report report = Books.check(festival);

        assertThat(report.breach()).isEmpty();
        assertThat(report.checked())
                .containsEntry("skus", 2L)
                .containsEntry("orders", 3L)
                .containsEntry("buyers", 2L)
                .containsEntry("ledgerAccounts", 4L)
                .containsEntry("limits", 2L);
        assertThat(report.checked().keySet()).containsExactly("skus", "orders", "buyers", "ledgerAccounts", "limits");
    }

    @Test
    void findsNothingInAnEmptyFestival() {
        assertThat(Books.check(new NaiveFestival()).ok()).isTrue();
    }

    @Test
    void findsAPieceThatIsMissing() {
        state.knownSku(1).available--;

        assertBreach("SKU 1: opening 10 + restocked 5 - sold 3 is not available 11");
    }

    @Test
    void findsARestockThatWasCountedTwice() {
        state.knownSku(2).restocked += 5;

        assertBreach("SKU 2: opening 10 + restocked 5 - sold 4 is not available 6");
    }

    @Test
    void findsASkuThatWasSoldTwice() {
        place(List.of(new OrderLine(2, 8, 5_001, 0)), 8 * 5_001);
        state.knownSku(2).available -= 8;

        assertBreach("SKU 2: oversold, available -2");
    }

    @Test
    void findsStockThatAnExpiredOrderKept() {
        state.orders.get(2).state = OrderState.EXPIRED;

        assertBreach("SKU 1: opening 10 + restocked 5 - sold 2 is not available 12");
    }

    @Test
    void findsABuyerAboveALimit() {
        place(List.of(new OrderLine(1, 3, 10_000, 0)), 30_000);
        state.knownSku(1).available -= 3;

        assertBreach("buyer 8: holds 4 of SKU 1, the limit is 3");
    }

    @Test
    void findsACountOfPiecesThatNoOrderHolds() {
        state.buyerToChange(7).hold(1, -1);

        assertBreach("buyer 7: orders hold {1=2} of SKUs with a limit, counted were {1=1}");
    }

    @Test
    void findsAnOrderThatItsBuyerDoesNotHave() {
        state.buyerToChange(8).newestOrder = null;

        assertBreach("buyer 8: orders hold {} of SKUs with a limit, counted were {1=1}");
    }

    @Test
    void findsAnOrderThatNoBuyerHas() {
        state.buyerToChange(7).newestOrder = state.orders.getFirst();

        assertBreach("orders: 3 were placed, buyers have 2");
    }

    @Test
    void findsAnOrderAtTheWrongBuyer() {
        state.buyerToChange(8).newestOrder = state.orders.getFirst();

        assertThat(Books.check(festival).breach()).contains("order 1: is of buyer 7 and listed at buyer 8");
    }

    @Test
    void findsLinesThatDoNotSumToTheTotal() {
        place(List.of(new OrderLine(2, 1, 5_001, 1)), 5_001);

        assertBreach("order 4: its lines sum to 5000, its total is 5001");
    }

    @Test
    void findsALineBelowZero() {
        place(List.of(new OrderLine(2, 1, 5_001, 5_002)), -1);

        assertBreach("order 4: 1 of SKU 2 for 5001 less 5002");
    }

    @Test
    void findsALineOfASkuThatWasNeverListed() {
        place(List.of(new OrderLine(3, 1, 10, 0)), 10);

        assertBreach("order 4: holds SKU 3, which was never listed");
    }

    @Test
    void findsANumberGivenTwice() {
        state.orders.add(state.orders.getFirst());

        assertBreach("order 4: has number 1");
    }

    @Test
    void findsAPaidOrderThatWasNeverPaid() {
        state.orders.get(2).state = OrderState.PAID;

        assertBreach("order 3: is PAID, but ever paid is false");
    }

    @Test
    void findsMoneyFromNowhere() {
        state.buyerToChange(8).balanceMinor++;

        assertBreach("ledger: wallets 63997 + escrow 36004 + funding -100000 is not 0");
    }

    @Test
    void findsAWalletBelowZeroThoughTheLedgerSumsToZero() {
        state.buyerToChange(7).balanceMinor += 5;
        state.buyerToChange(8).balanceMinor -= 5;

        assertBreach("wallet of buyer 8: negative, -5");
    }

    @Test
    void findsEscrowThatWasPaidOutTooEarly() {
        state.escrowMinor -= 3;
        state.buyerToChange(7).balanceMinor += 3;

        assertBreach("escrow: holds 36001, paid orders sum to 36004");
    }

    @Test
    void findsGmvThatForgetsARefundedOrder() {
        state.gmvMinor -= 5_001;

        assertBreach("GMV: counted 36004, orders ever paid sum to 41005");
    }

    private void assertBreach(String breach) {
        Books.Report report = Books.check(festival);

        assertThat(report.ok()).isFalse();
        assertThat(report.breach()).contains(breach);
    }

    /** Puts an order of buyer 8 straight into the state, past every check. */
    private void place(List<OrderLine> lines, long totalMinor) {
        NaiveBuyer buyer = state.buyerToChange(8);
        int number = state.orders.size() + 1;
        NaiveOrder order = new NaiveOrder(number, buyer, GUANGDONG, lines, totalMinor, 0, 60_000);
        state.orders.add(order);
        buyer.newestOrder = order;
    }

    private Command listing(long priceMinor, int limitPerBuyer) {
        Money price = new Money(priceMinor, CNY);
        return new Command.ListSku(1, "Teapot", "Kitchen", "Tea house", CHINA, price, 10, limitPerBuyer);
    }

    private Command order(long buyer, long totalMinor, PayMode pay, LineRequest... lines) {
        return new Command.PlaceOrder(buyer, GUANGDONG, List.of(lines), false, new Money(totalMinor, CNY), pay);
    }

    private void accepted(Command command) {
        keys++;
        Outcome outcome = festival.handle(0, new Request(0, keys), command, EventSink.NONE);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }
}
