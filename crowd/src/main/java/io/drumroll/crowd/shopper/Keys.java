package io.drumroll.crowd.shopper;

import io.drumroll.crowd.demo.Mixing;
import io.drumroll.engine.message.Request;

/**
 * Idempotency keys that follow from a seed. Two runs on the same festival must differ in their seeds, unless the second
 * is meant to repeat the first: then it gets the first one's answers again.
 *
 * @param seed sets all keys of a run apart from those of another.
 */
public record Keys(long seed) {
    /**
     * The key of the {@code index}-th command of a kind; no two of a seed are the same.
     *
     * @param kind sets commands of different kinds apart.
     * @param index counts the commands of the kind.
     */
    public Request key(int kind, long index) {
        // The upper half is never zero, so the key never looks like none.
        return new Request(Mixing.mix(seed ^ Mixing.mix(kind)) | 1, Mixing.mix(index ^ seed));
    }
}
