package io.drumroll.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A long answer: one thread that may wait writes it, and the connection's event loop sends it. At most {@link #MAX_PARTS}
 * parts of {@link #PART_BYTES} are kept for a caller who takes them slowly.
 */
final class Download extends OutputStream {
    /** How much is sent at a time, in bytes. */
    static final int PART_BYTES = 32 * 1024;
    /** How many parts may be under way. */
    static final int MAX_PARTS = 4;
    /** How often the writer looks whether the event loop is still there, in s: one that ended sends nothing and says nothing. */
    private static final long LOOK_S = 1;

    private final Exchange exchange;
    private final CharSequence contentType;
    private final String filename;
    private final Semaphore places = new Semaphore(MAX_PARTS);
    private Buffer part = Buffer.buffer(PART_BYTES);
    private volatile boolean isGone;
    private boolean hasBegun; // on the event loop

    Download(Exchange exchange, CharSequence contentType, String filename) {
        this.exchange = exchange;
        this.contentType = contentType;
        this.filename = filename;
    }

    @Override
    public void write(int b) throws IOException {
        part.appendByte((byte) b);
        sendFull();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int some = Math.min(length - done, PART_BYTES - part.length());
            part.appendBytes(bytes, offset + done, some);
            done += some;
            sendFull();
        }
    }

    private void sendFull() throws IOException {
        if (part.length() < PART_BYTES) {
            return;
        }
        takePlace();
        Buffer full = part;
        part = Buffer.buffer(PART_BYTES);
        onLoop(() -> send(full));
    }

    private void takePlace() throws IOException {
        try {
            while (!places.tryAcquire(LOOK_S, TimeUnit.SECONDS)) {
                if (exchange.loop().hasEnded()) {
                    throw new IOException("the server has stopped");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        }
        if (isGone) {
            throw new IOException("the caller went away");
        }
    }

    private void onLoop(Runnable step) {
        exchange.loop().handOver(new Handover() {
            @Override
            void arrive() {
                step.run();
            }
        });
    }

    private void send(Buffer full) {
        if (exchange.isOver()) {
            isGone = true;
            places.release();
            return;
        }
        begin();
        if (isHead()) {
            places.release();
            return;
        }
        exchange.response().write(full).onComplete(written -> {
            isGone |= written.failed();
            places.release();
        });
    }

    private boolean isHead() {
        return exchange.request().method().equals(HttpMethod.HEAD);
    }

    private void begin() {
        if (!hasBegun) {
            hasBegun = true;
            exchange.requireClear();
            HttpServerResponse response = exchange.response();
            response.setChunked(true)
                    .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader("content-disposition", "attachment; filename=\"" + filename + "\"");
        }
    }

    /** All is written. */
    void complete() throws IOException {
        takePlace();
        Buffer rest = part;
        onLoop(() -> end(rest));
    }

    private void end(Buffer rest) {
        if (exchange.isOver()) {
            return;
        }
        begin();
        if (isHead()) {
            exchange.response().end();
        } else {
            exchange.response().end(rest);
        }
        exchange.finish(200);
    }

    /** It can't be written to its end. */
    void fail(@Nullable Throwable why) {
        onLoop(() -> {
            if (exchange.isOver()) {
                return;
            }
            if (hasBegun) {
                exchange.abandon();
                exchange.request().connection().close();
            } else {
                exchange.guarded(() -> PendingStage.fail(exchange, why));
            }
        });
    }
}
