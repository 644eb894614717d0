package io.drumroll.edge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The board's listeners on one event loop, and those who wait for the board to reach a position. Ticks ten times a second;
 * a listener gets the newest snapshot when there is a new one, and at least once a second, or once in the time that it asked
 * for. One whose line is full misses ticks, so that nothing piles up for it, and is closed when it has taken nothing for a
 * while.
 */
final class SseHub {
    /** Time between two ticks, in ms: at most this often a listener gets a snapshot. */
    static final long TICK_MS = 100;
    /** A listener gets a snapshot at least this often, in ms. */
    static final long BEAT_MS = 1_000;
    /** What a listener asks for who gets every new snapshot. */
    static final long AS_IT_CHANGES = 0;
    /** Listeners of the whole server; each costs a connection and up to two snapshots of memory. */
    static final int MAX_LISTENERS = 10_000;
    /** Reads that wait for a position on one event loop. */
    static final int MAX_WAITING = 10_000;
    /** How long a read waits for the board to reach its position, in ms. */
    static final long MAX_WAIT_MS = 2_000;
    /** What may wait for one listener, in bytes, before it misses ticks. */
    private static final int MAX_LINE_BYTES = 64 * 1024;
    /** Tells browsers when to come back after a break, in ms. */
    private static final Buffer HELLO = Buffer.buffer("retry: 1000\n\n");

    private static final CharSequence EVENT_STREAM = HttpHeaders.createOptimized("text/event-stream");
    private static final CharSequence BUFFERING = HttpHeaders.createOptimized("X-Accel-Buffering");
    private static final CharSequence NO = HttpHeaders.createOptimized("no");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private final BoardFrames frames;
    private final Metrics metrics;
    private final long slowLimitNs;
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private BoardSource.@Nullable Snapshot sent;
    private long sentNs;

    SseHub(Vertx vertx, BoardFrames frames, Metrics metrics, Duration slowLimit) {
        this.frames = frames;
        this.metrics = metrics;
        this.slowLimitNs = slowLimit.toNanos();
        vertx.setPeriodic(TICK_MS, _ -> tick());
    }

    /** One open stream. */
    private static final class Listener {
        private final Exchange exchange;
        private final long everyNs;
        private long tookNs = System.nanoTime();
        private long nextNs;

        Listener(Exchange exchange, long everyMs) {
            this.exchange = exchange;
            this.everyNs = everyMs * 1_000_000;
            this.nextNs = tookNs + everyNs;
        }

        /** Whether it is this one's turn, which comes at even distances even though ticks don't fall on them. */
        private boolean isDue(boolean isNews, long nowNs) {
            if (everyNs == AS_IT_CHANGES) {
                return isNews;
            }
            if (nowNs - nextNs < 0) {
                return false;
            }
            nextNs = nowNs - nextNs < everyNs ? nextNs + everyNs : nowNs + everyNs;
            return true;
        }
    }

    /** A read of the board that waits until it has seen an event. */
    private record Waiting(Exchange exchange, long position, long deadlineNs) {}

    /** Answers with the newest snapshot, once it has seen the event that the request names. */
    void read(Exchange exchange) {
        long position = exchange.atPosition();
        BoardSource.Snapshot latest = frames.latest();
        if (latest.position() >= position) {
            exchange.answerBytes(latest.position(), Exchange.JSON, latest.json());
        } else if (waiting.size() == MAX_WAITING) {
            exchange.refuse(EdgeCode.OVERLOADED, "Too many wait for the board. Ask again in a moment.");
        } else {
            waiting.add(new Waiting(exchange, position, System.nanoTime() + MAX_WAIT_MS * 1_000_000));
        }
    }

    /**
     * Opens a stream.
     *
     * @param everyMs time between two snapshots, in ms; {@link #AS_IT_CHANGES} for each new one.
     */
    void listen(Exchange exchange, long everyMs) {
        if (exchange.isOver()) {
            return; // a broken connection is reported once, and the listener would stay
        }
        if (metrics.listeners() >= MAX_LISTENERS) {
            exchange.refuse(EdgeCode.TOO_MANY_LISTENERS, "Come back later, or read /v1/board now and then.");
            return;
        }
        Listener listener = new Listener(exchange, everyMs);
        HttpServerResponse response = exchange.response();
        response.setChunked(true)
                .setWriteQueueMaxSize(MAX_LINE_BYTES)
                .putHeader(HttpHeaders.CONTENT_TYPE, EVENT_STREAM)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .putHeader(BUFFERING, NO);
        response.exceptionHandler(_ -> forget(listener));
        response.closeHandler(_ -> forget(listener));
        listeners.add(listener);
        metrics.onListeners(1);
        response.write(HELLO);
        response.write(frames.frameOf(frames.latest()));
        exchange.finish(200);
    }

    private void forget(Listener listener) {
        if (listeners.remove(listener)) {
            metrics.onListeners(-1);
        }
    }

    private void tick() {
        long nowNs = System.nanoTime();
        BoardSource.Snapshot latest = frames.latest();
        answerWaiting(latest, nowNs);
        if (listeners.isEmpty()) {
            return;
        }
        boolean isNews = latest != sent || nowNs - sentNs >= BEAT_MS * 1_000_000;
        for (Listener listener : List.copyOf(listeners)) {
            if (listener.isDue(isNews, nowNs)) {
                send(listener, frames.frameOf(latest), nowNs);
            }
        }
        if (isNews) {
            sent = latest;
            sentNs = nowNs;
        }
    }

    private void send(Listener listener, Buffer frame, long nowNs) {
        HttpServerResponse response = listener.exchange.response();
        if (!response.writeQueueFull()) {
            listener.tookNs = nowNs;
            response.write(frame);
        } else if (nowNs - listener.tookNs > slowLimitNs + listener.everyNs) {
            metrics.onSlowListener();
            forget(listener);
            // Not close(), which would first wait for what the listener does not take.
            response.reset();
        }
    }

    private void answerWaiting(BoardSource.Snapshot latest, long nowNs) {
        waiting.removeIf(one -> {
            if (latest.position() >= one.position()) {
                one.exchange().answerBytes(latest.position(), Exchange.JSON, latest.json());
                return true;
            }
            if (nowNs - one.deadlineNs() >= 0) {
                one.exchange()
                        .refuse(
                                EdgeCode.READ_TIMED_OUT,
                                "The board has not seen event " + one.position() + " yet. Ask again in a moment.");
                return true;
            }
            return one.exchange().isOver();
        });
    }
}
