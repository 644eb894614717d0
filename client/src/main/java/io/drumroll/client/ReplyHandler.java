package io.drumroll.client;

import io.drumroll.engine.message.Query;

/**
 * Told how a fresh read ended.
 *
 * @param <A> what the answer holds.
 */
public interface ReplyHandler<A> {
    /** The engine's answer. */
    void onReply(Query.Reply<A> reply);

    /** There is no answer, and why. */
    void onFailure(Failure failure);
}
