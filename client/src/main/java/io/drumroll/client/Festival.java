package io.drumroll.client;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;

/**
 * A running festival, as everything outside of the node sees it: commands go in, answers come back, and fresh reads are
 * asked. Safe for use by many threads; no call blocks.
 *
 * <p>Each handler is called exactly once, on a thread of the festival's own, which it must not hold up: hand over and
 * return.
 */
public interface Festival {
    /**
     * Asks for a command to be carried out. An {@link io.drumroll.engine.message.Outcome.Accepted} comes only after the
     * command is in the log, as durable as the node's mode says.
     *
     * @param request the caller's idempotency key; after {@link Failure#TIMED_OUT} submit the same command again under
     *     the same key to learn what happened.
     * @param command what to do.
     * @param handler told the outcome, or that there is none.
     */
    void submit(Request request, Command command, OutcomeHandler handler);

    /**
     * Asks a fresh read.
     *
     * @param atPosition the answer must have seen the event with this number; 0 for the present state.
     * @param query what to read.
     * @param handler told the answer, or that there is none.
     * @param <A> what the answer holds.
     */
    <A> void read(long atPosition, Query<A> query, ReplyHandler<A> handler);
}
