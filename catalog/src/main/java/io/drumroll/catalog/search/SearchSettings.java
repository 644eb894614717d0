package io.drumroll.catalog.search;

import java.time.Duration;

/**
 * How an index of products is run.
 *
 * @param bands how prices are grouped for the facet.
 * @param seenWithin how long a change may take until searches see it; above 50 ms.
 * @param commitEvery how often changes are forced to disk.
 * @param answersKept how long an answer may be given again to the same question; zero for never. An answer isn't given
 *     again once searches see a newer index, so only live figures can be older.
 * @param mostVisited the most products that one search looks at.
 * @param bufferMb memory in which changes gather before they are written, MB.
 */
public record SearchSettings(
        PriceBands bands,
        Duration seenWithin,
        Duration commitEvery,
        Duration answersKept,
        int mostVisited,
        int bufferMb) {

    /** Seen in half a second, committed every half minute, answers kept for a second, two million products. */
    public static SearchSettings usual() {
        return new SearchSettings(
                PriceBands.usual(),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                2_000_000,
                64);
    }
}
