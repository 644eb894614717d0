package io.drumroll.edge;

import io.drumroll.edge.BoardSource.Snapshot;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The board: its newest figures and their stream, the film of the day, and what its lines consist of. */
final class BoardRoutes {
    /** The kinds of lines that can be asked about. */
    static final List<String> KINDS =
            List.of("country", "province", "cityTier", "category", "brand", "origin", "shop", "sku");
    /** The longest key: what the engine takes for a category or brand. */
    static final int MAX_KEY_CHARS = 120;
    /** The shortest and the longest time between two events of a slower stream, in ms. */
    static final long MIN_EVERY_MS = 250;

    static final long MAX_EVERY_MS = 10_000;

    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    private final @Nullable BoardDay day;
    private final SlowCalls slowCalls;
    private @Nullable Snapshot zippedOf;
    private byte[] zipped = {};

    BoardRoutes(@Nullable BoardDay day, SlowCalls slowCalls) {
        this.day = day;
        this.slowCalls = slowCalls;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.BOARD_READ, exchange -> exchange.loop().hub().read(exchange))
                .on(Route.BOARD_STREAM, BoardRoutes::listen)
                .on(Route.BOARD_DAY, this::day)
                .on(Route.BOARD_AT, this::at)
                .on(Route.BOARD_DETAIL, this::detail);
    }

    private static void listen(Exchange exchange) {
        long everyMs = Asked.number(exchange, "every", MIN_EVERY_MS, MAX_EVERY_MS, SseHub.AS_IT_CHANGES);
        exchange.loop().hub().listen(exchange, everyMs);
    }

    /** Half a megabyte at most, so it is sent compressed to whoever takes that: once for all who ask in a moment. */
    private void day(Exchange exchange) {
        BoardDay kept = kept();
        if (PageRoutes.accepts(exchange.request().getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            slowCalls.compute(exchange, () -> zipped(kept.day()), answer -> {
                if (!exchange.isOver()) {
                    exchange.response()
                            .putHeader(HttpHeaders.CONTENT_ENCODING, GZIP)
                            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
                }
                exchange.answerBytes(answer.position(), Exchange.JSON, answer.json());
            });
        } else {
            slowCalls.compute(exchange, kept::day, answer -> {
                if (!exchange.isOver()) {
                    exchange.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
                }
                exchange.answerBytes(answer.position(), Exchange.JSON, answer.json());
            });
        }
    }

    private void at(Exchange exchange) {
        BoardDay kept = kept();
        long ms = Asked.number(exchange, "ms", 0, Long.MAX_VALUE);
        slowCalls.compute(exchange, () -> kept.at(ms), (Optional<Snapshot> frame) -> {
            Snapshot found = frame.orElseThrow(() -> new BadRequest(
                    EdgeCode.NOT_FOUND, "The film has no frame up to then. It begins when the doors open."));
            exchange.answerBytes(found.position(), Exchange.JSON, found.json());
        });
    }

    private void detail(Exchange exchange) {
        BoardDay kept = kept();
        String by = Asked.oneOf(exchange, "by", KINDS);
        String key = Asked.text(exchange, "key", MAX_KEY_CHARS);
        new PendingStage<BoardDay.Detail>(exchange) {
            @Override
            void completed(BoardDay.Detail detail) {
                switch (detail) {
                    case BoardDay.Detail.Found found ->
                        exchange.answerBytes(
                                found.answer().position(),
                                Exchange.JSON,
                                found.answer().json());
                    case BoardDay.Detail.Unknown _ ->
                        exchange.refuse(
                                EdgeCode.NOT_FOUND,
                                "The board has no " + by + " '" + JsonReader.shortened(key)
                                        + "'. Take a key from its rankings.");
                    case BoardDay.Detail.Busy _ ->
                        exchange.refuse(EdgeCode.OVERLOADED, "Too many ask the board. Ask again in a moment.");
                }
            }
        }.await(kept.detail(by, key));
    }

    private BoardDay kept() {
        if (day == null) {
            throw new BadRequest(EdgeCode.NOT_SERVED, "Ask a server that was started with it.");
        }
        return day;
    }

    private synchronized Snapshot zipped(Snapshot plain) {
        if (zippedOf != plain) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.json().length / 4 + 64);
            try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                zip.write(plain.json());
            } catch (IOException e) {
                throw new UncheckedIOException("the day at position " + plain.position() + " can't be compressed", e);
            }
            zipped = bytes.toByteArray();
            zippedOf = plain;
        }
        return new Snapshot(plain.position(), zipped);
    }
}
