package io.drumroll.history;

/** What became of an attempt to write. */
public enum Progress {
    /** All that was taken is written. */
    WRITTEN,
    /** The database is away; what was taken is kept, and the next attempt may succeed. */
    AWAY,
    /** What this view builds on is not written yet; what was taken is kept. */
    NOT_YET,
    /**
     * The database knows less than it did: it was restored, or lost its last transactions in a crash. What was taken is
     * forgotten; the feed is to be opened anew where the view now stands.
     */
    MOVED_BACK
}
