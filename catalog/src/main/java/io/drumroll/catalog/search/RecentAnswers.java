package io.drumroll.catalog.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers to give again to the same question for a moment, as when a crowd opens the same page. They hold for one state of
 * the index, so a new listing is never hidden by them. Thread-safe.
 */
final class RecentAnswers {
    /** The most answers that are kept; the least asked for goes first. */
    static final int MAX_ANSWERS = 1_024;

    private final long keepNs;
    private final Map<SearchQuery, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private record Kept(SearchResult result, String state, long atNs) {}

    /**
     * @param keepNs how long; 0 for not at all.
     */
    RecentAnswers(long keepNs) {
        this.keepNs = keepNs;
    }

    /**
     * @param state names the state of the index that would answer now.
     * @param nowNs on a clock that only rises.
     */
    synchronized Optional<SearchResult> find(SearchQuery query, String state, long nowNs) {
        Kept found = kept.get(query);
        if (found == null || !found.state.equals(state) || nowNs - found.atNs > keepNs) {
            return Optional.empty();
        }
        return Optional.of(found.result);
    }

    /** Keeps an answer from this state of the index. */
    synchronized void keep(SearchQuery query, SearchResult result, String state, long nowNs) {
        if (keepNs == 0) {
            return;
        }
        kept.put(query, new Kept(result, state, nowNs));
        if (kept.size() > MAX_ANSWERS) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
