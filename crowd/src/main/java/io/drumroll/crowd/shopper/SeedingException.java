package io.drumroll.crowd.shopper;

/** A festival did not take the commands that it was to be seeded with; the message says which and why. */
public final class SeedingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the reason in plain words. */
    public SeedingException(String message) {
        super(message);
    }
}
