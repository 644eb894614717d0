package io.drumroll.payments.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.payments.gateway.GatewayAnswer.Answered;
import io.drumroll.payments.gateway.GatewayAnswer.NoAnswer;
import io.drumroll.payments.gateway.GatewayAnswer.Refused;
import io.drumroll.payments.simulated.GatewayFaults;
import io.drumroll.payments.simulated.GatewayFaults.Fault;
import io.drumroll.payments.simulated.SimulatedGateway;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardGatewayTest {
    private static final String API_KEY = "test-key";
    private static final Money PRICE = new Money(12_50, new Currency("CNY"));

    private static SimulatedGateway simulated(GatewayFaults faults) throws IOException {
        return SimulatedGateway.start(
                new SimulatedGateway.Settings(0, API_KEY, "a secret of the shop", faults, null),
                InstantSource.system());
    }

    private static CardGateway client(URI base, String apiKey) {
        return new CardGateway(new GatewayOptions(base, apiKey, Duration.ofMillis(400), 2, Duration.ofMillis(2), 4));
    }

    private static <T> T answered(GatewayAnswer<T> answer) {
        assertThat(answer).isInstanceOf(Answered.class);
        return ((Answered<T>) answer).value();
    }

    private static int refused(GatewayAnswer<?> answer) {
        assertThat(answer).isInstanceOf(Refused.class);
        return ((Refused<?>) answer).status();
    }

    @Test
    void createsConfirmsAndRefunds() throws IOException {
        try (SimulatedGateway simulated = simulated(GatewayFaults.none());
                CardGateway gateway = client(simulated.address(), API_KEY)) {
            GatewayPayment created = answered(gateway.create("order \"7\" & more", PRICE, "k"));
            assertThat(created.status()).isEqualTo(PaymentStatus.PENDING);
            assertThat(created.reference()).isEqualTo("order \"7\" & more");
            assertThat(answered(gateway.byReference("order \"7\" & more")).payments())
                    .containsExactly(created);

            GatewayPayment captured = answered(gateway.confirm(created.id()));
            assertThat(captured.captured()).isEqualTo(PRICE);
            assertThat(answered(gateway.confirm(created.id()))).isEqualTo(captured);
            assertThat(answered(gateway.payment(created.id()))).isEqualTo(captured);

            GatewayRefund refund = answered(gateway.refund(created.id(), 250, "r"));
            assertThat(refund.amountMinor()).isEqualTo(250);
            assertThat(answered(gateway.refund(created.id(), 250, "r"))).isEqualTo(refund);
            assertThat(refused(gateway.refund(created.id(), 251, "r"))).isEqualTo(409);
            assertThat(refused(gateway.refund(created.id(), 10_01, "s"))).isEqualTo(422);
            assertThat(answered(gateway.payment(created.id())).refundedMinor()).isEqualTo(250);
        }
    }

    @Test
    void thePagesOfCapturedPaymentsFollowTheOrderOfCapture() throws IOException {
        try (SimulatedGateway simulated = simulated(GatewayFaults.none());
                CardGateway gateway = client(simulated.address(), API_KEY)) {
            GatewayPayment first = answered(gateway.create("a", PRICE, "a"));
            GatewayPayment second = answered(gateway.create("b", PRICE, "b"));
            answered(gateway.create("c", PRICE, "c"));
            answered(gateway.confirm(second.id()));
            answered(gateway.confirm(first.id()));

            PaymentPage page = answered(gateway.capturedAfter("", 1));
            assertThat(page.payments()).extracting(GatewayPayment::id).containsExactly(second.id());
            page = answered(gateway.capturedAfter(page.next(), 5));
            assertThat(page.payments()).extracting(GatewayPayment::id).containsExactly(first.id());
            assertThat(answered(gateway.capturedAfter(page.next(), 5)).payments())
                    .isEmpty();
        }
    }

    @Test
    void saysWhatTheGatewayRefuses() throws IOException {
        try (SimulatedGateway simulated = simulated(GatewayFaults.none());
                CardGateway stranger = client(simulated.address(), "guessed");
                CardGateway gateway = client(simulated.address(), API_KEY)) {
            assertThat(refused(stranger.create("a", PRICE, "a"))).isEqualTo(401);
            assertThat(refused(gateway.payment("pay_none"))).isEqualTo(404);
            assertThat(refused(gateway.confirm("pay_none"))).isEqualTo(404);
            assertThat(refused(gateway.refund("pay_none", 1, "r"))).isEqualTo(404);
            assertThat(refused(gateway.create("a", new Money(0, PRICE.currency()), "a")))
                    .isEqualTo(422);
            answered(gateway.create("a", PRICE, "a"));
            assertThat(refused(gateway.create("b", PRICE, "a"))).isEqualTo(409);
            assertThatThrownBy(() -> gateway.payment("../pay")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Every way in which a gateway can act and not say so. */
    @ParameterizedTest
    @EnumSource(names = {"ERROR_AFTER", "LOST_ANSWER", "STALLED_ANSWER", "GARBLED_ANSWER"})
    void aPaymentWhoseCreationHadNoAnswerIsThereOnce(Fault fault) throws IOException {
        try (SimulatedGateway simulated = simulated(GatewayFaults.none().with(1, fault, 100));
                CardGateway gateway = client(simulated.address(), API_KEY)) {
            assertThat(gateway.create("a", PRICE, "a")).isInstanceOf(NoAnswer.class);
            assertThat(simulated.books()).hasSize(1);
        }
    }

    @Test
    void aGatewayThatIsGoneGivesNoAnswer() throws IOException {
        URI gone;
        try (SimulatedGateway simulated = simulated(GatewayFaults.none())) {
            gone = simulated.address();
        }
        try (CardGateway gateway = client(gone, API_KEY)) {
            assertThat(gateway.payment("pay_1")).isInstanceOf(NoAnswer.class);
        }
    }

    @Test
    void namesNoSecretsInItsOptions() {
        GatewayOptions options = GatewayOptions.of(URI.create("http://127.0.0.1:1"), API_KEY);
        assertThat(options.toString()).doesNotContain(API_KEY);
    }
}
