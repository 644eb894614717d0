package io.drumroll.payments;

import static io.drumroll.payments.TestFestival.CNY;
import static io.drumroll.payments.TestFestival.PRICE_MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.client.Failure;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query.OfWallet;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.PayMethod;
import org.junit.jupiter.api.Test;

class WalletProviderTest {
    private final TestFestival festival = new TestFestival(1);
    private final WalletProvider wallet = new WalletProvider(festival);

    private BegunPayment begun(long order) {
        return CardShop.await(wallet.begin(order));
    }

    @Test
    void paysAnOrderOnceHoweverOftenItIsBegun() {
        festival.order(new Command.TopUpWallet(1, new Money(3 * PRICE_MINOR, CNY)));
        long order = festival.place(1, 1);
        BegunPayment paid = new BegunPayment.Paid(order, new Money(PRICE_MINOR, CNY));
        assertThat(begun(order)).isEqualTo(paid);
        assertThat(begun(order)).isEqualTo(paid);
        assertThat(festival.events().stream().filter(Event.OrderPaid.class::isInstance))
                .hasSize(1);
        assertThat(festival.found(new OfWallet(1)).balances().getFirst().balanceMinor())
                .isEqualTo(2 * PRICE_MINOR);
        assertThat(wallet.method()).isEqualTo(PayMethod.WALLET);
    }

    @Test
    void saysWhyItCantPay() {
        long order = festival.place(1, 1);
        assertThat(begun(order)).isEqualTo(new BegunPayment.Refused(new Rejection.InsufficientFunds(PRICE_MINOR, 0)));
        assertThat(begun(99)).isEqualTo(new BegunPayment.Refused(new Rejection.UnknownOrder(99)));
        festival.setOut(Failure.TIMED_OUT);
        assertThat(begun(order)).isEqualTo(new BegunPayment.Unavailable("TIMED_OUT"));
        festival.setOut(null);
        wallet.close();
        assertThat(begun(order)).isEqualTo(new BegunPayment.Unavailable("closed"));
    }

    @Test
    void hasNoPaymentsToGiveBack() {
        RefundDue due = new RefundDue(1, new PaymentRef(0, 1), 1, CNY, 1, 0);
        assertThat(CardShop.await(wallet.refund(due))).isEqualTo(new RefundResult.UnknownPayment());
    }
}
