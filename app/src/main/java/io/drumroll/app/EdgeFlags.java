package io.drumroll.app;

import io.drumroll.accounts.OidcProvider;
import io.drumroll.accounts.OidcSettings;
import io.drumroll.edge.EdgeOptions;
import io.drumroll.edge.RequestLimits;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The flags that say how browsers and programs reach the HTTP edge, how often they may ask, and where else people sign in. */
final class EdgeFlags {
    /** Where the secret stands by which the provider knows this installation; flags are seen by other users of a machine. */
    static final String SECRET_VARIABLE = "DRUMROLL_OIDC_SECRET";

    private static final String CALLBACK = "/v1/oidc/callback";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec mixee;

    @Option(
            names = "--public-origin",
            paramLabel = "URL",
            description =
                    "Where browsers find it, such as https://festival.example: something in front of it speaks TLS. "
                            + "Without it: they come to the address that it listens on, without TLS.")
    private @Nullable String publicOrigin;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            description =
                    "The IP address of what stands in front of it, whose X-Forwarded-For says who asks; may be repeated.")
    private List<String> trustedProxies = List.of();

    @Option(
            names = "--requests-per-person",
            paramLabel = "N",
            description = "Requests a minute that one person may send.",
            defaultValue = "" + RequestLimits.DEFAULT_PER_PERSON)
    private int requestsPerPerson;

    @Option(
            names = "--requests-per-address",
            paramLabel = "N",
            description = "Requests a minute that may come from one address: an IPv4 address, or a /64 of IPv6.",
            defaultValue = "" + RequestLimits.DEFAULT_PER_ADDRESS)
    private int requestsPerAddress;

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description = "Let people sign in at this OpenID Connect provider too, with the secret of the environment "
                    + "variable " + SECRET_VARIABLE + " if it gave one. It sends browsers back to the public origin's "
                    + CALLBACK + ".")
    private @Nullable String oidcIssuer;

    @Option(
            names = "--oidc-client-id",
            paramLabel = "ID",
            description = "As what that provider knows this installation.")
    private @Nullable String oidcClientId;

    /**
     * How the edge listens and what it takes.
     *
     * @throws ParameterException when a flag's value can't be.
     */
    EdgeOptions options(String bind, int port) {
        try {
            EdgeOptions listening = EdgeOptions.onLoopback(port)
                    .withHost(bind)
                    .withLimits(new RequestLimits(
                            requestsPerPerson, requestsPerAddress, RequestLimits.DEFAULT_FORGED_PER_ADDRESS));
            return listening.behind(publicOrigin, proxies());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Set<InetAddress> proxies() {
        Set<InetAddress> proxies = new HashSet<>();
        for (String text : trustedProxies) {
            try {
                proxies.add(InetAddress.ofLiteral(text));
            } catch (IllegalArgumentException e) {
                throw wrong("--trusted-proxy is an IP address such as 192.0.2.1, not '" + text + "'");
            }
        }
        return proxies;
    }

    /**
     * Where else people may sign in; null for nowhere.
     *
     * @param port on which it listens, for when there is no public origin.
     * @throws ParameterException when a flag's value can't be, or one lacks another.
     */
    @Nullable
    OidcProvider provider(int port, Map<String, String> environment) {
        if (oidcIssuer == null && oidcClientId == null) {
            return null;
        }
        if (oidcIssuer == null || oidcClientId == null) {
            throw wrong("--oidc-issuer and --oidc-client-id need each other");
        }
        if (publicOrigin == null && port == 0) {
            throw wrong("--oidc-issuer needs --public-origin, or a --port other than 0: it sends browsers back there");
        }
        String origin = publicOrigin == null ? "http://" + EdgeOptions.LOOPBACK + ":" + port : publicOrigin;
        try {
            return new OidcProvider(
                    new OidcSettings(
                            oidcIssuer,
                            oidcClientId,
                            environment.getOrDefault(SECRET_VARIABLE, ""),
                            URI.create(origin + CALLBACK)),
                    System::currentTimeMillis);
        } catch (IllegalArgumentException e) {
            throw wrong("--oidc-issuer: " + e.getMessage());
        }
    }

    private ParameterException wrong(String rule) {
        return new ParameterException(mixee.commandLine(), rule);
    }
}
