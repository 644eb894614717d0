package io.drumroll.bench.peer;

import java.io.Serial;

/** A peer can't be measured; the message says why, and what to do where there is something to do. */
public final class PeerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** With what is wrong. */
    public PeerException(String message) {
        super(message);
    }

    /** With what is wrong and why. */
    public PeerException(String message, Throwable cause) {
        super(message, cause);
    }
}
