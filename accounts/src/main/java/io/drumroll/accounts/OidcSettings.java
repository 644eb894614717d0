package io.drumroll.accounts;

import java.net.InetAddress;
import java.net.URI;

/**
 * The OpenID Connect provider that an operator configured.
 *
 * @param issuer as the provider names itself, without a slash that it does not have itself.
 * @param clientId as what this installation is known to the provider.
 * @param clientSecret empty for a client without one.
 * @param redirect where the provider sends the browser back to: this installation's public address.
 */
public record OidcSettings(String issuer, String clientId, String clientSecret, URI redirect) {
    /**
     * Checks the addresses.
     *
     * @throws IllegalArgumentException when the issuer is not reached by https, except on this machine.
     */
    public OidcSettings {
        requireSafe(URI.create(issuer));
        if (clientId.isBlank() || !redirect.isAbsolute()) {
            throw new IllegalArgumentException(
                    "a provider needs a client's id and an absolute address to come back to");
        }
    }

    /** Refuses an address on which others could listen. */
    static URI requireSafe(URI address) {
        String host = address.getHost();
        boolean isSafe = host != null
                && ("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && isLoopback(host)));
        if (!isSafe) {
            throw new IllegalArgumentException(
                    "a provider's address must begin with https://, but is '" + address + "'");
        }
        return address;
    }

    private static boolean isLoopback(String host) {
        try {
            return "localhost".equals(host) || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
