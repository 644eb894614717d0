package io.drumroll.wire;

/** Bytes that are no message of ours: cut off, damaged, or of another program. The text says what was found. */
public final class MalformedMessage extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedMessage(String message) {
        super(message);
    }
}
