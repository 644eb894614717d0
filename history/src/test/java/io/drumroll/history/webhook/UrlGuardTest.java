package io.drumroll.history.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where messages must not go, and the signature's known value. */
class UrlGuardTest {
    private static UrlGuard.Checked check(String url, String... addresses) {
        UrlGuard guard = new UrlGuard(false, _ -> {
            InetAddress[] all = new InetAddress[addresses.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = InetAddress.ofLiteral(addresses[i]);
            }
            return all;
        });
        return guard.check(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.1.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "fc00::1",
                "fd00::1",
                "fe80::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::",
                "3fff::1"
            })
    void refusesAddressesThatAreNotPublic(String address) {
        assertThat(check("https://shop.example/", address)).isInstanceOf(UrlGuard.Refused.class);
        assertThat(check("https://shop.example/", "93.184.216.34", address)).isInstanceOf(UrlGuard.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/",
                "ftp://shop.example/",
                "https://u@shop.example/",
                "https://shop.example/#a",
                "https://shop.example:22/",
                "https:///x",
                "https://",
                "shop.example",
                "https://shop.example:99999/",
                "https://sh op.example/",
                ""
            })
    void refusesUrlsThatAreNotPlainHttps(String url) {
        assertThat(check(url, "93.184.216.34")).isInstanceOf(UrlGuard.Refused.class);
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws Exception {
        UrlGuard.Allowed allowed = (UrlGuard.Allowed) check("https://shop.example/hooks", "2606:2800:220:1::1");
        assertThat(allowed.address()).isEqualTo(InetAddress.ofLiteral("2606:2800:220:1::1"));
        assertThat(allowed.port()).isEqualTo(443);
    }

    @Test
    void signsAsTheStandardHasIt() {
        byte[] secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(Signature.of(List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
