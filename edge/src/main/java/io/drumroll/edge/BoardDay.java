package io.drumroll.edge;

import io.drumroll.edge.BoardSource.Snapshot;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the board keeps besides its newest figures: the film of the day, and what its lines consist of. Safe for use by many
 * threads.
 */
public interface BoardDay {
    /** The day's figures at each frame, as JSON; the same object again for a moment. May compute for a few milliseconds. */
    Snapshot day();

    /**
     * The last frame that is not behind a moment, as JSON; empty if there is none. May compute for a millisecond.
     *
     * @param ms the moment, in ms of the epoch.
     */
    Optional<Snapshot> at(long ms);

    /**
     * What a line of the board consists of. Answers at once that there is no answer, or later what it is.
     *
     * @param by what kind of line: one of {@link BoardRoutes#KINDS}.
     * @param key the line's key.
     */
    CompletionStage<Detail> detail(String by, String key);

    /** What became of a question. */
    sealed interface Detail {
        /** The answer, as JSON. */
        record Found(Snapshot answer) implements Detail {}

        /** There is no such line. */
        record Unknown() implements Detail {}

        /** Too many ask, or the answer took too long. */
        record Busy() implements Detail {}
    }
}
