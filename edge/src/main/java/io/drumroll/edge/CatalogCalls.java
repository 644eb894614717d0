package io.drumroll.edge;

import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Result;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks the catalogue, which waits for the database, and tells what it refuses. */
final class CatalogCalls {
    private final SlowCalls slowCalls;
    private final BooleanSupplier isReady;

    CatalogCalls(SlowCalls slowCalls, BooleanSupplier isReady) {
        this.slowCalls = slowCalls;
        this.isReady = isReady;
    }

    /** Carries out some work on a thread that may wait, and goes on with what it gives on the event loop. */
    <A> void call(Exchange exchange, Supplier<A> work, Consumer<A> then) {
        requireReady();
        slowCalls.call(exchange, work, then);
    }

    /** Goes on with what many may wait for at once; see {@link SlowCalls#share}. */
    <A> void share(Exchange exchange, CompletableFuture<A> answer, Consumer<A> then) {
        slowCalls.share(exchange, answer, then);
    }

    /** Where that is read; throws {@link BadRequest} when it can't be. */
    Executor reading() {
        Executor reading = slowCalls.reading();
        return work -> {
            requireReady();
            reading.execute(work);
        };
    }

    /** The same with work that may be refused; then the refusal is the answer. */
    <A> void ask(Exchange exchange, Supplier<Result<A>> work, Consumer<A> then) {
        call(exchange, work, result -> settle(exchange, result, then));
    }

    /** Goes on with what was done, or answers why it was not. */
    static <A> void settle(Exchange exchange, Result<A> result, Consumer<A> then) {
        switch (result) {
            case Result.Done<A>(A value) -> then.accept(value);
            case Result.Refused<A> refused -> {
                if (refused.why() == Refusal.UNDER_WAY) {
                    exchange.noteUnderWay();
                }
                Problems.refused(exchange, codeOf(refused.why()), refused.detail(), refused.problems());
            }
        }
    }

    /** Answers with something long; see {@link SlowCalls#download}. */
    void download(Exchange exchange, CharSequence contentType, String filename, SlowCalls.DownloadWriter writer) {
        requireReady();
        slowCalls.download(exchange, contentType, filename, writer);
    }

    /** Refuses as long as the tables are not there, as when the database is away. */
    void requireReady() {
        if (!isReady.getAsBoolean()) {
            throw new BadRequest(
                    EdgeCode.DATABASE_AWAY, "Nothing was done. Orders go on; ask for this again in a moment.");
        }
    }

    /** There is no such thing, or it is somebody else's. */
    static BadRequest notFound(String what) {
        return new BadRequest(EdgeCode.NOT_FOUND, "There is no such " + what + ", or it is not yours to see.");
    }

    /** The code of what the catalogue refuses. */
    static EdgeCode codeOf(Refusal why) {
        return switch (why) {
            case NOT_FOUND -> EdgeCode.NOT_FOUND;
            case BAD_CONTENT -> EdgeCode.BAD_CONTENT;
            case CODE_TAKEN -> EdgeCode.CODE_TAKEN;
            case WRONG_STATE -> EdgeCode.WRONG_STATE;
            case CHANGED_MEANWHILE -> EdgeCode.CHANGED_MEANWHILE;
            case ENGINE_REFUSED -> EdgeCode.ENGINE_REFUSED;
            case UNDER_WAY -> EdgeCode.UNDER_WAY;
            case NOT_RECEIVED -> EdgeCode.NOT_RECEIVED;
            case LIMIT_REACHED -> EdgeCode.LIMIT_REACHED;
            case TOO_LARGE -> EdgeCode.BODY_TOO_LARGE;
            case UNSUPPORTED_TYPE -> EdgeCode.UNSUPPORTED_TYPE;
            case BUSY -> EdgeCode.OVERLOADED;
            case NO_ROOM -> EdgeCode.STORAGE_FULL;
        };
    }
}
