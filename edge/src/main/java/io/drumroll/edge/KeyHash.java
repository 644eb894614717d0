package io.drumroll.edge;

import io.drumroll.engine.message.Request;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes the engine's 128-bit key of the header {@code Idempotency-Key}: MurmurHash3 x64 128 (Austin Appleby, public
 * domain) over the route's key space, the buyer and the key's characters. Stable: the same key means the same after a
 * restart and on every server.
 *
 * <p>It is no secret and needs none: the buyer is part of it, so nobody can make a key that meets another buyer's.
 */
public final class KeyHash {
    /** The most characters of a key. */
    static final int MAX_KEY_LENGTH = 255;

    private static final int PREFIX = 9;
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private final byte[] scratch = new byte[PREFIX + MAX_KEY_LENGTH + 16];

    /**
     * The engine's key, or null if the header's value is not 1 to 255 visible ASCII characters.
     *
     * @param keySpace the route's, see {@link Route#keySpace()}.
     * @param buyer whose request it is, 0 where there is none.
     * @param key the header's value.
     */
    @Nullable
    Request of(int keySpace, long buyer, String key) {
        int size = key.length();
        if (size == 0 || size > MAX_KEY_LENGTH) {
            return null;
        }
        scratch[0] = (byte) keySpace;
        for (int i = 0; i < 8; i++) {
            scratch[1 + i] = (byte) (buyer >>> (8 * i));
        }
        for (int i = 0; i < size; i++) {
            char c = key.charAt(i);
            if (c <= ' ' || c > '~') {
                return null;
            }
            scratch[PREFIX + i] = (byte) c;
        }
        return neverZero(murmur3(scratch, PREFIX + size));
    }

    /**
     * The engine's key of a text that this server makes itself.
     *
     * @param keySpace 128 to 255; those of routes are below.
     * @param key 1 to {@link #MAX_KEY_LENGTH} visible ASCII characters.
     */
    public static Request of(int keySpace, String key) {
        if (keySpace < 128 || keySpace > 255) {
            throw new IllegalArgumentException("a key space of one's own is 128 to 255, not " + keySpace);
        }
        Request request = new KeyHash().of(keySpace, 0, key);
        if (request == null) {
            throw new IllegalArgumentException("a key is 1 to 255 visible ASCII characters, not '" + key + "'");
        }
        return request;
    }

    /** A key that no other request has. */
    static Request random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return neverZero(new Request(random.nextLong(), random.nextLong()));
    }

    private static Request neverZero(Request request) {
        return request.hasKey() ? request : new Request(0, 1);
    }

    /** MurmurHash3 x64 128 with seed 0: the first word is the key's upper half. */
    static Request murmur3(byte[] data, int length) {
        long h1 = 0;
        long h2 = 0;
        int blocks = length & ~15;
        for (int at = 0; at < blocks; at += 16) {
            h1 = Long.rotateLeft(h1 ^ mix1(word(data, at, 8)), 27) + h2;
            h1 = h1 * 5 + 0x52dce729;
            h2 = Long.rotateLeft(h2 ^ mix2(word(data, at + 8, 8)), 31) + h1;
            h2 = h2 * 5 + 0x38495ab5;
        }
        int tail = length - blocks;
        h2 ^= mix2(word(data, blocks + 8, Math.max(0, tail - 8)));
        h1 ^= mix1(word(data, blocks, Math.min(8, tail)));
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        h1 += h2;
        h2 += h1;
        return new Request(h1, h2);
    }

    private static long word(byte[] data, int at, int bytes) {
        long word = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            word = (word << 8) | (data[at + i] & 0xff);
        }
        return word;
    }

    private static long mix1(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long mix2(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    private static long finish(long k) {
        long a = (k ^ (k >>> 33)) * 0xff51afd7ed558ccdL;
        long b = (a ^ (a >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return b ^ (b >>> 33);
    }
}
