package io.drumroll.payments.gateway;

import java.net.URI;
import java.time.Duration;

/**
 * How a gateway is called.
 *
 * @param base its address, such as {@code http://127.0.0.1:8090}.
 * @param apiKey what it knows us by; sent as a bearer token, never printed.
 * @param timeout how long one request may take, connecting included.
 * @param attempts how often a request is sent at most, 1 or more.
 * @param backoff how long the first pause between two attempts is at most; each next one may be twice as long.
 * @param maxInFlight how many requests may be under way at once, 1 or more.
 */
public record GatewayOptions(
        URI base, String apiKey, Duration timeout, int attempts, Duration backoff, int maxInFlight) {
    /** Refuses what could not work. */
    public GatewayOptions {
        if (attempts < 1 || maxInFlight < 1 || timeout.toMillis() < 1 || backoff.toMillis() < 1) {
            throw new IllegalArgumentException("a gateway needs 1 attempt, 1 request and 1 ms or more, not " + attempts
                    + ", " + maxInFlight + ", " + timeout + " and " + backoff);
        }
    }

    /** Two seconds a request, four attempts, 64 requests at once. */
    public static GatewayOptions of(URI base, String apiKey) {
        return new GatewayOptions(base, apiKey, Duration.ofSeconds(2), 4, Duration.ofMillis(50), 64);
    }

    @Override
    public String toString() {
        return "GatewayOptions[" + base + ", timeout=" + timeout + ", attempts=" + attempts + "]";
    }
}
