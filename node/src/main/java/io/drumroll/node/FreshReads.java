package io.drumroll.node;

import io.drumroll.engine.Engine;
import io.drumroll.engine.message.Query;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

/**
 * Fresh reads on their way to the engine: asked by any thread, answered on the engine's, between two commands. Bounded
 * everywhere: in what waits in line, in what one duty cycle answers, and in how long a read waits for its position.
 */
public final class FreshReads {
    /** Reads that may wait in line; one more is refused. */
    public static final int MAX_WAITING = 16_384;
    /** Reads that one duty cycle answers, so that commands never wait long. */
    private static final int MAX_PER_CYCLE = 64;
    /** How long a read waits for the position that it asks for. */
    private static final long MAX_WAIT_NS = TimeUnit.SECONDS.toNanos(2);

    /**
     * Told how a read ended, on the engine's thread: hand over and return.
     *
     * @param <A> what the answer holds.
     */
    public interface Callback<A> {
        /** The answer. */
        void onReply(Query.Reply<A> reply);

        /** The position was not reached in time. */
        void onTimeout();
    }

    private record Waiting<A>(long atPosition, Query<A> query, Callback<A> callback, long askedAtNs) {
        private void answer(Engine engine, long timeMs) {
            callback.onReply(engine.read(timeMs, query));
        }
    }

    private final ManyToOneConcurrentArrayQueue<Waiting<?>> asked = new ManyToOneConcurrentArrayQueue<>(MAX_WAITING);
    private final ArrayDeque<Waiting<?>> early = new ArrayDeque<>();

    /**
     * Asks a read from any thread.
     *
     * @param atPosition the answer must have seen the event with this number.
     * @return false when the line is full; the callback is not called then.
     */
    public <A> boolean ask(long atPosition, Query<A> query, Callback<A> callback) {
        return asked.offer(new Waiting<>(atPosition, query, callback, System.nanoTime()));
    }

    /**
     * Answers what can be answered, on the engine's thread.
     *
     * @param timeMs the time as of which the answers are, in ms of the epoch, where the engine's own is not later: it stands
     *     still while no command comes, and deals and rates begin and end all the same.
     */
    int answer(Engine engine, long nowNs, long timeMs) {
        int answered = answerEarly(engine, nowNs, timeMs);
        for (int i = 0; i < MAX_PER_CYCLE; i++) {
            Waiting<?> next = asked.poll();
            if (next == null) {
                break;
            }
            answered++;
            if (next.atPosition <= engine.position()) {
                next.answer(engine, timeMs);
            } else if (early.size() < MAX_WAITING) {
                early.add(next);
            } else {
                next.callback.onTimeout();
            }
        }
        return answered;
    }

    private int answerEarly(Engine engine, long nowNs, long timeMs) {
        if (early.isEmpty()) {
            return 0;
        }
        int answered = 0;
        for (Iterator<Waiting<?>> waiting = early.iterator(); waiting.hasNext() && answered < MAX_PER_CYCLE; ) {
            Waiting<?> next = waiting.next();
            if (next.atPosition <= engine.position()) {
                waiting.remove();
                next.answer(engine, timeMs);
                answered++;
            } else if (nowNs - next.askedAtNs > MAX_WAIT_NS) {
                waiting.remove();
                next.callback.onTimeout();
                answered++;
            }
        }
        return answered;
    }
}
