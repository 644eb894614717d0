package io.drumroll.edge;

/** The server could not start; the message says why and what to do. */
public final class EdgeStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EdgeStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
