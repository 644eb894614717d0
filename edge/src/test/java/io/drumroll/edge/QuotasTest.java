package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.edge.EdgeFixture.Answer;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many requests are taken, of whom. */
class QuotasTest {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private static EdgeFixture limited(int perPerson, int perAddress, int forged) {
        return new EdgeFixture(EdgeOptions.onLoopback(0).withLimits(new RequestLimits(perPerson, perAddress, forged)))
                .open();
    }

    private static HttpRequest.Builder sku(EdgeFixture edge) {
        return HttpRequest.newBuilder(edge.uri("/v1/skus/1"));
    }

    @Test
    void countsStrangersByTheirAddress() {
        try (EdgeFixture edge = limited(10, 2, 10)) {
            Answer first = edge.sendAsIs(sku(edge));
            assertThat(first.header("RateLimit-Policy")).isEqualTo("\"address\";q=2;w=60");
            assertThat(first.header("RateLimit")).matches("\"address\";r=1;t=\\d+");
            edge.sendAsIs(sku(edge));
            Answer third = edge.sendAsIs(sku(edge));
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.code()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(third.at("violated-policies", "0")).isEqualTo("address");
            assertThat(third.header("Retry-After")).matches("[1-9]\\d?");
            assertThat(third.header("RateLimit")).isEqualTo("\"address\";r=0;t=" + third.header("Retry-After"));
            assertThat(edge.sendAsIs(HttpRequest.newBuilder(edge.uri("/board"))).status())
                    .as("pages are not counted")
                    .isEqualTo(200);
            assertThat(edge.sendAsIs(HttpRequest.newBuilder(edge.uri("/health/live")))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void countsPeopleAlsoWhereverTheyAre() {
        try (EdgeFixture edge = limited(1, 4, 10)) {
            Answer first = edge.sendAs("buyer-7", sku(edge));
            assertThat(first.header("RateLimit-Policy")).isEqualTo("\"person\";q=1;w=60, \"address\";q=4;w=60");
            assertThat(first.header("RateLimit")).matches("\"person\";r=0;t=\\d+, \"address\";r=3;t=\\d+");
            for (int i = 0; i < 5; i++) {
                Answer next = edge.sendAs("buyer-7", sku(edge));
                assertThat(next.status()).isEqualTo(429);
                assertThat(next.at("violated-policies", "0")).isEqualTo("person");
            }
            assertThat(edge.sendAs("buyer-8", sku(edge)).status())
                    .as("what was refused did not use up the address")
                    .isEqualTo(200);
        }
    }

    @Test
    void doesNotCountProgramsThatActForBuyers() {
        try (EdgeFixture edge = limited(1, 1, 1)) {
            for (int i = 0; i < 5; i++) {
                Answer answer = edge.send(sku(edge));
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("RateLimit")).isEmpty();
            }
        }
    }

    @Test
    void looksUpOnlySoManyForgedTokensOfAnAddress() {
        try (EdgeFixture edge = limited(10, 10, 2)) {
            HttpRequest.Builder wallet = HttpRequest.newBuilder(edge.uri("/v1/wallets/7"));
            assertThat(edge.sendAs("guess", wallet).status()).isEqualTo(401);
            assertThat(edge.sendAs("buyer-7", wallet).status()).isEqualTo(200);
            assertThat(edge.sendAs("another", wallet).status()).isEqualTo(401);
            Answer third = edge.sendAs("a third", wallet);
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.at("violated-policies", "0")).isEqualTo("forged");
            assertThat(edge.sendAsIs(sku(edge)).status()).isEqualTo(200);
        }
    }

    @Test
    void believesATrustedProxyAlone() {
        RequestLimits one = new RequestLimits(10, 1, 10);
        EdgeOptions options = EdgeOptions.onLoopback(0).withLimits(one);
        EdgeOptions behind = options.behind("https://a.example", Set.of(InetAddress.ofLiteral("127.0.0.1")));
        try (EdgeFixture edge = new EdgeFixture(behind).open()) {
            assertThat(from(edge, "192.0.2.1")).isEqualTo(200);
            assertThat(from(edge, "192.0.2.1")).isEqualTo(429);
            assertThat(from(edge, "192.0.2.9, 192.0.2.1"))
                    .as("the caller's own words")
                    .isEqualTo(429);
            assertThat(from(edge, "192.0.2.2")).isEqualTo(200);
            assertThat(from(edge, "2001:db8:1:2::1")).isEqualTo(200);
            assertThat(from(edge, "2001:db8:1:2:ffff::7")).as("the same /64").isEqualTo(429);
            assertThat(from(edge, "2001:db8:1:3::1")).isEqualTo(200);
            assertThat(from(edge, "no address")).as("the proxy itself").isEqualTo(200);
            assertThat(from(edge, "unknown")).isEqualTo(429);
        }
        try (EdgeFixture edge = new EdgeFixture(options).open()) {
            assertThat(from(edge, "192.0.2.1")).isEqualTo(200);
            assertThat(from(edge, "192.0.2.2")).isEqualTo(429);
        }
    }

    private static int from(EdgeFixture edge, String address) {
        return edge.sendAsIs(sku(edge).header(FORWARDED_FOR, address)).status();
    }

    @Test
    void refusesLimitsThatTakeNothing() {
        assertThatThrownBy(() -> new RequestLimits(0, 1, 1)).hasMessageContaining("1 or more");
        assertThatThrownBy(() -> new RequestLimits(1, 0, 1)).hasMessageContaining("1 or more");
        assertThatThrownBy(() -> new RequestLimits(1, 1, 0)).hasMessageContaining("1 or more");
    }
}
