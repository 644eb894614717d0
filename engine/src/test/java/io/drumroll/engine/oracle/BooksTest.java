package io.drumroll.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final Currency CNY = new Currency("CNY");
    private static final Country CHINA = new Country("CN");
    private static final Region GUANGDONG = new Region(CHINA, "GD", 1);
    private static final PaymentRef CARD = new PaymentRef(4, 4);

    private final NaiveFestival festival = new NaiveFestival();
    private final NaiveState state = festival.state;
    private int keys;

    /**
     * Three SKUs, the first with a limit of 3. Buyer 7 has order 1, paid, with a coupon and a saving across shops, and order
     * 2, cancelled after it was paid; buyer 8 has order 3, unpaid, at a festival price; buyer 9 has order 4, paid by card,
     * settled, and paid back by half.
     */
    @BeforeEach
    void someOrders() {
        accepted(new Command.ScheduleFestival("11.11", CNY, 0, 1_000_000, 60_000, 60_000));
        accepted(new Command.OpenShop("Tea house", CHINA, ShopKind.FLAGSHIP, CNY));
        accepted(listing(10_000, 3));
        accepted(listing(5_001, 0));
        accepted(listing(100, 0));
        accepted(new Command.RestockSku(1, 5));
        accepted(new Command.SetCommission("Kitchen", 1_000));
        accepted(deal(Funder.FESTIVAL, new DealTerms.CrossShop(30_000, 4_000, 8_000)));
        accepted(deal(Funder.SHOP, new DealTerms.FestivalCoupon(1_000, 4, 5, 2)));
        accepted(deal(Funder.SHOP, new DealTerms.FestivalPrice(3, 60, 5, 2)));
        accepted(deal(Funder.FESTIVAL, new DealTerms.RedPacket(10, 100, 1)));
        accepted(new Command.ClaimCoupon(7, 2));
        accepted(new Command.TopUpWallet(7, new Money(100_000, CNY)));
        accepted(order(7, 36_000, PayMode.NOW, List.of(2), new LineRequest(1, 2), new LineRequest(2, 4)));
        accepted(order(7, 5_001, PayMode.NOW, List.of(), new LineRequest(2, 1)));
        accepted(new Command.CancelOrder(2));
        accepted(order(8, 10_120, PayMode.LATER, List.of(), new LineRequest(1, 1), new LineRequest(3, 2)));
        accepted(order(9, 10_002, PayMode.LATER, List.of(), new LineRequest(2, 2)));
        accepted(new Command.ReceivePayment(CARD, 4, new Money(10_002, CNY)));
        accepted(new Command.ShipShopOrder(4, 1));
        accepted(new Command.ConfirmReceipt(4, 1));
        accepted(new Command.PayOutShop(1, new Money(2, CNY)));
        accepted(new Command.RefundOrder(4, List.of(new LineRequest(2, 1))));
        accepted(new Command.SettleRefund(CARD, new Money(1, CNY)));
    }

    @Test
    void findsNothingWhereTheBooksBalance() {
        Books.Report report = Books.check(festival);

        assertThat(report.breach()).isEmpty();
        assertThat(report.checked().toString())
                .isEqualTo("{orders=4, shopOrders=4, skus=3, deals=4, buyers=3, limits=3, coupons=1, payments=1,"
                        + " currencies=1, ledgerAccounts=14}");
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

        assertBreach("SKU 2: opening 10 + restocked 5 - sold 6 is not available 4");
    }

    @Test
    void findsASkuThatWasSoldTwice() {
        place(new OrderLine(2, 6, 5_001, 30_006, 30_006, 0, 30_006, 0, 0), 30_006);
        state.knownSku(2).available -= 6;

        assertBreach("SKU 2: oversold, available -2");
    }

    @Test
    void findsStockThatAnExpiredOrderKept() {
        state.orders.get(2).state = OrderState.EXPIRED;

        assertBreach("SKU 1: opening 10 + restocked 5 - sold 2 is not available 12");
    }

    @Test
    void findsStockThatARefundPutBackThoughItWasShipped() {
        state.knownSku(2).available++;

        assertBreach("SKU 2: opening 10 + restocked 0 - sold 6 is not available 5");
    }

    @Test
    void findsABuyerAboveALimit() {
        place(new OrderLine(1, 3, 10_000, 30_000, 30_000, 0, 30_000, 0, 0), 30_000);
        state.knownSku(1).available -= 3;

        assertBreach("buyer 8: holds 4 of SKU 1, the limit is 3");
    }

    @Test
    void findsACountOfPiecesThatNoOrderHolds() {
        state.buyerToChange(7).hold(1, -1);

        assertBreach("buyer 7: orders hold {1=2} of SKUs with a limit, counted were {1=1}");
    }

    @Test
    void findsAnOrderThatNoBuyerHas() {
        state.buyerToChange(9).newestOrder = null;

        assertBreach("orders: 4 were placed, buyers have 3");
    }

    @Test
    void findsAnOrderAtTheWrongBuyer() {
        state.buyerToChange(8).newestOrder = state.orders.getFirst();

        assertBreach("order 1: is of buyer 7 and listed at buyer 8");
    }

    @Test
    void findsLinesThatDoNotSumToTheTotal() {
        place(new OrderLine(2, 1, 5_001, 5_001, 5_001, 0, 5_001, 0, 0), 5_000);

        assertBreach("order 5: its lines sum to 5001, its total is 5000");
    }

    @Test
    void findsALineSoldForMoreThanDealsLeftOfIt() {
        NaiveOrder order = place(new OrderLine(2, 1, 5_001, 5_001, 5_001, 0, 5_001, 0, 0), 5_001);
        order.adjust(List.of(new NaiveAdjustment(new Adjustment(0, 1, Stage.CROSS_SHOP, 0, 1), Funder.SHOP)));

        assertBreach("order 5: festival amount of SKU 2 is 5001, not 5000");
    }

    @Test
    void findsADiscountOfTheFestivalThatTheShopBore() {
        NaiveOrder order = place(new OrderLine(2, 1, 5_001, 5_000, 5_000, 0, 5_000, 1, 0), 5_000);
        order.adjust(List.of(new NaiveAdjustment(new Adjustment(0, 1, Stage.CROSS_SHOP, 0, 1), Funder.FESTIVAL)));

        assertBreach("order 5: proceeds of SKU 2 is 5000, not 5001");
    }

    @Test
    void findsALineBelowZero() {
        place(new OrderLine(2, 1, 5_001, 5_001, 5_001, -1, 5_001, 0, 0), 5_000);

        assertThat(Books.check(festival).breach())
                .hasValueSatisfying(breach -> assertThat(breach)
                        .startsWith("order 5: OrderLine[sku=2")
                        .endsWith("is below zero, net 5001"));
    }

    @Test
    void findsALineOfASkuThatWasNeverListed() {
        place(new OrderLine(4, 1, 10, 10, 10, 0, 10, 0, 0), 10);

        assertBreach("order 5: holds SKU 4, which was never listed");
    }

    @Test
    void findsANumberGivenTwice() {
        state.orders.add(state.orders.getFirst());

        assertBreach("order 5: has number 1");
    }

    @Test
    void findsAPaidOrderThatWasNeverPaid() {
        state.orders.get(2).state = OrderState.PAID;

        assertBreach("order 3: is PAID, but ever paid is false");
    }

    @Test
    void findsARefundedOrderOfWhichSomethingIsLeft() {
        state.orders.get(3).state = OrderState.REFUNDED;

        assertBreach("order 4: is REFUNDED, but all paid back is false and any is true");
    }

    @Test
    void findsASavingAboveTheCap() {
        NaiveOrder order = place(new OrderLine(1, 1, 10_000, 1_999, 1_999, 0, 1_999, 0, 0), 1_999);
        order.adjust(List.of(new NaiveAdjustment(new Adjustment(0, 1, Stage.CROSS_SHOP, 0, 8_001), Funder.SHOP)));

        assertBreach("order 5: saves 8001 across shops, above the cap of deal 1");
    }

    @Test
    void findsARedPacketThatTakesMoreThanItsFace() {
        NaiveOrder order = place(new OrderLine(2, 1, 5_001, 4_990, 4_990, 0, 4_990, 0, 0), 4_990);
        order.adjust(List.of(new NaiveAdjustment(new Adjustment(0, 4, Stage.RED_PACKET, 0, 11), Funder.SHOP)));

        assertBreach("order 5: red packet 4 takes off 11");
    }

    @Test
    void findsACouponUsedWithoutOneClaimed() {
        NaiveOrder order = place(new OrderLine(2, 1, 5_001, 4_997, 4_997, 0, 4_997, 0, 0), 4_997);
        order.adjust(List.of(new NaiveAdjustment(new Adjustment(0, 2, Stage.FESTIVAL_COUPON, 0, 4), Funder.SHOP)));
        state.knownSku(2).available--;

        assertBreach("buyer 8: of deal 2 orders hold 1 coupons, counted were 0, claimed 0");
    }

    @Test
    void findsACouponUsedTwice() {
        state.buyerToChange(7).couponsToChange(2).used++;

        assertBreach("buyer 7: of deal 2 orders hold 1 coupons, counted were 2, claimed 1");
    }

    @Test
    void findsMoreCouponsThanOneBuyerMayHave() {
        state.buyerToChange(7).couponsToChange(2).claimed += 2;

        assertBreach("buyer 7: claimed 3 of deal 2, the limit is 2");
    }

    @Test
    void findsACouponThatNobodyHas() {
        state.deals.get(1).claimed++;

        assertBreach("deal 2: orders hold 1 coupons, counted were 1, claimed 2, buyers have 1");
    }

    @Test
    void findsPiecesAtAFestivalPriceThatNoOrderHas() {
        state.deals.get(2).take(8, 1);

        assertBreach("buyer 8: orders have 2 at the price of deal 3, counted were 3");
    }

    @Test
    void findsMoreAtAFestivalPriceThanThereWere() {
        NaiveDeal deal = state.deals.get(2);
        DealOffer offer = deal.offer;
        deal.offer =
                new DealOffer(offer.name(), 0, 9, Funder.SHOP, List.of(), new DealTerms.FestivalPrice(3, 60, 1, 2));

        assertBreach("deal 3: gave its price to 2 pieces of 1");
    }

    @Test
    void findsMoneyFromNowhere() {
        state.buyerToChange(8).pay(CNY, 1);

        assertBreach("WALLETS in CNY: holds 64000, reckoned 64001");
    }

    @Test
    void findsATopUpThatWasNotBooked() {
        state.ledger.post(Account.FUNDING, CNY, 5);

        assertBreach("ledger: the accounts in CNY sum to 5");
    }

    @Test
    void findsAWalletBelowZeroThoughTheLedgerSumsToZero() {
        state.buyerToChange(7).pay(CNY, 5);
        state.buyerToChange(8).pay(CNY, -5);

        assertBreach("wallet of buyer 8: negative, -5 CNY");
    }

    @Test
    void findsEscrowThatWasPaidOutTooEarly() {
        state.ledger.post(Account.ESCROW, CNY, -3);
        state.ledger.post(Account.WALLETS, CNY, 3);
        state.buyerToChange(7).pay(CNY, 3);

        assertBreach("ESCROW in CNY: holds 35997, reckoned 36000");
    }

    @Test
    void findsCommissionThatARefundDidNotGiveBack() {
        state.ledger.post(Account.COMMISSION, CNY, 500);

        assertBreach("COMMISSION in CNY: holds 1000, reckoned 500");
    }

    @Test
    void findsAShopThatHoldsMoreThanItEarned() {
        state.shops.getFirst().balanceMinor++;

        assertBreach("shop 1: balance 4500 - debt 0 + paid out 2 is not what it earned, 4501");
    }

    @Test
    void findsAShopBelowZero() {
        state.shops.getFirst().balanceMinor -= 5_000;
        state.shops.getFirst().debtMinor -= 5_000;

        assertBreach("shop 1: negative, balance -501, debt -5000");
    }

    @Test
    void findsARefundThatFellDueTwice() {
        state.payments.values().iterator().next().dueMinor += 5_001;

        assertBreach("payment 1: due 10001 + given back 1 is not 5001");
    }

    @Test
    void findsAnOrderWhosePaymentIsLost() {
        state.payments.clear();

        assertBreach("payments: 0 pay an order, 1 orders were paid by one");
    }

    @Test
    void findsGmvThatForgetsARefundedOrder() {
        state.gmvMinor -= 5_001;

        assertBreach("GMV: counted 46002, orders ever paid sum to 51003");
    }

    private void assertBreach(String breach) {
        Books.Report report = Books.check(festival);

        assertThat(report.ok()).isFalse();
        assertThat(report.breach()).contains(breach);
    }

    /** Puts an order of buyer 8 straight into the state, past every check. */
    private NaiveOrder place(OrderLine line, long totalMinor) {
        NaiveBuyer buyer = state.buyerToChange(8);
        int number = state.orders.size() + 1;
        NaiveOrder order = new NaiveOrder(number, buyer, GUANGDONG, CNY, List.of(line), totalMinor, 0, 60_000);
        state.orders.add(order);
        buyer.newestOrder = order;
        return order;
    }

    private static Command deal(Funder funder, DealTerms terms) {
        return new Command.MakeDeal(new DealOffer("11.11", 0, 1_000_000, funder, List.of(), terms));
    }

    private static Command listing(long priceMinor, int limitPerBuyer) {
        Money price = new Money(priceMinor, CNY);
        return new Command.ListSku(1, "Teapot", "Kitchen", "Tea house", CHINA, "", price, 10, limitPerBuyer);
    }

    private static Command order(
            long buyer, long totalMinor, PayMode pay, List<Integer> coupons, LineRequest... lines) {
        Money total = new Money(totalMinor, CNY);
        return new Command.PlaceOrder(buyer, GUANGDONG, List.of(lines), false, coupons, total, pay);
    }

    private void accepted(Command command) {
        keys++;
        Outcome outcome = festival.handle(0, new Request(0, keys), command, EventSink.NONE);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }
}
