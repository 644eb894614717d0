package io.drumroll.app;

import io.drumroll.client.CommandClient;
import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import io.drumroll.node.FreshReads;
import io.drumroll.node.Node;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The festival of this process: commands through the log, fresh reads from the node beside it. */
final class LocalFestival implements Festival {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Node node;
    private final CommandClient client;

    LocalFestival(Node node, CommandClient client) {
        this.node = node;
        this.client = client;
    }

    @Override
    public void submit(Request request, Command command, OutcomeHandler handler) {
        if (node.isStorageLow()) {
            handler.onFailure(Failure.STORAGE_FULL);
        } else {
            client.submit(request, command, handler);
        }
    }

    @Override
    public <A> void read(long atPosition, Query<A> query, ReplyHandler<A> handler) {
        if (!node.isReady()) {
            handler.onFailure(Failure.UNAVAILABLE);
            return;
        }
        boolean isAsked = node.reads().ask(atPosition, query, new FreshReads.Callback<A>() {
            @Override
            public void onReply(Query.Reply<A> reply) {
                handler.onReply(reply);
            }

            @Override
            public void onTimeout() {
                handler.onFailure(Failure.TIMED_OUT);
            }
        });
        if (!isAsked) {
            handler.onFailure(Failure.OVERLOADED);
        }
    }

    /** Carries out a command that needs no key and waits; for set-up, not for the many. */
    Outcome carryOut(Command command) {
        return carryOut(Request.WITHOUT_KEY, command);
    }

    /** Carries out a command and waits; for set-up, not for the many. */
    Outcome carryOut(Request request, Command command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        submit(request, command, new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                answer.complete(outcome);
            }

            @Override
            public void onFailure(Failure failure) {
                answer.completeExceptionally(new FailedCommand("the festival does not answer: " + failure));
            }
        });
        return await(answer);
    }

    /** Reads and waits; for set-up, not for the many. */
    <A> Query.Result<A> ask(Query<A> query) {
        CompletableFuture<Query.Result<A>> answer = new CompletableFuture<>();
        read(0, query, new ReplyHandler<A>() {
            @Override
            public void onReply(Query.Reply<A> reply) {
                answer.complete(reply.result());
            }

            @Override
            public void onFailure(Failure failure) {
                answer.completeExceptionally(new FailedCommand("the festival does not answer: " + failure));
            }
        });
        return await(answer);
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedCommand("interrupted while the festival was asked", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FailedCommand known ? known : new FailedCommand(e.toString(), e);
        } catch (TimeoutException e) {
            throw new FailedCommand("the festival did not answer within " + PATIENCE.toSeconds() + " s", e);
        }
    }
}
