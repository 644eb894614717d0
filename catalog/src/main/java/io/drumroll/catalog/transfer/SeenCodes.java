package io.drumroll.catalog.transfer;

import io.drumroll.catalog.ProductContent;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/** The codes that a file had so far, as 64 bits each: two of five million meet once in a million files. */
final class SeenCodes {
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final LongHashSet hashes = new LongHashSet();

    /** Notes a product's code; whether it came before. */
    boolean isRepeated(@Nullable ProductContent content) {
        return content != null && !content.code().isEmpty() && !hashes.add(hash(content.code()));
    }

    private static long hash(String code) {
        long hash = FNV_START;
        for (int i = 0; i < code.length(); i++) {
            hash = (hash ^ code.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 31)) * 0x7fb5d329728ea185L;
        return hash ^ (hash >>> 27);
    }
}
