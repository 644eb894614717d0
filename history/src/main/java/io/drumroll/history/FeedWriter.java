package io.drumroll.history;

import io.drumroll.engine.message.EventSink;
import io.drumroll.history.FeedCheckpoints.Checkpoint;

/**
 * Counts the feed into tables, a batch and its checkpoint in one transaction. The loop that feeds it: poll the feed while
 * not {@link #isFull}; when {@link #isDue}, {@link #tryWrite}. What can't be written stops the polling when the batch is
 * full, so that nothing grows. All methods belong to one thread, but for {@link #position} and {@link #written}.
 */
public interface FeedWriter extends EventSink {
    /** Number of the last event taken, 0 before the first. */
    long position();

    /** What the tables hold: where a feed is to be opened. */
    Checkpoint written();

    /** Whether the batch must be written before the feed is polled again. */
    boolean isFull();

    /** Whether the batch is full, or its first event has waited long enough. */
    boolean isDue();

    /**
     * Writes the batch, if it can be now.
     *
     * @param feedPosition a place in the feed at or before the next event, kept with the checkpoint.
     * @throws io.drumroll.database.DatabaseException when the database refuses, which asking again does not help.
     */
    Progress tryWrite(long feedPosition);
}
