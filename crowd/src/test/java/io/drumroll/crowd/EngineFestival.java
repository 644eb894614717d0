package io.drumroll.crowd;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.Engine;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A festival without a node: the engine itself, answering at once on the caller's thread, with a clock that the test
 * turns. It can be told to be at fault now and then.
 */
public final class EngineFestival implements Festival {
    private final Engine engine = new Engine(1 << 16);
    private final List<Event> events = new ArrayList<>();
    private final SplittableRandom faults = new SplittableRandom(77);
    private int faultPercent;
    private boolean storageFull;
    private long nowMs;
    private Class<? extends Command> interrupted = Command.ScheduleFestival.class;
    private LongFunction<@Nullable Command> interruption = _ -> null;
    private long interruptions;
    private Consumer<Event> listener = _ -> {};

    /** Sets the clock. */
    public synchronized void setNowMs(long nowMs) {
        this.nowMs = nowMs;
        engine.tick(nowMs, this::record);
    }

    /** So many of a hundred commands are refused for lack of room, and as many lose their answer. */
    public synchronized void setFaultPercent(int percent) {
        faultPercent = percent;
    }

    /** Takes nothing from now on. */
    public synchronized void fillStorage() {
        storageFull = true;
    }

    /** Tells each event from now on. */
    public synchronized void onEvent(Consumer<Event> listener) {
        this.listener = listener;
    }

    private synchronized void record(long sequence, long timeMs, Event event) {
        events.add(event);
        listener.accept(event);
    }

    /** Puts another command, or none for null, before each command of a kind, which are counted from 1. */
    public synchronized void beforeEach(Class<? extends Command> kind, LongFunction<@Nullable Command> interruption) {
        this.interrupted = kind;
        this.interruption = interruption;
    }

    /** All events so far. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public synchronized void submit(Request request, Command command, OutcomeHandler handler) {
        if (storageFull) {
            handler.onFailure(Failure.STORAGE_FULL);
            return;
        }
        if (faults.nextInt(100) < faultPercent) {
            handler.onFailure(Failure.OVERLOADED);
            return;
        }
        if (interrupted.isInstance(command)) {
            Command between = interruption.apply(++interruptions);
            if (between != null) {
                engine.handle(nowMs, Request.WITHOUT_KEY, between, this::record);
            }
        }
        var outcome = engine.handle(nowMs, request, command, this::record);
        if (faults.nextInt(100) < faultPercent) {
            handler.onFailure(Failure.TIMED_OUT);
        } else {
            handler.onOutcome(outcome);
        }
    }

    @Override
    public synchronized <A> void read(long atPosition, Query<A> query, ReplyHandler<A> handler) {
        handler.onReply(engine.read(query));
    }
}
