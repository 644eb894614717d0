package io.drumroll.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** The pages and what they load: from memory, with their caching and security headers. */
final class PageRoutes {
    /** Everything of our own host only, and nothing inline. */
    static final CharSequence CONTENT_SECURITY_POLICY = HttpHeaders.createOptimized(
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'");

    private static final CharSequence CSP = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("referrer-policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    private final StaticAssets assets;

    PageRoutes(StaticAssets assets) {
        this.assets = assets;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.PAGE, this::page);
    }

    private void page(Exchange exchange) {
        StaticAssets.Asset found = assets.find(exchange.path());
        StaticAssets.Asset asset = found == null && isForSomebody(exchange) ? assets.find("/") : found;
        if (asset == null) {
            exchange.refuse(EdgeCode.UNKNOWN_ROUTE, "See /openapi.yaml for what there is.");
            return;
        }
        String method = exchange.request().method().name();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.refuseMethod("GET, HEAD");
            return;
        }
        byte[] gzipped = accepts(exchange.request().getHeader(HttpHeaders.ACCEPT_ENCODING)) ? asset.gzipped() : null;
        HttpServerResponse response = exchange.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, asset.cacheControl())
                .putHeader(HttpHeaders.ETAG, gzipped == null ? asset.etag() : "W/" + asset.etag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(CSP, CONTENT_SECURITY_POLICY)
                .putHeader(CONTENT_TYPE_OPTIONS, NOSNIFF)
                .putHeader(REFERRER_POLICY, NO_REFERRER);
        String known = exchange.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (found != null
                && known != null
                && (known.contains(asset.etag()) || known.strip().equals("*"))) {
            exchange.end(304, Buffer.buffer());
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, asset.contentType());
        if (gzipped != null) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        exchange.end(found == null ? 404 : 200, Buffer.buffer(gzipped == null ? asset.bytes() : gzipped));
    }

    /** Whether a browser shows the answer to somebody: an address that isn't there is then told by a page, which leads on. */
    private static boolean isForSomebody(Exchange exchange) {
        String wanted = exchange.request().getHeader(HttpHeaders.ACCEPT);
        return wanted != null
                && wanted.contains("text/html")
                && !exchange.path().startsWith("/v1/");
    }

    /** Whether a caller takes what is compressed with gzip, by their header Accept-Encoding. */
    static boolean accepts(@Nullable String encodings) {
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }
}
