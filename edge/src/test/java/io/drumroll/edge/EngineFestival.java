package io.drumroll.edge;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.Engine;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A festival in memory: the real engine on one thread of its own, with faults to order and a clock to set. */
final class EngineFestival implements Festival, AutoCloseable {
    /** The time of all commands, in ms of the epoch. */
    final AtomicLong nowMs = new AtomicLong(1_000_000);

    private final Engine engine;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("festival").daemon().factory());
    private volatile @Nullable Failure failing;
    private volatile boolean silent;
    private volatile EventSink feed = EventSink.NONE;

    EngineFestival() {
        this(1 << 16);
    }

    EngineFestival(int keyWindow) {
        engine = new Engine(keyWindow);
    }

    /** From now on events go there, on the festival's thread. */
    void feed(EventSink sink) {
        feed = sink;
    }

    /** Runs something on the festival's thread, and waits. */
    void onThread(Runnable work) {
        try {
            thread.submit(work).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** From now on everything fails so; null ends it. */
    void failWith(@Nullable Failure failure) {
        failing = failure;
    }

    /** From now on nothing is answered, or everything again. */
    void keepSilent(boolean on) {
        silent = on;
    }

    @Override
    public void submit(Request request, Command command, OutcomeHandler handler) {
        thread.execute(() -> {
            Failure failure = failing;
            if (failure != null) {
                handler.onFailure(failure);
            } else if (!silent) {
                handler.onOutcome(engine.handle(nowMs.get(), request, command, feed));
            }
        });
    }

    @Override
    public <A> void read(long atPosition, Query<A> query, ReplyHandler<A> handler) {
        thread.execute(() -> {
            Failure failure = failing;
            if (failure == null && engine.position() < atPosition) {
                failure = Failure.TIMED_OUT;
            }
            if (failure != null) {
                handler.onFailure(failure);
            } else if (!silent) {
                handler.onReply(engine.read(query));
            }
        });
    }

    /** Carries out a command at once, for a test's givens. */
    Outcome.Accepted given(Command command) {
        try {
            Outcome outcome = thread.submit(() -> engine.handle(nowMs.get(), KeyHash.random(), command, feed))
                    .get();
            if (outcome instanceof Outcome.Accepted accepted) {
                return accepted;
            }
            throw new AssertionError("given " + command + ": " + outcome);
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
