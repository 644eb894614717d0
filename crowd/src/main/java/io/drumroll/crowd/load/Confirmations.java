package io.drumroll.crowd.load;

/** Told of confirmed orders, on the target's thread. */
@FunctionalInterface
public interface Confirmations {
    /** Nobody wants to know. */
    Confirmations IGNORED = (position, atNs) -> {};

    /**
     * An order was confirmed as paid.
     *
     * @param position number of the last event that it caused.
     * @param atNs when, by {@link System#nanoTime}.
     */
    void onConfirmed(long position, long atNs);
}
