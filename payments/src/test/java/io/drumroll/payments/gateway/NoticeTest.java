package io.drumroll.payments.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
    @Test
    void namesThePaymentWhateverElseItSays() {
        String notice =
                "{\"new\":{\"payment\":\"no\"},\"payment\":\"pay_1-A\",\"list\":[{\"payment\":\"no\"}],\"x\":1.5}";
        assertThat(Notice.paymentOf(bytes(notice))).isEqualTo("pay_1-A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"pay_1\"",
                "{}",
                "{\"payment\":1}",
                "{\"payment\":null}",
                "{\"payment\":\"\"}",
                "{\"payment\":\"../refunds\"}",
                "{\"payment\":\"a?b\"}",
                "{\"payment\":\"pay_1\"",
                "{\"payment\":\"pay_1\"} and more",
                "{\"payment\":\"pay_1\",\"list\":[1]}",
                "{\"payment\":\"pay_1\",\"number\":99999999999999999999}",
                "not json"
            })
    void isMalformedWithoutOne(String notice) {
        assertThat(Notice.paymentOf(bytes(notice))).isNull();
    }

    @Test
    void isMalformedWhenTooLong() {
        String notice = "{\"payment\":\"pay_1\"" + " ".repeat(Notice.MAX_BYTES) + "}";
        assertThat(Notice.paymentOf(bytes(notice))).isNull();
        assertThat(Notice.paymentOf(bytes("{\"payment\":\"" + "p".repeat(65) + "\"}")))
                .isNull();
    }

    @Test
    void isMalformedWhenNestedBeyondReason() {
        assertThat(Notice.paymentOf(bytes("{\"a\":" + "[{\"a\":".repeat(5_000))))
                .isNull();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
