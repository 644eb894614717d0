package io.drumroll.edge;

import io.drumroll.client.Failure;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import org.jspecify.annotations.Nullable;

/** A command that was submitted, and how its answer is written. */
abstract class PendingCommand extends Handover implements OutcomeHandler {
    private final Exchange exchange;
    private @Nullable Outcome outcome;
    private @Nullable Failure failure;

    PendingCommand(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The command was carried out. */
    abstract void accepted(Outcome.Accepted accepted);

    /** The command was refused. */
    void rejected(long position, Rejection rejection) {
        exchange.reject(rejection, position);
    }

    @Override
    public final void onOutcome(Outcome answer) {
        outcome = answer;
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
            exchange.fail(failure, false);
            return;
        }
        switch (outcome) {
            case Outcome.Accepted accepted -> accepted(accepted);
            case Outcome.Rejected refused -> rejected(refused.position(), refused.rejection());
            case null -> throw new IllegalStateException("a command was answered with neither outcome nor failure");
        }
    }
}
