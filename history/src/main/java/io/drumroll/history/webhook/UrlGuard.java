package io.drumroll.history.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Decides where messages may be sent: over https to the public internet. Whoever may name an address could otherwise have
 * this machine call on its own network. The address that was checked is the one to connect to, since a name may lead
 * elsewhere a moment later.
 */
public final class UrlGuard {
    private static final int MAX_URL = 2_000;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int FIRST_FREE_PORT = 1_024;
    private static final int LAST_PORT = 65_535;

    /** Finds a name's addresses. */
    @FunctionalInterface
    public interface Resolver {
        /** All of them. */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** What the check came to. */
    public sealed interface Checked {}

    /**
     * It may be sent to.
     *
     * @param url for the request and the certificate.
     * @param port where to connect to.
     * @param address where to connect to.
     */
    public record Allowed(URI url, int port, InetAddress address) implements Checked {}

    /** It may not: why, and what to do. */
    public record Refused(String reason) implements Checked {}

    private final boolean isPrivateAllowed;
    private final Resolver resolver;

    /**
     * A guard.
     *
     * @param isPrivateAllowed lets through http and the machine's own and private networks: for demos and tests.
     */
    public UrlGuard(boolean isPrivateAllowed) {
        this(isPrivateAllowed, InetAddress::getAllByName);
    }

    UrlGuard(boolean isPrivateAllowed, Resolver resolver) {
        this.isPrivateAllowed = isPrivateAllowed;
        this.resolver = resolver;
    }

    /** Checks an address and where it leads now; waits for the name's resolution. */
    public Checked check(String text) {
        if (text.length() > MAX_URL) {
            return new Refused("The address is longer than " + MAX_URL + " characters: give a shorter one.");
        }
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return new Refused("The address is not a URL: give one such as https://shop.example/hooks.");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(isPrivateAllowed && scheme.equals("http"))) {
            return new Refused("Messages are sent over https only: give an address that begins with https://.");
        }
        String host = url.getHost();
        if (host == null || host.isEmpty() || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return new Refused("Give an address with a host and without a user or a fragment.");
        }
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        boolean isUsual = port == HTTPS_PORT || (isPrivateAllowed && port == HTTP_PORT);
        if (!isUsual && (port < FIRST_FREE_PORT || port > LAST_PORT)) {
            return new Refused("Give port 443, or one from 1024 on.");
        }
        return resolve(url, host, port);
    }

    private Checked resolve(URI url, String host, int port) {
        InetAddress[] addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException e) {
            return new Refused("The host of the address is not known: check its name.");
        }
        for (InetAddress address : addresses) {
            if (!isPrivateAllowed && !PublicAddress.is(address)) {
                return new Refused("The address leads into a private network: give one on the public internet.");
            }
        }
        return addresses.length == 0
                ? new Refused("The host of the address is not known: check its name.")
                : new Allowed(url, port, addresses[0]);
    }
}
