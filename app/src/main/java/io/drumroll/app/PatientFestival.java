package io.drumroll.app;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the festival's engine and waits for what it says; for threads that may wait. */
final class PatientFestival {
    /** Longer than a client waits for an answer itself, so that this is the last resort. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Festival festival;

    PatientFestival(Festival festival) {
        this.festival = festival;
    }

    /** What came of a command. */
    sealed interface Said {
        /** Done; the number of what it is about. */
        record Done(long id) implements Said {}

        /** Refused. */
        record Refused(Rejection why) implements Said {}

        /** Not known whether it was done, or not done as the engine can't be asked; a sentence. */
        record Away(String why) implements Said {}
    }

    /** Submits a command and waits. */
    Said ask(Request request, Command command) {
        CompletableFuture<Said> said = new CompletableFuture<>();
        festival.submit(request, command, new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                said.complete(
                        switch (outcome) {
                            case Outcome.Accepted accepted -> new Said.Done(accepted.id());
                            case Outcome.Rejected rejected -> new Said.Refused(rejected.rejection());
                        });
            }

            @Override
            public void onFailure(Failure failure) {
                said.complete(new Said.Away(sentence(failure)));
            }
        });
        try {
            return said.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Said.Away("The server stops.");
        } catch (TimeoutException e) {
            return new Said.Away(sentence(Failure.TIMED_OUT));
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes it with a failure", e);
        }
    }

    /** Asks a question and waits; empty when the engine can't be asked, or knows of no such thing. */
    <A> Optional<A> read(Query<A> query) {
        CompletableFuture<Optional<A>> found = new CompletableFuture<>();
        festival.read(0, query, new ReplyHandler<A>() {
            @Override
            public void onReply(Query.Reply<A> reply) {
                found.complete(
                        reply.result() instanceof Query.Result.Found<A>(A value)
                                ? Optional.of(value)
                                : Optional.empty());
            }

            @Override
            public void onFailure(Failure failure) {
                found.complete(Optional.empty());
            }
        });
        return found.completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static String sentence(Failure failure) {
        return switch (failure) {
            case OVERLOADED -> "The festival's line is full.";
            case TIMED_OUT -> "The festival did not answer in time.";
            case STORAGE_FULL -> "The festival's disk is nearly full.";
            case UNAVAILABLE -> "The festival can't be reached.";
        };
    }
}
