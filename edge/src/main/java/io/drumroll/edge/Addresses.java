package io.drumroll.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where requests come from, as a number: an IPv4 address, or the first half of one of IPv6, of which a household has as many
 * second halves as it likes. Behind a proxy that the operator trusts it is what the proxy says.
 */
final class Addresses {
    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("x-forwarded-for");
    private static final int PREFIX_BYTES = 8;

    private Addresses() {}

    /** A request's address as text; empty where there is none any more, as the connection is closed. */
    static String text(HttpServerRequest request, Set<InetAddress> proxies) {
        InetAddress address = address(request, proxies);
        return address == null ? "" : address.getHostAddress();
    }

    /** The number of a request's address; 0 where there is none any more, as the connection is closed. */
    static long of(HttpServerRequest request, Set<InetAddress> proxies) {
        InetAddress address = address(request, proxies);
        return address == null ? 0 : number(address);
    }

    private static @Nullable InetAddress address(HttpServerRequest request, Set<InetAddress> proxies) {
        SocketAddress remote = request.remoteAddress();
        String text = remote == null ? null : remote.hostAddress();
        if (text == null) {
            return null;
        }
        InetAddress address = parsed(text);
        if (proxies.isEmpty() || !proxies.contains(address)) {
            return address;
        }
        List<String> forwarded = request.headers().getAll(FORWARDED_FOR);
        return forwarded.isEmpty() ? address : forwarded(forwarded.getLast(), address);
    }

    /** Only the last of the list is the proxy's own word; what stands before may be the caller's. */
    private static InetAddress forwarded(String forwarded, InetAddress proxy) {
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        try {
            return parsed(last);
        } catch (IllegalArgumentException e) {
            return proxy;
        }
    }

    private static InetAddress parsed(String text) {
        int zone = text.indexOf('%');
        return InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
    }

    private static long number(InetAddress address) {
        byte[] bytes = address.getAddress();
        long number = 0;
        for (int i = 0; i < Math.min(bytes.length, PREFIX_BYTES); i++) {
            number = (number << 8) | (bytes[i] & 0xff);
        }
        return number;
    }
}
