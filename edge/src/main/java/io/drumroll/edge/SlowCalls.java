package io.drumroll.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries out what waits, for the database above all, or computes for long, on threads of its own, and takes the answer back to the request's
 * event loop. Bounded: beyond {@link #MAX_UNDER_WAY} requests are refused. What the festival's engine answers never comes here.
 */
final class SlowCalls implements AutoCloseable {
    /** How many requests may wait at a time. */
    static final int MAX_UNDER_WAY = 256;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("drumroll-slow-", 0).factory());
    private final Semaphore places = new Semaphore(MAX_UNDER_WAY);

    /** How many computations may wait for a thread. */
    static final int MAX_COMPUTATIONS = 128;

    /** Half of the processors: computing never takes them all from the event loops and the festival. */
    private static final int COMPUTING = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 8);

    private final ThreadPoolExecutor computing = new ThreadPoolExecutor(
            COMPUTING,
            COMPUTING,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_COMPUTATIONS),
            Thread.ofPlatform().name("drumroll-computing-", 1).daemon().factory());

    /** Writes what is too long for one buffer. */
    @FunctionalInterface
    interface DownloadWriter {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Carries out some work and goes on with what it gives.
     *
     * @param work runs on a thread that may wait, and must not touch the exchange; may throw {@link BadRequest}.
     * @param then runs on the event loop; may throw {@link BadRequest}.
     */
    <A> void call(Exchange exchange, Supplier<A> work, Consumer<A> then) {
        takePlace();
        new PendingStage<A>(exchange) {
            @Override
            void completed(A value) {
                then.accept(value);
            }
        }.await(CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.get();
                    } finally {
                        places.release();
                    }
                },
                threads));
    }

    /**
     * Goes on with what many may wait for at once, and one of them began. Takes no place.
     *
     * @param then runs on the event loop, at once if there is nothing to wait for; may throw {@link BadRequest}.
     */
    <A> void share(Exchange exchange, CompletableFuture<A> answer, Consumer<A> then) {
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            then.accept(answer.join());
            return;
        }
        new PendingStage<A>(exchange) {
            @Override
            void completed(A value) {
                then.accept(value);
            }
        }.await(answer);
    }

    /** Where what many wait for is read: takes a place for each work, and throws {@link BadRequest} when there is none. */
    Executor reading() {
        return work -> {
            takePlace();
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    places.release();
                }
            });
        };
    }

    /**
     * Like {@link #call}, for work that keeps a processor busy for about a millisecond and waits for nobody, such as a
     * search: on few threads, with at most {@link #MAX_COMPUTATIONS} in line.
     */
    <A> void compute(Exchange exchange, Supplier<A> work, Consumer<A> then) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        try {
            computing.execute(() -> answer.completeAsync(work, Runnable::run));
        } catch (RejectedExecutionException e) {
            throw new BadRequest(EdgeCode.OVERLOADED, "Send it again in a moment.");
        }
        new PendingStage<A>(exchange) {
            @Override
            void completed(A value) {
                then.accept(value);
            }
        }.await(answer);
    }

    /**
     * Answers with something long, a part at a time, as fast as the caller takes it.
     *
     * @param filename under which a browser keeps it.
     * @param writer runs on a thread that may wait; what it throws before the first part is sent becomes the answer, and
     *     later ends the connection, so that nobody takes a part for the whole.
     */
    void download(Exchange exchange, CharSequence contentType, String filename, DownloadWriter writer) {
        takePlace();
        Download download = new Download(exchange, contentType, filename);
        threads.execute(() -> {
            try (download) {
                writer.writeTo(download);
                download.complete();
            } catch (IOException | RuntimeException e) {
                download.fail(e);
            } finally {
                places.release();
            }
        });
    }

    private void takePlace() {
        if (!places.tryAcquire()) {
            throw new BadRequest(EdgeCode.OVERLOADED, "Nothing was done. Send it again in a moment.");
        }
    }

    /** Lets what is under way come to its end. */
    @Override
    public void close() {
        threads.close();
        computing.close();
    }
}
