package io.drumroll.node;

/** A node can't start or go on; the message says why and what to do. */
public final class NodeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a message for people. */
    public NodeException(String message) {
        super(message);
    }

    /** With a message for people and what caused it. */
    public NodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
