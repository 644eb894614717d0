package io.drumroll.edge;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Collects a request's body up to its route's bound, and then goes on with the request. Of a longer one nothing is kept;
 * it is read on to its end, so that the caller gets to see the refusal, or to {@link #MAX_DRAINED_BYTES}.
 */
final class BodyCollector implements Handler<Buffer> {
    /** How much of a body that is too long is read and dropped before the connection is closed, in bytes. */
    static final long MAX_DRAINED_BYTES = 64L * 1024 * 1024;

    private final Exchange exchange;
    private final EdgeHandlers.RouteHandler then;
    private @Nullable Buffer body;
    private long received;
    private int chunks;
    private boolean refused;

    BodyCollector(Exchange exchange, EdgeHandlers.RouteHandler then) {
        this.exchange = exchange;
        this.then = then;
    }

    void start() {
        HttpServerRequest request = exchange.request();
        request.handler(this);
        request.exceptionHandler(_ -> exchange.abandon());
        request.endHandler(_ -> end());
    }

    @Override
    public void handle(Buffer chunk) {
        received += chunk.length();
        if (received > exchange.route().maxBodyBytes()) {
            body = null;
            if (received > MAX_DRAINED_BYTES) {
                exchange.closeAfterwards();
                refuse();
            }
        } else if (body == null) {
            body = chunk;
        } else {
            if (chunks == 1) {
                // The first chunk is not ours to write behind.
                body = Buffer.buffer(2 * body.length()).appendBuffer(body);
            }
            body.appendBuffer(chunk);
        }
        chunks++;
    }

    private void end() {
        if (received > exchange.route().maxBodyBytes()) {
            refuse();
        } else {
            exchange.body(body);
            exchange.guarded(() -> then.handle(exchange));
        }
    }

    private void refuse() {
        if (!refused) {
            refused = true;
            exchange.refuse(
                    EdgeCode.BODY_TOO_LARGE,
                    "Send at most " + exchange.route().maxBodyBytes() + " bytes; split what is longer.");
        }
    }
}
