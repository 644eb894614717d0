package io.drumroll.client;

/** The feed ended under its reader: the node went, or the reader did not read for too long. It may be opened anew. */
public final class FeedEndedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    FeedEndedException(String message) {
        super(message);
    }
}
