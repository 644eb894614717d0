package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.edge.EdgeOptions;
import io.drumroll.edge.RequestLimits;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** What the flags of the HTTP edge come to. */
class EdgeFlagsTest {
    /** Any command that has them. */
    @Command
    private static final class Any {
        @Mixin
        private final EdgeFlags edge = new EdgeFlags();
    }

    private static EdgeFlags flags(String line) {
        Any any = new Any();
        new CommandLine(any).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
        return any.edge;
    }

    @Test
    void areTheUsualOptionsWithoutAny() {
        EdgeFlags flags = flags("");
        assertThat(flags.options("127.0.0.1", 8080)).isEqualTo(EdgeOptions.onLoopback(8080));
        assertThat(flags.provider(8080, Map.of())).isNull();
    }

    @Test
    void sayWhatStandsInFrontAndHowOftenOneMayAsk() {
        EdgeFlags flags = flags("--public-origin https://festival.example --trusted-proxy 192.0.2.1 --trusted-proxy ::1"
                + " --requests-per-person 7 --requests-per-address 9");
        EdgeOptions options = flags.options("0.0.0.0", 80);
        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.publicOrigin()).isEqualTo("https://festival.example");
        assertThat(options.trustedProxies())
                .isEqualTo(Set.of(InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("::1")));
        assertThat(options.limits()).isEqualTo(new RequestLimits(7, 9, RequestLimits.DEFAULT_FORGED_PER_ADDRESS));
        assertThat(flags("--trusted-proxy 192.0.2.1").options("127.0.0.1", 80).publicOrigin())
                .isNull();
    }

    @Test
    void nameAProvider() {
        String provider = "--oidc-issuer https://id.example --oidc-client-id drumroll";
        assertThat(flags(provider).provider(8080, Map.of())).isNotNull();
        assertThat(flags(provider + " --public-origin https://festival.example").provider(0, Map.of()))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "--public-origin http://festival.example, https://festival.example",
        "--trusted-proxy proxy.example, IP address",
        "--requests-per-person 0, 1 or more",
        "--requests-per-address -1, 1 or more"
    })
    void refuseWhatCannotBe(String line, String hint) {
        assertThatThrownBy(() -> flags(line).options("127.0.0.1", 8080))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(hint);
    }

    @ParameterizedTest
    @CsvSource({
        "--oidc-issuer https://id.example, --oidc-client-id",
        "--oidc-client-id drumroll, --oidc-issuer",
        "--public-origin https://f.example --oidc-issuer http://id.example --oidc-client-id drumroll, must begin with https://",
        "--oidc-issuer https://id.example --oidc-client-id drumroll, --public-origin"
    })
    void refuseProvidersThatCannotBe(String line, String hint) {
        assertThatThrownBy(() -> flags(line).provider(0, Map.of()))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(hint);
    }
}
