package io.drumroll.edge;

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
                LOG.log(System.Logger.Level.ERROR, "could not answer " + exchange.path(), failure);
                exchange.refuse(EdgeCode.INTERNAL, "Try again; the server's log says what happened.");
            } else {
                completed(value);
            }
        });
    }
}
