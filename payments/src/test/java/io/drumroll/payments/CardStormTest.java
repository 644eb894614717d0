package io.drumroll.payments;

import static io.drumroll.payments.TestFestival.CNY;
import static io.drumroll.payments.TestFestival.PAY_WINDOW_MS;
import static io.drumroll.payments.TestFestival.SKU;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.PaymentReceived;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query.AccountBalance;
import io.drumroll.engine.message.Query.OfRefundsDue;
import io.drumroll.engine.message.Query.OfTrialBalance;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.payments.gateway.CardGateway;
import io.drumroll.payments.gateway.GatewayAnswer;
import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.simulated.GatewayFaults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many buyers pay by card at once, through a gateway and a festival that are at fault again and again. They refresh pages,
 * press twice, pay in two tabs, pay what they cancelled, pay too late, and want their money back; the card payments are ended
 * and begun anew between it, and run twice at once. Then the faults of the festival end, and the two books are compared.
 */
class CardStormTest {
    private static final int ORDERS = 240;

    private final ConcurrentLinkedQueue<BegunPayment.ToConfirm> latePayers = new ConcurrentLinkedQueue<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void nothingIsPaidTwiceAndNothingPaidIsLost(long seed) throws Exception {
        System.out.println("seed " + seed);
        try (CardShop shop = new CardShop(seed, GatewayFaults.storm(seed)).withNotices();
                CardPayments beside = shop.another()) {
            shop.festival.setFaultPercent(10);
            shop.payments().start();
            beside.start();
            letBuyersIn(shop, seed);
            shop.festival.advance(PAY_WINDOW_MS);
            latePayers.forEach(late -> shop.buyer(late, "pay"));
            shop.festival.setFaultPercent(0);
            settle(shop);
            new Audit(shop).run();
        }
    }

