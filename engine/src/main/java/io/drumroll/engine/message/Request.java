package io.drumroll.engine.message;

/**
 * The caller's idempotency key: 128 bits, so that keys made at random or by hashing never meet.
 *
 * @param keyHigh upper 64 bits.
 * @param keyLow lower 64 bits; a request with both zero has no key.
 */
public record Request(long keyHigh, long keyLow) {
    /** A request without a key. */
    public static final Request WITHOUT_KEY = new Request(0, 0);

    /** Whether there is a key. */
    public boolean hasKey() {
        return (keyHigh | keyLow) != 0;
    }
}
