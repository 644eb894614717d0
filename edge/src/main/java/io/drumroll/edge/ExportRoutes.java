package io.drumroll.edge;

import io.drumroll.catalog.transfer.Exports;
import io.drumroll.catalog.transfer.Format;
import io.vertx.core.http.HttpHeaders;

/** A shop's products as a file that can be imported again. */
final class ExportRoutes {
    private static final CharSequence CSV = HttpHeaders.createOptimized("text/csv; charset=utf-8");
    private static final CharSequence JSON_LINES = HttpHeaders.createOptimized("application/x-ndjson");

    private final Exports exports;
    private final CatalogCalls calls;

    ExportRoutes(Exports exports, CatalogCalls calls) {
        this.exports = exports;
        this.calls = calls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.PRODUCT_EXPORT, this::export);
    }

    private void export(Exchange exchange) {
        int shop = exchange.pathSmallNumber();
        Format format = ImportRoutes.format(exchange);
        boolean isCsv = format == Format.CSV;
        calls.download(
                exchange,
                isCsv ? CSV : JSON_LINES,
                "products-" + shop + (isCsv ? ".csv" : ".jsonl"),
                out -> exports.write(shop, format, out));
    }
}
