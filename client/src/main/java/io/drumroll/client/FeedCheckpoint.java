package io.drumroll.client;

/**
 * How far a reader has come in the feed.
 *
 * @param sequence number of the last event that was read, 0 before the first.
 * @param recordingPosition where in the recording to go on, in bytes; a place at or before the next event will
 *     do, and one behind the recording's end counts as 0.
 */
public record FeedCheckpoint(long sequence, long recordingPosition) {
    /** The beginning of the feed. */
    public static final FeedCheckpoint BEGINNING = new FeedCheckpoint(0, 0);
}
