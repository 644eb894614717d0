package io.drumroll.edge;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens, and what it takes from whom.
 *
 * @param host address or name to bind to; {@link #LOOPBACK} is reached from this machine only.
 * @param port 1 to 65535, or 0 for any free one.
 * @param eventLoops threads that serve connections, 1 to 64.
 * @param idleTimeout after this long without a byte in either direction a connection is closed; 1 s or more.
 * @param slowListenerLimit a listener of the board's stream that takes nothing for this long is closed; above 0.
 * @param limits how many requests are taken.
 * @param publicOrigin where browsers find it, such as {@code https://festival.example}: something in front of it speaks TLS.
 *     Null where they come to {@code host} itself, without TLS.
 * @param trustedProxies the addresses of what stands in front of it: from there, X-Forwarded-For says who asks.
 */
public record EdgeOptions(
        String host,
        int port,
        int eventLoops,
        Duration idleTimeout,
        Duration slowListenerLimit,
        RequestLimits limits,
        @Nullable String publicOrigin,
        Set<InetAddress> trustedProxies) {
    /** The address that only this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";
    /** What {@link #onLoopback} sets as idle timeout. */
    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(60);
    /** What {@link #onLoopback} sets as the limit of slow listeners. */
    public static final Duration DEFAULT_SLOW_LISTENER_LIMIT = Duration.ofSeconds(20);
    /** The session's cookie where there is no TLS, which other programs of the same host could overwrite. */
    public static final String SESSION_COOKIE = "session";
    /** The session's cookie behind TLS: browsers take it only from this host, over TLS, for all paths. */
    public static final String SECURE_SESSION_COOKIE = "__Host-session";

    private static final int MAX_PORT = 65_535;
    private static final int MAX_EVENT_LOOPS = 64;

    public EdgeOptions {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port is 0 to " + MAX_PORT + ", not " + port);
        }
        if (eventLoops < 1 || eventLoops > MAX_EVENT_LOOPS) {
            throw new IllegalArgumentException("event loops are 1 to " + MAX_EVENT_LOOPS + ", not " + eventLoops);
        }
        if (idleTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("the idle timeout is 1 s or more, not " + idleTimeout);
        }
        if (!slowListenerLimit.isPositive()) {
            throw new IllegalArgumentException("the limit of slow listeners is above 0, not " + slowListenerLimit);
        }
        if (publicOrigin != null && !isSecureOrigin(publicOrigin)) {
            throw new IllegalArgumentException(
                    "a public origin is https:// and a host in small letters, such as https://festival.example, not "
                            + publicOrigin);
        }
        trustedProxies = Set.copyOf(trustedProxies);
    }

    /** One event loop on the loopback address. */
    public static EdgeOptions onLoopback(int port) {
        return new EdgeOptions(
                LOOPBACK,
                port,
                1,
                DEFAULT_IDLE_TIMEOUT,
                DEFAULT_SLOW_LISTENER_LIMIT,
                RequestLimits.DEFAULT,
                null,
                Set.of());
    }

    /** The same on another address. */
    public EdgeOptions withHost(String newHost) {
        return new EdgeOptions(
                newHost, port, eventLoops, idleTimeout, slowListenerLimit, limits, publicOrigin, trustedProxies);
    }

    /** The same with another number of event loops. */
    public EdgeOptions withEventLoops(int newEventLoops) {
        return new EdgeOptions(
                host, port, newEventLoops, idleTimeout, slowListenerLimit, limits, publicOrigin, trustedProxies);
    }

    /** The same with another limit of slow listeners. */
    public EdgeOptions withSlowListenerLimit(Duration newLimit) {
        return new EdgeOptions(host, port, eventLoops, idleTimeout, newLimit, limits, publicOrigin, trustedProxies);
    }

    /** The same with other limits of requests. */
    public EdgeOptions withLimits(RequestLimits newLimits) {
        return new EdgeOptions(
                host, port, eventLoops, idleTimeout, slowListenerLimit, newLimits, publicOrigin, trustedProxies);
    }

    /** The same behind something that speaks TLS for it; with null for the origin, behind something that does not. */
    public EdgeOptions behind(@Nullable String origin, Set<InetAddress> proxies) {
        return new EdgeOptions(host, port, eventLoops, idleTimeout, slowListenerLimit, limits, origin, proxies);
    }

    /** The name of the cookie that holds a browser's session. */
    public String sessionCookie() {
        return publicOrigin == null ? SESSION_COOKIE : SECURE_SESSION_COOKIE;
    }

    /** Written as browsers write it, so that the two can be compared. */
    private static boolean isSecureOrigin(String text) {
        try {
            URI uri = URI.create(text);
            String origin = "https://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            return uri.getHost() != null
                    && uri.getPort() != 443
                    && text.equals(origin)
                    && text.equals(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
