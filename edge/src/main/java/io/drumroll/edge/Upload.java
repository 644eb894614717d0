package io.drumroll.edge;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A request's body as a stream: the connection's event loop puts its parts in line, and one thread that may wait reads them.
 * When some {@link #MAX_WAITING_BYTES} wait, the connection is read no further. What comes when nobody reads any more is
 * dropped, up to {@link BodyCollector#MAX_DRAINED_BYTES}, so that the caller gets to see the answer; then the connection is
 * closed.
 */
final class Upload extends InputStream implements Handler<Buffer> {
    /** How many bytes may wait in line before the connection is read no further. */
    static final long MAX_WAITING_BYTES = 256 * 1024;

    private static final Part END = new Part(Kind.END, Buffer.buffer());
    private static final Part BROKEN = new Part(Kind.BROKEN, Buffer.buffer());

    private final Exchange exchange;
    private final long maxBytes;
    private final LinkedBlockingQueue<Part> line = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile boolean isDropped;
    private volatile boolean isTooLong;
    private volatile boolean isBroken;
    private long received; // on the event loop
    private long dropped; // on the event loop
    private boolean isPaused; // on the event loop

    private Part part = new Part(Kind.BYTES, Buffer.buffer()); // of the reading thread, as is what follows
    private int read;

    Upload(Exchange exchange, long maxBytes) {
        this.exchange = exchange;
        this.maxBytes = maxBytes;
    }

    /** Begins to take the body; on the event loop, before it may come. */
    void start() {
        HttpServerRequest request = exchange.request();
        request.handler(this);
        request.exceptionHandler(_ -> {
            isBroken = true;
            line.add(BROKEN);
            exchange.abandon();
        });
        request.endHandler(_ -> line.add(END));
    }

    long maxBytes() {
        return maxBytes;
    }

    /** Whether more came than is taken; reading has failed then. */
    boolean isTooLong() {
        return isTooLong;
    }

    /** Whether the connection broke off before the end; reading has failed then. */
    boolean isBroken() {
        return isBroken;
    }

    @Override
    public void handle(Buffer chunk) {
        received += chunk.length();
        if (isDropped || isTooLong) {
            drop(chunk);
        } else if (received > maxBytes) {
            isTooLong = true;
            line.add(BROKEN);
            drop(chunk);
        } else {
            line.add(new Part(Kind.BYTES, chunk));
            if (waitingBytes.addAndGet(chunk.length()) > MAX_WAITING_BYTES && !isPaused) {
                isPaused = true;
                exchange.request().pause();
            }
        }
    }

    private void drop(Buffer chunk) {
        dropped += chunk.length();
        if (dropped > BodyCollector.MAX_DRAINED_BYTES) {
            exchange.abandon();
            exchange.request().connection().close();
        }
    }

    /** Nobody reads any further; from any thread. */
    void drop() {
        isDropped = true;
        line.clear();
        resume();
    }

    private void resume() {
        exchange.loop().handOver(new Handover() {
            @Override
            void arrive() {
                if (isPaused) {
                    isPaused = false;
                    exchange.request().resume();
                }
            }
        });
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : part.bytes.getByte(read++) & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int some = Math.min(length, part.bytes.length() - read);
        part.bytes.getBytes(read, read + some, into, offset);
        read += some;
        return some;
    }

    private boolean isAtEnd() throws IOException {
        while (part.kind == Kind.BYTES && read == part.bytes.length()) {
            part = next();
            read = 0;
        }
        return part.kind == Kind.END;
    }

    private Part next() throws IOException {
        Part next;
        try {
            next = line.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        }
        if (next.kind == Kind.BROKEN) {
            throw new IOException(isTooLong ? "the body is too long" : "the caller went away");
        }
        int length = next.bytes.length();
        long before = waitingBytes.getAndAdd(-length);
        if (before > MAX_WAITING_BYTES / 2 && before - length <= MAX_WAITING_BYTES / 2) {
            resume();
        }
        return next;
    }

    private enum Kind {
        BYTES,
        END,
        BROKEN
    }

    /** What waits in line. */
    private record Part(Kind kind, Buffer bytes) {}
}
