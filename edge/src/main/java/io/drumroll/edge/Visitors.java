package io.drumroll.edge;

import io.vertx.core.http.HttpHeaders;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Set;

/** From where requests come, as the accounts want to know it: to slow who guesses, and to show people their own sessions. */
final class Visitors {
    private final Set<InetAddress> proxies;

    Visitors(Set<InetAddress> proxies) {
        this.proxies = proxies;
    }

    /** Address and program of a request. */
    io.drumroll.accounts.Caller of(Exchange exchange) {
        String userAgent = exchange.request().headers().get(HttpHeaders.USER_AGENT);
        return new io.drumroll.accounts.Caller(
                Addresses.text(exchange.request(), proxies), Objects.requireNonNullElse(userAgent, ""));
    }
}
