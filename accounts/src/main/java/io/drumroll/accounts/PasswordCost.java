package io.drumroll.accounts;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;

/**
 * What it costs to try one password by Argon2id.
 *
 * @param memoryKib 8 to {@value #MAX_MEMORY_KIB} KiB.
 * @param passes 1 to {@value #MAX_PASSES} times over the memory.
 * @param lanes 1 to {@value #MAX_LANES} threads.
 */
public record PasswordCost(int memoryKib, int passes, int lanes) {
    /** What OWASP's Password Storage Cheat Sheet recommends: 19 MiB, twice, on one thread. */
    public static final PasswordCost OWASP = new PasswordCost(19_456, 2, 1);

    static final int MAX_MEMORY_KIB = 131_072;
    static final int MAX_PASSES = 10;
    static final int MAX_LANES = 4;
    private static final int HASH_BYTES = 32;

    /** Checks the ranges. */
    public PasswordCost {
        if (!isBounded(memoryKib, passes, lanes)) {
            throw new IllegalArgumentException(
                    "no cost of a password: " + memoryKib + " KiB, " + passes + " passes, " + lanes + " lanes");
        }
    }

    /** Whether a hash of this cost may be tried: one from a tampered database could take all memory. */
    static boolean isBounded(int memoryKib, int passes, int lanes) {
        return memoryKib >= 8
                && memoryKib <= MAX_MEMORY_KIB
                && passes >= 1
                && passes <= MAX_PASSES
                && lanes >= 1
                && lanes <= MAX_LANES;
    }

    Argon2Function function() {
        return Argon2Function.getInstance(memoryKib, passes, lanes, HASH_BYTES, Argon2.ID);
    }
}
