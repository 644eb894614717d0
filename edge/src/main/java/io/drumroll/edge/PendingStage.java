package io.drumroll.edge;

import io.drumroll.database.DatabaseUnavailableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What another part of the program was asked for, and how its answer is written.
 *
 * @param <A> what is answered.
 */
abstract class PendingStage<A> extends Handover {
    private static final System.Logger LOG = System.getLogger(PendingStage.class.getName());

    private final Exchange exchange;
    private @Nullable A answer;
    private @Nullable Throwable failure;

    PendingStage(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Goes on when the stage is completed. */
    final void await(CompletionStage<A> stage) {
        stage.whenComplete((value, thrown) -> {
            answer = value;
            failure = thrown;
            exchange.loop().handOver(this);
        });
    }

    /** The stage was completed with this. */
    abstract void completed(A value);

    @Override
    final void arrive() {
        exchange.guarded(() -> {
            A value = answer;
            if (failure != null || value == null) {
                fail(exchange, failure);
            } else {
                completed(value);
            }
        });
    }

    /** Tells what became of something that failed. */
    static void fail(Exchange exchange, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        switch (cause) {
            case BadRequest bad -> throw bad;
            case DatabaseUnavailableException _ ->
                exchange.refuse(
                        EdgeCode.DATABASE_AWAY, "Nothing was done. Orders go on; ask for this again in a moment.");
            case null, default -> {
                LOG.log(System.Logger.Level.ERROR, "could not answer " + exchange.path(), cause);
                exchange.refuse(EdgeCode.INTERNAL, "Try again; the server's log says what happened.");
            }
        }
    }
}
