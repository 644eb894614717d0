package io.drumroll.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
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
    private static final System.Logger LOG = System.getLogger(SlowCalls.class.getName());
    /** How long {@link #close} waits for each kind of thread. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(60);

    /** How many requests may wait at a time. */
    static final int MAX_UNDER_WAY = 256;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("drumroll-slow-", 0).factory());
    private final Semaphore places = new Semaphore(MAX_UNDER_WAY);

    /** How many long answers may be under way; they have places of their own, as a caller may take them slowly. */
    static final int MAX_DOWNLOADS = 64;
    /** How many of them may be one person's. */
    static final int MAX_DOWNLOADS_EACH = 4;

    private final Places downloads = new Places(MAX_DOWNLOADS, MAX_DOWNLOADS_EACH);

    /** How many may be told at a time how the server is doing; their places are kept for when all others are taken. */
    static final int MAX_LOOKS = 4;

    private final Semaphore looks = new Semaphore(MAX_LOOKS);

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
        call(places, exchange, work, then);
    }

    /** Like {@link #call}, for what operators look at when nothing else goes any more. */
    <A> void look(Exchange exchange, Supplier<A> work, Consumer<A> then) {
        call(looks, exchange, work, then);
    }

    private <A> void call(Semaphore some, Exchange exchange, Supplier<A> work, Consumer<A> then) {
        take(some);
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
                        some.release();
                    }
                },
                threads));
    }

    private static void take(Semaphore places) {
        if (!places.tryAcquire()) {
            throw new BadRequest(EdgeCode.OVERLOADED, "Nothing was done. Send it again in a moment.");
        }
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
            take(places);
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
     * Answers somebody who is known with something long, a part at a time, as fast as they take it.
     *
     * @param filename under which a browser keeps it.
     * @param writer runs on a thread that may wait; what it throws before the first part is sent becomes the answer, and
     *     later ends the connection, so that nobody takes a part for the whole.
     */
    void download(Exchange exchange, CharSequence contentType, String filename, DownloadWriter writer) {
        long person = exchange.caller().known().person();
        if (!downloads.tryTake(person)) {
            throw new BadRequest(
                    EdgeCode.OVERLOADED,
                    "Nothing was done. Other files are being sent: ask for this when one is there.");
        }
        Download download = new Download(exchange, contentType, filename);
        threads.execute(() -> {
            try (download) {
                writer.writeTo(download);
                download.complete();
            } catch (IOException | RuntimeException e) {
                download.fail(e);
            } finally {
                downloads.leave(person);
            }
        });
    }

    /**
     * Lets what is under way come to its end, also when the caller is interrupted: to interrupt what is inside an embedded
     * database would close its file.
     */
    @Override
    public void close() {
        threads.shutdown();
        computing.shutdown();
        if (!ends(threads) || !ends(computing)) {
            LOG.log(System.Logger.Level.WARNING, "requests are still under way {0} after the end", CLOSE_WITHIN);
        }
    }

    private static boolean ends(ExecutorService executor) {
        return Uninterrupted.await(
                CLOSE_WITHIN, timeoutNs -> executor.awaitTermination(timeoutNs, TimeUnit.NANOSECONDS));
    }
}
