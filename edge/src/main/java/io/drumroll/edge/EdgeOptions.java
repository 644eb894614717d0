package io.drumroll.edge;

import java.time.Duration;

/**
 * How the server listens.
 *
 * @param host address or name to bind to; {@link #LOOPBACK} is reached from this machine only.
 * @param port 1 to 65535, or 0 for any free one.
 * @param eventLoops threads that serve connections, 1 to 64.
 * @param idleTimeout after this long without a byte in either direction a connection is closed; 1 s or more.
 * @param slowListenerLimit a listener of the board's stream that takes nothing for this long is closed; above 0.
 */
public record EdgeOptions(String host, int port, int eventLoops, Duration idleTimeout, Duration slowListenerLimit) {
    /** The address that only this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";
    /** What {@link #onLoopback} sets as idle timeout. */
    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(60);
    /** What {@link #onLoopback} sets as the limit of slow listeners. */
    public static final Duration DEFAULT_SLOW_LISTENER_LIMIT = Duration.ofSeconds(20);

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
    }

    /** One event loop on the loopback address. */
    public static EdgeOptions onLoopback(int port) {
        return new EdgeOptions(LOOPBACK, port, 1, DEFAULT_IDLE_TIMEOUT, DEFAULT_SLOW_LISTENER_LIMIT);
    }

    /** The same on another address. */
    public EdgeOptions withHost(String newHost) {
        return new EdgeOptions(newHost, port, eventLoops, idleTimeout, slowListenerLimit);
    }

    /** The same with another number of event loops. */
    public EdgeOptions withEventLoops(int newEventLoops) {
        return new EdgeOptions(host, port, newEventLoops, idleTimeout, slowListenerLimit);
    }

    /** The same with another limit of slow listeners. */
    public EdgeOptions withSlowListenerLimit(Duration newLimit) {
        return new EdgeOptions(host, port, eventLoops, idleTimeout, newLimit);
    }
}
