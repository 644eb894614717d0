package io.drumroll.edge;

import io.drumroll.client.Failure;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A fresh read that was asked, and how its answer is written.
 *
 * @param <A> what the answer holds.
 */
abstract class PendingRead<A> extends Handover implements ReplyHandler<A> {
    private final Exchange exchange;
    private Query.@Nullable Reply<A> reply;
    private @Nullable Failure failure;

    PendingRead(Exchange exchange) {
        this.exchange = exchange;
    }

    /** What was asked for is there. */
    abstract void found(long position, A value);

    /** There is nothing to tell, and why. */
    void refused(long position, Rejection rejection) {
        exchange.reject(rejection, position);
    }

    /** There is no answer, and why. */
    void failed(Failure why) {
        exchange.fail(why, true);
    }

    @Override
    public final void onReply(Query.Reply<A> answer) {
        reply = answer;
        exchange.loop().handOver(this);
    }

    @Override
    public final void onFailure(Failure why) {
        failure = why;
        exchange.loop().handOver(this);
    }

    @Override
    final void arrive() {
        exchange.guarded(this::answer);
    }

    private void answer() {
        if (failure != null) {
            failed(failure);
            return;
        }
        if (reply == null) {
            throw new IllegalStateException("a read was answered with neither reply nor failure");
        }
        switch (reply.result()) {
            case Query.Result.Found<A>(A value) -> found(reply.position(), value);
            case Query.Result.Refused<A>(Rejection rejection) -> refused(reply.position(), rejection);
        }
    }
}
