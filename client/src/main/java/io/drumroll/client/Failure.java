package io.drumroll.client;

/** Why a command or a read has no answer. */
public enum Failure {
    /** The line is full (a named bound): nothing was sent; try again in a moment. */
    OVERLOADED,
    /** No answer came in time. A command may or may not have been carried out: ask again under the same key. */
    TIMED_OUT,
    /** The festival stores nothing more because its disk is nearly full: nothing was sent. */
    STORAGE_FULL,
    /** The node is stopping or not reachable: nothing was sent. */
    UNAVAILABLE
}