    private void letBuyersIn(CardShop shop, long seed) throws Exception {
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Future<?>> buyers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newFixedThreadPool(
                16, Thread.ofVirtual().name("buyer-", 0).factory())) {
            for (int i = 1; i <= ORDERS; i++) {
                SplittableRandom random = seeds.split();
                int buyer = i;
                buyers.add(crowd.submit(() -> shopAround(shop, buyer, random)));
                if (i % 80 == 0) {
                    buyers.get(i / 2).get();
                    shop.restart();
                    shop.payments().start();
                }
            }
            for (Future<?> buyer : buyers) {
                buyer.get();
            }
        }
    }

    private void shopAround(CardShop shop, int buyer, SplittableRandom random) {
        int quantity = 1 + random.nextInt(4);
        long order = shop.festival.place(buyer, quantity);
        if (!(shop.begun(order) instanceof BegunPayment.ToConfirm begun)) {
            throw new AssertionError("order " + order + " can't be begun");
        }
        switch (random.nextInt(10)) {
            case 0 -> {} // Changes their mind.
            case 1 -> latePayers.add(begun);
            case 2 -> {
                shop.festival.tell(new Command.CancelOrder(order));
                shop.buyer(begun, "pay");
            }
            case 3 -> {
                shop.buyer(begun, "decline");
                shop.gateway.lieAbout(shop.truth(begun.payment()));
                if (shop.begun(order) instanceof BegunPayment.ToConfirm again) {
                    shop.buyer(again, "pay");
                }
            }
            case 4 -> {
                payInAnotherTab(shop, begun);
                shop.buyer(begun, "pay");
            }
            case 5 -> {
                shop.buyer(begun, "pay");
                shop.begun(order);
                shop.buyer(begun, "pay");
            }
            default -> {
                shop.buyer(begun, "pay");
                wantMoneyBack(shop, order, quantity, random);
            }
        }
    }

    private static void payInAnotherTab(CardShop shop, BegunPayment.ToConfirm begun) {
        try (CardGateway tab = shop.client()) {
            var created = tab.create("test-order-" + begun.order(), begun.amount(), "tab-" + begun.order());
            if (created instanceof GatewayAnswer.Answered<GatewayPayment>(var payment)) {
                shop.buyer(
                        new BegunPayment.ToConfirm(begun.order(), payment.id(), begun.amount(), payment.confirmUrl()),
                        "pay");
            }
        }
    }

    /** Some cancel what may be paid or not yet; some wait until it is, and send pieces back one by one. */
    private static void wantMoneyBack(CardShop shop, long order, int quantity, SplittableRandom random) {
        int wish = random.nextInt(4);
        if (wish == 0) {
            shop.festival.tell(new Command.CancelOrder(order));
        } else if (wish < 3 && shop.begun(order) instanceof BegunPayment.Paid) {
            for (int pieces = random.nextInt(quantity + 1); pieces > 0; pieces--) {
                shop.festival.tell(new Command.RefundOrder(order, List.of(new LineRequest(SKU, 1))));
            }
        }
    }

    private static void settle(CardShop shop) throws InterruptedException {
        do {
            CardShop.until("all notices are sent", () -> shop.gateway.noticesUnderWay() == 0);
            shop.reconcile();
        } while (shop.gateway.noticesUnderWay() > 0);
    }

    /** Compares what the gateway truly did with what the engine knows. */
    private static final class Audit {
        private final TestFestival festival;
        private final List<GatewayPayment> payments;
        private final Map<PaymentRef, PaymentReceived> received = new HashMap<>();
        private final Map<Long, Integer> paid = new HashMap<>();

        Audit(CardShop shop) {
            festival = shop.festival;
            payments = shop.gateway.books();
            for (Event event : festival.events()) {
                if (event instanceof PaymentReceived payment) {
                    assertThat(received.put(payment.payment(), payment))
                            .as("taken twice: %s", payment)
                            .isNull();
                } else if (event instanceof OrderPaid order) {
                    paid.merge(order.order(), 1, Integer::sum);
                }
            }
        }

        void run() {
            everyCapturedPaymentPaysOnceOrGoesBackWhole();
            everyOrderHoldsWhatTheGatewayHoldsForIt();
            theLedgerHoldsWhatTheGatewayHolds();
            theStormWasOne();
        }

        private void everyCapturedPaymentPaysOnceOrGoesBackWhole() {
            assertThat(paid.values()).as("times an order was paid").containsOnly(1);
            int captured = 0;
            for (GatewayPayment payment : payments) {
                PaymentReceived taken = received.get(PaymentNames.ref(payment.id()));
                if (!payment.isCaptured()) {
                    assertThat(taken).as("never captured: %s", payment).isNull();
                    continue;
                }
                captured++;
                if (taken == null) {
                    throw new AssertionError("captured, and lost: " + payment);
                }
                assertThat(taken.amountMinor()).isEqualTo(payment.capturedMinor());
                if (taken.held()) {
                    assertThat(payment.refundedMinor()).as("held: %s", payment).isEqualTo(payment.capturedMinor());
                }
            }
            assertThat(received).as("payments taken").hasSize(captured);
        }

        private void everyOrderHoldsWhatTheGatewayHoldsForIt() {
            Map<String, Long> kept = new HashMap<>();
            payments.forEach(p -> kept.merge(p.reference(), p.capturedMinor() - p.refundedMinor(), Long::sum));
            for (long order = 1; order <= ORDERS; order++) {
                OrderView view = festival.view(order);
                assertThat(kept.getOrDefault("test-order-" + order, 0L))
                        .as("what the gateway holds for %s", view)
                        .isEqualTo(view.paidMinor() - view.refundedMinor());
                assertThat(view.method() == PayMethod.CARD)
                        .as("paid by card: %s", view)
                        .isEqualTo(paid.containsKey(order));
            }
            assertThat(festival.found(new OfRefundsDue(0, 10)).refunds()).isEmpty();
        }

        private void theLedgerHoldsWhatTheGatewayHolds() {
            long heldMinor = 0;
            for (GatewayPayment payment : payments) {
                heldMinor += payment.capturedMinor() - payment.refundedMinor();
            }
            long sum = 0;
            long providers = 0;
            long due = 0;
            for (AccountBalance balance : festival.found(new OfTrialBalance()).accounts()) {
                assertThat(balance.currency()).isEqualTo(CNY);
                sum += balance.balanceMinor();
                providers += balance.account() == Account.PROVIDERS ? balance.balanceMinor() : 0;
                due += balance.account() == Account.REFUNDS_DUE ? balance.balanceMinor() : 0;
            }
            assertThat(providers).isEqualTo(-heldMinor);
            assertThat(due).isZero();
            assertThat(sum).isZero();
        }

        /** The seed made all of what this test is about happen. */
        private void theStormWasOne() {
            assertThat(received.values()).anyMatch(PaymentReceived::held).anyMatch(payment -> !payment.held());
            assertThat(payments).anyMatch(p -> p.refundedMinor() > 0 && p.refundedMinor() < p.capturedMinor());
            for (OrderState state :
                    new OrderState[] {OrderState.PAID, OrderState.CANCELLED, OrderState.EXPIRED, OrderState.REFUNDED}) {
                assertThat(LongStream.rangeClosed(1, ORDERS)
                                .mapToObj(festival::view)
                                .anyMatch(view -> view.state() == state))
                        .as("an order that is %s", state)
                        .isTrue();
            }
        }
    }
}
