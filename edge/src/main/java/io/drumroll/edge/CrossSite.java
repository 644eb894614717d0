package io.drumroll.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites from acting in the name of whoever's browser shows them (CSRF). For requests that a cookie vouches for;
 * a token is sent by nobody but who has it. Browsers say themselves where a request comes from: in Sec-Fetch-Site, which
 * they send to https and this machine only, or else in Origin.
 */
final class CrossSite {
    private static final CharSequence SEC_FETCH_SITE = HttpHeaders.createOptimized("sec-fetch-site");

    private final @Nullable String publicOrigin;

    /** With the origin under which browsers see the server, null where it is the one that they name as host. */
    CrossSite(@Nullable String publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    /** Whether a request changes nothing, or comes from a page of ours. */
    boolean allows(HttpServerRequest request) {
        String method = request.method().name();
        if (method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS")) {
            return true;
        }
        String site = request.headers().get(SEC_FETCH_SITE);
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.headers().get(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false; // every browser of these days says one or the other; programs have tokens
        }
        return publicOrigin == null
                ? isOfHost(origin, request.headers().get(HttpHeaders.HOST))
                : origin.equals(publicOrigin);
    }

    /** Whether a request that changes something says itself that it comes from another site's page; programs say nothing. */
    boolean isForeign(HttpServerRequest request) {
        boolean saysSo =
                request.headers().contains(SEC_FETCH_SITE) || request.headers().contains(HttpHeaders.ORIGIN);
        return saysSo && !allows(request);
    }

    private static boolean isOfHost(String origin, @Nullable String host) {
        int scheme = origin.indexOf("://");
        return host != null && scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }
}
