package io.drumroll.payments;

import static io.drumroll.payments.TestFestival.CNY;
import static io.drumroll.payments.TestFestival.PAY_WINDOW_MS;
import static io.drumroll.payments.TestFestival.PRICE_MINOR;
import static io.drumroll.payments.TestFestival.SKU;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.client.Failure;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Query.OfRefundsDue;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.payments.gateway.CardGateway;
import io.drumroll.payments.gateway.GatewayAnswer;
import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.gateway.NoticeSignature;
import io.drumroll.payments.simulated.GatewayFaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CardPaymentsTest {
    private CardShop shop;
    private TestFestival festival;

    @BeforeEach
    void open() throws IOException {
        shop = new CardShop(1, GatewayFaults.none());
        festival = shop.festival;
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private NoticeResult notice(String payment) {
        return notice(
                "{\"payment\":\"" + payment + "\",\"status\":\"captured\",\"amountMinor\":1}", CardShop.SECRET, 0);
    }

    private NoticeResult notice(String body, String secret, long ageMs) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long signedAtMs = festival.millis() - ageMs;
        String signature = new NoticeSignature(secret, Duration.ZERO, festival).sign(bytes, signedAtMs);
        return CardShop.await(shop.payments().notice(bytes, signature, Long.toString(signedAtMs)));
    }

    private <E extends Event> List<E> events(Class<E> kind) {
        return festival.events().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private BegunPayment.ToConfirm paid(long order) {
        BegunPayment.ToConfirm begun = shop.begin(order);
        shop.buyer(begun, "pay");
        assertThat(notice(begun.payment())).isEqualTo(NoticeResult.TAKEN);
        assertThat(festival.view(order).state()).isEqualTo(OrderState.PAID);
        return begun;
    }

    private List<RefundDue> due() {
        return festival.found(new OfRefundsDue(0, 10)).refunds();
    }

    private long refundedMinor(BegunPayment.ToConfirm payment) {
        return shop.truth(payment.payment()).refundedMinor();
    }

    @Test
    void anOrderIsPaidByTheCardOnceItsNoticeCame() {
        long order = festival.place(1, 2);
        BegunPayment.ToConfirm begun = shop.begin(order);
        assertThat(begun.amount()).isEqualTo(new Money(2 * PRICE_MINOR, CNY));
        assertThat(festival.view(order).state()).isEqualTo(OrderState.PLACED);

        shop.buyer(begun, "pay");
        assertThat(notice(begun.payment())).isEqualTo(NoticeResult.TAKEN);
        assertThat(festival.view(order).state()).isEqualTo(OrderState.PAID);
        assertThat(festival.view(order).method()).isEqualTo(PayMethod.CARD);
        assertThat(due()).isEmpty();
    }

    /** saleor/saleor 14926: a page refresh pays twice. */
    @Test
    void aPageRefreshPaysOnce() {
        long order = festival.place(1, 1);
        List<CompletableFuture<BegunPayment>> atOnce = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            atOnce.add(shop.payments().begin(order));
        }
        BegunPayment.ToConfirm first = (BegunPayment.ToConfirm) CardShop.await(atOnce.getFirst());
        assertThat(atOnce).allSatisfy(again -> assertThat(CardShop.await(again)).isEqualTo(first));
        shop.restart();
        assertThat(shop.begin(order)).isEqualTo(first);

        shop.buyer(first, "pay");
        shop.buyer(first, "pay");
        BegunPayment afterwards = shop.begun(order);
        assertThat(afterwards).isEqualTo(new BegunPayment.Paid(order, first.amount()));
        assertThat(notice(first.payment())).isEqualTo(NoticeResult.TAKEN);
        assertThat(shop.gateway.books()).hasSize(1);
        assertThat(events(Event.OrderPaid.class)).hasSize(1);
        assertThat(events(Event.PaymentReceived.class)).hasSize(1);
    }

    /** medusajs/medusa 13301: a payment's notice races the order's completion, and the order is missing. */
    @Test
    void aNoticeThatRacesTheOrdersCompletionPaysItOnce() throws InterruptedException {
        long order = festival.place(1, 1);
        BegunPayment.ToConfirm begun = shop.begin(order);
        shop.buyer(begun, "pay");
        CompletableFuture<BegunPayment> refreshed = shop.payments().begin(order);
        List<Thread> notices = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            notices.add(Thread.ofVirtual().start(() -> notice(begun.payment())));
        }
        shop.reconcile();
        for (Thread notice : notices) {
            notice.join();
        }
        assertThat(CardShop.await(refreshed)).isEqualTo(new BegunPayment.Paid(order, begun.amount()));
        assertThat(festival.view(order).state()).isEqualTo(OrderState.PAID);
        assertThat(events(Event.OrderPaid.class)).hasSize(1);
        assertThat(events(Event.PaymentReceived.class)).hasSize(1);
        assertThat(due()).isEmpty();
    }

    @Test
    void aNoticeIsAnsweredOnlyOnceTheEngineHasTheMoney() {
        BegunPayment.ToConfirm begun = shop.begin(festival.place(1, 1));
        shop.buyer(begun, "pay");
        for (Failure failure : Failure.values()) {
            festival.setOut(failure);
            assertThat(notice(begun.payment())).isEqualTo(NoticeResult.TRY_LATER);
        }
        festival.setOut(null);
        assertThat(notice(begun.payment())).isEqualTo(NoticeResult.TAKEN);
        assertThat(events(Event.OrderPaid.class)).hasSize(1);
    }

    @Test
    void aNoticeThatLiesPaysNothing() {
        BegunPayment.ToConfirm pending = shop.begin(festival.place(1, 1));
        assertThat(notice(pending.payment())).isEqualTo(NoticeResult.NOTHING_TO_TAKE);
        shop.buyer(pending, "decline");
        assertThat(notice(pending.payment())).isEqualTo(NoticeResult.NOTHING_TO_TAKE);
        assertThat(notice("pay_none")).isEqualTo(NoticeResult.NOTHING_TO_TAKE);
        assertThat(events(Event.PaymentReceived.class)).isEmpty();
    }

    @Test
    void aNoticeThatIsForgedStaleOrMalformedIsRefused() {
        BegunPayment.ToConfirm begun = shop.begin(festival.place(1, 1));
        shop.buyer(begun, "pay");
        String body = "{\"payment\":\"" + begun.payment() + "\"}";
        assertThat(notice(body, "a secret of a stranger", 0)).isEqualTo(NoticeResult.FORGED);
        assertThat(notice(body, CardShop.SECRET, 300_001)).isEqualTo(NoticeResult.STALE);
        assertThat(notice(body, CardShop.SECRET, -300_001)).isEqualTo(NoticeResult.STALE);
        assertThat(notice("{}", CardShop.SECRET, 0)).isEqualTo(NoticeResult.MALFORMED);
        assertThat(notice(body + " ".repeat(70_000), CardShop.SECRET, 0)).isEqualTo(NoticeResult.MALFORMED);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(CardShop.await(shop.payments().notice(bytes, "", ""))).isEqualTo(NoticeResult.FORGED);
        assertThat(events(Event.PaymentReceived.class)).isEmpty();
        assertThat(shop.payments().counts().noticesRefused()).isEqualTo(6);
    }

    @Test
    void aCapturedPaymentWithoutANoticeIsFound() throws InterruptedException {
        long order = festival.place(1, 1);
        shop.buyer(shop.begin(order), "pay");
        shop.reconcile();
        assertThat(festival.view(order).state()).isEqualTo(OrderState.PAID);
        shop.restart();
        shop.reconcile();
        assertThat(events(Event.PaymentReceived.class)).hasSize(1);
    }

    @Test
    void aPaymentThatComesAfterTheOrderExpiredGoesBackWhole() throws InterruptedException {
        long order = festival.place(1, 3);
        BegunPayment.ToConfirm begun = shop.begin(order);
        festival.advance(PAY_WINDOW_MS);
        shop.buyer(begun, "pay");
        shop.reconcile();
        assertThat(festival.view(order).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(refundedMinor(begun)).isEqualTo(3 * PRICE_MINOR);
        assertThat(due()).isEmpty();
        assertThat(shop.begun(order))
                .isEqualTo(new BegunPayment.Refused(new Rejection.WrongOrderState(order, OrderState.EXPIRED)));
    }

    @Test
    void aSecondPaymentOfAnOrderGoesBackWhole() throws InterruptedException {
        long order = festival.place(1, 1);
        BegunPayment.ToConfirm first = paid(order);
        GatewayPayment second;
        try (CardGateway elsewhere = shop.client()) {
            second = ((GatewayAnswer.Answered<GatewayPayment>)
                            elsewhere.create("test-order-" + order, first.amount(), "elsewhere"))
                    .value();
            elsewhere.confirm(second.id());
        }
        shop.reconcile();
        assertThat(refundedMinor(first)).isZero();
        assertThat(shop.truth(second.id()).refundedMinor()).isEqualTo(PRICE_MINOR);
        assertThat(events(Event.OrderPaid.class)).hasSize(1);
    }

    @Test
    void aPaymentOfAnotherAmountGoesBackAndTheOrderCanStillBePaid() {
        long order = festival.place(1, 1);
        try (CardGateway elsewhere = shop.client()) {
            GatewayPayment wrong = ((GatewayAnswer.Answered<GatewayPayment>)
                            elsewhere.create("test-order-" + order, new Money(1, CNY), "elsewhere"))
                    .value();
            elsewhere.confirm(wrong.id());
        }
        paid(order);
        assertThat(events(Event.PaymentReceived.class))
                .extracting(Event.PaymentReceived::held)
                .containsExactly(true, false);
    }

    @Test
    void moneyThatTheEngineCanNeverTakeGoesBackAtOnce() throws InterruptedException {
        GatewayPayment strange;
        GatewayPayment others;
        try (CardGateway elsewhere = shop.client()) {
            Money krone = new Money(500, new Currency("DKK"));
            strange = ((GatewayAnswer.Answered<GatewayPayment>) elsewhere.create("test-order-1", krone, "a")).value();
            elsewhere.confirm(strange.id());
            others = ((GatewayAnswer.Answered<GatewayPayment>) elsewhere.create("invoice 1", krone, "b")).value();
            elsewhere.confirm(others.id());
        }
        shop.reconcile();
        shop.reconcile();
        assertThat(shop.truth(strange.id()).refundedMinor()).isEqualTo(500);
        assertThat(shop.truth(others.id()).refundedMinor()).isZero();
        assertThat(shop.payments().counts().returned()).isEqualTo(1);
    }

    @Test
    void aDeclinedPaymentIsFollowedByANewOneAndManyByNone() {
        long order = festival.place(1, 1);
        for (int declined = 0; declined < 10; declined++) {
            shop.buyer(shop.begin(order), "decline");
            assertThat(shop.gateway.books()).hasSize(declined + 1);
        }
        assertThat(shop.begun(order)).isEqualTo(new BegunPayment.FailedTooOften(order, 10));
    }

    @Test
    void refundsGoBackStepByStep() throws InterruptedException {
        long order = festival.place(1, 3);
        BegunPayment.ToConfirm begun = paid(order);
        for (int pieces = 1; pieces <= 3; pieces++) {
            festival.order(new Command.RefundOrder(order, List.of(new LineRequest(SKU, 1))));
            shop.reconcile();
            assertThat(refundedMinor(begun)).isEqualTo(pieces * PRICE_MINOR);
        }
        assertThat(events(Event.RefundSettled.class)).hasSize(3);
        assertThat(festival.view(order).state()).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void aRefundMadeBeforeACrashIsSettledAndNotMadeAgain() throws InterruptedException {
        long order = festival.place(1, 3);
        BegunPayment.ToConfirm begun = paid(order);
        festival.order(new Command.RefundOrder(order, List.of(new LineRequest(SKU, 1))));
        RefundDue first = due().getFirst();
        CompletableFuture<RefundResult> unsettled = shop.payments().refund(first);
        assertThat(CardShop.await(unsettled)).isEqualTo(new RefundResult.Settled(PRICE_MINOR, 0));

        // What a process would do that read the same before, stood still, and goes on now.
        festival.order(new Command.RefundOrder(order, List.of(new LineRequest(SKU, 1))));
        try (CardPayments other = shop.another()) {
            CardShop.await(other.refund(first));
        }
        assertThat(refundedMinor(begun)).isEqualTo(PRICE_MINOR);
        shop.reconcile();
        assertThat(refundedMinor(begun)).isEqualTo(2 * PRICE_MINOR);
    }

    @Test
    void aRefundWhoseSettlingWasLostIsSettledWithWhatCameDueSince() throws InterruptedException {
        long order = festival.place(1, 3);
        BegunPayment.ToConfirm begun = paid(order);
        festival.order(new Command.RefundOrder(order, List.of(new LineRequest(SKU, 1))));
        RefundDue first = due().getFirst();
        festival.setOut(Failure.UNAVAILABLE);
        assertThat(CardShop.await(shop.payments().refund(first))).isInstanceOf(RefundResult.Unavailable.class);
        assertThat(refundedMinor(begun)).isEqualTo(PRICE_MINOR);
        festival.setOut(null);

        festival.order(new Command.RefundOrder(order, List.of(new LineRequest(SKU, 1))));
        shop.restart();
        shop.reconcile();
        assertThat(refundedMinor(begun)).isEqualTo(2 * PRICE_MINOR);
        assertThat(due()).isEmpty();
    }

    @Test
    void whatCantBeBegunSaysWhy() {
        assertThat(shop.begun(99)).isEqualTo(new BegunPayment.Refused(new Rejection.UnknownOrder(99)));
        long order = festival.place(1, 1);
        festival.setOut(Failure.OVERLOADED);
        assertThat(CardShop.await(shop.payments().begin(order))).isEqualTo(new BegunPayment.Unavailable("OVERLOADED"));
        festival.setOut(null);
        shop.gateway.close();
        assertThat(CardShop.await(shop.payments().begin(order))).isInstanceOf(BegunPayment.Unavailable.class);
    }

    @Test
    void onceClosedEveryCallIsAnswered() {
        shop.payments().start();
        shop.payments().close();
        assertThat(CardShop.await(shop.payments().begin(1))).isInstanceOf(BegunPayment.Unavailable.class);
        assertThat(notice("pay_1")).isEqualTo(NoticeResult.TRY_LATER);
    }
}
