package io.drumroll.payments.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.payments.gateway.NoticeSignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeSignatureTest {
    private static final long NOW_MS = 1_700_000_000_000L;
    private static final byte[] BODY = "{\"payment\":\"pay_1\"}".getBytes(StandardCharsets.UTF_8);
    /** Python's hmac over "1700000000000." and the body. */
    private static final String KNOWN = "9f8e903cb5c189c73db7a76fec5f1a04007c3ba220f1ebe84eb042cc5bc51352";

    private final NoticeSignature signature = signature("a secret of the shop");

    private static NoticeSignature signature(String secret) {
        return new NoticeSignature(secret, Duration.ofMinutes(5), InstantSource.fixed(Instant.ofEpochMilli(NOW_MS)));
    }

    private Verdict verdict(byte[] body, String sent, String timestamp) {
        return signature.verify(body, sent, timestamp);
    }

    @Test
    void isTheHmacOfTimestampAndBody() {
        assertThat(signature.sign(BODY, NOW_MS)).isEqualTo(KNOWN);
        assertThat(verdict(BODY, KNOWN, Long.toString(NOW_MS))).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void refusesAnotherBodyAnotherTimeAndAnotherSecret() {
        byte[] other = "{\"payment\":\"pay_2\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(verdict(other, KNOWN, Long.toString(NOW_MS))).isEqualTo(Verdict.FORGED);
        assertThat(verdict(BODY, KNOWN, Long.toString(NOW_MS + 1))).isEqualTo(Verdict.FORGED);
        String othersSignature = signature("a secret of somebody else").sign(BODY, NOW_MS);
        assertThat(verdict(BODY, othersSignature, Long.toString(NOW_MS))).isEqualTo(Verdict.FORGED);
    }

    @Test
    void takesNoticesOnlyWithinTheToleranceEitherWay() {
        long toleranceMs = Duration.ofMinutes(5).toMillis();
        assertThat(signedAt(NOW_MS - toleranceMs)).isEqualTo(Verdict.GENUINE);
        assertThat(signedAt(NOW_MS - toleranceMs - 1)).isEqualTo(Verdict.STALE);
        assertThat(signedAt(NOW_MS + toleranceMs)).isEqualTo(Verdict.GENUINE);
        assertThat(signedAt(NOW_MS + toleranceMs + 1)).isEqualTo(Verdict.STALE);
        assertThat(signedAt(0)).isEqualTo(Verdict.STALE);
        assertThat(signedAt(999_999_999_999_999_999L)).isEqualTo(Verdict.STALE);
    }

    private Verdict signedAt(long timestampMs) {
        return verdict(BODY, signature.sign(BODY, timestampMs), Long.toString(timestampMs));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "-1700000000000",
                "+1700000000000",
                "1e12",
                "1700000000000 ",
                "٣٤٥",
                "1234567890123456789",
                "9999999999999999999999999"
            })
    void refusesATimestampThatIsNone(String timestamp) {
        assertThat(verdict(BODY, KNOWN, timestamp)).isEqualTo(Verdict.FORGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "ü",
                "9f8e903cb5c189c73db7a76fec5f1a04007c3ba220f1ebe84eb042cc5bc5135",
                "9F8E903CB5C189C73DB7A76FEC5F1A04007C3BA220F1EBE84EB042CC5BC51352"
            })
    void refusesASignatureThatIsNone(String sent) {
        assertThat(verdict(BODY, sent, Long.toString(NOW_MS))).isEqualTo(Verdict.FORGED);
    }

    @Test
    void refusesASecretThatCouldBeGuessed() {
        assertThatThrownBy(() -> signature("short")).isInstanceOf(IllegalArgumentException.class);
    }
}
