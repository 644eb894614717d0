package io.drumroll.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.PaymentRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentNamesTest {
    private static final String SECRET = "a secret of the shop";

    private final PaymentNames names = new PaymentNames("drumroll", SECRET);

    @Test
    void aReferenceCarriesTheOrder() {
        assertThat(names.orderOf(names.reference(1))).isEqualTo(1);
        assertThat(names.orderOf(names.reference(200_000_000))).isEqualTo(200_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "drumroll-order-",
                "drumroll-order-0",
                "drumroll-order-01",
                "drumroll-order--1",
                "drumroll-order-1x",
                "other-order-1",
                "1",
                "drumroll-order-1234567890123456789"
            })
    void othersReferencesNameNoOrder(String reference) {
        assertThat(names.orderOf(reference)).isZero();
    }

    @Test
    void aPaymentIsKnownByTheHashOfItsId() {
        assertThat(PaymentNames.ref("pay_1")).isEqualTo(new PaymentRef(0x6ec81111d581d10dL, 0x7725c768ec740857L));
    }

    @Test
    void keysDifferByUsePaymentStepAndSecret() {
        PaymentRef payment = PaymentNames.ref("pay_1");
        assertThat(names.receiveKey(payment))
                .isEqualTo(new PaymentNames("drumroll", SECRET).receiveKey(payment))
                .isNotEqualTo(names.settleKey(payment, 0))
                .isNotEqualTo(names.receiveKey(PaymentNames.ref("pay_2")))
                .isNotEqualTo(new PaymentNames("drumroll", SECRET + "!").receiveKey(payment));
        assertThat(names.settleKey(payment, 0)).isNotEqualTo(names.settleKey(payment, 1));
        assertThat(names.refundKey(payment, 5)).isEqualTo("refund-6ec81111d581d10d7725c768ec740857-5");
    }
}
