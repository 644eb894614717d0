package io.drumroll.edge;

import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Takes bodies that are files: what reads one runs on a thread that may wait, and the file passes by it without ever being
 * in memory as a whole. A file that says that it is too long is refused before any of it is read.
 */
final class Uploads {
    /** How many files may be received at a time. */
    static final int MAX_UPLOADS = 32;
    /** How many of them may be one shop's, so that a shop that sends slowly holds up itself alone. */
    static final int MAX_PER_SHOP = 4;

    private final CatalogCalls calls;
    private final Places places = new Places(MAX_UPLOADS, MAX_PER_SHOP);

    Uploads(CatalogCalls calls) {
        this.calls = calls;
    }

    /** What is done with a file. */
    @FunctionalInterface
    interface FileReader<A> {
        /** Reads it, to its end or not. */
        A read(InputStream file) throws IOException;
    }

    /**
     * Receives a file and goes on with what was made of it.
     *
     * @param maxBytes the longest that is taken.
     * @param reader runs on a thread that may wait.
     * @param then runs on the event loop.
     */
    <A> void receive(Exchange exchange, int shop, long maxBytes, FileReader<A> reader, Consumer<A> then) {
        if (exchange.isOver()) {
            return; // a broken connection is reported once, and nobody would tell the reader
        }
        Upload upload = new Upload(exchange, maxBytes);
        upload.start();
        try {
            requireLength(exchange, maxBytes);
            calls.requireReady();
            takePlace(shop);
        } catch (BadRequest refused) {
            upload.drop();
            throw refused;
        }
        try {
            calls.call(exchange, () -> read(upload, shop, reader), then);
        } catch (BadRequest refused) {
            places.leave(shop);
            upload.drop();
            throw refused;
        }
    }

    private <A> A read(Upload upload, int shop, FileReader<A> reader) {
        try {
            return reader.read(upload);
        } catch (IOException e) {
            if (upload.isTooLong()) {
                throw tooLong(upload.maxBytes());
            }
            if (upload.isBroken()) {
                throw new BadRequest(EdgeCode.BAD_REQUEST, "The body ends too early; send it again.");
            }
            throw new UncheckedIOException(e);
        } finally {
            places.leave(shop);
            upload.drop();
        }
    }

    private static void requireLength(Exchange exchange, long maxBytes) {
        String text = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (text != null && Numbers.parse(text) > maxBytes) {
            throw tooLong(maxBytes);
        }
    }

    private static BadRequest tooLong(long maxBytes) {
        return new BadRequest(EdgeCode.BODY_TOO_LARGE, "Send at most " + maxBytes + " bytes; split what is longer.");
    }

    private void takePlace(int shop) {
        if (!places.tryTake(shop)) {
            throw new BadRequest(
                    EdgeCode.OVERLOADED, "Nothing was done. Other files are being received: send it in a moment.");
        }
    }
}
