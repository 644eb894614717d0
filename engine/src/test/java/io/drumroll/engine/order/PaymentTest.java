package io.drumroll.engine.order;

import static io.drumroll.engine.order.Sale.BUYER;
import static io.drumroll.engine.order.Sale.CNY;
import static io.drumroll.engine.order.Sale.OPENS_AT;
import static io.drumroll.engine.order.Sale.PAY_WINDOW;
import static io.drumroll.engine.order.Sale.USD;
import static io.drumroll.engine.order.Sale.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.ReceivePayment;
import io.drumroll.engine.message.Command.SettleRefund;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.PaymentReceived;
import io.drumroll.engine.message.Event.RefundSettled;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query.OfRefundsDue;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.message.Query.RefundsDue;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.OverRefund;
import io.drumroll.engine.message.Rejection.PaymentKnown;
import io.drumroll.engine.message.Rejection.UnknownCurrency;
import io.drumroll.engine.message.Rejection.UnknownPayment;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import org.junit.jupiter.api.Test;

/** What a provider captured pays its order, or is held; nothing of it is lost, and nothing is taken twice. */
class PaymentTest {
    private final Sale sale = new Sale();
    private final int shop = sale.shop(CNY);
    private final int sku = sale.sku(shop, 100);

    @Test
    void paysItsOrder() {
        long order = sale.placed(CNY, line(sku, 2));

        assertThat(sale.accepted(received(1, order, 200, CNY)).amountMinor()).isEqualTo(200);
        assertThat(sale.events())
                .containsExactly(
                        new PaymentReceived(new PaymentRef(0, 1), order, CNY, 200, false),
                        new OrderPaid(order, BUYER, 200, PayMethod.CARD));
        assertThat(sale.order(order).method()).isEqualTo(PayMethod.CARD);
        assertThat(sale.account(Account.PROVIDERS, CNY)).isEqualTo(-200);
        assertThat(sale.account(Account.ESCROW, CNY)).isEqualTo(200);
        assertThat(due(0, 10).refunds()).isEmpty();
    }

    @Test
    void isHeldAsAWholeWhereItCanNotPay() {
        sale.accepted(new FixRate(USD, 1, 1));
        long order = sale.placed(CNY, line(sku, 2));
        isHeld(received(1, 99, 200, CNY));
        isHeld(received(2, order, 199, CNY));
        isHeld(received(3, order, 200, USD));
        sale.accepted(received(4, order, 200, CNY));
        isHeld(received(5, order, 200, CNY));
        long late = sale.placed(CNY, line(sku, 1));
        sale.at(OPENS_AT + PAY_WINDOW);
        isHeld(received(6, late, 100, CNY));

        assertThat(due(0, 10).refunds()).extracting(RefundDue::number).containsExactly(1L, 2L, 3L, 5L, 6L);
        assertThat(sale.account(Account.REFUNDS_DUE, CNY)).isEqualTo(699);
        assertThat(sale.account(Account.REFUNDS_DUE, USD)).isEqualTo(200);
    }

    private void isHeld(ReceivePayment payment) {
        assertThat(sale.accepted(payment).amountMinor()).isZero();
        assertThat(sale.events())
                .containsExactly(new PaymentReceived(
                        payment.payment(),
                        payment.order(),
                        payment.amount().currency(),
                        payment.amount().amountMinor(),
                        true));
    }

    @Test
    void fallsDueBackWhenItsOrderIsRefundedOrCancelled() {
        long order = sale.placed(CNY, line(sku, 3));
        sale.accepted(received(7, order, 300, CNY));
        sale.refund(order, line(sku, 1));

        assertThat(due(0, 10).refunds()).containsExactly(new RefundDue(1, new PaymentRef(0, 7), order, CNY, 100, 0));
        assertThat(sale.accepted(settled(7, 60)).amountMinor()).isEqualTo(40);
        assertThat(sale.events()).containsExactly(new RefundSettled(new PaymentRef(0, 7), 60));
        sale.accepted(new CancelOrder(order));
        assertThat(due(0, 10).refunds()).containsExactly(new RefundDue(1, new PaymentRef(0, 7), order, CNY, 240, 60));
        sale.accepted(settled(7, 240));
        assertThat(due(0, 10).refunds()).isEmpty();
        assertThat(sale.account(Account.PROVIDERS, CNY)).isZero();
        assertThat(sale.wallet(CNY)).isZero();
    }

    @Test
    void refusesWhatCameBeforeOrMakesNoSense() {
        long order = sale.placed(CNY, line(sku, 1));
        sale.accepted(received(1, order, 100, CNY));

        sale.refuses(received(1, order, 100, CNY), new PaymentKnown(new PaymentRef(0, 1)));
        sale.refuses(received(0, order, 100, CNY), new OutOfRange(Field.PAYMENT, 0, 1, 1));
        sale.refuses(received(2, order, 100, USD), new UnknownCurrency("USD"));
        sale.refuses(received(2, order, 0, CNY), new OutOfRange(Field.AMOUNT, 0, 1, Limits.MAX_AMOUNT_MINOR));
        sale.refuses(settled(2, 1), new UnknownPayment(new PaymentRef(0, 2)));
        sale.refuses(settled(1, 1), new OverRefund(0, 1, 0));
        sale.refuses(new SettleRefund(new PaymentRef(0, 1), new Money(1, USD)), new CurrencyMismatch("CNY", "USD"));
    }

    @Test
    void tellsPaymentsApartByBothHalves() {
        long order = sale.placed(CNY, line(sku, 1));
        sale.accepted(new ReceivePayment(new PaymentRef(1, 0), order, new Money(9, CNY)));
        // The same mixture of both halves as the one before.
        PaymentRef twin = new PaymentRef(0, 0x9E3779B97F4A7C15L);
        sale.accepted(new ReceivePayment(twin, order, new Money(8, CNY)));
        sale.accepted(new SettleRefund(twin, new Money(8, CNY)));

        sale.refuses(new ReceivePayment(twin, order, new Money(8, CNY)), new PaymentKnown(twin));
        assertThat(due(0, 10).refunds()).extracting(RefundDue::dueMinor).containsExactly(9L);
    }

    @Test
    void listsWhatIsDuePageByPage() {
        for (int i = 1; i <= 130; i++) {
            sale.accepted(received(i, 1, i, CNY));
        }
        for (int i = 1; i <= 130; i++) {
            if (i % 64 != 1 && i % 5 != 0) {
                sale.accepted(settled(i, i));
            }
        }
        RefundsDue first = due(0, 3);
        assertThat(first.refunds()).extracting(RefundDue::number).containsExactly(1L, 5L, 10L);
        RefundsDue rest = due(first.nextAfter(), 1_000);
        assertThat(rest.refunds())
                .hasSize(25)
                .first()
                .extracting(RefundDue::number)
                .isEqualTo(15L);
        assertThat(rest.nextAfter()).isZero();
        assertThat(due(130, 1).refunds()).isEmpty();
        assertThat(due(Long.MAX_VALUE, 1).refunds()).isEmpty();
    }

    private RefundsDue due(long after, int limit) {
        return sale.read(new OfRefundsDue(after, limit));
    }

    private static ReceivePayment received(long payment, long order, long minor, Currency currency) {
        return new ReceivePayment(new PaymentRef(0, payment), order, new Money(minor, currency));
    }

    private static SettleRefund settled(long payment, long minor) {
        return new SettleRefund(new PaymentRef(0, payment), new Money(minor, CNY));
    }
}
