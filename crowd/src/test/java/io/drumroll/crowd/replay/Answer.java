package io.drumroll.crowd.replay;

import io.drumroll.client.Failure;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.message.Query;
import java.util.function.Consumer;

/** Hands what was found to a check, and fails the test where nothing was. */
record Answer<A>(Consumer<A> check) implements ReplyHandler<A> {
    @Override
    public void onReply(Query.Reply<A> reply) {
        switch (reply.result()) {
            case Query.Result.Found<A>(A value) -> check.accept(value);
            case Query.Result.Refused<A> refused -> throw new AssertionError("refused: " + refused.rejection());
        }
    }

    @Override
    public void onFailure(Failure failure) {
        throw new AssertionError("no answer: " + failure);
    }
}
