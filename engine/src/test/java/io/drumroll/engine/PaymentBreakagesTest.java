package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.Given.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.ReceivePayment;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.PaymentReceived;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.PaymentKnown;
import io.drumroll.engine.message.Rejection.UnknownOrder;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What users of other shops report of payments at a peak, each with where; the rest is in {@link BreakagesTest}. */
class PaymentBreakagesTest {
    private final Given given = Given.festival();

    @Test
    @DisplayName("a page refresh pays twice (saleor/saleor 14926)")
    void paysOnceWhenThePageIsRefreshed() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        long order = given.placed(ANNA, 500, line(sku, 1));
        Request key = given.freshKey();

        Accepted first = given.accepted(key, new PayOrder(order));
        assertThat(given.accepted(key, new PayOrder(order))).isEqualTo(first.again());
        assertThat(given.events()).isEmpty();
        // Even with another key.
        given.refuses(new PayOrder(order), new WrongOrderState(order, OrderState.PAID));

        assertThat(given.balance(ANNA)).isEqualTo(4_500);
    }

    @Test
    @DisplayName("a page refresh pays twice, by card and by wallet (saleor/saleor 14926)")
    void holdsASecondPaymentOfAnOrderForItsReturn() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        long order = given.placed(ANNA, 500, line(sku, 1));
        PaymentRef first = new PaymentRef(1, 1);
        PaymentRef second = new PaymentRef(1, 2);

        given.accepted(new ReceivePayment(first, order, cny(500)));
        given.accepted(new ReceivePayment(second, order, cny(500)));
        assertThat(given.events()).containsExactly(new PaymentReceived(second, order, CNY, 500, true));
        given.refuses(new ReceivePayment(first, order, cny(500)), new PaymentKnown(first));
        given.refuses(new PayOrder(order), new WrongOrderState(order, OrderState.PAID));

        assertThat(given.balance(ANNA)).isEqualTo(5_000);
        assertThat(given.read(new Query.OfRefundsDue(0, 10)).refunds())
                .containsExactly(new Query.RefundDue(2, second, order, CNY, 500, 0));
    }

    @Test
    @DisplayName("a payment's notice comes before its order (medusajs/medusa 13301)")
    void holdsAPaymentThatComesBeforeItsOrderAndLosesNothing() {
        int sku = given.wallet(ANNA, 500).sku(500, 10);
        PaymentRef payment = new PaymentRef(3, 4);

        Accepted early = given.accepted(new ReceivePayment(payment, 1, cny(500)));
        assertThat(early.amountMinor()).isZero();
        assertThat(given.events()).containsExactly(new PaymentReceived(payment, 1, CNY, 500, true));
        long order = given.placed(ANNA, 500, line(sku, 1));

        assertThat(given.state(order)).isEqualTo(OrderState.PLACED);
        given.refuses(new ReceivePayment(payment, order, cny(500)), new PaymentKnown(payment));
        given.accepted(new PayOrder(order));
        assertThat(given.read(new Query.OfRefundsDue(0, 10)).refunds())
                .containsExactly(new Query.RefundDue(1, payment, 1, CNY, 500, 0));
    }

    @Test
    @DisplayName("a payment's command comes before its order and again after it (medusajs/medusa 13301)")
    void paysWhenThePaymentIsTriedAgainOnceTheOrderIsThere() {
        int sku = given.wallet(ANNA, 500).sku(500, 10);
        Request key = given.freshKey();

        given.refuses(key, new PayOrder(1), new UnknownOrder(1));
        given.placed(ANNA, 500, line(sku, 1));

        assertThat(given.accepted(key, new PayOrder(1)).repeated()).isFalse();
        assertThat(given.state(1)).isEqualTo(OrderState.PAID);
    }

    @Test
    @DisplayName("a payment's notice comes just before, at and after its order's expiry (medusajs/medusa 13301)")
    void paysByCardJustBeforeTheDeadlineAndHoldsThePaymentAtItAndAfter() {
        int sku = given.sku(500, 3);
        long inTime = given.placed(ANNA, 500, line(sku, 1));
        long late = given.placed(ANNA, 500, line(sku, 1));
        long expired = given.placed(ANNA, 500, line(sku, 1));
        long deadline = OPENS_AT + PAY_WINDOW;

        given.at(deadline - 1);
        Accepted paid = given.accepted(new ReceivePayment(new PaymentRef(0, 1), inTime, cny(500)));
        assertThat(paid.id()).isEqualTo(inTime);
        assertThat(paid.amountMinor()).isEqualTo(500);
        assertThat(given.events())
                .containsExactly(
                        new PaymentReceived(new PaymentRef(0, 1), inTime, CNY, 500, false),
                        new OrderPaid(inTime, ANNA, 500, PayMethod.CARD));
        given.at(deadline).accepted(new ReceivePayment(new PaymentRef(0, 2), late, cny(500)));
        assertThat(given.events()).containsExactly(new PaymentReceived(new PaymentRef(0, 2), late, CNY, 500, true));
        given.tick();
        assertThat(given.events()).containsExactly(new OrderExpired(late, ANNA), new OrderExpired(expired, ANNA));
        given.accepted(new ReceivePayment(new PaymentRef(0, 3), expired, cny(500)));

        assertThat(given.state(inTime)).isEqualTo(OrderState.PAID);
        assertThat(given.available(sku)).isEqualTo(2);
        assertThat(given.read(new Query.OfRefundsDue(0, 10)).refunds())
                .containsExactly(
                        new Query.RefundDue(2, new PaymentRef(0, 2), late, CNY, 500, 0),
                        new Query.RefundDue(3, new PaymentRef(0, 3), expired, CNY, 500, 0));
    }
}
