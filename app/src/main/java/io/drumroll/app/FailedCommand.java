package io.drumroll.app;

/** A command could not do its work; the message says why, and what to do. */
final class FailedCommand extends RuntimeException {
    private static final long serialVersionUID = 1;

    FailedCommand(String message) {
        super(message);
    }

    FailedCommand(String message, Throwable cause) {
        super(message, cause);
    }
}
