package io.drumroll.crowd.replay;

/** A replay did not end as the file says it should; the message says what differs. */
public final class ReplayException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the reason in plain words. */
    public ReplayException(String message) {
        super(message);
    }

    /** With the reason in plain words and what caused it. */
    public ReplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
