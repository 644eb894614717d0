package io.drumroll.payments;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import io.drumroll.payments.gateway.Backoff;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the festival and waits for its answer; a command without one is submitted again under its key, a few times. */
final class EngineLine {
    private static final int ATTEMPTS = 5;
    /** The client gives up earlier; this is for a festival that forgets to. */
    private static final long LONGEST_ANSWER_S = 10;

    private final Festival festival;
    private final Backoff backoff;

    EngineLine(Festival festival, Backoff backoff) {
        this.festival = festival;
        this.backoff = backoff;
    }

    /** The festival's answer, or why there is none. */
    sealed interface Answer<T> {
        /** It answered. */
        record Given<T>(T value) implements Answer<T> {}

        /** It did not; a command may or may not have been carried out. */
        record None<T>(Failure failure) implements Answer<T> {}
    }

    /** Submits a command until it has an outcome, at most {@value #ATTEMPTS} times. */
    Answer<Outcome> submit(Request request, Command command) {
        Answer<Outcome> answer = await(submitOnce(festival, request, command));
        for (int sent = 1; sent < ATTEMPTS && answer instanceof Answer.None<Outcome>; sent++) {
            if (!backoff.pause(sent)) {
                return answer;
            }
            answer = await(submitOnce(festival, request, command));
        }
        return answer;
    }

    /** Asks a fresh read, once. */
    <A> Answer<Query.Result<A>> read(Query<A> query) {
        return await(readOnce(festival, query));
    }

    static CompletableFuture<Answer<Outcome>> submitOnce(Festival festival, Request request, Command command) {
        CompletableFuture<Answer<Outcome>> answer = new CompletableFuture<>();
        festival.submit(request, command, new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                answer.complete(new Answer.Given<>(outcome));
            }

            @Override
            public void onFailure(Failure failure) {
                answer.complete(new Answer.None<>(failure));
            }
        });
        return answer;
    }

    static <A> CompletableFuture<Answer<Query.Result<A>>> readOnce(Festival festival, Query<A> query) {
        CompletableFuture<Answer<Query.Result<A>>> answer = new CompletableFuture<>();
        festival.read(0, query, new ReplyHandler<A>() {
            @Override
            public void onReply(Query.Reply<A> reply) {
                answer.complete(new Answer.Given<>(reply.result()));
            }

            @Override
            public void onFailure(Failure failure) {
                answer.complete(new Answer.None<>(failure));
            }
        });
        return answer;
    }

    private static <T> Answer<T> await(CompletableFuture<Answer<T>> answer) {
        try {
            return answer.get(LONGEST_ANSWER_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new Answer.None<>(Failure.TIMED_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.None<>(Failure.UNAVAILABLE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the festival broke off an answer", e.getCause());
        }
    }
}
