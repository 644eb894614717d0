package io.drumroll.client;

import io.drumroll.engine.message.Outcome;

/** Told how a command ended. */
public interface OutcomeHandler {
    /** The engine's answer. */
    void onOutcome(Outcome outcome);

    /** There is no answer, and why. */
    void onFailure(Failure failure);
}
