package io.drumroll.edge;

import io.drumroll.accounts.Identity;
import io.drumroll.catalog.image.Images;
import io.drumroll.catalog.image.StoredImage;
import io.drumroll.catalog.image.StoredImage.Size;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Pictures: uploaded by shops, looked at by everybody. A picture's name is its content's hash, so it never changes. */
final class ImageRoutes {
    private static final CharSequence CSP = HttpHeaders.createOptimized("content-security-policy");
    /** Nothing that a picture holds is loaded or run, whatever a browser takes it for. */
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; style-src 'unsafe-inline'; sandbox");

    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    static final CharSequence FOR_EVER = HttpHeaders.createOptimized("public, max-age=31536000, immutable");

    private final Images images;
    private final CatalogCalls calls;
    private final Uploads uploads;

    ImageRoutes(Images images, CatalogCalls calls, Uploads uploads) {
        this.images = images;
        this.calls = calls;
        this.uploads = uploads;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.IMAGE_UPLOAD, this::upload).on(Route.IMAGE_READ, this::read);
    }

    private void upload(Exchange exchange) {
        Identity identity = Objects.requireNonNull(exchange.caller().identity(), "the gate lets no stranger in");
        String declared = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
        String type = declared == null ? "" : declared;
        uploads.receive(
                exchange,
                exchange.pathSmallNumber(),
                Images.MAX_BYTES,
                file -> images.upload(file.readAllBytes(), type, identity.person()),
                result -> CatalogCalls.settle(exchange, result, image -> answer(exchange, image)));
    }

    private static void answer(Exchange exchange, StoredImage image) {
        JsonWriter json = exchange.loop()
                .json()
                .beginObject()
                .field("image", image.hash())
                .field("mediaType", image.type().mediaType())
                .field("width", image.width())
                .field("height", image.height())
                .field("sizeBytes", image.largeBytes())
                .endObject();
        if (!exchange.isOver()) {
            exchange.response().putHeader(HttpHeaders.LOCATION, "/v1/images/" + image.hash());
        }
        exchange.send(201, Exchange.JSON, json.toBuffer());
    }

    private void read(Exchange exchange) {
        String hash = exchange.pathText();
        Size asked = Words.IMAGE_SIZES.asked(exchange, "size");
        Size size = asked == null ? Size.LARGE : asked;
        String etag = '"' + hash.substring(0, 32) + '-' + size.maxSide() + '"';
        String known = exchange.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        boolean isKnown = known != null && known.contains(etag);
        calls.call(exchange, () -> find(hash, size), found -> {
            Picture picture = found.orElseThrow(() -> CatalogCalls.notFound("image"));
            if (exchange.isOver()) {
                return;
            }
            harmless(exchange);
            exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER).putHeader(HttpHeaders.ETAG, etag);
            if (isKnown) {
                exchange.end(304, Buffer.buffer());
                return;
            }
            exchange.response().putHeader(HttpHeaders.CONTENT_TYPE, picture.mediaType());
            exchange.end(200, picture.bytes());
        });
    }

    private Optional<Picture> find(String hash, Size size) {
        Optional<StoredImage> stored = images.find(hash);
        Optional<Path> file = stored.isEmpty() ? Optional.empty() : images.file(hash, size);
        return file.map(path -> {
            try {
                return new Picture(stored.orElseThrow().type().mediaType(), Buffer.buffer(Files.readAllBytes(path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Says that the answer is a picture and nothing else; before it is given. */
    static void harmless(Exchange exchange) {
        if (!exchange.isOver()) {
            exchange.response().putHeader(CSP, NOTHING).putHeader(CONTENT_TYPE_OPTIONS, NOSNIFF);
        }
    }

    private record Picture(String mediaType, Buffer bytes) {}
}
